"""Bytes of a file -> text that is safe to parse, and a fault for everything in it that no data file may hold.

What is refused is blanked out with its line and column kept, so that reading can go on and find the other faults.
"""

import re

from portal.reading import INVISIBLE, Fault, Mark

MAX_BYTES = 5_000_000

_TAB_INDENT = re.compile(r"^[ ]*\t[ \t]*", re.MULTILINE)
_CONFLICT = re.compile(r"^<{7}(?: .*)?$", re.MULTILINE)
_CONFLICT_BLOCK = re.compile(
    r"^(<{7}(?: .*)?\n)(.*?)(^(?:\|{7}(?: .*)?\n.*?)?^={7}\n.*?^>{7}(?: .*)?$)", re.MULTILINE | re.DOTALL
)
_SEVENS = re.compile(r"^(?:<{7}(?: .*)?|={7}|>{7}(?: .*)?|\|{7}(?: .*)?)$", re.MULTILINE)


def screen(content: bytes) -> tuple[str, list[Fault]]:
    """The text of a file and its faults; the text is empty where it cannot be known."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "", [Fault((), _mark_of_byte(content, error.start), "not-utf8")]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    faults: list[Fault] = []
    if INVISIBLE.search(text):
        text = _blank(text, INVISIBLE, "invisible", faults)
    if "\t" in text:
        text = _blank(text, _TAB_INDENT, "tab", faults)
    if _CONFLICT.search(text):
        faults += [Fault((), _mark(text, found.start()), "merge-conflict") for found in _CONFLICT.finditer(text)]
        text = _SEVENS.sub("", _CONFLICT_BLOCK.sub(_keep_first_side, text))
    return text, faults


def _blank(text: str, pattern: re.Pattern[str], code: str, faults: list[Fault]) -> str:
    for found in pattern.finditer(text):
        faults.append(Fault((), _mark(text, found.start()), code, {"found": f"U+{ord(found[0][-1]):04X}"}))
        if len(faults) == 100:  # enough to mend; the rest shows when these are gone
            break
    return pattern.sub(lambda found: " " * len(found[0]), text)


def _keep_first_side(block: re.Match[str]) -> str:
    return "\n" + block[2] + "\n" * block[3].count("\n")


def _mark(text: str, position: int) -> Mark:
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)


def _mark_of_byte(content: bytes, position: int) -> Mark:
    before = content[:position]
    start = before.rfind(b"\n") + 1
    return before.count(b"\n") + 1, len(before[start:].decode("utf-8", "replace")) + 1
