"""Views -> feeds in one language: what was added or changed last, in all, in each theme and for each audience.

Form: Atom (RFC 4287). An entry is dated by its record; its id stays the same whatever becomes of its address.
"""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from itertools import islice

from markupsafe import escape

from portal.dates import BRUSSELS
from portal.endpoints import FEED, Channel, channels, first_id, full_title, lasting_name
from portal.records.kinds import Record
from portal.views.localised import Views

SIZE = 100  # entries in a feed: what is new; all there is stands in the JSON files and tables
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def feeds(views: Views) -> dict[str, bytes]:
    """One file for each subject that has a feed."""
    records = views.catalogue.records.values()
    newest = sorted(records, key=lambda record: (updated(record), views.card(record).order), reverse=True)
    latest = updated(newest[0]) if newest else views.catalogue.now
    entries: dict[str, str] = {}
    files = {}
    for channel in channels(views):
        found = list(islice(filter(channel.covers, newest), SIZE))
        for record in found:
            if record.id not in entries:
                entries[record.id] = _entry(views, record)
        moment = updated(found[0]) if found else latest
        files[channel.page + FEED] = _feed(views, channel, moment, (entries[record.id] for record in found))
    return files


def published(record: Record) -> datetime:
    """The moment from which a record may be seen."""
    return record.publish_from or _midnight(record.written)


def updated(record: Record) -> datetime:
    """The last moment at which something happened to a record."""
    days = (record.written, record.reviewed, record.withdrawn.date if record.withdrawn else None)
    return max(published(record), _midnight(max(day for day in days if day)))


def _feed(views: Views, channel: Channel, moment: datetime, entries: Iterable[str]) -> bytes:
    settings, words = views.catalogue.settings, views.words
    page = views.address(channel.page)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{views.language}">',
        f"<id>{lasting_name(channel.page + FEED).urn}</id>",
        f"<title>{escape(full_title(views, channel))}</title>",
        f"<subtitle>{escape(words['site_about'])}</subtitle>",
        f"<updated>{moment.isoformat()}</updated>",
        f"<author><name>{escape(settings.owner[views.language])}</name></author>",
        f"<rights>CC BY 4.0 {LICENCE}</rights>",
        f'<link rel="self" type="application/atom+xml" href="{escape(page + FEED)}"/>',
        f'<link rel="alternate" type="text/html" hreflang="{views.language}" href="{escape(page)}"/>',
        f'<link rel="license" href="{LICENCE}"/>',  # RFC 4946
        *entries,
        "</feed>",
        "",
    ]
    return "\n".join(lines).encode()


def _entry(views: Views, record: Record) -> str:
    card = views.card(record)
    withdrawn = f"{views.words['withdrawn']} {record.withdrawn.reason[views.language]}" if record.withdrawn else ""
    categories: list[tuple[str, str]] = [(record.kind, views.words[f"one_{record.kind}"])]
    categories += [
        (id_, views.catalogue.themes[id_].title[views.language]) for id_ in (record.theme, *record.also_themes)
    ]
    address = escape(views.address(card.path))
    parts = [
        "<entry>",
        f"<id>{lasting_name(f'{views.language}/{first_id(record)}').urn}</id>",
        f"<title>{escape(card.title)}</title>",
        f'<link rel="alternate" type="text/html" hreflang="{views.language}" href="{address}"/>',
        f"<published>{published(record).isoformat()}</published>",
        f"<updated>{updated(record).isoformat()}</updated>",
        f"<summary>{escape(withdrawn or card.summary)}</summary>",
        *(f'<category term="{escape(term)}" label="{escape(label)}"/>' for term, label in categories),
        "</entry>",
    ]
    return "".join(parts)


@cache
def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=BRUSSELS)
