"""A record -> the faults in its references: to nothing, to the wrong kind, to a former id, or to itself."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pydantic import BaseModel

from portal.language import Localised
from portal.loading.entry import Complaint, FieldPath
from portal.loading.load import Records
from portal.problems import Problem
from portal.records.citing import placed_identifiers, placed_sources
from portal.records.fields import formed_as_id
from portal.records.kinds import MODELS, Answer, Event, Record
from portal.records.parts import Source
from portal.records.registry import LISTS, VOCABULARIES
from portal.records.uses import relation_fields, vocabulary_fields
from portal.records.vocabulary import Document, Reference, Season
from portal.rules.names import Names, repeats

_TITLES = ("title", "short", "term")
_BETWEEN_NAMES = re.compile(r"[;,|/\s]+")
_FEW = 40  # more names than that are not listed in a message


class References:
    """Everything that records may refer to, also entries that have faults."""

    def __init__(self, loaded: Records, further: Mapping[str, str] | None = None) -> None:
        """With the kinds of `further` records, by their ids."""
        self.loaded = loaded
        self.titled: dict[str, dict[str, str]] = {}
        records = [placed for placed in loaded.found if placed.file.name in MODELS]
        self.kinds = {p.id: p.file.name for p in records if formed_as_id(p.id)} | dict(further or {})
        self.twice = {name for name, count in Counter(placed.id for placed in records).items() if count > 1}
        self.unsound = Names(placed.id for placed in records if placed.id and not formed_as_id(placed.id))
        self.renamed = {old: record.id for record in loaded.records for old in record.formerly}
        self.ids = Names(self.kinds)
        self.vocabularies = {name: Names(loaded.ids(name)) for name in (*VOCABULARIES, "topics")}
        self.sections = {d.id: Names(section.id for section in d.sections) for d in loaded.of(Document)}
        self.unread = loaded.unread | {p.file.name for p in records if not p.id}
        self.circles = _circles({r.id: r.withdrawn.replaced_by for r in loaded.records if r.withdrawn})

    def complaints(self, record: Record) -> Iterator[Complaint]:
        """What is wrong with the references of one record."""
        yield from self.of_entry(record)
        yield from self._parts(record)
        for path, source in placed_sources(record):
            yield from self._source(path, source)
        yield from _repeated("sources", [str(source) for source in record.sources])
        for n, since in enumerate(record.since):
            yield from self._known(("since", n, "reference"), since.reference, "references")
        for name, relation in relation_fields(type(record)).items():
            yield from self._records(record, name, getattr(record, name), relation.kind)
        if record.withdrawn and record.withdrawn.replaced_by:
            path = ("withdrawn", "replaced_by")
            yield from self._record(record.id, path, record.withdrawn.replaced_by, "")
            if record.id in self.circles:
                yield path, "circular-replacement", {}

    def of_entry(self, entry: BaseModel) -> Iterator[Complaint]:
        """What is wrong with what an entry chooses from vocabularies, and with the sources of its identifiers."""
        for field, vocabulary in vocabulary_fields(type(entry)).items():
            chosen = getattr(entry, field)
            if isinstance(chosen, tuple):
                yield from _repeated(field, chosen)
                for n, name in enumerate(chosen):
                    yield from self._known((field, n), name, vocabulary)
            else:
                yield from self._known((field,), chosen, vocabulary)
        for path, source in placed_identifiers(entry):
            yield from self._source(path, source)

    def of_season(self, season: Season) -> Iterator[Complaint]:
        """What is wrong with the records that a season of the Benelux-dag names."""
        if season.record:
            yield from self._record("", ("record",), season.record, "events")
            yield from self._other_year(season, season.record)
        yield from _repeated("records", season.records)
        for n, name in enumerate(season.records):
            yield from self._record("", ("records", n), name, "")

    def _other_year(self, season: Season, name: str) -> Iterator[Complaint]:
        when = next((one.when for one in self.loaded.records if one.id == name and isinstance(one, Event)), None)
        if when and not when.first.year <= int(season.id) <= when.last.year:
            yield ("record",), "season-other-record", {"found": name, "date": when.text, "year": season.id}

    def _parts(self, record: Record) -> Iterator[Complaint]:
        if record.theme in record.also_themes:
            yield ("also_themes", record.also_themes.index(record.theme)), "own-theme", {}
        for n, part in enumerate(record.for_you):
            yield from self._known(("for_you", n, "audience"), part.audience, "audiences")
        for n, audience in repeats(part.audience for part in record.for_you):
            yield ("for_you", n, "audience"), "repeated-reference", {"found": audience}
        if isinstance(record, Answer) and self.vocabularies["topics"].names:  # a portal can do without this list
            yield from self._known(("topic",), record.topic, "topics")

    def _known(self, path: FieldPath, name: str, vocabulary: str) -> Iterator[Complaint]:
        known = self.vocabularies[vocabulary]
        if name not in known and vocabulary not in self.unread:
            if _run_together(name, known):
                yield path, "run-together", {"found": name}
                return
            near = self._called(name, vocabulary) or known.nearest(name)
            details = {"found": name, "kind": vocabulary, "nearest": near}
            if len(known.names) > _FEW:
                yield path, "unknown-reference", details
            else:
                here = {"known": ", ".join(known.names), "file": f"data/{vocabulary}.yaml"}
                yield path, "unknown-choice", details | here

    def _source(self, path: FieldPath, source: Source) -> Iterator[Complaint]:
        if source.reference in self.sections:  # a document without its section
            yield path, "incomplete-source", {}
        elif source.reference is not None:
            yield from self._known((*path, "reference"), source.reference, "references")
        if source.document is None or source.section is None:
            return
        yield from self._known((*path, "document"), source.document, "documents")
        sections = self.sections.get(source.document)
        if sections and source.section not in sections:
            near = sections.nearest(source.section)
            details = {"found": source.section, "document": source.document, "nearest": near}
            yield (*path, "section"), "unknown-section", details

    def _records(self, record: Record, field: str, names: tuple[str, ...], kind: str) -> Iterator[Complaint]:
        yield from _repeated(field, names)
        for n, name in enumerate(names):
            yield from self._record(record.id, (field, n), name, kind)

    def _record(self, own: str, path: FieldPath, name: str, kind: str) -> Iterator[Complaint]:
        if name == own and own in self.twice:  # it may mean the other record with this id
            return
        if name == own:
            yield path, "self-reference", {}
        elif name in self.kinds:
            if kind and self.kinds[name] != kind and name not in self.twice:
                yield path, "wrong-kind", {"found": name, "kind": kind, "actual": self.kinds[name]}
        elif name in self.renamed:
            yield path, "renamed-reference", {"found": name, "current": self.renamed[name]}
        elif _run_together(name, self.ids):
            yield path, "run-together", {"found": name}
        elif not self.unread.intersection(MODELS) and not self.unsound.nearest(name):
            near = self._called(name, "records") or self.ids.nearest(name)
            yield path, "unknown-reference", {"found": name, "kind": kind or "records", "nearest": near}

    def _called(self, name: str, sort: str) -> str:
        """The id of the record, or of the entry of a vocabulary, that has a name as its title; empty if none has."""
        if sort not in self.titled:
            entries = self.loaded.records if sort == "records" else self.loaded.of(LISTS[sort])
            self.titled[sort] = dict(_titled(entries))
        return self.titled[sort].get(name.casefold(), "")


def with_ids(loaded: Records) -> Iterator[Problem]:
    """The problems of loading; one about an address names the reference whose page that is."""
    ids = {reference.url: reference.id for reference in loaded.of(Reference)}
    for problem in loaded.problems:
        if problem.code == "source-address":
            yield replace(problem, details={**problem.details, "nearest": ids.get(str(problem.details["found"]), "")})
        else:
            yield problem


def _titled(entries: Iterable[BaseModel]) -> Iterator[tuple[str, str]]:
    """Each title of each entry in each language, and the address of its page, in small letters, with its id."""
    for entry in entries:
        if isinstance(address := getattr(entry, "url", None), str):
            yield address.casefold(), str(getattr(entry, "id", ""))
        for field in _TITLES:
            if isinstance(title := getattr(entry, field, None), Localised):
                yield from ((words.casefold(), str(getattr(entry, "id", ""))) for words in title.values())


def _run_together(name: str, known: Names) -> bool:
    """Whether a name is several, without the commas that a list asks for."""
    parts = _BETWEEN_NAMES.split(name.strip())
    return len(parts) > 1 and any(part in known for part in parts) and all(map(formed_as_id, parts))


def _repeated(field: str, names: Iterable[str]) -> Iterator[Complaint]:
    yield from (((field, n), "repeated-reference", {"found": name}) for n, name in repeats(names))


def _circles(replaced: dict[str, str | None]) -> set[str]:
    """The first record, in the order of the files, of each cycle of replacements. Each record is visited once."""
    order = {name: n for n, name in enumerate(replaced)}
    passed: dict[str, str] = {}
    firsts = set()
    for start in replaced:
        name: str | None = start
        while name in replaced and name not in passed:
            passed[name] = start
            name = replaced[name]
        if name in replaced and passed[name] == start and replaced[name] != name:
            circle = [name]
            while (following := replaced[circle[-1]]) not in (name, None):
                circle.append(str(following))
            firsts.add(min(circle, key=order.__getitem__))
    return firsts
