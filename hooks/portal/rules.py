"""What must hold between records: unique ids, references that exist, sections that documents have, dates in order."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path as File

from portal.loading import Records, as_problem, entries
from portal.models import Event, Instrument, Kind, Project, Record, Source
from portal.problems import Problem
from portal.reading import Entry, Fault, Path

Complaint = tuple[Path, str, dict[str, object]]

_BEFORE_FORCE = ("proposed", "signed", "adopted", "approved")


def check(loaded: Records) -> list[Problem]:
    """Every fault between records; places are looked up only where there is a fault."""
    world = _World(loaded)
    places: dict[File, dict[int, Entry]] = {}
    problems = []
    for record, (file, line) in zip(loaded.records, loaded.origins, strict=True):
        for path, code, details in world.complaints(record, (str(file), line)):
            if file not in places:
                places[file] = {entry.mark[0]: entry for entry in entries(file)}
            entry = places[file][line]
            problems.append(as_problem(file, entry, Fault(path, entry.near(path), code, details)))
    return problems


class Names:
    """Known names, and quickly the one most like a wrong one, however many there are."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = dict.fromkeys(names)
        self.index: defaultdict[str, list[str]] = defaultdict(list)

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def nearest(self, wrong: str) -> str:
        """The most similar name, or empty; only names that share a word, a start or an end are compared."""
        if not self.index:
            for name in self.names:
                for key in _keys(name):
                    self.index[key].append(name)
        shared = Counter(name for key in _keys(wrong) for name in self.index.get(key, ())[:500])
        return next(iter(get_close_matches(wrong, [name for name, _ in shared.most_common(40)], 1)), "")


def _keys(name: str) -> set[str]:
    return {*name.split("-"), f"{name[:3]}…", f"…{name[-3:]}"}


class _World:
    """All that records may refer to."""

    def __init__(self, loaded: Records) -> None:
        self.kinds: dict[str, Kind] = {record.id: record.kind for record in loaded.records}
        self.renamed = {old: record.id for record in loaded.records for old in record.formerly}
        self.replaced = {r.id: r.withdrawn.replaced_by for r in loaded.records if r.withdrawn}
        self.taken: dict[str, tuple[str, int]] = {}
        for record, (file, line) in zip(loaded.records, loaded.origins, strict=True):
            for name in (record.id, *record.formerly):
                self.taken.setdefault(name, (str(file), line))
        self.ids = Names(self.kinds)
        self.vocabularies = {
            "theme": Names(theme.id for theme in loaded.themes),
            "audience": Names(audience.id for audience in loaded.audiences),
            "partner": Names(partner.id for partner in loaded.partners),
            "document": Names(document.id for document in loaded.documents),
        }
        self.sections = {d.id: Names(section.id for section in d.sections) for d in loaded.documents}

    def complaints(self, record: Record, place: tuple[str, int]) -> Iterator[Complaint]:
        yield from self._ids(record, place)
        yield from self._words(record)
        for path, source in _sources(record):
            yield from self._source(path, source)
        yield from self._references(record, "related", record.related, None)
        if isinstance(record, Project):
            yield from self._references(record, "instruments", record.instruments, "instruments")
        if isinstance(record, Event):
            yield from self._references(record, "organisers", record.organisers, "organisations")
            yield from self._references(record, "projects", record.projects, "projects")
        if isinstance(record, Instrument):
            yield from _force_comes_last(record)
        if record.reviewed and record.reviewed < record.written:
            details = {"found": record.reviewed, "before": "written", "date": record.written}
            yield ("reviewed",), "dates-out-of-order", details
        yield from self._replacement(record)

    def _ids(self, record: Record, place: tuple[str, int]) -> Iterator[Complaint]:
        names = [(("id",), record.id), *((("formerly", n), old) for n, old in enumerate(record.formerly))]
        seen: set[str] = set()
        for path, name in names:
            file, line = self.taken[name]
            if (file, line) != place or name in seen:
                yield path, "duplicate-id", {"file": file, "line": line}
            seen.add(name)

    def _words(self, record: Record) -> Iterator[Complaint]:
        yield from self._known(("theme",), record.theme, "theme")
        for field, kind in (("also_themes", "theme"), ("audiences", "audience"), ("partners", "partner")):
            yield from self._all_known(field, getattr(record, field), kind)
        if record.theme in record.also_themes:
            yield ("also_themes", record.also_themes.index(record.theme)), "own-theme", {}
        for n, part in enumerate(record.for_you):
            yield from self._known(("for_you", n, "audience"), part.audience, "audience")
        if isinstance(record, Project):
            yield from self._all_known("flagship_in", record.flagship_in, "document")

    def _all_known(self, field: str, names: tuple[str, ...], kind: str) -> Iterator[Complaint]:
        for n, name in enumerate(names):
            if name in names[:n]:
                yield (field, n), "repeated-reference", {"found": name}
            yield from self._known((field, n), name, kind)

    def _known(self, path: Path, name: str, kind: str) -> Iterator[Complaint]:
        known = self.vocabularies[kind]
        if known.names and name not in known:  # a list that could not be read is one problem, not thousands
            yield path, "unknown-reference", {"found": name, "kind": kind, "nearest": known.nearest(name)}

    def _source(self, path: Path, source: Source) -> Iterator[Complaint]:
        yield from self._known((*path, "document"), source.document, "document")
        sections = self.sections.get(source.document)
        if sections and source.section not in sections:
            near = sections.nearest(source.section)
            details = {"found": source.section, "document": source.document, "nearest": near}
            yield (*path, "section"), "unknown-section", details

    def _references(
        self, record: Record, field: str, names: tuple[str, ...], kind: Kind | None
    ) -> Iterator[Complaint]:
        seen: set[str] = set()
        for n, name in enumerate(names):
            yield from self._reference(record, (field, n), name, kind)
            if name in seen:
                yield (field, n), "repeated-reference", {"found": name}
            seen.add(name)

    def _reference(self, record: Record, path: Path, name: str, kind: Kind | None) -> Iterator[Complaint]:
        if name == record.id:
            yield path, "self-reference", {}
        elif name in self.renamed:
            yield path, "renamed-reference", {"found": name, "nearest": self.renamed[name]}
        elif name not in self.ids:
            details = {"found": name, "kind": (kind or "records")[:-1], "nearest": self.ids.nearest(name)}
            yield path, "unknown-reference", details
        elif kind and self.kinds[name] != kind:
            yield path, "wrong-kind", {"found": name, "kind": kind, "actual": self.kinds[name]}

    def _replacement(self, record: Record) -> Iterator[Complaint]:
        target = record.withdrawn.replaced_by if record.withdrawn else None
        if not target:
            return
        path = ("withdrawn", "replaced_by")
        yield from self._reference(record, path, target, None)
        passed = {record.id}
        while target and target not in passed:
            passed.add(target)
            target = self.replaced.get(target)
        if target == record.id and len(passed) > 1:
            yield path, "circular-replacement", {}


def _sources(record: Record) -> Iterator[tuple[Path, Source]]:
    for n, source in enumerate(record.sources):
        yield ("sources", n), source
    if isinstance(record, Project):
        yield ("stage_source",), record.stage_source
        for n, milestone in enumerate(record.milestones):
            yield ("milestones", n, "source"), milestone.source
    if isinstance(record, Instrument):
        for n, step in enumerate(record.dates):
            yield ("dates", n, "source"), step.source


def _force_comes_last(instrument: Instrument) -> Iterator[Complaint]:
    earlier = [step for step in instrument.dates if step.what in _BEFORE_FORCE]
    for n, step in enumerate(instrument.dates):
        for before in earlier:
            if step.what == "in-force" and step.date.last < before.date.first:
                details = {"found": step.date.text, "before": before.what, "date": before.date.text}
                yield ("dates", n, "date"), "dates-out-of-order", details
