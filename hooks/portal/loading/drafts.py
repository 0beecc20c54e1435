"""Drafts in `data/drafts/`: records that are not complete yet, and otherwise checked like all others.

Only previews show them, with placeholders for what is missing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from pydantic import BaseModel

from portal.language import LANGUAGES, Language
from portal.loading.entry import Entry, Fault, FieldPath
from portal.loading.files import draft_files
from portal.loading.load import Records, as_problem, entries_of
from portal.loading.validation import validate
from portal.problems import Problem
from portal.records.kinds import Record
from portal.records.vocabulary import Audience, Document, Theme

# Faults of what is missing, which a draft may have; all others count.
_INCOMPLETE = {
    "incomplete-source",
    "missing",
    "missing-language",
    "empty-text",
    "empty-value",
    "empty-list",
    "placeholder",
}


def entry_faults(entry: Entry, model: type[BaseModel], draft: bool = True) -> list[Fault]:
    """The faults of an entry; of a draft, without those of what is still missing."""
    copy = replace(entry, faults=list(entry.faults))
    validate(copy, model)
    if not draft:
        return copy.faults
    return [fault for fault in copy.faults if fault.code not in _INCOMPLETE and part_at(entry.value, fault.path) != ""]


def read_drafts(data: Path) -> Iterator[tuple[Path, type[Record], Entry]]:
    """Every draft there is, with its file and its model."""
    for place in draft_files(data):
        if issubclass(place.model, Record):
            yield from ((place.path, place.model, entry) for entry in entries_of(place))


def check_drafts(data: Path, taken: Mapping[str, object]) -> list[Problem]:
    """Every mistake in the drafts; `taken` are the ids that are not free."""
    problems, seen = [], dict[str, tuple[Path, int]]()
    for file, model, entry in read_drafts(data):
        faults = entry_faults(entry, model)
        if not isinstance(entry.value, dict) and not faults:
            faults = [Fault((), entry.mark, "not-a-record")]
        if entry.id in taken or entry.id in seen:
            other = seen.get(entry.id) or ("data", 1)
            details = {"found": entry.id, "file": other[0], "line": other[1]}
            code = "duplicate-id" if entry.id in seen else "draft-of-record"
            faults.append(Fault(("id",), entry.near(("id",)), code, details))
        seen.setdefault(entry.id, (file, entry.mark[0]))
        problems += [as_problem(file, entry, fault) for fault in faults]
    return problems


def previews(data: Path, loaded: Records, missing: Mapping[Language, str], today: date) -> list[Record]:
    """The drafts without faults, as records that can be shown, with `missing` in the place of each missing text."""
    taken = {record.id for record in loaded.records}
    drafts = (pair for pair in read_drafts(data) if pair[2].id not in taken)
    made = (completed(entry, model, loaded, missing, today) for _, model, entry in drafts)
    return [record for record in made if record is not None]


def completed(
    entry: Entry, model: type[Record], loaded: Records, missing: Mapping[Language, str], today: date
) -> Record | None:
    """A draft as the record that it may become, or None where it has a fault; `missing` stands for texts to come."""
    if not isinstance(entry.value, dict) or entry_faults(entry, model):
        return None
    return _completed(entry, model, _filling(loaded, dict(missing), today))


def without_gaps(value: object) -> object:
    """A value without its empty texts, and without the collections that are empty then."""
    if isinstance(value, dict):
        parts = {name: without_gaps(part) for name, part in value.items()}
        return {name: part for name, part in parts.items() if part not in ("", None, {}, [])}
    if isinstance(value, list):
        return [kept for part in value if (kept := without_gaps(part)) not in ("", None, {}, [])]
    return value


def with_value(entry: Entry, value: object) -> Entry:
    """An entry that has less than it had, without the places and faults of what is gone."""
    places = {path: place for path, place in entry.values.items() if not path or part_at(value, path) is not None}
    faults = [fault for fault in entry.faults if fault.code != "empty-value"]
    return replace(entry, value=value, values=places, faults=faults)


def part_at(value: object, path: FieldPath) -> object:
    """The part of a plain value at a path, or None."""
    for part in path:
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        else:
            return None
    return value


def _completed(entry: Entry, model: type[Record], filling: Mapping[str, object]) -> Record | None:
    value = without_gaps(entry.value)
    for _ in range(4):  # a value filled in may itself have missing fields
        copy = with_value(entry, value)
        record = validate(copy, model)
        if record is not None:
            return record
        for fault in copy.faults:
            _fill(value, fault.path, filling)
    return None


def _fill(value: object, path: FieldPath, filling: Mapping[str, object]) -> None:
    for length in range(len(path) - 1, -1, -1):
        parent, name = part_at(value, path[:length]), path[length]
        if isinstance(parent, dict) and isinstance(name, str):
            parent[name] = filling.get(name, filling["text"])
            return


def _filling(loaded: Records, missing: dict[Language, str], today: date) -> dict[str, object]:
    """The placeholder of each field that may be missing."""
    document = loaded.of(Document)[0]
    source = {"document": document.id, "section": document.sections[0].id}
    return {
        **{language: missing[language] for language in LANGUAGES},
        "text": missing,
        "theme": loaded.of(Theme)[0].id,
        "stage": "exploring",
        "as_of": str(today.year),
        "date": str(today.year),
        "written": today.isoformat(),
        "stage_source": source,
        "source": source,
        "sources": [source],
        "document": source["document"],
        "section": source["section"],
        "type": "undecided",
        "level": "benelux",
        "kind": "body",
        "what": "published",
        "audience": loaded.of(Audience)[0].id,
        "url": "https://example.org/",
        "topic": "social-security",
        "countries": ["all"],
        "where_to_turn": [next((record.id for record in loaded.records if record.kind == "services"), "service")],
        "review_by": today.isoformat(),
    }
