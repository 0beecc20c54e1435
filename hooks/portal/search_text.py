"""Text -> the words by which it is found: without capitals, accents and signs, and in every way readers write them.

`assets/search-text.js` reads what a visitor types in the same way; tests/test_search_words.py holds the two together.

- `Région` is `region`, `œuvre` is `oeuvre`, `ﬁn` is `fin`; what cannot be seen (a soft hyphen) is dropped;
- `l’énergie` is `l` and `energie`, whichever of the signs that look like an apostrophe stands in it;
- `btw-kloof` is `btw`, `kloof` and `btwkloof`; `b.t.w.` is `btw`;
- `M 2022 3`, `M/2022/3` and `M(2022)3` are the one word `m20223`;
- `MaaS` is `maas` and, since it has two capitals, `MaaS` as well;
- stop words (`de`, `the`) are left out.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from portal.folding import folded
from portal.language import Language

_SMALL: dict[Language, str] = {
    "nl": """
        aan al alleen als ben bent bestaat betekenis bij binnen daar dan dat de deze die dit doe doet door echt een eens
        eigenlijk en er ergens even gaan gaat gebeuren gebeurt gegaan gehouden gewoon ging gingen graag haar heb hebben
        heeft het hier hij hoe hoef hoeft hoeveel hun iemand iets ik in info is ja je jij jullie kan komt krijg krijgen
        krijgt kun kunnen kunt kwam liggen ligt maak maakt maar mag maken me men met mezelf mij mijn moet moeten mogen n
        naar naast nee niet nog nou nu of om onder ons onze ook op over per plaats plaatsgevonden plaatsvinden precies s
        t te toch tot u uit uitleg uw van vanaf via vind vinden volgens vond vonden voor waar waarom waarvoor wanneer
        waren was wat we weet wel welk welke weten wie wij wil word worden wordt zal ze zich zij zijn zit zitten zo
        zoals zomaar zonder zou zullen
    """,
    "fr": """
        a actuellement ai ainsi alors au aura auront aussi aux avec avez avoir bien c ce celle celui ces cet cette chez
        combien comme comment d dans de des devrais dire dois doit doivent donc du elle elles en encore entre es est et
        etaient etait etc ete etes etre eu eux exactement explication faire fais fait faites faut font il ils info j je
        jusqu l la le les leur leurs lieu lors lorsqu m ma mais me mes moi mon n ne ni nos notre nous obtenir on ont ou
        par partie pas peut peuvent peux plus pour pourquoi pouvoir puis puisqu qu quand que quel quelle quelles quelqu
        quels qui quoi s sa sais sait sans savoir se sera ses si signification situe sommes son sont suis suite sur svp
        t te tenu tenue tenus tiennent tient toi tous tout toute toutes tres trouver tu un une va vais veut veux viens
        vient vos votre voudrais vous y
    """,
    "en": """
        a about actually also am an and any are as at be been being by can could currently d did do does exactly
        explained explanation find for from get gets getting got had happen happens has have he held her him his hold
        holding holds how i if in info into is it its just know knows let lets like ll located many may me meaning mine
        much must my need needs not now of on or our ours place please re really s she should so some still t take taken
        takes taking tell than that the their them then there these they this those to took us ve via want wants was we
        were what when where which while who whom whose why will with would you your yours
    """,
}
STOP_WORDS = {language: frozenset(words.split()) for language, words in _SMALL.items()}
_NUMBER = re.compile(r"\bm\s*[(/-]?\s*(\d{4})\s*\)?\s*[/-]?\s*(\d{1,3})\b", re.IGNORECASE)
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")
HYPHEN = re.compile("[-\u2010-\u2015\u2212\uff0d]")
_HYPHENED = re.compile(rf"[^\W_]+(?:{HYPHEN.pattern}[^\W_]+)*")
_WORD = re.compile(r"[^\W_]+")


def words(text: str, language: Language) -> Iterator[str]:
    """Every word by which a text is found, as often as it occurs."""
    return chain.from_iterable(_forms(chunk, language) for chunk in _HYPHENED.findall(_plain(text)))


@lru_cache(maxsize=50_000)  # the words of a language come back thousands of times
def _forms(chunk: str, language: Language) -> tuple[str, ...]:
    """The words by which one word is found, or several that are joined by hyphens."""
    small = STOP_WORDS[language]
    parts = _WORD.findall(chunk)
    forms = []
    for word in parts:
        if sum(map(str.isupper, word)) > 1:
            forms.append(word)
        if word.lower() not in small:
            forms.append(word.lower())
    if len(parts) > 1:
        forms.append("".join(parts).lower())
    return tuple(forms)


def code(text: str) -> str:
    """A number for the words of a text (FNV-1a, 32 bits), the same however they are joined."""
    number = 0x811C9DC5
    for letter in joined(text):
        number = ((number ^ ord(letter)) * 0x01000193) & 0xFFFFFFFF
    return f"{number:08x}"


def joined(text: str) -> str:
    """All words of a text in one piece."""
    return "".join(_WORD.findall(_plain(text))).lower()


def _plain(text: str) -> str:
    """A text without accents, its numbers of decisions and its abbreviations with dots in one piece."""
    plain = _NUMBER.sub(r"m\1\2", folded(text))
    return _DOTTED.sub(lambda found: found[0].replace(".", ""), plain) if "." in plain else plain


def spelt(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The words that may be suggested for a mistyped one: as they are found, and as they are spelt."""
    for text in texts:
        for word in re.findall(r"[^\W\d_]{4,}", unicodedata.normalize("NFC", text)):
            yield folded(word).lower(), word if sum(map(str.isupper, word)) > 1 else word.lower()
