"""A model -> its texts that are in the wrong language, or the same in two languages.

Frequent short words are enough to tell: a sentence with none of its own language but several of another one is in the
wrong place. Names may be the same everywhere, long texts may not.
"""

import re
from collections.abc import Iterator
from itertools import combinations

from pydantic import BaseModel

from portal.language import LANGUAGES, Language, Localised
from portal.loading.entry import Complaint
from portal.records.texts import fields_with_texts, localised_texts
from portal.rules.names import Names

MIN_LONG = 12  # words; shorter texts may be names
SURE = 2  # different small words of another language

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n\n")
_AROUND = ".,;:!?()‘’“”«»\"'"  # signs around words

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
_FOREIGN = {own: frozenset().union(*(MARKER_WORDS[other] for other in LANGUAGES if other != own)) for own in LANGUAGES}


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
                if language in same or not (found := _foreign(text[language], language)):
                    continue
                seems, sentence = found
                details = {"language": seems, "expected_language": language}
                if sentence != text[language]:
                    shown = " ".join(sentence.split())[:60]
                    yield (*path, language), "foreign-sentence", details | {"found": shown}
                elif sentence != text[seems]:
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
            found = _foreign(text[first], first)
            yield (first, second) if found and found[0] == second else (second, first)


def _foreign(text: str, own: Language) -> tuple[Language, str] | None:
    """The other language that the text or a sentence of it seems to be in, with what is in it; else None."""
    if _FOREIGN[own].isdisjoint(text.lower().split()):  # nearly always, and quickly said
        return None
    words = _words(text)
    others = [language for language in LANGUAGES if language != own and _sure(language, words)]
    if not others:
        return None
    if MARKER_WORDS[own].isdisjoint(words):
        return others[0], text
    for sentence in _SENTENCE_END.split(text):
        words = _words(sentence)
        if MARKER_WORDS[own].isdisjoint(words):
            for language in others:
                if _sure(language, words):
                    return language, sentence
    return None


def _sure(language: Language, words: set[str]) -> bool:
    return len(MARKER_WORDS[language] & words) >= SURE


def _words(text: str) -> set[str]:
    return {word.strip(_AROUND) for word in text.lower().split()}
