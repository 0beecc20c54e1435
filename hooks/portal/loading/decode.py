"""Bytes of a file -> text that is safe to parse, and a fault for everything in it that no data file may hold.

Whatever is refused is replaced by blanks, so that every line and column stays and reading can find the other faults.
"""

import re
from collections.abc import Iterator
from itertools import islice

from portal.characters import GARBLED, INVISIBLE, ODD_SPACE, code_point
from portal.loading.entry import Fault, Mark
from portal.loading.limits import MAX_DEPTH

MAX_OF_ONE_CAUSE = 8  # more faults of one cause are reported as one fault of the file
MAX_OF_ONE_SORT = 100  # faults of one sort in one file; the rest shows when these are mended

_PLAIN = bytes([*b"\n\r", *range(32, 127)])
_NOT_BRACKETS = bytes(byte for byte in range(256) if byte not in b"[]{}")
_TYPED_QUOTES = frozenset("“”„«‘")
_BRACKET = re.compile(r"[\[\]{}]")
_ENTRY_START = re.compile(r"^(?=-[ \n])", re.MULTILINE)
_SURROGATE = re.compile("[\ud800-\udfff]")
_INDENT = re.compile(rf"^[ ]*(?:-[ ]+)*-?[\t{ODD_SPACE}][\t {ODD_SPACE}]*", re.MULTILINE)
_NO_SPACE = re.compile(r"^( *)-(?=[a-z_]+:[ \n]|\{[a-z_]+: )", re.MULTILINE)
# The same before a value: where the line above is an element of that list, or the name of a list.
_NO_SPACE_AFTER = re.compile(r"^(?:( *)- .*\n\1| *(?!(?:nl|fr|en):)[a-z_]+:\n *)-(?=[a-z\"'\[])", re.MULTILINE)
# What text processors make of a dash before a field with which an element of a list begins.
_ODD_DASH = re.compile(
    rf"^( *)[–—−•·*][ {ODD_SPACE}]*(?=(?:id|date|document|reference|url|audience|what):[ \n])", re.MULTILINE
)
_COLON = re.compile(rf"^( *(?:- )?[a-z_]+)(?:\uff1a *|:[{ODD_SPACE}])", re.MULTILINE)
# Editors that line up a file also move the marks, and a hand may take one sign away.
_CONFLICT = re.compile(r"^(?: *(?=[<>]))?(<{6,7}|\|{7}|={7}|>{6,7})(?: .*)?$", re.MULTILINE)
# A line as in one of the four patterns above: hardly any text has one, and the others need no further search.
_ODD_LINE = re.compile(
    rf"\n *(?:[–—−•·*]|-[a-z_\"'\[{{]|(?:- )?[a-z_]+(?:\uff1a|:[{ODD_SPACE}])|<{{6}}|\|{{7}}|={{7}}|>{{6}})"
)
# A text between the quotation marks of a text processor, which YAML takes for a part of it.
_QUOTED = re.compile(
    r"^( *(?:- )?(?:nl|fr|en|title|description): +)"
    r"(?:[“”„]([^“”„\"\\\n]*)[“”]|«([^«»\"\\\n]*)»|‘([^‘\"\\\n]*)’)(?= *$)",
    re.MULTILINE,
)
_INNER_BOM = re.compile("^\ufeff", re.MULTILINE)

# Reading refuses a nesting of 12 by itself, but the parser's time grows with the square of that of brackets.
MAX_BRACKETS = 40


def screen(content: bytes) -> tuple[str, list[Fault]]:
    """The text of a file and its faults."""
    content = content.removeprefix(b"\xef\xbb\xbf")
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or content.count(b"\0") > len(content) // 4:  # UTF-16 or -32
        return "", [Fault((), (1, 1), "not-utf8")]
    text, faults = _decoded(content)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # Few characters are outside ASCII: the set of them shows quickly which checks can be skipped.
    rare = "".join(set(text if faults else content.translate(None, _PLAIN).decode()))
    if not faults and ("Ã" in rare or "Â" in rare or "\ufffd" in rare or ("â" in rare and "â€" in text)):
        garbled = list(_faults(text, GARBLED, "garbled"))
        faults += garbled if len(garbled) <= MAX_OF_ONE_CAUSE else [_of_all(garbled, "garbled-file")]
    if INVISIBLE.search(rare):
        faults += _faults(text, INVISIBLE, "invisible")
        text = INVISIBLE.sub(" ", _INNER_BOM.sub("", text))
    if not _TYPED_QUOTES.isdisjoint(rare) and _QUOTED.search(text):
        faults += (
            Fault((), _mark(text, found.end(1)), "odd-quotes")
            for found in islice(_QUOTED.finditer(text), MAX_OF_ONE_SORT)
        )
        text = _QUOTED.sub(_plainly_quoted, text)
    if _may_indent_oddly(text, rare):
        tabs = list(_faults(text, _INDENT, "tab"))
        if len(tabs) > MAX_OF_ONE_CAUSE:
            return "", [*faults, _of_all(tabs, "tab-file")]
        faults += tabs
        text = _INDENT.sub(_spaces, text)
    if _ODD_LINE.search(f"\n{text}"):
        text, more = _with_sound_lines(text)
        faults += more
    if _deepest(content.translate(None, _NOT_BRACKETS).decode("ascii")) > MAX_BRACKETS:
        text, more = _shallow(text)
        faults += more
    return text, faults


def _with_sound_lines(text: str) -> tuple[str, list[Fault]]:
    """The text with the colons, dashes and spaces that were meant, without the marks of a merge; each is a fault."""
    faults: list[Fault] = []
    if _COLON.search(text):
        colons = islice(_COLON.finditer(text), MAX_OF_ONE_SORT)
        faults += (Fault((), _mark(text, found.end(1)), "odd-colon") for found in colons)
        text = _COLON.sub(r"\1: ", text)
    for pattern, code in ((_ODD_DASH, "odd-dash"), (_NO_SPACE, "dash-space")):
        if pattern.search(text):
            faults += _faults(text, pattern, code)
            text = pattern.sub(r"\1- ", text)
    while (found := _NO_SPACE_AFTER.search(text)) and len(faults) < MAX_OF_ONE_SORT:
        faults.append(Fault((), _mark(text, found.end() - 1), "dash-space"))
        text = f"{text[: found.end()]} {text[found.end() :]}"
    if _CONFLICT.search(text):
        text, conflicts = _first_sides(text)
        faults += conflicts
    return text, faults


def _decoded(content: bytes) -> tuple[str, list[Fault]]:
    """The text; where it is in another encoding one fault says so, as the rest of the file has the same cause."""
    try:
        return content.decode(), []
    except UnicodeDecodeError as error:
        before = content[: error.start].decode().replace("\r\n", "\n").replace("\r", "\n")
        text = _SURROGATE.sub("x", content.decode("utf-8", "surrogateescape"))
        return text, [Fault((), _mark(before, len(before)), "not-utf8")]


def _faults(text: str, pattern: re.Pattern[str], code: str) -> Iterator[Fault]:
    for found in islice(pattern.finditer(text), MAX_OF_ONE_SORT):
        shown = code_point(found[0][-1]) if code in ("invisible", "tab") else found[0].strip()
        yield Fault((), _mark(text, found.start()), code, {"found": shown})


def _of_all(faults: list[Fault], code: str) -> Fault:
    """One fault instead of many with one cause, at the place of the first."""
    return Fault((), faults[0].mark, code, {"count": len(faults)})


def _may_indent_oddly(text: str, rare: str) -> bool:
    """Whether it is worth while to look at the start of every line."""
    odd = [space for space in ODD_SPACE if space in rare]
    return "\t" in rare or any(f"\n{space}" in text or f" {space}" in text or text[:1] == space for space in odd)


def _plainly_quoted(found: re.Match[str]) -> str:
    return f'{found[1]}"{found[2] or found[3] or found[4] or ""}"'


def _spaces(found: re.Match[str]) -> str:
    return "".join("-" if sign == "-" else " " for sign in found[0])


def _first_sides(text: str) -> tuple[str, list[Fault]]:
    """The text as it was before a merge; each conflict, or stray mark of one, is a fault."""
    lines: list[str] = []
    faults: list[Fault] = []
    open_at, kept = "", True
    for number, line in enumerate(text.split("\n"), 1):
        found = _CONFLICT.match(line)
        if not found:
            lines.append(line if kept else "")
            continue
        lines.append("")
        sign = found[1][0]
        if (sign == "<" or not open_at) and len(faults) < MAX_OF_ONE_SORT:
            faults.append(Fault((), (number, 1), "merge-conflict"))
        if sign == ">" and open_at == "<" and kept and faults:  # which lines are of which side is unknown
            begun = faults[-1].mark
            lines[begun[0] :] = [""] * (number - begun[0])
            faults[-1] = Fault((), begun, "merge-undivided")
        open_at = "" if sign == ">" else open_at or sign
        kept = sign in "<>" or open_at != "<"
    return "\n".join(lines), faults


def _deepest(brackets: str) -> int:
    depth = deepest = 0
    for bracket in brackets:
        depth = depth + 1 if bracket in "[{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest


def _shallow(text: str) -> tuple[str, list[Fault]]:
    """The text, each entry without what follows a bracket that is nested too deep; each such bracket is a fault."""
    parts: list[str] = []
    faults: list[Fault] = []
    line = 1
    for part in _ENTRY_START.split(text):
        depth, end = 0, len(part)
        for found in _BRACKET.finditer(part):
            depth = depth + 1 if found[0] in "[{" else max(depth - 1, 0)
            if depth > MAX_BRACKETS:
                end = found.start()
                row, column = _mark(part, end)
                faults.append(Fault((), (row + line - 1, column), "too-deep", {"limit": MAX_DEPTH}))
                break
        parts.append(part[:end] + "\n" * part.count("\n", end))
        line += part.count("\n")
    return "".join(parts), faults


def _mark(text: str, position: int) -> Mark:
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)
