"""Plain values of a record -> its texts, under paths that stay the same when a list grows or is sorted.

An element of a list is known by what it is about: `milestones[2022-09-12].text`, `for_you[citizens].text`.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from portal.language import LANGUAGES, Language
from portal.loading.entry import FieldPath

_LANGUAGES = frozenset(LANGUAGES)
_NESTED = (dict, list)
# What tells the elements of a list apart, the first that an element has.
_LABELS = ("id", "audience", "url", "what", "date", "document")
# Not sentences, and not there in every language or the same in all.
_NO_TEXT = {"abbreviation", "keywords", "legal_database", "sure"}


def leaves(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every field with its value as text; a list of words is one value, a word a line."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from leaves(part, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list) and any(isinstance(part, dict | list) for part in value):
        for label, part in labelled(value):
            yield from leaves(part, f"{path}[{label}]")
    elif isinstance(value, list):
        yield path, "\n".join(map(str, value))
    elif value is not None:
        yield path, str(value).lower() if isinstance(value, bool) else str(value)


def texts_by_path(value: object) -> Iterator[tuple[str, dict[Language, str]]]:
    """Every text in languages, with its path."""
    return ((path, said) for path, _, said in placed_texts(value))


def placed_texts(
    value: object, path: str = "", place: FieldPath = ()
) -> Iterator[tuple[str, FieldPath, dict[Language, str]]]:
    """Every text in languages, with its path, and with the place at which its file has it today."""
    if isinstance(value, dict):
        if said := _in_languages(value):
            yield path, place, said
            return
        for name, part in value.items():
            if isinstance(part, _NESTED) and name not in _NO_TEXT:
                yield from placed_texts(part, f"{path}.{name}" if path else str(name), (*place, name))
    elif isinstance(value, list):
        for n, (label, part) in enumerate(labelled(value)):
            yield from placed_texts(part, f"{path}[{label}]", (*place, n))


def _in_languages(value: dict[str, object]) -> dict[Language, str]:
    """What a mapping says in each language; nothing where it is no text."""
    if _LANGUAGES.isdisjoint(value):  # nearly always, and quickly said
        return {}
    return {name: text for name in LANGUAGES if isinstance(text := value.get(name), str)}


def labelled(elements: list[object]) -> Iterator[tuple[str, object]]:
    """The elements of a list, each with the label by which it is known; those that share one are numbered."""
    seen: dict[str, int] = {}
    for element in elements:
        names = element if isinstance(element, dict) else {}
        label = next((str(names[name]) for name in _LABELS if isinstance(names.get(name), str)), "")
        seen[label] = seen.get(label, 0) + 1
        yield (label if seen[label] == 1 else f"{label}~{seen[label]}"), element


def normal(text: str) -> str:
    """A text with line breaks, spaces and forms of the same character made equal, to compare wordings."""
    composed = unicodedata.normalize("NFC", text).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return re.sub(r"\s+", " ", composed).strip()


@cache  # each wording is asked for by every language that follows it
def fingerprint(text: str) -> str:
    """A short hash of a wording: two texts with the same fingerprint have the same wording."""
    return hashlib.sha256(normal(text).encode()).hexdigest()[:12]


@cache
def word_count(text: str) -> int:
    """How many words a translator would count."""
    return len(re.findall(r"[\w’'-]*\w", text))
