"""Texts and the ledger of wordings -> how each translation stands today, and the ledger as it should be then.

The language that changed last leads: where a text changed in French alone, Dutch and English follow the French from
then on, and are outdated until somebody changes or confirms them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Literal, NamedTuple

from portal.history.snapshots import Known
from portal.language import LANGUAGES, Language
from portal.loading.texts import fingerprint, texts_by_path, word_count
from portal.translating.ledger import CURRENT, Ledger, Origin, Provenance, Text

SOURCE: Language = "nl"  # the language of the documents, and of texts that the ledger does not know yet

# `rewritten` changed with its source, `alone` while its source stayed as it was.
TranslationState = Literal["current", "new", "rewritten", "alone", "outdated", "missing"]


class Translation(NamedTuple):
    """One translation as it is today, with the text that it follows (`original`, in the language `source`)."""

    text: Text
    state: TranslationState
    provenance: Provenance | None
    source: Language
    original: str
    translation: str

    @property
    def pending(self) -> str:
        """The work that is to be done: `missing`, `outdated`, `unreviewed`, or empty where there is none."""
        if self.state in ("missing", "outdated"):
            return self.state
        return "unreviewed" if self.provenance and self.provenance.kind in ("machine", "human") else ""

    @property
    def words(self) -> int:
        """The number of words to translate."""
        return word_count(self.original)


def translations_of(known: Mapping[str, Known], ledger: Ledger) -> Iterator[Translation]:
    """Every translation that exists or is missing, with its state towards the text it follows."""
    for key, entry in known.items():
        for path, said in texts_by_path(entry.value):
            rows = {language: ledger.get(Text(key, path, language)) for language in LANGUAGES}
            for language, made in rows.items():
                text = Text(key, path, language)
                source = made.source if made else _leading(rows)
                original, translation = said.get(source, ""), said.get(language, "")
                if language != source and original:
                    yield Translation(text, _state(made, original, translation), made, source, original, translation)


def _leading(rows: Mapping[Language, Provenance | None]) -> Language:
    """The language that the others follow: one that they name and that follows none."""
    named = (made.source for made in rows.values() if made)
    return next((language for language in named if rows[language] is None), SOURCE)


def _state(made: Provenance | None, original: str, translation: str) -> TranslationState:
    if not translation:
        return "missing"
    if made is None:
        return "new"
    if made.wording == CURRENT:
        return "current"
    if made.wording == fingerprint(original):
        return "current" if fingerprint(translation) == made.own else "alone"
    # Both changed at once: the translation was written anew from the new wording.
    return "rewritten" if not made.outdated and fingerprint(translation) != made.own else "outdated"


def updated(known: Mapping[str, Known], ledger: Ledger, today: date, kind: Origin) -> Ledger:
    """The ledger after the data changed: new texts get the `kind`, rewritten ones are human, outdated ones dated."""
    found: Ledger = {}
    for _, group in groupby(translations_of(known, ledger), lambda one: (one.text.key, one.text.path)):
        translations = list(group)
        leader = next((one for one in translations if one.state == "alone"), None)
        if leader and leader.provenance:
            found |= _led_by(leader, leader.provenance, translations, today)
        else:
            found |= {one.text: _followed(one, today, kind) for one in translations if one.state != "missing"}
    return found


def _followed(one: Translation, today: date, kind: Origin) -> Provenance:
    own, made = fingerprint(one.translation), one.provenance
    if made is None:
        return Provenance(one.source, fingerprint(one.original), own, kind, today)
    if one.state == "outdated":
        return replace(made, outdated=made.outdated or today)
    if made.wording == CURRENT:
        return replace(made, wording=fingerprint(one.original), own=own, outdated=None)
    if own != made.own:
        return Provenance(made.source, fingerprint(one.original), own, "human", today)
    return made if made.outdated is None else replace(made, outdated=None)


def _led_by(leader: Translation, before: Provenance, translations: Iterable[Translation], today: date) -> Ledger:
    """A text that changed in one language: the others follow that one, and are outdated unless they changed too."""
    language = leader.text.language
    source = leader.text._replace(language=leader.source)
    found = {source: Provenance(language, before.own, fingerprint(leader.original), "own", before.day, today)}
    for one in translations:
        if one.text == leader.text or one.state == "missing":
            continue
        own, new = fingerprint(one.translation), fingerprint(leader.translation)
        if one.state in ("alone", "rewritten") or one.provenance is None:
            found[one.text] = Provenance(language, new, own, "human", today)
        else:
            found[one.text] = replace(
                one.provenance, source=language, wording=before.own, outdated=one.provenance.outdated or today
            )
    return found


def confirmed(one: Translation, kind: Origin, today: date) -> Provenance:
    """The provenance of a translation that a person has confirmed as it stands."""
    return Provenance(one.source, fingerprint(one.original), fingerprint(one.translation), kind, today)


class Tally(NamedTuple):
    """How many texts and words there are in one state: `source`, a kind of origin, `outdated` or `missing`."""

    texts: int
    words: int


def tally(all_: Iterable[Translation]) -> dict[Language, dict[str, Tally]]:
    """How much of each language stands how, as the public page and the team's page show it."""
    found: dict[Language, dict[str, Tally]] = {language: {} for language in LANGUAGES}
    followed: set[tuple[str, str]] = set()  # texts whose source has been counted

    def count(language: Language, state: str, words: int) -> None:
        so_far = found[language].get(state, Tally(0, 0))
        found[language][state] = Tally(so_far.texts + 1, so_far.words + words)

    for one in all_:
        state = one.state if one.state in ("missing", "outdated") else one.provenance.kind if one.provenance else "own"
        count(one.text.language, state, one.words)
        if (place := (one.text.key, one.text.path)) not in followed:
            followed.add(place)
            count(one.source, "source", one.words)
    return found


class OutdatedWording(NamedTuple):
    """The wording that an outdated translation follows: its language, and the day on which it was translated."""

    source: Language
    day: date


def outdated_wordings(all_: Iterable[Translation]) -> dict[tuple[str, Language], OutdatedWording]:
    """For each entry and language with an outdated text: the oldest wording that one of its texts follows."""
    found: dict[tuple[str, Language], OutdatedWording] = {}
    for one in all_:
        if one.state == "outdated" and one.provenance:
            place, wording = (one.text.key, one.text.language), OutdatedWording(one.source, one.provenance.day)
            found[place] = min(found.get(place, wording), wording, key=lambda one: one.day)
    return found
