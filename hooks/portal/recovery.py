"""Text with broken YAML syntax -> the entries that can still be read, and one fault for each part that cannot."""

import re
from collections.abc import Iterator

import yaml

from portal.reading import Entry, Fault, Mark, read

_PART = {True: re.compile(r"^- ", re.MULTILINE), False: re.compile(r"^[^\s#\-}\]]", re.MULTILINE)}
_ID = re.compile(r"^- +id: *[\"']?([a-z0-9-]{1,80})|^- [^\n]*(?:\n+ [^\n]*)*?\n  id: *[\"']?([a-z0-9-]{1,80})")

# What libyaml says -> what it nearly always means. The first that is contained in its words holds.
_MEANINGS = {
    "mapping values are not allowed": "syntax-colon",
    "quoted scalar": "syntax-quote",
    "escape": "syntax-escape",
    "expected ':'": "syntax-no-colon",
    "cannot start any token": "syntax-start",
    "flow": "syntax-bracket",
    "',' or": "syntax-bracket",
    "block": "syntax-indent",
    "expected key": "syntax-indent",
    "expected '-'": "syntax-indent",
    "indentation": "syntax-indent",
}


def entries(text: str, listed: bool) -> Iterator[Entry]:
    """The entries of a text; after the first fault of syntax, those of each part that can be read by itself."""
    last = 0
    try:
        for entry in read(text):
            last = entry.mark[0]
            yield entry
    except yaml.YAMLError as error:
        yield from _by_parts(text, last, listed, error)


def _by_parts(text: str, last: int, listed: bool, error: yaml.YAMLError) -> Iterator[Entry]:
    """Reads on from the part after the line `last`, each part by itself."""
    found_one = False
    starts = [found.start() for found in _PART[listed].finditer(text)]
    line, position = 1, 0
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        line, position = line + text.count("\n", position, start), start
        if line <= last:
            continue
        part = text[start:end]
        try:
            read_here = list(read(part, line))
        except yaml.YAMLError as here:
            found_one = True
            yield _fault(here, part, line)
        else:
            if listed:
                yield from read_here
    if not found_one:
        yield _fault(error, "", 1)


def _fault(error: yaml.YAMLError, part: str, first_line: int) -> Entry:
    said = f"{getattr(error, 'context', None) or ''} {getattr(error, 'problem', None) or error}"
    code = next((code for words, code in _MEANINGS.items() if words in said), "syntax")
    mark = getattr(error, "problem_mark", None)
    if code == "syntax-quote":
        mark = getattr(error, "context_mark", None) or mark
    place: Mark = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
    found = _ID.match(part)
    value = {"id": found[1] or found[2]} if found else None
    return Entry(value, place, listed=True, faults=[Fault((), place, code)])
