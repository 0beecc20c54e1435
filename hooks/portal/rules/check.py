"""Loaded records -> every problem (`check`) and all advice (`advise`), of each rule in its turn."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from portal.loading.entry import Complaint, Fault, FieldPath, Mark
from portal.loading.files import DataFile
from portal.loading.limits import MAX_PROBLEMS
from portal.loading.load import Placed, Records, as_problem, entries_of
from portal.problems import Problem
from portal.publication import Timed
from portal.records.citing import all_references
from portal.records.kinds import Answer, Instrument, Project, Record
from portal.records.parts import BEFORE_FORCE
from portal.records.vocabulary import AvoidedForm, Document, Interface, Partner, Reference, Season, Term
from portal.rules import amounts, interface, length, mistranslations, season, since, tense, told_dates
from portal.rules.abbreviations import Abbreviations
from portal.rules.answers import Answers
from portal.rules.attribution import Attribution
from portal.rules.identity import Identity
from portal.rules.interface import interface_spaces, missing_words
from portal.rules.lost import gathered
from portal.rules.moments import later
from portal.rules.references import References, with_ids
from portal.rules.titles import Titles
from portal.rules.wording import WordingRules


def mistakes(data: Path, loaded: Records, beside: Iterable[Problem] = ()) -> list[Problem]:
    """Every fault in a data folder, and those found in what stands `beside` it: prose, drafts, ledgers.

    Where many places name one entry that is not there, one fault says so.
    """
    return gathered([*with_ids(loaded), *check(loaded), *missing_words(data, loaded), *beside])


def check(loaded: Records) -> list[Problem]:
    """Every fault in the content of valid entries, or between entries."""
    identity, references, answers = Identity(loaded.found), References(loaded), Answers(loaded)
    return _problems(loaded, lambda placed: _complaints(placed, identity, references, answers))


def advise(loaded: Records, today: date) -> list[Problem]:
    """Advice on valid entries: wording, tense as of `today`, references that nobody cites."""
    wording, abbreviations = WordingRules(loaded.of(AvoidedForm)), Abbreviations(loaded)
    attribution, titles = Attribution(loaded.of(Document)), Titles(loaded.found)
    unused = {reference.id for reference in loaded.of(Reference)}
    for placed in loaded.found:
        if placed.model:
            unused.difference_update(all_references(placed.model))
    references = {reference.id: reference for reference in loaded.of(Reference)}
    true_as_of = {document.id: document.as_of.last for document in loaded.of(Document)}
    true_as_of |= {id_: (reference.date or reference.read).last for id_, reference in references.items()}

    def ask(placed: Placed) -> Iterator[Complaint]:
        yield from _advice(placed, references, unused, today)
        yield from titles.complaints(placed)
        if isinstance(placed.model, Record | Term | Partner):
            yield from wording.complaints(placed.id, placed.model)
            yield from abbreviations.complaints(placed.model)
        if isinstance(placed.model, Record):
            yield from tense.old_wishes(placed.model, today, true_as_of)
            yield from attribution.complaints(placed.model)
        if isinstance(placed.model, Interface):
            yield from interface_spaces(placed.model)

    return _problems(loaded, ask)


def complaints_of(record: Record, loaded: Records) -> Iterator[Complaint]:
    """The faults of one valid record against the loaded ones, of which it need not be one."""
    yield from _of_record(record, References(loaded), Answers(loaded))


def _problems(loaded: Records, ask: Callable[[Placed], Iterator[Complaint]]) -> list[Problem]:
    """The complaints of a rule about every entry, as problems with their places."""
    wrong: defaultdict[DataFile, dict[Mark, list[Complaint]]] = defaultdict(dict)
    count = 0
    for placed in loaded.found:
        if found := list(ask(placed)):
            wrong[placed.file][placed.mark] = found
            count += len(found)
            if count > MAX_PROBLEMS:
                break
    return [problem for file, complaints in wrong.items() for problem in _located(file, complaints)]


def _advice(placed: Placed, references: Mapping[str, Reference], unused: set[str], today: date) -> Iterator[Complaint]:
    if isinstance(placed.model, Record):
        yield from _misplaced(placed, placed.model)
        yield from tense.complaints(placed.model, today)
        yield from tense.days_to_come(placed.model, today)
        yield from since.advice(placed.model, references)
        yield from amounts.complaints(placed.model, references)
        yield from length.complaints(placed.model)
        yield from told_dates.complaints(placed.model)
    if isinstance(placed.model, Answer) and placed.model.review_by < today:
        yield ("review_by",), "answer-review-due", {"found": placed.model.review_by}
    if isinstance(placed.model, Reference) and placed.model.read.first > today:
        yield ("read",), "future-day", {"found": placed.model.read.text}
    if isinstance(placed.model, Reference) and placed.id in unused:
        yield ("id",), "unused-reference", {"found": placed.id}


def _misplaced(placed: Placed, record: Record) -> Iterator[Complaint]:
    """A record in a file of its own that another name or folder would tell of."""
    path = placed.file.path
    here, own = f"{path.parent.name}/{path.name}", f"{record.theme}/{record.id}.yaml"
    if not placed.file.listed and here != own:
        yield ("id",), "misplaced-record", {"found": here, "nearest_place": f"{placed.file.name}/{own}"}


def _complaints(placed: Placed, identity: Identity, references: References, answers: Answers) -> Iterator[Complaint]:
    yield from identity.complaints(placed)
    if isinstance(placed.model, Record):
        yield from _of_record(placed.model, references, answers)
    elif placed.model is not None:
        yield from mistranslations.complaints(placed.model)
        yield from references.of_entry(placed.model)
    if isinstance(placed.model, Season):
        yield from references.of_season(placed.model)
        yield from _until_after_from((), placed.model)
        yield from season.complaints(placed.model)
    if isinstance(placed.model, Interface):
        yield from interface.complaints(placed.model)
    if isinstance(placed.model, Reference) and placed.model.date and placed.model.read.last < placed.model.date.first:
        details = {"found": placed.model.read.text, "before": "date", "date": placed.model.date.text}
        yield ("read",), "dates-out-of-order", details


def _of_record(record: Record, references: References, answers: Answers) -> Iterator[Complaint]:
    yield from mistranslations.complaints(record)
    yield from references.complaints(record)
    yield from answers.complaints(record)
    yield from since.complaints(record)
    yield from _dates(record)


def _located(file: DataFile, complaints: dict[Mark, list[Complaint]]) -> Iterator[Problem]:
    """The complaints about a file as problems; the file is read again for their lines and columns."""
    for entry in entries_of(file):
        for path, code, details in complaints.get(entry.mark, ()):
            yield as_problem(file.path, entry, Fault(path, entry.near(path), code, details))


def _dates(record: Record) -> Iterator[Complaint]:
    written = {"before": "written", "date": record.written}
    if record.reviewed and record.reviewed < record.written:
        yield ("reviewed",), "dates-out-of-order", {"found": record.reviewed, **written}
    if record.withdrawn and record.withdrawn.date < record.written:
        yield ("withdrawn", "date"), "dates-out-of-order", {"found": record.withdrawn.date, **written}
    yield from _until_after_from((), record)
    for n, fact in enumerate(record.since):
        yield from _until_after_from(("since", n), fact)
    if isinstance(record, Project) and record.as_of.first > record.written:
        details = {"found": record.written, "before": "as_of", "date": record.as_of.text}
        yield ("written",), "dates-out-of-order", details
    if isinstance(record, Instrument):
        yield from _force_comes_last(record)


def _until_after_from(path: FieldPath, timed: Timed) -> Iterator[Complaint]:
    yield from later((*path, "publish_until"), timed.publish_until, "publish_from", timed.publish_from)


def _force_comes_last(instrument: Instrument) -> Iterator[Complaint]:
    earlier = [step for step in instrument.dates if step.what in BEFORE_FORCE]
    for n, step in enumerate(instrument.dates):
        before = max(earlier, key=lambda step: step.date.first, default=None)
        if step.what == "in-force" and before and step.date.last < before.date.first:
            details = {"found": step.date.text, "before": before.what, "date": before.date.text}
            yield ("dates", n, "date"), "dates-out-of-order", details
