"""The table of contents of a document -> its entry for `data/documents.yaml`, with all its sections."""

import re
import unicodedata
from typing import NamedTuple

from portal.editing.formatter.record import record_lines
from portal.language import LANGUAGES, Language
from portal.problems import Refused

_LINE = re.compile(r"\s*(?:(\d+(?:\.\d+)*)\.?\s+)?(.+?)(?:\s*\.{2,}\s*\d+|\s+\d+)?\s*")  # number, title, dots and page


class NewDocument(NamedTuple):
    """What is known of a document when it begins: a plan or a report, the moment it speaks of, its language."""

    id: str
    nature: str
    as_of: str
    language: Language
    title: str


def document_lines(document: NewDocument, contents: str) -> str:
    """The entry of a document; texts in the two other languages are empty, and the check asks for them.

    Each line of `contents` is a section: `1.1 Police ........ 12`; a section without a number is named after its title.
    Raises Refused where there is no section.
    """
    sections = [
        _section(match, document.language) for line in contents.splitlines() if (match := _LINE.fullmatch(line))
    ]
    if not sections:
        raise Refused("document-without-sections")
    entry: dict[str, object] = {
        "id": document.id,
        "title": _text(document.title, document.language),
        "short": _text(document.title, document.language),
        "says": _text(document.title, document.language),
        "nature": document.nature,
        "as_of": document.as_of,
        "publisher": _text("", document.language),
        "language": _text("", document.language),
        "sections": sections,
    }
    return "\n".join(record_lines(entry)) + "\n"


def _section(line: re.Match[str], language: Language) -> dict[str, object]:
    number, title = line[1], line[2]
    return {"id": number or _slug(title), "title": _text(title, language)}


def _text(text: str, language: Language) -> dict[str, object]:
    return {name: text if name == language else "" for name in LANGUAGES}


def _slug(title: str) -> str:
    """A name for a section that has no number; ids of sections are small letters, digits and dots."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return ".".join(re.findall(r"[a-z0-9]+", plain))[:40].strip(".")
