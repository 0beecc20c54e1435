"""Text -> what the search program reads of it: small words veiled, elisions and apostrophes apart; and other spellings.

The one place that says how texts and queries meet. The search program itself ignores capitals, accents and
punctuation, and knows the endings of each language. What it cannot do is done here, and in `plain` of
`assets/search.js` for what a visitor types:

- `l’allocation` is two words, of which the first is small; `regio’s` is found by `regio`;
- small words (`de`, `the`) are not searched: a query drops them, and a text holds them veiled, letter by letter in a
  private part of Unicode that the search program takes for signs; `assets/search.js` lifts the veil in what it shows;
- `M 2022 3`, `M(2022) 3` and `M(2022)3` are the one word `m20223`; `œ` is `oe`.
"""

import re
from collections.abc import Iterable

from portal.language import Language

# A word that every page holds and nobody types: the search program can list pages without a word, but then fetches all.
EVERY = "\N{CYRILLIC LETTER MULTIOCULAR O}"
VEIL = 0xE000  # Unicode's private use area; U+E000 plus the letter
_SMALL: dict[Language, str] = {
    "nl": """
        aan al als bij dan dat de deze die dit door een en er haar hebben heeft het hij hoe hun ik in is je kan maar
        me met mijn moet n naar niet nog of om onder ons ook op over per s t te tot u uit uw van vanaf voor waar wat
        we welke wie worden wordt ze zich zij zijn zo zoals
    """,
    "fr": """
        a au aux avec c ce ces cette comme comment d dans de des du elle elles en entre est et eux il ils j je jusqu
        l la le les leur leurs lorsqu m ma mais me mes mon n ne nos notre nous on ont ou où par pas pour puisqu qu
        que quel quelle quelles quels qui quoi s sa sans se sera ses si son sont sur t te un une vos votre vous y à
        été être
    """,
    "en": """
        a about an and are as at be been by can do does for from has have how i if in into is it its me my not of on
        or our s so t that the their them there they this to was we were what when where which who why will with you
        your
    """,
}
SMALL_WORDS = {language: frozenset(words.split()) for language, words in _SMALL.items()}
_ELIDED = re.compile(r"\b(c|d|j|jusqu|l|lorsqu|m|n|puisqu|qu|s|t)[’'](?=\w)", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_LONG = re.compile(r"[^\W\d_]{4,}")
_NUMBER = re.compile(r"\bm\s*\(?\s*(\d{4})\s*\)?\s*[/-]?\s*(\d{1,3})\b", re.IGNORECASE)


def veiled(text: str, language: Language) -> str:
    """A text as the search program is to read it; `assets/search.js` turns it back into what readers see."""
    small = SMALL_WORDS[language]
    parted = _ELIDED.sub(lambda found: f"{_veil(found[1])}’ ", text) if language == "fr" else text
    return _WORD.sub(lambda found: _veil(found[0]) if found[0].lower() in small else found[0].replace("’", "'"), parted)


def vocabulary(texts: Iterable[str]) -> list[str]:
    """The words that are offered to whoever mistypes one: those of titles and keywords, but for short ones."""
    return sorted({word for text in texts for word in _LONG.findall(text.lower())})


def spellings(text: str) -> list[str]:
    """Other ways to write what stands in a text, for readers who type it so."""
    ligatures = {word.replace("œ", "oe").replace("Œ", "oe") for word in _WORD.findall(text) if "œ" in word.lower()}
    numbers = {f"m{year}{number}" for year, number in _NUMBER.findall(text)}
    return sorted(ligatures | numbers)


def _veil(word: str) -> str:
    return "".join(chr(VEIL + ord(letter)) if letter.isalnum() else letter for letter in word)
