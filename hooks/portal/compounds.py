"""Dutch words -> for each, the words that are compounds with it as their first or last part.

`assets/search-forms.js` finds the compounds of a word in the same way; tests/test_search_words.py holds the two
together. The build needs them to keep the pages of all compounds of a word in one place (`outputs/search_postings.py`).
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

_SHORTEST_PART, _SHORTEST_OTHER = 4, 3
_DOUBLED = re.compile(r"([^aeiou])\1$")
_SHORT_VOWEL = re.compile(r"([^aeiou]|^)([aeou])([^aeiou])$")
_LINK = re.compile("^s(?=..)")


def compounds(words: Collection[str]) -> Mapping[str, Sequence[str]]:
    """Each word that has compounds among the words -> these, in the order of the words."""
    known = frozenset(words)
    stems = frozenset(stem for word in words for stem in _stems(word))
    found: defaultdict[str, list[str]] = defaultdict(list)
    for compound in words:
        for part in dict.fromkeys(_parts(compound, stems)):
            if part in known:
                found[part].append(compound)
    return found


def _parts(compound: str, stems: frozenset[str]) -> Iterator[str]:
    """What may be the first or the last part of a word, of which the rest is a form of another word."""
    for at in range(_SHORTEST_OTHER, len(compound) - _SHORTEST_OTHER + 1):
        first, last = compound[:at], compound[at:]
        if len(first) >= _SHORTEST_PART and first.isalpha() and _is_form(_LINK.sub("", last), stems):
            yield first
        if _is_form(first, stems):
            forms = (last, *(last.removesuffix(ending) for ending in ("s", "en", "n") if last.endswith(ending)))
            yield from (form for form in forms if len(form) >= _SHORTEST_PART and form.isalpha())


def _is_form(word: str, stems: frozenset[str]) -> bool:
    return len(word) >= _SHORTEST_OTHER and not stems.isdisjoint(_stems(word))


def _stems(word: str) -> Iterator[str]:
    """What a word may be a form of."""
    if not re.fullmatch("[a-z]{3,}", word):
        yield word
        return
    bare = [_DOUBLED.sub(r"\1", _cut(word, ending, 3)) for ending in ("en", "e")]
    bare += [_SHORT_VOWEL.sub(r"\1\2\2\3", stem) for stem in bare]
    bare += [word, _cut(word, "heden", 3, "heid"), _cut(word, "eren", 4, "e"), _cut(word, "eren", 4, "atie")]
    bare += [_cut(word, "schepen", 0, "schip"), _cut(word, "steden", 0, "stad"), "lid" if word == "leden" else ""]
    bare.append(_cut(word, "t", 4) if re.search("[^aeiou]t$", word) else "")
    yield from (re.sub("v$", "f", re.sub("z$", "s", stem)) for stem in bare if stem)
    # An ending -s changes no other letter.
    yield from (f"={stem}" for stem in (word, _cut(word, "s", 3)) if stem)


def _cut(word: str, ending: str, least: int, other: str = "") -> str:
    """A word with its ending replaced; empty where it has another ending, or where too little would be left."""
    fits = word.endswith(ending) and len(word) - len(ending) >= least
    return word.removesuffix(ending) + other if fits else ""
