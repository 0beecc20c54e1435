"""Records that the editors name x moment -> what changed for people last: of each, the newest fact of a source."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from portal.records.kinds import Record
from portal.records.parts import Since
from portal.views.localised import Views
from portal.views.values import Card


class StoryView(NamedTuple):
    """What happened, when, and the record that tells more."""

    card: Card
    date: str
    text: str


def stories(views: Views, records: Iterable[Record]) -> list[StoryView]:
    """A story of each record of which something is known by now, latest first."""
    found = [(last, record, since) for record in records for last, since in [_newest(views, record)] if since]
    found.sort(key=lambda fact: (fact[0], fact[1].id), reverse=True)
    return [
        StoryView(views.card(record), views.words.date(since.when), since.text[views.language])
        for _, record, since in found
        if since.when
    ]


def _newest(views: Views, record: Record) -> tuple[date, Since | None]:
    """The newest fact of an official source that moved the record on, else the newest of one, else none."""
    catalogue = views.catalogue
    dated = [(since.when.last, since) for since in record.since if since.when and since.when.last <= catalogue.today]
    official = [fact for fact in dated if catalogue.references[fact[1].reference].standing == "official"]
    moved = [fact for fact in official if fact[1].stage or fact[1].step or fact[1].outcome or fact[1].ended]
    return max(moved or official, key=lambda fact: fact[0], default=(date.min, None))
