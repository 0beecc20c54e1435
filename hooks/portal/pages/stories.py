"""Catalogue x moment -> what changed for people last: one newest cited fact a theme, of records that concern them."""

from datetime import date
from typing import NamedTuple

from portal.records.kinds import Record
from portal.records.parts import Since
from portal.views.localised import Views
from portal.views.values import Card

SHOWN = 3


class Story(NamedTuple):
    """What happened, when, and the record that tells more."""

    card: Card
    date: str
    text: str


def stories(views: Views) -> list[Story]:
    """The newest facts, latest first, of records that say what they mean for someone."""
    today = views.catalogue.today
    found = [
        (last, record, since)
        for record in views.catalogue.records.values()
        for since in record.since
        if record.for_you and since.when and (last := since.when.last) <= today
    ]
    found.sort(key=lambda fact: (fact[0], fact[1].id), reverse=True)
    newest: dict[str, tuple[date, Record, Since]] = {}
    for fact in found:
        newest.setdefault(fact[1].theme, fact)
    return [
        Story(views.card(record), views.words.date(since.when), since.text[views.language])
        for _, record, since in list(newest.values())[:SHOWN]
        if since.when
    ]
