"""What may be seen at which moment: records, and the facts on them, may be due later or until.

Moments without a zone are moments in Brussels; the field has given them one.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Literal, NamedTuple, Protocol, TypeVar

from portal.records.kinds import Record
from portal.records.vocabulary import Season

AnyRecord = TypeVar("AnyRecord", bound=Record)


class Timed(Protocol):
    """Something that is published from one moment, until another."""

    @property
    def publish_from(self) -> datetime | None: ...  # noqa: D102

    @property
    def publish_until(self) -> datetime | None: ...  # noqa: D102


class Change(NamedTuple):
    """A moment at which something appears or goes: the id of its record, and the field it is in, if it is a part."""

    moment: datetime
    what: Literal["appears", "goes"]
    id: str
    path: str = ""


def is_due(timed: Timed, now: datetime) -> bool:
    """Whether something may be seen at a moment: from its first moment on, until just before its last."""
    begun = timed.publish_from is None or timed.publish_from <= now
    return begun and (timed.publish_until is None or now < timed.publish_until)


def without_facts_not_due(record: AnyRecord, now: datetime) -> AnyRecord:
    """The record without what happened since but may not be seen yet, or no longer."""
    facts = tuple(fact for fact in record.since if is_due(fact, now))
    return record if len(facts) == len(record.since) else record.model_copy(update={"since": facts})


def changes(records: Iterable[Record], seasons: Iterable[Season] = ()) -> list[Change]:
    """Every moment at which a record, a fact or a season of the Benelux-dag appears or goes, in order."""
    of_records = (change for record in records for change in _changes(record))
    return sorted([*of_records, *(change for season in seasons for change in _of_season(season))])


def _changes(record: Record) -> Iterator[Change]:
    yield from _of(record, record.id, "")
    for number, fact in enumerate(record.since, 1):
        yield from _of(fact, record.id, f"since.{number}")


def _of_season(season: Season) -> Iterator[Change]:
    yield from _of(season, season.id, "")
    if season.begins:
        yield Change(season.begins, "appears", season.id, "from")
    if season.ends:
        yield Change(season.ends, "goes", season.id, "until")


def _of(timed: Timed, id_: str, path: str) -> Iterator[Change]:
    if timed.publish_from:
        yield Change(timed.publish_from, "appears", id_, path)
    if timed.publish_until:
        yield Change(timed.publish_until, "goes", id_, path)
