"""The text of a document and the texts of the portal -> runs of ten words or more that are in both.

The portal uses its own words. The document is no part of the project, so its text is given. Names are excepted: titles
of records, terms and sections may be long.
"""

import re
from collections.abc import Iterator, Mapping, Set
from typing import NamedTuple

from portal.history.snapshots import Known
from portal.loading.texts import texts_by_path

RUN = 10  # words
_WORD = re.compile(r"[^\W_]+")
_NAMES = frozenset({"title", "term", "short"})


class Copy(NamedTuple):
    """A run of words that a text shares with a document."""

    key: str
    path: str
    words: str


def copies(document: str, known: Mapping[str, Known]) -> Iterator[Copy]:
    """Each run of ten words or more that is in the document too, in the order of the data."""
    said = [(key, f"{path}.{language}", text) for key, path, language, text in _said(known)]
    names = {run for _, path, text in said if _is_name(path) for run in _runs(_words(text))}
    taken = set(_runs(_words(document))) - names
    for key, path, text in said:
        if not _is_name(path):
            words = _words(text)
            yield from (Copy(key, path, " ".join(words[start:end])) for start, end in _joined(words, taken))


def _said(known: Mapping[str, Known]) -> Iterator[tuple[str, str, str, str]]:
    for key, entry in known.items():
        for path, in_languages in texts_by_path(entry.value):
            yield from ((key, path, language, text) for language, text in in_languages.items())


def _is_name(path: str) -> bool:
    return path.split(".")[-2] in _NAMES


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1))


def _joined(words: list[str], taken: Set[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Where the longest runs begin and end."""
    start = end = -1
    for place, run in enumerate(_runs(words)):
        if run in taken:
            if place > end:
                if end >= 0:
                    yield start, end
                start = place
            end = place + RUN
    if end >= 0:
        yield start, end
