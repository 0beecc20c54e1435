"""One value -> how it is written in YAML: plain, quoted, folded over lines of at most 100 columns, or in paragraphs."""

import re
from collections.abc import Iterable

from portal.loading.parser import read

LINE_WIDTH = 100

# Characters that need double quotes: those that YAML does not print, and its further line breaks.
_UNUSUAL = re.compile(
    "[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_PLAIN = re.compile(r"[^\W_](?:[^\n:#]|:(?=[^\s,\[\]{}])|(?<=[^\s])#)*")
_WORD = re.compile(r"[a-z][a-z0-9_-]*")
_WORDS_OF_YAML = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
# A line of a text must not begin like a list, a quotation or a heading.
_BREAK = re.compile(r"(?<=[^ \t\n]) (?=[^ \t\n])(?![-*>#+]+(?: |$))")


def one_line(value: object, quoted: bool = False) -> str:
    """A value on one line, as it can stand anywhere, inside brackets too."""
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str):
        return str(value)
    if _WORD.fullmatch(value) and value not in _WORDS_OF_YAML and not quoted:
        return value
    if not quoted and not re.search(r"[,?\[\]{}]", value) and _is_plain(value):
        return value
    return _quoted(value)


def behind_label(value: str, quoted: bool) -> str:
    """A text on the line of its field, outside brackets."""
    return value if not quoted and _is_plain(value) else _quoted(value)


def folded_lines(text: str, indent: int) -> list[str] | None:
    """One line of text, folded; None where folding would change it."""
    if not text or "\n" in text or text != text.strip(" \t") or _UNUSUAL.search(text):
        return None
    return [" " * indent + line for line in _wrapped(text, LINE_WIDTH - indent)]


def literal(text: str, indent: int, keep_lines: bool = False) -> list[str] | None:
    """Paragraphs and lists, a line break for every line; None where that would change the text."""
    if not text or text != text.strip(" \t\n") or _UNUSUAL.search(text):
        return None
    lines = text.split("\n") if keep_lines else paragraph_lines(text, LINE_WIDTH - indent)
    return [(" " * indent + line) if line else "" for line in lines]


def paragraph_lines(text: str, width: int) -> list[str]:
    """The lines of a long text: its paragraphs and the items of its lists folded, blank lines between."""
    lines: list[str] = []
    for part in re.split(r"\n{2,}", text.strip()):
        lines.append("")
        if part.startswith("- "):
            for item in part[2:].split("\n- "):
                first, *rest = _wrapped(_joined(item), width - 2)
                lines += [f"- {first}", *(f"  {line}" for line in rest)]
        else:
            lines += _wrapped(_joined(part), width)
    return lines[1:]


def meaning(text: str) -> str:
    """A long text without the line breaks that mean no more than a space."""
    return "\n".join(paragraph_lines(text, len(text) + 2))


def _joined(part: str) -> str:
    return re.sub(r"[ \t]*\n[ \t]*", " ", part.strip())


def _wrapped(text: str, width: int) -> Iterable[str]:
    line = ""
    for piece in _BREAK.split(text):
        if line and len(line) + 1 + len(piece) > width:
            yield line
            line = piece
        else:
            line = f"{line} {piece}" if line else piece
    yield line


def _is_plain(text: str) -> bool:
    if not _PLAIN.fullmatch(text) or text != text.strip() or "  " in text or _UNUSUAL.search(text):
        return False
    return [entry.value for entry in read(f"- {text}")] == [text]


def _quoted(text: str) -> str:
    if "\n" in text or _UNUSUAL.search(text):
        return '"' + "".join(map(_escaped, text)) + '"'
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _escaped(sign: str) -> str:
    if sign in '"\\':
        return "\\" + sign
    if sign == "\n":
        return "\\n"
    return f"\\U{ord(sign):08X}" if _UNUSUAL.match(sign) else sign
