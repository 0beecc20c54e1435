"""Catalogue x language -> the endpoints for programs: the addresses of data, feeds and calendars.

These addresses never change; a feed or a calendar is beside the page of its subject.
"""

import re
from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID, uuid5

from portal.dates import Span
from portal.language import Language
from portal.records.kinds import MODELS, Event, Record
from portal.views.localised import Views
from portal.views.values import Link

API = "api/v1/"
# Everything in one file, or one list of it for a certain use.
DATABASE = f"{API}all.sqlite"
GRAPH, TURTLE = f"{API}all.nt", f"{API}all.ttl"
PLACES = f"{API}partners.geojson"
TERMBASE = f"{API}glossary.tbx"
DATA_CATALOGUE = f"{API}catalog.jsonld"
WHOLE_DATA_FILES = (DATABASE, GRAPH, TURTLE, PLACES, TERMBASE, DATA_CATALOGUE)
CITED = "references"  # the vocabulary that is a table too: without it no spreadsheet leads from a fact to its source
TABLES = (*MODELS, CITED)
LICENCE = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
FEED = "feed.atom"  # the ending that RFC 4287 gives in section 7, so that servers know the type
CALENDAR = "calendar.ics"
_TYPES = {FEED: "application/atom+xml", CALENDAR: "text/calendar"}

_WRAPPED = re.compile(r"(?<!\n)\n(?!\n|- ) *")
_NAMES = UUID("0b3e6d0a-5f6c-5d52-9a3e-3c1b5a7f2c44")  # never change it: all stable UUIDs are derived from it


class Channel(NamedTuple):
    """A subject that can be followed: its name, the path of its page, and which records it is about."""

    subject: str
    page: str
    covers: Callable[[Record], bool]


def channels(views: Views) -> list[Channel]:
    """What has a feed and a calendar: everything, each theme, each audience."""
    everything = Channel(views.words["channel_all"], views.path(""), lambda _: True)
    themes = (_theme(views, id_) for id_ in views.catalogue.themes)
    return [everything, *themes, *(_audience(views, id_) for id_ in views.catalogue.audiences)]


def event_calendar(event: Event) -> str:
    """The path of the calendar with one event, below the language; empty where its date is not precise enough."""
    ends = (event.when.start, event.when.end) if isinstance(event.when, Span) else (event.when,)
    known = all(end is not None and end.precision in ("day", "month") for end in ends)
    return f"events/{event.id}/{CALENDAR}" if known else ""


def alternate_links(views: Views) -> dict[str, list[tuple[str, Link]]]:
    """The `<link rel="alternate">` of each page path: its feed, its calendar and its data, with their media types."""
    everything, *_ = found = [
        (channel.page, _alternate(views, channel, FEED), _alternate(views, channel, CALENDAR))
        for channel in channels(views)
    ]
    alternates = {page: [feed, calendar] for page, feed, calendar in found}
    entries = {
        "themes": map(views.theme, views.catalogue.themes),
        "audiences": map(views.audience, views.catalogue.audiences),
    }
    for name, links in entries.items():
        for link in links:
            alternates[link.path].append(("application/json", Link(link.text, api_path(name))))
    described = ("application/ld+json", Link(views.words["data_all"], DATA_CATALOGUE))
    return alternates | {
        views.path("whats-new/"): [everything[1]],
        views.path("calendar/"): [everything[2]],
        views.path("data/"): [described],
    }


def full_title(views: Views, channel: Channel) -> str:
    """The name of a channel where it stands alone, among the subscriptions of a reader."""
    return views.words.say("channel", subject=channel.subject)


def api_path(name: str) -> str:
    """The path of a file of the JSON interface."""
    return f"{API}{name}.json"


def identifier(record: Record) -> str:
    """The identifier of a record in linked data: a fragment of its JSON file, under its first id."""
    return f"{api_path(f'{record.kind}/{first_id(record)}')}#it"


def table_path(name: str, language: Language) -> str:
    """The path of one of the `TABLES`."""
    return f"{API}{name}.{language}.csv"


def package_path(language: Language) -> str:
    """The path of the description of all tables."""
    return f"{API}datapackage.{language}.json"


def note_path(name: str, language: Language) -> str:
    """The path of the description of one table, where CSVW looks for it."""
    return f"{table_path(name, language)}-metadata.json"


def archive_path(language: Language) -> str:
    """The path of the ZIP with all tables of a language."""
    return f"{API}all.{language}.zip"


def workbook_path(language: Language) -> str:
    """The path of the workbook with all tables of a language."""
    return f"{API}all.{language}.xlsx"


def unwrapped(text: str) -> str:
    """A long text without the line breaks of the editor's window: paragraphs and list items have a line each."""
    return _WRAPPED.sub(" ", text)


def stable_uuid(thing: str) -> UUID:
    """The UUID of a thing, the same at every address of the site (RFC 9562, version 5)."""
    return uuid5(_NAMES, thing)


def first_id(record: Record) -> str:
    """The id under which a record first appeared; programs know it by that, whatever it is called today."""
    return record.formerly[0] if record.formerly else record.id


def _theme(views: Views, id_: str) -> Channel:
    title = views.catalogue.themes[id_].title[views.language]
    return Channel(title, views.theme(id_).path, lambda record: id_ == record.theme or id_ in record.also_themes)


def _audience(views: Views, id_: str) -> Channel:
    link = views.audience(id_)
    return Channel(link.text, link.path, lambda record: id_ in record.audiences)


def _alternate(views: Views, channel: Channel, file: str) -> tuple[str, Link]:
    return _TYPES[file], Link(full_title(views, channel), channel.page + file)
