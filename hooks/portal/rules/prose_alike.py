"""A page of prose in three languages -> what one has and another has not: numbers, dates, links, slots, headings."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import reduce
from operator import and_
from pathlib import Path

from portal.language import LANGUAGES, Language, Localised
from portal.loading.decode import screen
from portal.problems import Problem
from portal.rules.prose_text import SLOT, own_part, prose_blocks, unmarked
from portal.rules.told_dates import told_otherwise
from portal.rules.wording import numbers

_LINK = re.compile(r"\]\(((?:record|page):[^)\s]+|[^):\s]+\.md[^)\s]*)\)")
_OUTWARD = re.compile(r"\[[^\]]*\]\((?:https?:|mailto:)[^)]*\)")  # named as that page names itself
_HEADING = re.compile(r"^##+(?= )", re.MULTILINE)
_IN_NUMBER = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")


def unequal_pages(content: Path) -> Iterator[Problem]:
    """A problem for each page that does not have the same in its languages; one that has them all is compared."""
    for file in sorted((content / "nl").rglob("*.md")):
        files = {language: content / language / file.relative_to(content / "nl") for language in LANGUAGES}
        if not file.name.startswith("__") and all(one.is_file() for one in files.values()):
            pages = {language: screen(one.read_bytes())[0] for language, one in files.items()}
            if found := _unequal(pages):
                yield Problem(str(file), 1, 1, "", "", "prose-unequal", {"found": found})


def _unequal(pages: Mapping[Language, str]) -> str:
    """What stands in a language and not in all, or a date that is told with another month; empty where nothing is."""
    words = {language: _words(page) for language, page in pages.items()}
    parts = {language: Counter([*_parts(page), *_numbers(words[language])]) for language, page in pages.items()}
    shared = reduce(and_, parts.values())
    if any(part != shared for part in parts.values()):
        return ", ".join(f"{language}: {_listed(part - shared)}" for language, part in parts.items())
    return told_otherwise(Localised[str](**words))


def _parts(page: str) -> Iterator[str]:
    """The links within the portal, the slots and the signs of the headings of a page."""
    body = own_part(page)
    yield from _LINK.findall(body)
    yield from (" ".join(found[0].strip("<!->").split()) for found in SLOT.finditer(body))
    yield from _HEADING.findall(body)


def _words(page: str) -> str:
    return "\n".join(unmarked(_OUTWARD.sub(" ", block)) for _, block in prose_blocks(page))


def _numbers(words: str) -> list[str]:
    return numbers(_IN_NUMBER.sub("", words))


def _listed(parts: Counter[str]) -> str:
    return " ".join(sorted(parts.elements()))[:120] or "–"
