"""Drafts -> their references to what does not exist, before they are complete enough to be records."""

from datetime import date
from pathlib import Path

from portal.language import LANGUAGES
from portal.loading.drafts import completed, part_at, read_drafts
from portal.loading.entry import Fault
from portal.loading.load import Records, as_problem
from portal.problems import Problem
from portal.records.kinds import Record
from portal.records.vocabulary import Audience, Document, Theme
from portal.rules.references import References


def check_draft_references(data: Path, loaded: Records, today: date) -> list[Problem]:
    """A problem for each reference of a draft that leads nowhere; drafts may lead to each other."""
    if not all(
        loaded.of(model) for model in (Document, Theme, Audience)
    ):  # a draft is completed with the first of each
        return []
    drafts = list(read_drafts(data))
    kinds = {entry.id: model.kind for _, model, entry in drafts if entry.id and issubclass(model, Record)}
    references = References(loaded, kinds)
    problems = []
    for file, model, entry in drafts:
        record = completed(entry, model, loaded, dict.fromkeys(LANGUAGES, "draft"), today)
        for path, code, details in references.complaints(record) if record else ():
            if part_at(entry.value, path) is not None:
                problems.append(as_problem(file, entry, Fault(path, entry.near(path), code, details)))
    return problems
