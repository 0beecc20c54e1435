"""A page of prose -> what Markdown reads otherwise than its editor meant, and shows as signs in the text.

Form: the rules of Python-Markdown, which asks for a blank line before a list.
"""

import re
from collections.abc import Iterator
from itertools import islice

from portal.characters import EMOJI, LIGATURE, TAB, spelled_out
from portal.rules.targets import PlacedComplaint, ProseComplaint

_BLOCK = re.compile(r"(?:^.*\S.*\n?)+", re.MULTILINE)
_ITEM = re.compile(r"(?:[-*+]|\d+\.) +\S")
_ODD_ITEM = re.compile(r" {0,3}(?:[•·▪◦–—−]|o(?=\t)|\d+\)(?= ))[ \t\u00a0]*\S")
_ADDRESS = r"(?:https?://|www\.|mailto:|record:|page:|file:|[\w./-]+\.md)"
_LINK_FORM = re.compile(
    rf"\][ \t]+\({_ADDRESS}[^)\n]*\)|\)\[{_ADDRESS}[^\]\n]*\]|\]\({_ADDRESS}[^)\n]*$|\]\(https?://[^)\s]+ [^)\"'\n]+\)",
    re.MULTILINE,
)


def is_no_link(body: str, place: int) -> bool:
    """Whether what looks like a link at a place of a text becomes none."""
    return bool(_LINK_FORM.match(body, place))


def layout_complaints(text: str, body: str) -> Iterator[PlacedComplaint]:
    """Each place of a text where the page would not look as it was meant; `body` is the text without code and slots."""
    indented_may_belong = False  # to an element of a list above
    for block in _BLOCK.finditer(body):
        lines = block[0].rstrip("\n").split("\n")
        place = block.start()
        if not indented_may_belong and text.startswith("    ", place):
            yield place, "prose-indented", {"found": lines[0].strip()[:40]}
        for n, line in enumerate(lines):
            for code, details in _of_line(lines, n):
                yield place, code, details
            place += len(line) + 1
        if block[0].count("**") % 2:
            yield block.start() + block[0].rindex("**"), "prose-open-bold", {"found": "**"}
        indented_may_belong = bool(_ITEM.match(lines[0])) or (indented_may_belong and lines[0].startswith("  "))
    for found in _LINK_FORM.finditer(body):
        yield found.start(), "prose-link-form", {"found": found[0][:60]}
    for found in islice(TAB.finditer(body), 1):  # a pasted table has one on each line
        yield found.start(), "tab-in-text", {"found": found[0].replace("\t", "⇥")}
    for found in EMOJI.finditer(body):
        yield found.start(), "emoji", {"found": found[0]}
    for found in LIGATURE.finditer(text):
        yield found.start(), "ligature", {"found": found[0], "letters": spelled_out(found[0])}


def _of_line(lines: list[str], n: int) -> Iterator[ProseComplaint]:
    line = lines[n]
    if _ODD_ITEM.match(line):
        if not (n and _ODD_ITEM.match(lines[n - 1])):
            yield "prose-list-sign", {"found": line.strip()[:40]}
    elif n and _ITEM.match(line) and not (_ITEM.match(lines[0]) or lines[0].startswith(" ")):
        if not any(_ITEM.match(above) for above in lines[:n]):
            yield "prose-list-blank", {"found": line[:40]}
    elif n == 0 and line.startswith("|") and not (len(lines) > 1 and re.fullmatch(r"[|:\- ]+", lines[1])):
        yield "prose-table", {"found": line[:40]}
