"""A record -> the record as of its newest statement; an event and a moment -> its outcome.

What happened after the documents is written once, under `since`. The stage of a project and the steps of an
instrument are derived from it here, so that every page, list and output agrees.
"""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from portal.dates import is_to_the_day
from portal.records.kinds import AnyRecord, Event, Instrument, Project
from portal.records.parts import DatedStep, Source
from portal.records.vocabulary import Document

Standing = Literal["ahead", "today", "held", "moved", "cancelled", "not-known"]


def as_of_since(record: AnyRecord) -> AnyRecord:
    """The record with the stage that its newest dated fact gives it, or with the steps that its facts add."""
    if isinstance(record, Project):
        return record.model_copy(update=_newest_stage(record))
    if isinstance(record, Instrument):
        known = {(step.what, step.date) for step in record.dates}
        added = [
            DatedStep(what=since.step, date=since.when, source=Source(reference=since.reference))
            for since in record.since
            if since.step and since.when and (since.step, since.when) not in known
        ]
        return record.model_copy(update={"dates": (*record.dates, *added)})
    return record


def standing(event: Event, today: date, documents: Mapping[str, Document]) -> Standing:
    """What became of an event by `today`: what a cited page says, else what follows from its date and its documents.

    An event in a report was held; where only a plan names it, the outcome is unknown once its date has passed.
    """
    if outcome := next((since.outcome for since in reversed(event.since) if since.outcome), None):
        return outcome
    if event.when is None:
        return "held" if _is_reported(event, documents) else "not-known"
    if event.when.last < today:
        return "held" if _is_reported(event, documents) else "not-known"
    return "today" if event.when.first <= today and is_to_the_day(event.when) else "ahead"


def lies_ahead(step: DatedStep, today: date) -> bool:
    """Whether a step is still to come: a deadline of 2030 until the end of 2030, any other step until its first day."""
    return (step.date.last if step.what == "deadline" else step.date.first) > today


def _newest_stage(project: Project) -> dict[str, object]:
    """The fields of the newest fact that gives a stage; none where the project already says something newer."""
    staged = [(since.when, since) for since in project.since if since.stage and since.when]
    if not staged:
        return {}
    when, since = max(staged, key=lambda pair: (pair[0].last, pair[0].first))
    if when.last < project.as_of.first:
        return {}
    return {"stage": since.stage, "as_of": when, "stage_source": Source(reference=since.reference)}


def _is_reported(event: Event, documents: Mapping[str, Document]) -> bool:
    """Whether a document looks back on it: a report of its own time, or a plan written after it."""
    cited = [documents[source.document] for source in event.sources if source.document is not None]
    if event.when is None:
        return bool(cited) and all(document.nature == "report" for document in cited)
    when = event.when
    return any(
        when.last <= document.as_of.last if document.nature == "report" else when.last < document.as_of.first
        for document in cited
    )
