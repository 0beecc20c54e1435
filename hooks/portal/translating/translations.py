"""The ledger of wordings: from which wording of which language each translation was made, by whom, and when.

`data/ledger/translations.txt` has a line for each text and language below the name of its record:
`title fr nl 3f2a9c1b77aa b1c2d3e4f5aa own 2026-11-22`: path, language, source language, marks of the source wording and
of the translation, kind, day; and the day since which it is outdated, where it is. `current` in place of a mark
confirms the translation by hand.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path as File
from typing import Literal, NamedTuple, get_args

from portal.history.snapshots import Known
from portal.language import LANGUAGES, Language
from portal.translating.wordings import fingerprint, texts, words

LEDGER = "ledger/translations.txt"
SOURCE: Language = "nl"  # the language of the documents, and of texts that the ledger does not know yet
CURRENT = "current"

Origin = Literal["own", "human", "reviewed", "machine"]
ORIGINS: tuple[Origin, ...] = get_args(Origin)
State = Literal["current", "new", "rewritten", "outdated", "missing"]


@dataclass(frozen=True, slots=True)
class Made:
    """How one translation came to be; `wording` and `own` are marks of the source text and of the translation."""

    source: Language
    wording: str
    own: str
    kind: Origin
    day: date
    outdated: date | None = None

    def row(self, path: str, language: Language) -> str:
        """The line of the ledger."""
        end = f" {self.outdated}" if self.outdated else ""
        return f"{path} {language} {self.source} {self.wording} {self.own} {self.kind} {self.day}{end}"


class Text(NamedTuple):
    """Where one translation stands: the entry (an id, or `glossary/...`), the field, the language."""

    key: str
    path: str
    language: Language


class Standing(NamedTuple):
    """One translation as it is today, beside the text it follows."""

    text: Text
    state: State
    made: Made | None
    source: Language
    original: str
    translation: str

    @property
    def owed(self) -> str:
        """What somebody has to do: `missing`, `outdated`, `unreviewed`, or nothing."""
        if self.state in ("missing", "outdated"):
            return self.state
        return "unreviewed" if self.made and self.made.kind in ("machine", "human") else ""

    @property
    def words(self) -> int:
        """How much there is to translate."""
        return words(self.original)


Ledger = dict[Text, Made]


def ledger_file(data: File) -> File:
    """Where the ledger of a data folder stands."""
    return data / LEDGER


def read_ledger(data: File) -> Ledger:
    """The ledger of a data folder; lines that are none are passed over, and are written anew by the next update."""
    file = ledger_file(data)
    return parse(file.read_text(encoding="utf-8", errors="replace")) if file.exists() else {}


def parse(content: str) -> Ledger:
    """The text of a ledger -> every translation it knows."""
    found: Ledger = {}
    key = ""
    for row in content.splitlines():
        if row.startswith("["):
            key = row.strip("[]")
        elif len(parts := row.split()) in (7, 8):
            path, language, source, wording, own, kind, *days = parts
            if {language, source} <= set(LANGUAGES) and kind in ORIGINS:
                with suppress(ValueError):  # a day that does not exist
                    made = Made(source, wording, own, kind, *map(date.fromisoformat, days))  # type: ignore[arg-type]  # just checked
                    found[Text(key, path, language)] = made  # type: ignore[arg-type]  # just checked
    return found


def written(ledger: Ledger) -> bytes:
    """The text of a ledger, sorted; a line with its name before each record, so that neighbours merge cleanly."""
    rows: dict[str, list[str]] = {}
    order = sorted(ledger, key=lambda text: (text.key, text.path, LANGUAGES.index(text.language)))
    for text in order:
        rows.setdefault(text.key, [f"[{text.key}]"]).append(ledger[text].row(text.path, text.language))
    return "\n".join("\n".join(lines) + "\n" for lines in rows.values()).encode()


def standings(known: Mapping[str, Known], ledger: Ledger) -> Iterator[Standing]:
    """Every translation there is or should be, and whether it still follows the text it was made from."""
    for key, entry in known.items():
        for path, said in texts(entry.value):
            for language in LANGUAGES:
                text = Text(key, path, language)
                made = ledger.get(text)
                source = made.source if made else SOURCE
                original, translation = said.get(source, ""), said.get(language, "")
                if language != source and original:
                    yield Standing(text, _state(made, original, translation), made, source, original, translation)


def _state(made: Made | None, original: str, translation: str) -> State:
    if not translation:
        return "missing"
    if made is None:
        return "new"
    if made.wording in (CURRENT, fingerprint(original)):
        return "current"
    # Both changed at once: the translation was written anew from the new wording.
    return "rewritten" if not made.outdated and fingerprint(translation) != made.own else "outdated"


def updated(known: Mapping[str, Known], ledger: Ledger, today: date, kind: Origin) -> Ledger:
    """The ledger after the data changed: new texts are of a `kind`, rewritten ones human, what fell behind is dated."""
    found: Ledger = {}
    for one in standings(known, ledger):
        own = fingerprint(one.translation)
        made = one.made
        if one.state == "missing":
            continue
        if made is None:
            found[one.text] = Made(one.source, fingerprint(one.original), own, kind, today)
        elif one.state == "outdated":
            found[one.text] = replace(made, outdated=made.outdated or today)
        elif made.wording == CURRENT:
            found[one.text] = replace(made, wording=fingerprint(one.original), own=own, outdated=None)
        elif own != made.own:
            found[one.text] = Made(made.source, fingerprint(one.original), own, "human", today)
        else:
            found[one.text] = made if made.outdated is None else replace(made, outdated=None)
    return found


def confirmed(one: Standing, kind: Origin, today: date) -> Made:
    """What the ledger says of a translation that somebody found to be right as it stands."""
    return Made(one.source, fingerprint(one.original), fingerprint(one.translation), kind, today)


def renamed(data: File, old: str, new: str) -> bytes | None:
    """The ledger with a record under its new id, or None where it does not know the record."""
    ledger = read_ledger(data)
    if not any(text.key == old for text in ledger):
        return None
    return written({text._replace(key=new if text.key == old else text.key): made for text, made in ledger.items()})


class Tally(NamedTuple):
    """How many texts and words there are in one state: `source`, a kind of origin, `outdated` or `missing`."""

    texts: int
    words: int


def tally(all_: Iterable[Standing]) -> dict[Language, dict[str, Tally]]:
    """How much of each language stands how, as the public page and the team's page show it."""
    found: dict[Language, dict[str, Tally]] = {language: {} for language in LANGUAGES}
    followed: set[tuple[str, str]] = set()  # texts whose source has been counted

    def count(language: Language, state: str, words: int) -> None:
        so_far = found[language].get(state, Tally(0, 0))
        found[language][state] = Tally(so_far.texts + 1, so_far.words + words)

    for one in all_:
        state = one.state if one.state in ("missing", "outdated") else one.made.kind if one.made else "own"
        count(one.text.language, state, one.words)
        if (place := (one.text.key, one.text.path)) not in followed:
            followed.add(place)
            count(one.source, "source", one.words)
    return found


class Behind(NamedTuple):
    """The wording that a reader of an outdated translation has: in which language it was written, and when."""

    source: Language
    day: date


def followed(all_: Iterable[Standing]) -> dict[tuple[str, Language], Behind]:
    """For each entry and language with an outdated text: the oldest wording that the reader has."""
    found: dict[tuple[str, Language], Behind] = {}
    for one in all_:
        if one.state == "outdated" and one.made:
            place, behind = (one.text.key, one.text.language), Behind(one.source, one.made.day)
            found[place] = min(found.get(place, behind), behind, key=lambda behind: behind.day)
    return found
