"""Entries -> the files of a search index, one index a language, which `assets/search-index.js` reads.

`index.json` is all that a browser needs to know which words there are; it names every other file by its content:

- `words` in alphabetical order, a word being known by its place in the list;
- `parts`: the first word of each part of the postings, and the part's name. A part lists for each of its words the
  pages that hold it: how far each page is from the one before it, and a weight (see `_weight`);
- `pages`: for each page eight letters, the name of its file, which holds what a result shows;
- `titles`: for each page eight letters, the code of its title, by which a question is known that is a title;
- `lengths`: for each page how many words its title has, as a digit of base 36;
- `ranks`: for each page a digit, what it is worth beside another one that fits as well;
- `facets`: the pages of each value by which results can be narrowed;
- `synonyms` of the language and the names of terms in the other ones, its `small` words, and `spellings`, the file of
  words to offer to whoever mistypes one.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from portal.json_format import compact_json
from portal.language import LANGUAGES, Language
from portal.outputs.search import SearchEntry
from portal.reuse import ANEW, Reuse
from portal.search_text import HYPHEN, STOP_WORDS, code, joined, spelt, words

FOLDER = "search-index"  # known to assets/search-index.js as well
SynonymGroups = Sequence[Sequence[str]]
# How many places of words one part holds: about 1 kB once it is compressed. A Dutch word may need many parts, for its
# compounds stand all over the alphabet.
_PART = 400
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


def index_files(
    entries: Mapping[Language, Iterable[SearchEntry]], synonyms: Mapping[Language, SynonymGroups], reuse: Reuse = ANEW
) -> Iterator[dict[str, bytes]]:
    """The files of each language in turn, below `search-index/{language}/`."""
    listed = {language: list(found) for language, found in entries.items()}
    spellings = {language: _spellings(found, synonyms.get(language, ())) for language, found in listed.items()}
    for language, found in listed.items():
        others = {other: spellings[other] for other in LANGUAGES if other != language and other in spellings}
        given = language, found, synonyms.get(language, ()), spellings[language], others
        files = reuse.files(f"search-{language}", given, partial(_files, *given))
        yield {f"{FOLDER}/{language}/{name}": content for name, content in files.items()}


def _files(
    language: Language,
    entries: Sequence[SearchEntry],
    synonyms: SynonymGroups,
    own: dict[str, str],
    others: Mapping[Language, dict[str, str]],
) -> dict[str, bytes]:
    postings = _postings(language, entries)
    vocabulary = sorted(postings)
    files: dict[str, bytes] = {}

    def keep(content: object) -> str:
        data = compact_json(content)
        digest = hashlib.sha256(data).hexdigest()
        name = next(name for at in range(0, 56, 8) if files.get(f"{(name := digest[at : at + 8])}.json", data) == data)
        files[f"{name}.json"] = data
        return name

    foreign = {other: sorted(set(known) - set(postings)) for other, known in others.items()}
    index = {
        "words": " ".join(vocabulary),
        "parts": [[first, keep(part)] for first, part in _parts([postings[word] for word in vocabulary])],
        "pages": "".join(keep(_shown(entry)) for entry in entries),
        "titles": "".join(code(entry.title) for entry in entries),
        "lengths": "".join(_digit(len(_title_words(entry, language))) for entry in entries),
        "ranks": "".join(str(entry.rank) for entry in entries),
        "facets": _facets(entries),
        "synonyms": [*synonyms, *(entry.abroad for entry in entries if len(entry.abroad) > 1)],
        "small": " ".join(sorted(STOP_WORDS[language])),
        "spellings": keep({"own": sorted({own[word] for word in own if word in postings}), "others": foreign}),
    }
    return {"index.json": compact_json(index), **files}


def _postings(language: Language, entries: Sequence[SearchEntry]) -> dict[str, list[tuple[int, int]]]:
    """Word -> the pages that hold it, each with the number of its weight."""
    postings: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for page, entry in enumerate(entries):
        for word, weight in _weights(language, entry).items():
            postings[word].append((page, weight))
    return postings


def _weights(language: Language, entry: SearchEntry) -> dict[str, int]:
    titled = list(dict.fromkeys(words(entry.title, language)))
    title = {**dict.fromkeys(titled, 1), **dict.fromkeys(_title_words(entry, language), 2)}
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


def _title_words(entry: SearchEntry, language: Language) -> set[str]:
    """The words by which a title is recognised: those before a colon, a comma or the like.

    Of a word with a hyphen the parts count, of an abbreviation one form.
    """
    head = _HEAD.match(entry.title)[0]  # type: ignore[index]  # matches any text
    return _naming(head, language) or _naming(entry.title, language) or {"benelux"}


def _naming(title: str, language: Language) -> set[str]:
    """The words that tell one title from another, which numbers and the name of the Benelux do not."""
    found = (word for word in words(HYPHEN.sub(" ", title), language) if word == word.lower())
    return {word for word in found if word != "benelux" and not word.isdigit()}


def _parts(postings: Sequence[Sequence[tuple[int, int]]]) -> Iterator[tuple[int, list[list[int]]]]:
    """The postings in parts of about the same size, each with the number of its first word."""
    first, size = 0, 0
    part: list[list[int]] = []
    for number, pages in enumerate(postings):
        if size + len(pages) > _PART and part:
            yield first, part
            first, part, size = number, [], 0
        part.append(list(_steps(pages)))
        size += len(pages)
    if part:
        yield first, part


def _steps(pages: Iterable[tuple[int, int]]) -> Iterator[int]:
    before = 0
    for page, weight in pages:
        yield page - before
        yield weight
        before = page


def _facets(entries: Sequence[SearchEntry]) -> dict[str, dict[str, list[int]]]:
    facets: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for page, entry in enumerate(entries):
        for name, values in entry.filters.items():
            for value in dict.fromkeys(values):
                facets[name][value].append(page)
    return {name: {value: _gaps(pages) for value, pages in values.items()} for name, values in facets.items()}


def _gaps(pages: list[int]) -> list[int]:
    return [page - before for before, page in zip([0, *pages], pages, strict=False)]


def _shown(entry: SearchEntry) -> dict[str, object]:
    """What a result shows of a page."""
    kind, theme = (entry.filters.get(name, ("",))[0] for name in ("kind", "theme"))
    shown = {"url": entry.path, "title": entry.title, "status": entry.status, "date": entry.date}
    return {**shown, "kind": kind, "theme": theme, "text": entry.content}


def _spellings(entries: Iterable[SearchEntry], synonyms: SynonymGroups) -> dict[str, str]:
    """The words of titles, names and synonyms, as they are found -> as they are spelt most often."""
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    texts = chain((text for entry in entries for text in (entry.title, *entry.names)), chain.from_iterable(synonyms))
    for word, spelling in spelt(texts):
        spellings[word][spelling] += 1
    return {word: max(sorted(found), key=found.__getitem__) for word, found in spellings.items()}


def _digit(number: int) -> str:
    return "0123456789abcdefghijklmnopqrstuvwxyz"[min(number, 35)]
