"""A text -> the language in which it, or a sentence of it, seems to be where that is not its own.

Frequent short words are enough to tell: a sentence with none of its own language but several of another one is in the
wrong place. What stands in quotation marks or brackets may be a title or a name in any language.
"""

import re
from collections import Counter

from portal.language import Language
from portal.rules.wording import sentences

SURE = 2  # different small words of another language

# Frequent in a language. A word that stands with two of them tells nothing between these two.
_SMALL_WORDS = {
    "nl": "de het een en van voor met zijn wordt worden dat niet ook aan bij naar uit om op in is te door deze dit zij"
    " hun over er wie kan kunnen moet moeten tot maar of als heeft hebben zich meer tussen onder tegen was waren werd"
    " werden die u uw geen wel nog na per hoe wat waar alleen zonder sinds volgens andere ze hij we zo tijdens binnen"
    " vanaf rond dan zal zullen mag wil had ten elk elke welke",
    "fr": "le la les de des du un une et en pour dans sur avec est sont aux au par qui que ce cette ces leur leurs pas"
    " plus ou il elle ils elles sa son ses à été peut peuvent entre sans afin lors ne se si vous votre vos nous y dont"
    " selon aussi depuis comme mais où sous on avait ont l’ d’ qu’ n’ s’ c’ était étaient fut sera seront an or but car"
    " quel quelle deux avant après pendant",
    "en": "the and to with for by from are their this that which an be will can has have its it they these who not is"
    " in on of at as or was were into about between how what also more may you your do does did no if only but when"
    " where there than under after before since within other over door als plus son had per we die car should would"
    " could such each",
    "de": "der die das und ist nicht mit für auf von zu den dem ein eine einer eines wird werden sich auch bei nach aus"
    " sind im zum zur durch des in oder über wurde wurden haben hat kann können als an am es sie dass um war vor",
}
MARKER_WORDS = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_AGAINST = {
    (own, other): words - MARKER_WORDS[own]
    for own in MARKER_WORDS
    for other, words in MARKER_WORDS.items()
    if other != own
}
_FOREIGN = {own: frozenset().union(*MARKER_WORDS.values()) - MARKER_WORDS[own] for own in MARKER_WORDS}

_QUOTED = re.compile(r"‘[^‘]*?’(?!\w)|“[^”]*”|«[^»]*»|\"[^\"]*\"|\([^()]*\)")
_AROUND = ".,;:!?()[]"  # signs around words


def foreign(text: str, own: Language) -> tuple[str, str] | None:
    """The other language that the text or a sentence of it seems to be in, with what is in it; else None."""
    if _FOREIGN[own].isdisjoint(_split(text)):  # nearly always, and quickly said
        return None
    said = _QUOTED.sub(" ", text)
    if language := _seems(said, own):
        return language, text
    for sentence in sentences(said):
        if language := _seems(sentence, own):
            return language, " ".join(sentence.split())
    return None


def mostly(text: str, own: Language) -> str:
    """The other language of which a long text has more small words than of its own; empty where there is none."""
    words = Counter(word.strip(_AROUND) for word in _split(_QUOTED.sub(" ", text)))
    said = {pair: sum(words[word] for word in markers) for pair, markers in _AGAINST.items() if own in pair}
    count, other = max((said[own, other], other) for other in MARKER_WORDS if other != own)
    return other if count > max(said[other, own], SURE) else ""


def _seems(text: str, own: Language) -> str:
    """The language whose small words a text has, and none of its own; empty where it is none but its own."""
    words = {word.strip(_AROUND) for word in _split(text)}
    if _FOREIGN[own].isdisjoint(words):
        return ""
    count, language = max((len(_AGAINST[own, other] & words), other) for other in MARKER_WORDS if other != own)
    return language if count >= SURE and _AGAINST[language, own].isdisjoint(words) else ""


def _split(text: str) -> list[str]:
    return text.lower().replace("'", "’").replace("’", "’ ").split()
