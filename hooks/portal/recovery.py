"""Text with broken YAML syntax -> the entries that can still be read, and a fault for each part that cannot.

What is broken is narrowed down from the file to an entry, and from the entry to a field; the rest is read as usual.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

import yaml

from portal.entry import Entry, Fault, Mark, Path
from portal.reading import MAX_ENTRIES, read

MAX_FIELDS = 200  # more lines at this indentation are no fields, whatever they are

_FIRST_DASH = re.compile(r"^( *)-(?=[ \n])", re.MULTILINE)
_DASH = re.compile(r" *-(?: +|(?=\n))")
_NAME = re.compile(r"[ -]*[\"']?([\w-]+)[\"']?[ \t]*:")
_ID = re.compile(r"^[ -]*id: *[\"']?([a-z0-9-]{1,80})", re.MULTILINE)

# What libyaml says -> what it nearly always means. The first that is contained in its words holds.
_MEANINGS = {
    "mapping values are not allowed": "syntax-colon",
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


def entries(text: str, listed: bool) -> Iterator[Entry]:
    """The entries of a text; after the first fault of syntax, those of each part that can be read by itself."""
    last = 0
    try:
        for entry in read(text, listed):
            last = entry.mark[0]
            yield entry
    except yaml.YAMLError as error:
        if listed:
            yield from _by_entries(text, last, error)
        else:
            yield _by_fields(text, 1, error, listed)


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
        yield Entry(faults=[_fault(error, 1)], broken=True)


def _by_fields(part: str, first_line: int, error: yaml.YAMLError, listed: bool) -> Entry:
    """One entry, from those of its fields that can be read by themselves."""
    dash = _DASH.match(part) if listed else None
    body = " " * dash.end() + part[dash.end() :] if dash else part
    faults: list[Fault] = []
    sound: list[str] = []
    line = first_line
    for field in _fields(body):
        try:
            list(read(field, False, line))
            sound.append(field)
        except yaml.YAMLError as here:
            name = _NAME.match(field)
            faults.append(_fault(here, line, (name[1],) if name else ()))
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
    entry.faults += faults or [_fault(error, first_line)]
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


def _fault(error: yaml.YAMLError, first_line: int, path: Path = ()) -> Fault:
    said = f"{getattr(error, 'context', None) or ''} {getattr(error, 'problem', None) or error}"
    code = next((code for words, code in _MEANINGS.items() if words in said), "syntax")
    mark = getattr(error, "problem_mark", None)
    if code in ("syntax-quote", "syntax-start", "syntax-bracket"):  # these begin where the fault is
        mark = getattr(error, "context_mark", None) or mark
    place: Mark = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
    return Fault(path, place, code)
