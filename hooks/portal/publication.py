"""What may be seen at which moment: records, facts on them and pages of prose can have a first and a last moment.

Moments without a zone are moments in Brussels; the field has given them one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

from pydantic import TypeAdapter

from portal.dates import day_of
from portal.records.days import Moment
from portal.records.kinds import AnyRecord, Record
from portal.records.vocabulary import Season

_MOMENT: TypeAdapter[datetime] = TypeAdapter(Moment)
HEAD = re.compile(r"\A---\n(.*?)^---$", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"""^(publish_from|publish_until):[ ]*["']?([^"'\n]*?)["']?[ ]*$""", re.MULTILINE)


class Timed(Protocol):
    """Something that is published from one moment, until another."""

    @property
    def publish_from(self) -> datetime | None: ...  # noqa: D102

    @property
    def publish_until(self) -> datetime | None: ...  # noqa: D102


class DueChange(NamedTuple):
    """A moment at which something appears or goes: the id of its record, and the field it is in, if it is a part."""

    moment: datetime
    what: Literal["appears", "goes"]
    id: str
    path: str = ""


class Window(NamedTuple):
    """From when until when a page of prose is published."""

    publish_from: datetime | None = None
    publish_until: datetime | None = None


def new_on(record: Record) -> date:
    """The day since which readers find a record as it is: it was written, checked or published then."""
    day = record.reviewed or record.written
    return max(day, day_of(record.publish_from)) if record.publish_from else day


def as_moment(written: object) -> datetime:
    """A moment as editors write it; raises ValueError for any other text."""
    return _MOMENT.validate_python(written)


def window_of(prose: str) -> Window:
    """The window in the front matter of a page of prose; raises ValueError for a malformed moment."""
    head = HEAD.match(prose)
    found = {name: as_moment(written) for name, written in _FIELD.findall(head[1] if head else "")}
    return Window(**found)


def windows(content: Path) -> dict[str, Window]:
    """The pages of prose in a folder that are due later or until, by name such as `for/patients`.

    A page is one page in three languages: where their moments differ, all wait for the last and go with the first.
    """
    found: dict[str, Window] = {}
    for file in sorted(content.glob("*/**/*.md")):
        window = window_of(file.read_text(encoding="utf-8", errors="replace"))
        if any(window):
            name = file.relative_to(content).with_suffix("").as_posix().partition("/")[2]
            other = found.get(name, Window())
            begins, ends = (list(filter(None, pair)) for pair in zip(window, other, strict=True))
            found[name] = Window(max(begins, default=None), min(ends, default=None))
    return found


def not_due(content: Path, now: datetime) -> tuple[str, ...]:
    """The names of the pages of prose in a folder that may not be seen at a moment."""
    return tuple(name for name, window in windows(content).items() if not is_due(window, now))


def is_due(timed: Timed, now: datetime) -> bool:
    """Whether something may be seen at a moment: from its first moment on, until just before its last."""
    begun = timed.publish_from is None or timed.publish_from <= now
    return begun and (timed.publish_until is None or now < timed.publish_until)


def without_facts_not_due(record: AnyRecord, now: datetime) -> AnyRecord:
    """The record without what happened since but may not be seen yet, or no longer."""
    facts = tuple(fact for fact in record.since if is_due(fact, now))
    return record if len(facts) == len(record.since) else record.model_copy(update={"since": facts})


def due_changes(
    records: Iterable[Record], seasons: Iterable[Season] = (), pages: Mapping[str, Window] | None = None
) -> list[DueChange]:
    """Every moment at which a record, a fact, a season of the Benelux-dag or a page of prose appears or goes."""
    of_records = [change for record in records for change in _changes(record)]
    of_seasons = [change for season in seasons for change in _of_season(season)]
    of_pages = [change for name, window in (pages or {}).items() for change in _of(window, f"pages/{name}", "")]
    return sorted([*of_records, *of_seasons, *of_pages])


def _changes(record: Record) -> Iterator[DueChange]:
    yield from _of(record, record.id, "")
    for number, fact in enumerate(record.since, 1):
        yield from _of(fact, record.id, f"since.{number}")


def _of_season(season: Season) -> Iterator[DueChange]:
    yield from _of(season, season.id, "")
    if season.begins:
        yield DueChange(season.begins, "appears", season.id, "from")
    if season.ends:
        yield DueChange(season.ends, "goes", season.id, "until")


def _of(timed: Timed, id_: str, path: str) -> Iterator[DueChange]:
    if timed.publish_from:
        yield DueChange(timed.publish_from, "appears", id_, path)
    if timed.publish_until:
        yield DueChange(timed.publish_until, "goes", id_, path)
