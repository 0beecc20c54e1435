"""The text of a data file -> the same file in canonical layout; comments and values stay."""

import os
from itertools import dropwhile
from pathlib import Path

from portal.editing.formatter.comments import comments
from portal.editing.formatter.record import PARAGRAPHS, Notes, record_lines, root_lines
from portal.editing.formatter.scalar import meaning
from portal.editing.formatter.single import as_element, as_mapping
from portal.loading.entry import Entry, FieldPath
from portal.loading.files import DataFile
from portal.loading.load import as_problem, entries_of
from portal.loading.parser import read
from portal.problems import InvalidData, Problem
from portal.records.kinds import Record

SCHEMA_LINE = "# yaml-language-server: $schema="


def formatted(text: str, listed: bool, schema: str = "") -> str:
    """A sound text with Unix line breaks in canonical layout; its first line names its JSON Schema, if it has one."""
    lines = list(dropwhile(lambda line: line.startswith(SCHEMA_LINE), text.split("\n")))
    body = _list(lines) if listed else _mapping(lines)
    return _whole(body, schema)


def formatted_record(text: str, schema: str) -> str:
    """A sound text that holds one record, in the layout that it would have in a list."""
    lines = list(dropwhile(lambda line: line.startswith(SCHEMA_LINE), text.split("\n")))
    element = "\n".join(_list(as_element("\n".join(lines)).split("\n")))
    return _whole(as_mapping(element).split("\n"), schema)


def _whole(body: list[str], schema: str) -> str:
    first = [f"{SCHEMA_LINE}{schema}"] if schema else []
    return "\n".join([*first, *body]).rstrip("\n") + "\n"


def format_file(data: Path, place: DataFile) -> bytes | None:
    """The file in canonical layout, or None where it has that already; raises InvalidData where it cannot be read."""
    faults = [as_problem(place.path, entry, fault) for entry in entries_of(place) for fault in entry.faults]
    if faults:
        raise InvalidData(faults)
    old = place.path.read_bytes()
    text = old.decode("utf-8-sig")
    newline = "\r\n" if "\r\n" in text else "\n"
    alone = not place.listed and issubclass(place.model, Record)
    name = f"{place.name}-record.json" if alone else f"{place.name}.json"
    schema = os.path.relpath(data / "schema" / name, place.path.parent).replace(os.sep, "/")
    plain = text.replace("\r\n", "\n")
    laid_out = formatted_record(plain, schema) if alone else formatted(plain, place.listed, schema)
    new = laid_out.replace("\n", newline).encode()
    return None if new == old else new


def unformatted(data: Path, place: DataFile) -> Problem | None:
    """The first place where a file that can be read is not in canonical layout."""
    try:
        new = format_file(data, place)
    except InvalidData:
        return None
    if new is None:
        return None
    pairs = zip(place.path.read_bytes().splitlines(), new.splitlines(), strict=False)
    line = next((n for n, (before, after) in enumerate(pairs, 1) if before != after), 1)
    return Problem(str(place.path), line, 1, "", "", "not-formatted", {"file": str(place.path)})


def _mapping(lines: list[str]) -> list[str]:
    text = "\n".join(lines)
    entry = next(iter(read(text, listed=False)))
    if not isinstance(entry.value, dict) or not entry.value:
        return lines
    notes, tail = _notes(entry, text)
    starts = [(entry.key((name,))[0] - 1, name) for name in entry.value]
    end = 0
    for start, name in starts:
        above = start
        while above > end and (not lines[above - 1].strip() or lines[above - 1].startswith("#")):
            above -= 1
        before = _squeezed(lines[above:start])
        notes.setdefault((name,), Notes()).before = before if end else list(dropwhile(lambda line: not line, before))
        end = start + 1
    new = [*root_lines(entry.value, notes), *tail]
    return new if _same(text, "\n".join(new), listed=False) else lines


def _list(lines: list[str]) -> list[str]:
    text = "\n".join(lines)
    starts = [dash_line(lines, entry.mark[0] - 1) for entry in read(text)]
    if not starts or lines[starts[0]].lstrip()[:1] != "-":
        return lines
    between, result = lines[: starts[0]], list[str]()
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        last = end
        while not lines[last - 1].strip() or lines[last - 1].startswith("#"):
            last -= 1
        result += ["", *_trimmed(between), *_element(lines[start:last])]
        between = lines[last:end]
    tail = _trimmed(between)
    return [*result[1:], *([""] if tail else []), *tail]


def _element(lines: list[str]) -> list[str]:
    text = "\n".join(lines)
    entry = next(iter(read(text)))
    if not isinstance(entry.value, dict):
        return lines
    notes, tail = _notes(entry, text)
    new = [*record_lines(entry.value, notes), *(f"  {note}" for note in tail)]
    return new if new == lines or _same(text, "\n".join(new)) else lines


def element_text(text: str, value: object) -> str:
    """One element in canonical layout with another value, and with the comments it has."""
    entry = next(iter(read(text)))
    notes, tail = _notes(entry, text)
    lines = record_lines(value, notes) if isinstance(value, dict) else []
    return "\n".join([*lines, *(f"  {note}" for note in tail)]) + "\n"


def dash_line(lines: list[str], line: int) -> int:
    """The line of the dash before an element, which YAML allows to stand above it."""
    while line and not lines[line].lstrip().startswith("-"):
        line -= 1
    return line


def _squeezed(lines: list[str]) -> list[str]:
    """Comments and blank lines, never two of these together."""
    return [line.rstrip() for n, line in enumerate(lines) if line.strip() or not n or lines[n - 1].strip()]


def _trimmed(lines: list[str]) -> list[str]:
    """Comments, with a blank line neither before nor behind."""
    text = "\n".join(_squeezed(lines)).strip("\n")
    return text.split("\n") if text else []


def _notes(entry: Entry, text: str) -> tuple[dict[FieldPath, Notes], list[str]]:
    """Each comment at the field it belongs to, and those after the last field."""
    places = sorted((entry.key(path), len(path), path) for path in entry.values if path)
    first_keys = {entry.key(path) for path in entry.keys}
    # A mapping inside a list begins where its first field does; what stands behind that is the field's.
    fields = [place for place in places if place[2] in entry.keys or place[0] not in first_keys]
    notes: dict[FieldPath, Notes] = {}
    tail = []
    for comment in comments(text):
        line = comment.mark[0]
        on_line = [(depth, path) for mark, depth, path in fields if mark[0] == line]
        before = [path for mark, _, path in fields if mark < comment.mark]
        if not comment.alone and (on_line or before):  # there is neither behind the dash of the element itself
            path = min(on_line, key=lambda found: found[0])[1] if on_line else before[-1]
            note = notes.setdefault(path, Notes())
            note.behind = f"{note.behind} {comment.text}".lstrip()
        elif following := [path for mark, _, path in places if mark[0] > line]:
            notes.setdefault(following[0], Notes()).before.append(comment.text)
        else:
            tail.append(comment.text)
    return notes, tail


def _same(old: str, new: str, listed: bool = True) -> bool:
    """Whether two texts of an entry hold the same values and comments."""
    values = [_meaning(next(iter(read(text, listed))).value) for text in (old, new)]
    said = [sorted(" ".join(comment.text for comment in comments(text)).split()) for text in (old, new)]
    return values[0] == values[1] and said[0] == said[1]


def _meaning(value: object, name: str = "") -> object:
    if isinstance(value, dict):
        return {key: _meaning(part, name if name in PARAGRAPHS else key) for key, part in value.items()}
    if isinstance(value, list):
        return [_meaning(part, name) for part in value]
    return meaning(value) if isinstance(value, str) and name in PARAGRAPHS else value
