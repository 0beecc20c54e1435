"""Pages of prose -> every fault in them: HTML, broken links, unknown slots, faulty front matter.

`theme/plain_markdown.py` keeps HTML out of pages; this rule says where it is.
"""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from portal.language import LANGUAGES
from portal.loading.decode import screen
from portal.policy import may_lead_to
from portal.problems import Problem
from portal.publication import HEAD
from portal.rules.front_matter import head_complaints
from portal.rules.page_links import PageLinks
from portal.rules.prose_language import language_complaints
from portal.rules.prose_layout import is_no_link, layout_complaints
from portal.rules.prose_text import CODE, SLOT, blank, without_code_and_slots
from portal.rules.slots import complaints as slot_complaints
from portal.rules.targets import PlacedComplaint, Targets

_AUTOLINK = r"https?://[^\s<>]*>|[^\s<>@:/]+@[^\s<>]+>"
_BARE = re.compile(rf"<({_AUTOLINK})")
_HTML = re.compile(rf"<(?!{_AUTOLINK})[a-zA-Z/!?][^>\n]{{0,60}}>?")
_MARKS = r"[ \t]*(?:(?:[-*+>]|\d+\.)[ \t]*)*"  # of lists and quotations, in which addresses may stand too
_LINK = re.compile(r"\]\(\s*<?((?:[^()>\n]|\([^()\n]*\))*)")
_DEFINITION = re.compile(
    rf"^{_MARKS}\[[^\]\n]*\]:\s*<?([^>\n]*)", re.MULTILINE
)  # which may look like one, and hold links
_TITLE = re.compile(r"""\s["'(].*$""")
_FILE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.md")
_PICTURE = re.compile(r"(?<!\\)!\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])?")
_OPEN_CODE = re.compile(r"(?<!\\)(?:\\\\)*`+|^ {0,3}~{3,}", re.MULTILINE)
_TOP_HEADING = re.compile(r"^ {0,3}#(?=[ \t]).*|^.*\S.*\n {0,3}=+[ \t]*$", re.MULTILINE)
_PLACEHOLDER = re.compile(r"\b(?:TODO|FIXME|TBD|TBC|XXX+|[Ll]orem ipsum)\b")
_NOT_LAST = re.compile(r"[ \t]*\S")
_ATTRIBUTES = re.compile(r"\{\s*(?::|[#.][\w-]|[\w-]+\s*=)[^}\n]*\}?")


def check_prose(content: Path, targets: Targets) -> list[Problem]:
    """A problem for each fault in each page of a folder, and for each page that is missing.

    Files whose name begins with `__` are for frames, not pages.
    """
    files = [file for file in sorted(content.rglob("*.md")) if file.is_file() and not file.name.startswith("__")]
    links = PageLinks(content, files, targets)
    found = [problem for file in files for problem in _faults(file, links, targets)]
    found += [
        Problem(str(file), 1, 1, "", "", "prose-file-name", {"found": file.name})
        for file in sorted({*files, *content.rglob("*.markdown")})
        if not _FILE_NAME.fullmatch(file.name)
    ]
    found += [Problem(str(file), 1, 1, "", "", "prose-stray") for file in _strays(content)]
    return found + (list(links.missing_pages()) if files else [])


def _strays(content: Path) -> Iterator[Path]:
    """Files in a folder of prose that no page is made of: not in Markdown, or not in the folder of a language."""
    for file in sorted(content.rglob("*")):
        inside = file.relative_to(content).parts
        hidden = any(part.startswith(".") for part in inside)
        if file.is_file() and not hidden and (inside[0] not in LANGUAGES or file.suffix not in (".md", ".markdown")):
            yield file


def _faults(file: Path, links: PageLinks, targets: Targets) -> Iterator[Problem]:
    text, faults = screen(file.read_bytes())
    found = [(*fault.mark, fault.code, fault.details) for fault in faults]
    language = file.relative_to(links.content).parts[0]
    of_words = language_complaints(text, language) if language in LANGUAGES and not faults else ()
    if not faults:
        found += [(*mark, code, details) for mark, code, details in head_complaints(text)]
    found += [
        (text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place), code, details)
        for place, code, details in (*_of_body(text, file, links, targets), *of_words)
    ]
    for line, column, code, details in sorted(found, key=lambda one: one[:3]):
        yield Problem(str(file), line, column, "", "", code, details)


def _of_body(text: str, file: Path, links: PageLinks, targets: Targets) -> Iterator[PlacedComplaint]:
    head = HEAD.match(text)
    start = head.end() if head else 0
    written = " " * start + CODE.sub(blank, text[start:])
    body = without_code_and_slots(written)
    yield from _of_slots(written, targets)
    yield from layout_complaints(text, body)
    yield from _unwanted(body)
    yield from _of_links(body, file, links)


def _of_slots(written: str, targets: Targets) -> Iterator[PlacedComplaint]:
    for slot in SLOT.finditer(written):
        options = dict(part.split("=") for part in slot[2].split())
        yield from ((slot.start(), code, details) for code, details in slot_complaints(slot[1], options, targets))
        before = written[written.rfind("\n", 0, slot.start()) + 1 : slot.start()]
        if before.strip() or _NOT_LAST.match(written, slot.end()):
            yield slot.start(), "prose-slot-alone", {"found": slot[0]}


def _unwanted(body: str) -> Iterator[PlacedComplaint]:
    """What Markdown allows and pages of prose do not have; of HTML the first of each block, as it comes in heaps."""
    block = -1
    for found in _HTML.finditer(body):
        if (here := body.rfind("\n\n", 0, found.start())) != block or found[0].startswith("<!--"):
            code = "prose-slot-form" if found[0].startswith("<!-- slot") else "prose-html"
            yield found.start(), code, {"found": found[0][:80]}
        block = here
    for found in islice(_OPEN_CODE.finditer(body), 1):
        yield found.start(), "prose-open-code", {"found": found[0][:80]}
    for found in _TOP_HEADING.finditer(body):
        yield found.start(), "prose-top-heading", {"found": found[0].partition("\n")[0][:80]}
    for found in _ATTRIBUTES.finditer(body):
        yield found.start(), "prose-attributes", {"found": found[0][:80]}
    for found in _PLACEHOLDER.finditer(body):
        yield found.start(), "prose-placeholder", {"found": found[0]}
    for found in _PICTURE.finditer(body):
        yield found.start(), "prose-picture", {"found": found[0][:80]}


def _of_links(body: str, file: Path, links: PageLinks) -> Iterator[PlacedComplaint]:
    places = set()
    without = _PICTURE.sub(blank, body)
    for found in (*_LINK.finditer(without), *_DEFINITION.finditer(without)):
        places.add(found.start(1))
        if is_no_link(without, found.start()):
            continue
        address = found[1].strip()
        if code := _odd_form(found[0], address):
            yield found.start(), code, {"found": (address or found[0])[:80]}
        elif not may_lead_to(address):
            yield found.start(), "prose-link", {"found": address[:80]}
        else:
            yield from ((found.start(1), code, details) for code, details in links.complaints(file, address))
    for found in _BARE.finditer(body):
        if found.start(1) in places:  # it is the address of a link
            continue
        address = found[1].removesuffix(">")
        shown = address if ":" in address else f"mailto:{address}"
        yield from ((found.start(1), code, details) for code, details in links.complaints(file, shown))


def _odd_form(link: str, address: str) -> str:
    """The code of what a link has that pages of prose do not, empty where it is an ordinary one."""
    if "[^" in link.partition("]")[0]:
        return "prose-footnote"
    if not address:
        return "prose-empty-link"
    return "prose-link-title" if _TITLE.search(address) else ""
