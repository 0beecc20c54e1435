"""A model -> its texts that are in the wrong language, or the same in two languages.

Frequent short words are enough to tell: a text with none of its own language but several of another one is in the wrong
place. Names may be the same everywhere, long texts may not.
"""

from collections.abc import Iterator
from itertools import combinations

from pydantic import BaseModel

from portal.language import LANGUAGES, Language, Localised
from portal.loading.entry import Complaint
from portal.records.texts import fields_with_texts, localised_texts
from portal.rules.names import Names

MIN_LONG = 12  # words; shorter texts may be names
SAMPLE = 240  # characters of a paragraph that are looked at
SURE = 2  # different small words of another language

# Frequent in one language and next to unknown in the two others; not `de`, `en`, `la`, `on`, `of`, `in`.
_SMALL_WORDS: dict[Language, str] = {
    "nl": "het een van voor met zijn wordt worden dat niet ook aan bij naar uit om op te door deze dit zij hun over er"
    " wie kan kunnen moet tot maar of als heeft hebben zich meer tussen onder tegen",
    "fr": "le les des du une un et pour dans sur avec est sont aux au par qui que ce cette ces leur leurs pas plus ou"
    " il elle ils elles en sa son ses à été peut peuvent entre sans afin lors",
    "en": "the and to with for by from are their this that which an be will can has have its it they these who not"
    " between into about or at as how what also more may",
}
# Words that two of the three languages share prove nothing.
_SHARED = {"over", "en", "son", "plus", "on", "of", "also", "as", "was", "met", "door", "an", "als", "is"}
MARKER_WORDS = {language: frozenset(words.split()) - _SHARED for language, words in _SMALL_WORDS.items()}


def complaints(model: BaseModel) -> Iterator[Complaint]:
    """The texts of a model that are in the wrong language; fields listed in `not_translated` are skipped."""
    meant = getattr(model, "not_translated", ())
    if meant:
        yield from _unknown_fields(model, meant)
    for path, text in localised_texts(model):
        if path[0] not in meant:
            same: dict[Language, Language] = {}
            for place, other in _same(text):
                same.setdefault(place, other)
            for language, other in same.items():
                yield (*path, language), "same-text", {"language": other}
            for language in LANGUAGES:
                seems = language not in same and _seems(text[language], language)
                if seems and text[language] != text[seems]:
                    details = {"language": seems, "expected_language": language}
                    yield (*path, language), "wrong-language", details


def _unknown_fields(model: BaseModel, meant: tuple[str, ...]) -> Iterator[Complaint]:
    """The names in `not_translated` that are no field with texts."""
    known = Names(written for _, written in fields_with_texts(type(model)))
    for n, name in enumerate(meant):
        if name not in known:
            details = {"found": name, "nearest": known.nearest(name), "known": ", ".join(known.names)}
            yield ("not_translated", n), "unknown-value", details


def _same(text: Localised[str]) -> Iterator[tuple[Language, Language]]:
    """Each language whose long text is that of another language, with that language."""
    if len({text.nl, text.fr, text.en}) == len(LANGUAGES):
        return
    for first, second in combinations(LANGUAGES, 2):
        if text[first] == text[second] and len(text[first].split()) >= MIN_LONG:
            yield (first, second) if _seems(text[first], first) == second else (second, first)


def _seems(text: str, own: Language) -> Language | None:
    """The other language that a paragraph of the text seems to be in, or None."""
    for paragraph in text.split("\n\n"):
        words = paragraph[:SAMPLE].lower().split()
        if MARKER_WORDS[own].isdisjoint(words):
            for language in LANGUAGES:
                if len(MARKER_WORDS[language].intersection(words)) >= SURE:
                    return language
    return None
