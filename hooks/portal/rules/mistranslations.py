"""A model -> its texts that are in the wrong language, or the same in two languages.

A name may be the same in all three languages, and a `publisher` is a name; a sentence may not.
"""

from collections.abc import Iterator
from itertools import combinations

from pydantic import BaseModel

from portal.language import LANGUAGES, Language, Localised
from portal.loading.entry import Complaint
from portal.records.texts import fields_with_texts, localised_texts
from portal.rules.foreign import foreign
from portal.rules.names import Names

MIN_LONG = 12  # words; shorter texts may be names
_NAME, _MEANT = "publisher", "not_translated"


def complaints(model: BaseModel) -> Iterator[Complaint]:
    """The texts of a model that are in the wrong language; fields listed in `not_translated` are skipped."""
    meant = getattr(model, _MEANT, ())
    if meant:
        yield from _unknown_fields(model, meant)
    for path, text in localised_texts(model):
        if path[0] in meant or path[-1] == _NAME or _is_name(text):
            continue
        same = dict(reversed([*_same(text)]))
        for language in LANGUAGES:
            if language in same:
                yield (*path, language), "same-text", {"language": same[language]}
            elif found := foreign(text[language], language):
                code, details = _foreign_text(text, language, *found)
                yield (*path, language), code if _MEANT in type(model).model_fields else "foreign-words", details


def _unknown_fields(model: BaseModel, meant: tuple[str, ...]) -> Iterator[Complaint]:
    """The names in `not_translated` that are no field with texts."""
    known = Names(written for _, written in fields_with_texts(type(model)))
    for n, name in enumerate(meant):
        if name not in known:
            details = {"found": name, "nearest": known.nearest(name), "known": ", ".join(known.names)}
            yield ("not_translated", n), "unknown-value", details


def _is_name(text: Localised[str]) -> bool:
    """Whether a text is a name that all languages have: the same in each, short, and no sentence."""
    return text.nl == text.fr == text.en and not text.nl.endswith((".", "?", "!")) and len(text.nl.split()) < MIN_LONG


def _same(text: Localised[str]) -> Iterator[tuple[Language, Language]]:
    """Each language whose long text is that of another language, with that language."""
    if len({text.nl, text.fr, text.en}) == len(LANGUAGES):
        return
    for first, second in combinations(LANGUAGES, 2):
        if text[first] == text[second] and len(text[first].split()) >= MIN_LONG:
            found = foreign(text[first], first)
            yield (first, second) if found and found[0] == second else (second, first)


def _foreign_text(text: Localised[str], own: Language, seems: str, said: str) -> tuple[str, dict[str, object]]:
    """The code and the details of the message on a text, all of which or a sentence of which seems foreign."""
    details: dict[str, object] = {"language": seems, "expected_language": own, "found": said[:60]}
    if said != text[own]:
        return "foreign-sentence", details
    return ("same-text", details) if text.__dict__.get(seems) == said else ("wrong-language", details)
