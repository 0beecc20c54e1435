"""A record -> how much its page has room for beside its own text: the next record takes at most 5 kB of a network."""

from typing import NamedTuple

from portal.language import LANGUAGES
from portal.records.kinds import Record
from portal.records.texts import localised_texts

MUCH_TEXT = 1_500  # characters of what a page shows in any case
_ELSEWHERE = frozenset({"since", "links"})


class Room(NamedTuple):
    """What a page shows of the rest, which stands whole on a page of its own.

    `related`: records of a kind. `since`: so many dated facts are all shown; of more, only the `newest`.
    """

    related: int
    since: int
    newest: int = 2


USUAL = Room(related=3, since=4)
BESIDE_MUCH = Room(related=1, since=2)


def room(record: Record) -> Room:
    """The room beside the text of a record, as much in each language."""
    texts = [text for path, text in localised_texts(record) if path[0] not in _ELSEWHERE]
    longest = max(sum(len(text[language]) for text in texts) for language in LANGUAGES)
    return USUAL if longest <= MUCH_TEXT else BESIDE_MUCH
