"""Entries -> the files of a search index, one index a language, which `assets/search-index.js` reads.

`index.json` is all that a browser needs to know which words there are; it names every other file by its content:

- `words` in alphabetical order, a word being known by its place in the list;
- `parts`: the place of the first word of each part of the postings, and the part's name. A part lists for each of its
  words the pages that hold it: how far each page is from the one before it, and a weight (see `search_postings`). Where
  a word has compounds, a second list is of the pages that hold any of them, for these stand all over the alphabet;
- `together`: the words of synonyms. In the parts they stand after all others, each beside those it is asked for with;
- `pages`: for each page eight letters, the name of its file, which holds what a result shows;
- `titles`: for each page eight letters, the code of its title, by which a question is known that is a title;
- `lengths`: for each page how many words its title has, as a digit of base 36;
- `ranks`: for each page a digit, what it is worth beside another one that fits as well;
- `facets`: the pages of each value by which results can be narrowed;
- `synonyms` of the language and the names of terms in the other ones, and its `small` words;
- `spellings`, the file of the words to offer to whoever mistypes one: which of `words`, and how some of them are spelt;
- `abroad`, the file of words of the other languages.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from portal.json_format import compact_json
from portal.language import LANGUAGES, Language
from portal.outputs.search import SearchEntry
from portal.outputs.search_postings import lists_by_word, parts_of, postings_by_word, title_words
from portal.reuse import ANEW, Reuse
from portal.search_text import STOP_WORDS, code, spelt, words

FOLDER = "search-index"  # known to assets/search-index.js as well
SynonymGroups = Sequence[Sequence[str]]


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
    postings = postings_by_word(language, entries)
    files: dict[str, bytes] = {}

    def keep(content: object) -> str:
        data = compact_json(content)
        digest = hashlib.sha256(data).hexdigest()
        name = next(name for at in range(0, 56, 8) if files.get(f"{(name := digest[at : at + 8])}.json", data) == data)
        files[f"{name}.json"] = data
        return name

    numbers = {word: number for number, word in enumerate(sorted(postings))}
    together = _asked_together(language, synonyms, numbers)
    alone = (word for word in numbers if word not in together)
    lists = lists_by_word(language, postings)
    index = {
        "words": " ".join(numbers),
        "together": [numbers[word] for word in together],
        "parts": [[first, keep(part)] for first, part in parts_of(map(lists.__getitem__, (*alone, *together)))],
        "pages": "".join(keep(_shown(entry)) for entry in entries),
        "titles": "".join(code(entry.title) for entry in entries),
        "lengths": "".join(_digit(len(title_words(entry, language))) for entry in entries),
        "ranks": "".join(str(entry.rank) for entry in entries),
        "facets": _facets(entries),
        "synonyms": [*synonyms, *(entry.abroad for entry in entries if len(entry.abroad) > 1)],
        "small": " ".join(sorted(STOP_WORDS[language])),
        "spellings": keep(_offered(own, numbers)),
        "abroad": keep({other: sorted(set(known) - set(postings)) for other, known in others.items()}),
    }
    return {"index.json": compact_json(index), **files}


def _asked_together(language: Language, synonyms: SynonymGroups, known: Collection[str]) -> dict[str, None]:
    """The words of the index that stand in synonyms, group by group."""
    texts = chain.from_iterable(synonyms)
    return dict.fromkeys(word for text in texts for word in words(text, language) if word in known)


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


def _offered(own: Mapping[str, str], numbers: Mapping[str, int]) -> dict[str, object]:
    """The numbers of words that may be offered, as the steps between them, and the spelling of those that differ."""
    offered = sorted(numbers[word] for word in own if word in numbers)
    return {
        "words": _gaps(offered),
        "spelt": sorted(own[word] for word in own if word in numbers and own[word] != word),
    }


def _digit(number: int) -> str:
    return "0123456789abcdefghijklmnopqrstuvwxyz"[min(number, 35)]
