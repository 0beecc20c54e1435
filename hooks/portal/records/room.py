"""A record -> how much its page has room for beside its own text: the next record takes at most 5 kB of a network."""

from collections.abc import Mapping
from typing import NamedTuple

from portal.language import LANGUAGES, Language
from portal.records.kinds import Record
from portal.records.texts import localised_texts

MUCH_TEXT = 1_500  # characters of what a page shows in any case
MOST_TEXT = 2_700  # with the newest facts and the links, of which each counts as so many characters:
LINK = 100
_ELSEWHERE = frozenset({"since", "links"})


class Room(NamedTuple):
    """What a page shows of the rest, which stands whole on a page of its own.

    `related`: records of a kind. `since`: so many dated facts are all shown; of more, only the `newest`.
    """

    related: int
    since: int
    newest: int = 2

    def shown(self, facts: int) -> int:
        """How many of so many dated facts are shown."""
        return facts if facts <= self.since else self.newest


USUAL = Room(related=3, since=4)
BESIDE_MUCH = Room(related=1, since=2)


def room(record: Record) -> Room:
    """The room beside the text of a record, as much in each language."""
    return _beside(_own_text(record))


def shown_text(record: Record) -> dict[Language, int]:
    """About how many characters of a record its page shows in each language, its newest facts and its links too."""
    own = _own_text(record)
    newest = record.since[-_beside(own).shown(len(record.since)) :]  # the oldest stands first
    links = LINK * len(record.links)
    return {language: own[language] + links + sum(len(fact.text[language]) for fact in newest) for language in own}


def _beside(own: Mapping[Language, int]) -> Room:
    return USUAL if max(own.values()) <= MUCH_TEXT else BESIDE_MUCH


def _own_text(record: Record) -> dict[Language, int]:
    texts = [text for path, text in localised_texts(record) if path[0] not in _ELSEWHERE]
    return {language: sum(len(text[language]) for text in texts) for language in LANGUAGES}
