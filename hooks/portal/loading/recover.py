"""Text with broken YAML syntax -> the entries that can still be read, and a fault for each part that cannot.

What is broken is narrowed down from the file to an entry, and from the entry to a field; the rest is read as usual.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import yaml

from portal.loading.entry import Entry, Fault, FieldPath
from portal.loading.limits import MAX_ENTRIES
from portal.loading.parser import read
from portal.loading.slips import is_no_field, second_field, slip_above, unspaced


class Spot(NamedTuple):
    """A place that the parser has not reached; lines and columns count from 0."""

    line: int
    column: int


MAX_FIELDS = 200  # more lines at this indentation are no fields, whatever they are

_FIRST_DASH = re.compile(r"^( *)-(?=[ \n])", re.MULTILINE)
_DASH = re.compile(r" *-(?: +|(?=\n))")
_NAME = re.compile(r"[ -]*[\"']?([\w-]+)[\"']?[ \t]*:")
_EMPTY_LIST = "[]"
_COMMA_LAST = re.compile(r".*[\"'], *")
_ROUND = re.compile(r"[-:\[,] *(\()(?:document|reference):")
_NAME_ALONE = re.compile(r" *(?:- +)?[a-z_]+")
_BEGINS_ODDLY = re.compile(r"[ -]*[\w-]+: +(?:\[[^\]]*\]|\{[^}]*\}|[*&]\S*) *")
_ID = re.compile(r"^[ -]*id: *[\"']?([a-z0-9-]{1,80})", re.MULTILINE)

# Parts of libyaml's messages -> the code of our message; the first part that occurs counts.
_MEANINGS = {
    "mapping values are not allowed": "syntax-colon",
    "mapping keys are not allowed": "syntax-start",
    "escape": "syntax-escape",
    "quoted scalar": "syntax-quote",
    "expected ':'": "syntax-no-colon",
    "cannot start any token": "syntax-start",
    "alias": "syntax-start",
    "anchor": "syntax-start",
    "tag": "syntax-start",
    "directive": "syntax-start",
    "block scalar": "syntax-block",
    "flow": "syntax-bracket",
    "',' or": "syntax-bracket",
    "document start": "syntax-indent",
    "block": "syntax-indent",
    "expected key": "syntax-indent",
    "expected '-'": "syntax-indent",
    "indentation": "syntax-indent",
}
# libyaml reports the end of these; their start is the mark of the context.
_BEGIN_BEFORE = frozenset({"syntax-quote", "syntax-start", "syntax-bracket", "syntax-no-colon"})


def read_entries(text: str, listed: bool) -> Iterator[Entry]:
    """The entries of a text; after the first fault of syntax, those of each part that can be read by itself."""
    last, held = 0, None  # an entry is complete only when what follows it can be parsed
    try:
        for entry in read(text, listed):
            if held:
                last = held.mark[0]
                yield held
            held = entry
    except yaml.YAMLError as error:
        if listed:
            yield from _by_entries(text, last, error)
        else:
            yield _by_fields(text, 1, error, listed)
    else:
        if held:
            yield held


def _by_entries(text: str, last: int, error: yaml.YAMLError) -> Iterator[Entry]:
    """Reads on after the entry on the line `last`, each entry by itself."""
    first = _FIRST_DASH.search(text)
    indent = first[1] if first else ""
    starts = [found.start() for found in re.finditer(rf"^{indent}-(?=[ \n])", text, re.MULTILINE)]
    line, position, found_one = 1, 0, False
    for start, end in pairwise([*starts[:MAX_ENTRIES], len(text)]):
        line, position = line + text.count("\n", position, start), start
        if line <= last:
            continue
        try:
            found = list(read(text[start:end], True, line))
        except yaml.YAMLError as here:
            found_one = True
            yield _by_fields(text[start:end], line, here, True)
        else:
            yield from found
    if not found_one:
        fault = _fault(error, text, 1)
        yield Entry(mark=fault.mark, faults=[fault], broken=True)


def _by_fields(part: str, first_line: int, error: yaml.YAMLError, listed: bool) -> Entry:
    """One entry, from those of its fields that can be read by themselves."""
    dash = _DASH.match(part) if listed else None
    body = " " * dash.end() + part[dash.end() :] if dash else part
    faults: list[Fault] = []
    places: dict[FieldPath, Spot] = {}
    sound: list[str] = []
    line = first_line
    for field in _fields(body):
        try:
            list(read(field, False, line))
            sound.append(field)
        except yaml.YAMLError as here:
            name = _NAME.match(field)
            path: FieldPath = (name[1],) if name else ()
            faults.append(_fault(here, field, line, path))
            places[path] = Spot(line - first_line, len(field) - len(field.lstrip(" ")))
            sound.append("\n" * field.count("\n"))
        line += field.count("\n")
    entry = Entry(mark=(first_line, 1))
    try:
        entry = next(read("".join(sound), False, first_line), entry)
    except yaml.YAMLError:
        faults = []
    if not isinstance(entry.value, dict):
        entry = Entry(mark=(first_line, 1))
    entry.broken = True
    entry.keys |= {path: place for path, place in places.items() if path}
    entry.faults += faults or [_fault(error, part, first_line)]
    if not entry.id and (found := _ID.search(part)):
        entry.value = {**(entry.value if isinstance(entry.value, dict) else {}), "id": found[1]}
    return entry


def _fields(body: str) -> list[str]:
    """A mapping cut before every line that begins one of its fields."""
    indent = len(body) - len(body.lstrip(" "))
    starts = [found.start() for found in re.finditer(rf"^ {{{indent}}}(?=[^\s#-])", body, re.MULTILINE)]
    if not starts or len(starts) > MAX_FIELDS:
        return [body]
    return [body[start:end] for start, end in pairwise([0, *starts[1:], len(body)])]


def _fault(error: yaml.YAMLError, text: str, first_line: int, path: FieldPath = ()) -> Fault:
    said = f"{getattr(error, 'context', None) or ''} {getattr(error, 'problem', None) or error}"
    code = next((code for words, code in _MEANINGS.items() if words in said), "syntax")
    mark = getattr(error, "problem_mark", None)
    lines = [*text.split("\n"), ""]  # libyaml has the end of a text on a line of its own
    line = lines[mark.line] if mark else ""
    if mark and code == "syntax-colon" and _NAME_ALONE.fullmatch(line[: mark.column]):
        code = "syntax-indent"  # it is a name, which stands too far to the right
    elif mark and code == "syntax-indent":
        if line[: mark.column].rstrip()[-1:] in ("'", '"'):
            code = "syntax-quote"  # a quotation mark inside a text has ended it
        elif _BEGINS_ODDLY.fullmatch(line[: mark.column]):
            code = "syntax-start"
            mark = Spot(mark.line, line.index(": ") + 2)
        elif line[mark.column : mark.column + 1] in ("]", "}", ","):
            code = "syntax-bracket"
    elif code in _BEGIN_BEFORE:
        mark = getattr(error, "context_mark", None) or mark
    if mark is None:
        return Fault(path, (first_line, 1), code)
    fault = Fault(path, (mark.line + first_line, mark.column + 1), code)
    return _of_one_sign(fault, lines, line, mark) or _more_precise(fault, lines, line, mark)


def _of_one_sign(fault: Fault, lines: list[str], line: str, mark: Spot) -> Fault | None:
    """The fault of an empty list above the elements, a comma after a value in quotes, or round brackets."""
    if fault.code == "syntax-indent" and _EMPTY_LIST in lines[: mark.line]:
        return Fault((), (lines.index(_EMPTY_LIST) + 1, 1), "list-after-brackets")
    if fault.code == "syntax-quote" and _COMMA_LAST.fullmatch(line) and line[mark.column : mark.column + 1] == ",":
        return Fault(fault.path, fault.mark, "comma-after-value")
    if found := _ROUND.search(line):
        return Fault(fault.path, (fault.mark[0], found.start(1) + 1), "round-brackets")
    return None


def _more_precise(fault: Fault, lines: list[str], line: str, mark: Spot) -> Fault:
    """The fault that an editor would name, where the line that cannot be read or the one above it shows what it is."""
    path, (row, _), code = fault.path, fault.mark, fault.code
    if code in ("syntax-indent", "syntax-colon") and (slip := slip_above(lines, mark.line)):
        column, slip_code, details = slip
        return Fault(path, (row - 1, column), slip_code, details)
    if code == "syntax-colon" and (name := second_field(line[: mark.column])):
        return Fault(path, (row, mark.column + 1 - len(name)), "two-fields", {"name": name})
    if code == "syntax-bracket" and line.count('"') % 2:
        return Fault(path, (row, line.index('"') + 1), "syntax-quote")
    if code not in ("syntax-quote", "syntax-escape") and (
        stray := next(filter(is_no_field, (line, lines[mark.line])), "")
    ):
        return Fault((), fault.mark, "stray-line", {"found": stray.strip()[:40]})
    if code == "syntax-no-colon" and (name := unspaced(lines[mark.line])):
        return Fault(path, fault.mark, "colon-space", {"name": name})
    return fault
