"""Texts to translate <-> units with all that a translator needs to know, in whatever file format.

The name of a unit has fingerprints of its path and of both wordings at the export, because tools keep names when they
drop notes. The import finds the text by them, and sees what has changed here meanwhile.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from portal.editing.formatter.scalar import meaning
from portal.history.prose import PAGES
from portal.history.snapshots import Known
from portal.language import Language
from portal.loading.texts import fingerprint
from portal.messages import catalogue, message
from portal.records.registry import LISTS
from portal.translating.ledger import Text
from portal.translating.translations import Translation
from portal.translating.worklists import Earlier

XLIFF_STATES = ("initial", "translated", "reviewed", "final")  # in the order in which a text goes through them
_MAX_TERMS = 8
_MARKS = re.compile(r"u([0-9a-f]{12})-([0-9a-f]{12})-([0-9a-f]{12})")
_FILE = re.compile(r"f([0-9a-f]{12})(?:-(nl|fr|en))?")


class Unit(NamedTuple):
    """One text to export; `notes` by category, `limit` in characters or 0."""

    text: Text
    file: str
    name: str
    context: str
    notes: dict[str, str]
    terms: list[tuple[str, str]]
    limit: int
    state: str
    source: str
    target: str


class Returned(NamedTuple):
    """One text as it comes back; the marks are fingerprints of its place and of the wordings at the export."""

    key_mark: str
    path_mark: str
    where: str
    language: Language
    source_mark: str
    own_mark: str
    source: str
    translation: str
    state: str


class Marks(NamedTuple):
    """The fingerprints in the name of a unit."""

    path: str
    source: str
    own: str


def state(one: Translation) -> str:
    """The state of a translation, in the terms of XLIFF."""
    if one.pending in ("missing", "outdated"):
        return "initial"
    return "reviewed" if one.provenance and one.provenance.kind == "reviewed" else "translated"


def units(found: Iterable[Translation], known: Mapping[str, Known], earlier: Earlier) -> Iterator[Unit]:
    """The unit of each text."""
    terms: list[tuple[str, str]] | None = None
    for one in found:
        entry, target = known[one.text.key], one.text.language
        terms = list(_terms(known, one.source, target)) if terms is None else terms
        limit = limit_of(entry.kind, one.text.path)
        notes = {"field": one.text.path}
        if limit:
            notes["limit"] = message("xliff-limit", target, limit=limit)
        if one.pending == "outdated" and one.provenance:
            notes["outdated"] = f"{one.provenance.day}"
            if former := earlier.wording(entry.file, one.text.path, one.provenance.wording):
                notes["former"] = said(former, entry)
        marks = (fingerprint(text) for text in (one.text.path, one.original, one.translation))
        yield Unit(
            one.text,
            f"f{fingerprint(one.text.key)}-{target}",
            f"u{'-'.join(marks)}",
            _context(one.text.key, entry, one.source, target),
            notes,
            [(term, known_as) for term, known_as in terms if term.lower() in one.original.lower()][:_MAX_TERMS],
            limit,
            state(one),
            said(one.original, entry),
            said(one.translation, entry),
        )


def said(text: str, entry: Known) -> str:
    """A text without the line breaks of its file; in a page of prose they may mean something."""
    return text if entry.kind == PAGES else meaning(text)


def marks_of(name: str) -> Marks | None:
    """What the name of a unit says, or None where it is not of an export."""
    found = _MARKS.fullmatch(name)
    return Marks(*found.groups()) if found else None


def file_mark(name: str) -> tuple[str, str]:
    """The mark of an entry and the language of the export, from the name of a file element; empty where it has none."""
    found = _FILE.fullmatch(name)
    return (found[1], found[2] or "") if found else ("", "")


def limit_of(kind: str, path: str) -> int:
    """How many characters a text may have, or 0 where nothing says so."""
    return _limit(kind, re.sub(r"\[[^]]*\]", "", path)) if kind in LISTS else 0


@cache
def _limit(kind: str, path: str) -> int:
    schema: dict[str, Any] = LISTS[kind].model_json_schema(by_alias=True)
    shapes = schema.get("$defs", {})
    for name in (*path.split("."), "nl"):
        inside = (part["properties"] for part in _parts(schema, shapes) if "properties" in part)
        schema = next((fields[name] for fields in inside if name in fields), {})
    return next((part["maxLength"] for part in _parts(schema, shapes) if "maxLength" in part), 0)


def _parts(schema: dict[str, Any], shapes: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A schema with everything that it refers to, and of a list its elements."""
    yield schema
    inner = [*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else ())]
    if "$ref" in schema:
        inner.append(shapes[schema["$ref"].rpartition("/")[2]])
    for part in inner:
        yield from _parts(part, shapes)


def _context(key: str, entry: Known, source: Language, target: Language) -> str:
    title = f"{catalogue(target).get(f'word-{entry.kind}', entry.kind)}: {entry.title(source)}".removesuffix(": ")
    return f"{title} (/{target}/{entry.kind}/{key}/)" if entry.is_record else title


def _terms(known: Mapping[str, Known], source: Language, target: Language) -> Iterator[tuple[str, str]]:
    for key, entry in known.items():
        term = entry.value.get("term")
        if key.startswith("glossary/") and isinstance(term, dict) and term.get(source) and term.get(target):
            yield term[source], term[target]
