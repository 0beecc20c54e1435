"""Pages of prose -> everything in them that is more than Markdown, which is all that an editor may write there.

Nothing of it would reach a page (`theme/plain_markdown.py`); here it is told where it stands.
"""

import re
from collections.abc import Container, Iterator
from pathlib import Path

from portal.loading.decode import screen
from portal.policy import may_lead_to
from portal.problems import Problem

SLOT = re.compile(r"<!-- slot: *([a-z-]+)((?: +[a-z-]+=[a-z0-9.,-]+)*) *-->")
_HEAD = re.compile(r"\A---\n(.*?)^---$", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^([^\s:#][^:\n]*):", re.MULTILINE)
_FIELDS = {"title", "description", "german"}
_CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1 *$|(?<!`)(`+)(?!`).*?(?<!`)\2(?!`)", re.DOTALL | re.MULTILINE)
_AUTOLINK = r"https?://[^\s<>]*>|[^\s<>@:/]+@[^\s<>]+>"
_HTML = re.compile(rf"<(?!{_AUTOLINK})[a-zA-Z/!?][^>\n]{{0,60}}>?")
_LINK = re.compile(r"\]\(\s*<?([^)>\n]*)|^ {0,3}\[[^\]\n]+\]:\s*<?([^>\n]*)", re.MULTILINE)
_RECORD = re.compile(r"\(record:([^)#\s]*)")
_ATTRIBUTES = re.compile(r"\{\s*(?::|[#.][\w-]|[\w-]+\s*=)[^}\n]*\}?")


def check_prose(content: Path, records: Container[str]) -> list[Problem]:
    """A problem for each fault in each page of a folder, which may lead to the records with these ids.

    What the theme draws frames with is no page.
    """
    files = (file for file in sorted(content.rglob("*.md")) if not file.name.startswith("__"))
    return [problem for file in files for problem in _faults(file, records)]


def _faults(file: Path, records: Container[str]) -> Iterator[Problem]:
    text, faults = screen(file.read_bytes())
    found = [(*fault.mark, fault.code, fault.details) for fault in faults]
    found += [
        (text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place), code, {"found": said[:80]})
        for place, code, said in (*_more_than_markdown(text), *_unknown(text, records))
    ]
    for line, column, code, details in sorted(found, key=lambda one: one[:3]):
        yield Problem(str(file), line, column, "", "", code, details)


def _more_than_markdown(text: str) -> Iterator[tuple[int, str, str]]:
    """Each place where something stands that is not Markdown, the code of its message, and what stands there."""
    head = _HEAD.match(text)
    start = head.end() if head else 0
    for field in _FIELD.finditer(head[1] if head else ""):
        if field[1].strip() not in _FIELDS:
            yield field.start() + 4, "prose-field", field[1]
    body = " " * start + _CODE.sub(_blank, SLOT.sub(_blank, text[start:]))
    for found in _HTML.finditer(body):
        yield found.start(), "prose-html", found[0]
    for found in _ATTRIBUTES.finditer(body):
        yield found.start(), "prose-attributes", found[0]
    for found in _LINK.finditer(body):
        address = found[1] or found[2] or ""
        if not may_lead_to(address):
            yield found.start(), "prose-link", address


def _unknown(text: str, records: Container[str]) -> Iterator[tuple[int, str, str]]:
    for found in _RECORD.finditer(text):
        if found[1] not in records:
            yield found.start() + 1, "prose-record", found[1]


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
