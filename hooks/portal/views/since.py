"""Views x record -> what happened since and what its text rests on: what its page bears, and where the rest stands."""

from datetime import date

from portal.records.kinds import Record
from portal.records.room import room
from portal.views.localised import Views
from portal.views.relations import ALL
from portal.views.values import Dated, Link

SOURCES = 3  # that a page shows where it does not show all that happened since


def since(views: Views, record: Record) -> tuple[Dated, ...]:
    """What happened after the documents, newest first; what has no date stands last."""
    dated = sorted(record.since, key=lambda fact: fact.when.last if fact.when else date.min, reverse=True)
    return tuple(
        Dated(
            views.words.date(fact.when) if fact.when else views.words["date_unknown"],
            fact.text[views.language],
            views.publisher(fact.reference),
        )
        for fact in dated
    )


def shown_since(views: Views, record: Record) -> tuple[Dated, ...]:
    """Of what happened since, as much as the page of the record bears."""
    return since(views, record)[: room(record).shown(len(record.since))]


def shown_sources(views: Views, record: Record) -> tuple[Link, ...]:
    """Of what the text of a record rests on, as much as its page bears."""
    return sources(views, record)[: None if is_whole(record) else SOURCES]


def is_whole(record: Record) -> bool:
    """Whether a page shows all that happened since; of much, only the newest, with a way to the rest."""
    return len(record.since) <= room(record).since


def sources(views: Views, record: Record) -> tuple[Link, ...]:
    """What the text of a record rests on."""
    return tuple(dict.fromkeys(views.source(source) for source in record.sources))


def all_sources(views: Views, record: Record) -> Link | None:
    """Where all sources stand, if the page of the record shows a part."""
    if is_whole(record) or (count := len(sources(views, record))) <= SOURCES:
        return None
    text = views.words.say("sources_all", count=views.words.number(count))
    return Link(text, f"{views.card(record).path}{ALL}#sources")


def all_since(views: Views, record: Record) -> Link | None:
    """Where all that happened since stands, if the page of the record shows a part."""
    if is_whole(record):
        return None
    text = views.words.say("since_all", count=views.words.number(len(record.since)))
    return Link(text, f"{views.card(record).path}{ALL}#since")
