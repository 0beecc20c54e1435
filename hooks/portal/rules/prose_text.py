"""A page of prose -> its words: its head, paragraphs, headings and lists, without code, slots and German."""

import re
from collections.abc import Iterator

from portal.publication import HEAD
from portal.rules.front_matter import GERMAN

SLOT = re.compile(r"<!-- slot: *([a-z-]+)((?: +[a-z-]+=[a-z0-9.,-]+)*) *-->")
# As Python-Markdown finds it, so that nothing passes for code here that a page would show as a link; in a line it also
# ends there, since Markdown reads paragraphs, elements of a list and cells one by one.
CODE = re.compile(
    r"^(~{3,}|`{3,}) *\.?[\w#.+-]* *\n(?:.*\n)*?\1[ \t]*$|(?<![`\\])(?:\\\\)*(`+)(?!`).+?(?<!`)\2(?!`)", re.MULTILINE
)
_GERMAN = re.compile(rf"^## {GERMAN}\s*$.*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_SIGNS = re.compile(r"\*\*|(?<!\w)[*_]|[*_](?!\w)|^#+ ", re.MULTILINE)
_GOES_ON = re.compile(r"\n(?!\s*(?:- |\d+\. ))\s*")
_BLOCK = re.compile(r"^\S.*(?:\n(?!\n).+)*", re.MULTILINE)
_TABLE = "|"
_IN_HEAD = re.compile(r"^(?:title|description): *(.*(?:\n[ \t]+.*)*)", re.MULTILINE)


def in_head(text: str) -> Iterator[tuple[int, str]]:
    """The title and the description of a page, each with its place."""
    if head := HEAD.match(text):
        for found in _IN_HEAD.finditer(text, 0, head.end()):
            yield found.start(1), " ".join(found[1].strip("'\"").split())


def prose_blocks(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs, headings and lists of a page as they are written, each with its place."""
    head = HEAD.match(text)
    start = head.end() if head else 0
    body = _GERMAN.sub(blank, without_code_and_slots(" " * start + text[start:]))
    for block in _BLOCK.finditer(body):
        if not block[0].startswith(_TABLE):
            yield block.start(), block[0]


def own_part(text: str) -> str:
    """The body of a page, without its head and its part in German."""
    head = HEAD.match(text)
    return _GERMAN.sub("", text[head.end() if head else 0 :])


def unmarked(block: str) -> str:
    """The words of a paragraph, without the signs of Markdown."""
    return _GOES_ON.sub(" ", _SIGNS.sub("", _LINK.sub(r"\1", block)))


def without_code_and_slots(text: str) -> str:
    """A text with its code and slots replaced by blanks, so that every position stays."""
    return SLOT.sub(blank, CODE.sub(blank, text))


def blank(found: re.Match[str]) -> str:
    """As many blanks as were found, on as many lines."""
    return re.sub(r"[^\n]", " ", found[0])
