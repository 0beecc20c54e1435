"""Records that the editors name x moment -> what changed for people last: of each, the newest fact that is known."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from portal.catalogue import Catalogue
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
    found = [(fact, record) for record in records if (fact := _newest(views.catalogue, record))]
    found.sort(key=lambda pair: (_last_day(pair[0]), pair[1].id), reverse=True)
    return [
        StoryView(views.card(record), views.words.date(fact.when), fact.text[views.language])
        for fact, record in found
        if fact.when
    ]


def _newest(catalogue: Catalogue, record: Record) -> Since | None:
    """The newest fact by which an official source moved the record on, else its newest fact, else None."""
    dated = [fact for fact in record.since if fact.when and fact.when.last <= catalogue.today]
    official = [fact for fact in dated if catalogue.references[fact.reference].standing == "official"]
    changing = [fact for fact in official if fact.stage or fact.step or fact.outcome or fact.ended]
    return max(changing or dated, key=_last_day, default=None)


def _last_day(fact: Since) -> date:
    return fact.when.last if fact.when else date.min
