"""A model -> its texts that stand in the wrong language's place, or stand in two languages unchanged.

A test of frequent small words is enough: a text that has none of its own language but several of another one is not
where it belongs. Names may be the same everywhere, so only long texts may not.
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
# Words that two of the three know prove nothing about either.
_SHARED = {"over", "en", "son", "plus", "on", "of", "also", "as", "was", "met", "door", "an", "als", "is"}
MARKER_WORDS = {language: frozenset(words.split()) - _SHARED for language, words in _SMALL_WORDS.items()}


def complaints(model: BaseModel) -> Iterator[Complaint]:
    """The texts of a model that stand in the wrong place; what it names in `not_translated` is meant so."""
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
    """What `not_translated` names and is no field with texts."""
    known = Names(written for _, written in fields_with_texts(type(model)))
    for n, name in enumerate(meant):
        if name not in known:
            details = {"found": name, "nearest": known.nearest(name), "known": ", ".join(known.names)}
            yield ("not_translated", n), "unknown-value", details


def _same(text: Localised[str]) -> Iterator[tuple[Language, Language]]:
    """Each language in whose place stands the long text of another one."""
    if len({text.nl, text.fr, text.en}) == len(LANGUAGES):
        return
    for first, second in combinations(LANGUAGES, 2):
        if text[first] == text[second] and len(text[first].split()) >= MIN_LONG:
            yield (first, second) if _seems(text[first], first) == second else (second, first)


def _seems(text: str, own: Language) -> Language | None:
    """The language that a text has a paragraph in, where that is not the one it should be in."""
    for paragraph in text.split("\n\n"):
        words = paragraph[:SAMPLE].lower().split()
        if MARKER_WORDS[own].isdisjoint(words):
            for language in LANGUAGES:
                if len(MARKER_WORDS[language].intersection(words)) >= SURE:
                    return language
    return None
