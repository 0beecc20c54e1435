"""Entries -> for each word of a language the pages that hold it and how well, in parts of the search index."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from portal.compounds import compounds
from portal.language import Language
from portal.outputs.search import SearchEntry
from portal.search_text import HYPHEN, joined, words

Postings = list[tuple[int, int]]  # the number of a page, and the number of its weight
# How many places of words one part holds: about half a kB once it is compressed.
_PART = 200
# How much a word counts where it stands, and how much all these counts are worth beside each other (as in BM25,
# Robertson and Zaragoza 2009: a second mention adds less than the first, and a long text is worth less).
_TITLE, _NAMES, _LEAD, _TEXT = 6.0, 5.0, 2.5, 1.0
_ENOUGH = 4.0
_USUAL_LENGTH = 120
_HEAD = re.compile(r"[^:(\u2013\u2014]*")
_LAST_PLACE = 15


def _weight(worth: int, title: int, name: int, place: int) -> int:
    """What a word is worth to a page (0 to 31), and what it is to its title and names, as one number.

    `title` is 2 for a word by which the title is recognised, 1 for any other of its words; `place` counts the telling
    words of the title up to this one. `name` is 3 for a whole abbreviation or number, 2 for another name of one word, 1
    for a part of a name.
    """
    return place * 512 + worth * 16 + title * 4 + name


def postings_by_word(language: Language, entries: Sequence[SearchEntry]) -> dict[str, Postings]:
    """Word -> the pages that hold it, each with the number of its weight."""
    postings: defaultdict[str, Postings] = defaultdict(list)
    for page, entry in enumerate(entries):
        for word, weight in _weights(language, entry).items():
            postings[word].append((page, weight))
    return postings


def _weights(language: Language, entry: SearchEntry) -> dict[str, int]:
    titled = list(dict.fromkeys(words(entry.title, language)))
    title = {**dict.fromkeys(titled, 1), **dict.fromkeys(title_words(entry, language), 2)}
    places = {word: min(place, _LAST_PLACE) for place, word in enumerate(titled, 1)}
    names = [list(words(name, language)) for name in entry.names]
    lead, _, rest = entry.content.partition("\n")
    text = Counter(words(rest, language))
    counts: Counter[str] = Counter()
    norm = 0.5 + 0.5 * text.total() / _USUAL_LENGTH
    for word, times in text.items():
        counts[word] += _TEXT * times / norm  # type: ignore[assignment]  # a counter adds up fractions too
    for told, worth in ((words(lead, language), _LEAD), ((w for name in names for w in name), _NAMES)):
        for word in set(told):
            counts[word] += worth  # type: ignore[assignment]
    for word in titled:
        counts[word] += _TITLE  # type: ignore[assignment]
    found = zip(entry.names, names, strict=True)
    levels = {word: level for level, word in sorted(level for name in found for level in _levels(*name))}
    return {
        word: _weight(
            max(1, round(31 * count / (count + _ENOUGH))), title.get(word, 0), levels.get(word, 0), places.get(word, 0)
        )
        for word, count in counts.items()
    }


def _levels(name: str, found: Sequence[str]) -> Iterator[tuple[int, str]]:
    """How much of a name each of its words is; an abbreviation stands among them with its capitals and without.

    A word with a capital or a digit is the name of one thing, others are subjects.
    """
    alone = len(set(map(str.lower, found))) == 1
    one_thing = any(map(str.isdigit, name)) or name != name.lower()
    whole = joined(name)
    for word in found:
        yield (3 if one_thing else 2) if alone or word == whole else 1, word


def title_words(entry: SearchEntry, language: Language) -> set[str]:
    """The words by which a title is recognised: those before a colon, a comma or the like.

    Of a word with a hyphen the parts count, of an abbreviation one form.
    """
    head = _HEAD.match(entry.title)[0]  # type: ignore[index]  # matches any text
    return _naming(head, language) or _naming(entry.title, language) or {"benelux"}


def _naming(title: str, language: Language) -> set[str]:
    """The words that tell one title from another, which numbers and the name of the Benelux do not."""
    found = (word for word in words(HYPHEN.sub(" ", title), language) if word == word.lower())
    return {word for word in found if word != "benelux" and not word.isdigit()}


def lists_by_word(language: Language, postings: Mapping[str, Postings]) -> dict[str, list[Postings]]:
    """For each word the pages that hold it, and those that hold a compound of it where it has some."""
    found = compounds(sorted(postings)) if language == "nl" else {}
    return {
        word: [pages, *([_merged(map(postings.__getitem__, found[word]))] if word in found else [])]
        for word, pages in postings.items()
    }


def _merged(postings: Iterable[Postings]) -> Postings:
    """The pages of several words, each with the most it is worth by one of them."""
    best: dict[int, int] = {}
    for page, weight in chain.from_iterable(postings):
        known = best.get(page, 0)
        title = max(known, weight, key=_title_of)
        place = title // 512
        best[page] = _weight(max(_worth_of(known), _worth_of(weight)), _title_of(title), 0, place)
    return sorted(best.items())


def _worth_of(weight: int) -> int:
    return weight // 16 % 32


def _title_of(weight: int) -> int:
    return weight // 4 % 4


def parts_of(lists: Iterable[list[Postings]]) -> Iterator[tuple[int, list[list[list[int]]]]]:
    """The lists of words in parts of about the same size, each with the place of its first word."""
    first, size = 0, 0
    part: list[list[list[int]]] = []
    for place, of_word in enumerate(lists):
        length = sum(map(len, of_word))
        if size + length > _PART and part:
            yield first, part
            first, part, size = place, [], 0
        part.append([list(_steps(pages)) for pages in of_word])
        size += length
    if part:
        yield first, part


def _steps(pages: Iterable[tuple[int, int]]) -> Iterator[int]:
    before = 0
    for page, weight in pages:
        yield page - before
        yield weight
        before = page
