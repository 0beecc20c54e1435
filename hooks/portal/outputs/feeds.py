"""Views -> feeds in one language: what was added or changed last, in all, in each theme and for each audience.

Form: Atom (RFC 4287). An entry is dated by its record; its id stays the same whatever becomes of its address.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from markupsafe import Markup, escape

from portal.dates import midnight
from portal.endpoints import FEED, LICENCE, Channel, api_path, channels, first_id, full_title, stable_uuid
from portal.records.kinds import Answer, Record
from portal.views.localised import Views
from portal.views.record import body
from portal.views.since import since
from portal.views.values import Block, blocks

FEED_SIZE = 100  # entries in a feed; the others are in its archives
HISTORY = "http://purl.org/syndication/history/1.0"


def feeds(views: Views) -> dict[str, bytes]:
    """The feed of each subject, with an archive where it holds more than a feed can show (RFC 5005, section 4)."""
    records = views.catalogue.records.values()
    newest = sorted(records, key=lambda record: (views.last_modified(record), views.card(record).order), reverse=True)
    entries = {record.id: _entry(views, record) for record in newest}
    files: dict[str, bytes] = {}
    for channel in channels(views):
        files |= _channel_files(views, channel, list(filter(channel.covers, newest)), entries)
    return files


def published_at(record: Record) -> datetime:
    """The moment from which a record may be seen."""
    return record.publish_from or midnight(record.written)


def _channel_files(
    views: Views, channel: Channel, newest: Sequence[Record], entries: Mapping[str, str]
) -> dict[str, bytes]:
    """The newest entries, and what came before them in archives of equal size, the oldest in the first."""
    oldest = newest[::-1]
    archives = [oldest[start : start + FEED_SIZE] for start in range(0, len(oldest) - FEED_SIZE, FEED_SIZE)]
    names = [f"feed-{number}.atom" for number in range(1, len(archives) + 1)]
    files = {}
    for number, (name, part) in enumerate(zip(names, archives, strict=True)):
        links = {"current": FEED} | ({"prev-archive": names[number - 1]} if number else {})
        files[channel.page + name] = _feed(views, channel, name, part[::-1], entries, links, archive=True)
    links = {"prev-archive": names[-1]} if names else {}
    return files | {channel.page + FEED: _feed(views, channel, FEED, newest[:FEED_SIZE], entries, links)}


def _feed(
    views: Views,
    channel: Channel,
    name: str,
    records: Sequence[Record],
    entries: Mapping[str, str],
    others: Mapping[str, str],
    archive: bool = False,
) -> bytes:
    """A feed or an archive of one; `others` are the feeds that it leads to, by relation."""
    settings, words = views.catalogue.settings, views.words
    page = views.address(channel.page)
    newest = records[:1] or sorted(views.catalogue.records.values(), key=views.last_modified)[-1:]
    moment = views.last_modified(newest[0]) if newest else views.catalogue.now
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="{HISTORY}" xml:lang="{views.language}">',
        f"<id>{stable_uuid(channel.page + name).urn}</id>",
        f"<title>{escape(full_title(views, channel))}</title>",
        f"<subtitle>{escape(words['site_about'])}</subtitle>",
        f"<updated>{moment.isoformat()}</updated>",
        f"<author><name>{escape(settings.owner[views.language])}</name></author>",
        f"<rights>{LICENCE['name']} {LICENCE['url']}</rights>",
        f'<link rel="self" type="application/atom+xml" href="{escape(page + name)}"/>',
        f'<link rel="alternate" type="text/html" hreflang="{views.language}" href="{escape(page)}"/>',
        *(f'<link rel="{rel}" type="application/atom+xml" href="{escape(page + to)}"/>' for rel, to in others.items()),
        f'<link rel="license" href="{LICENCE["url"]}"/>',  # RFC 4946
        *(["<fh:archive/>"] if archive else []),
        *(entries[record.id] for record in records),
        "</feed>",
        "",
    ]
    return "\n".join(lines).encode()


def _content(views: Views, record: Record) -> str:
    """The text of a record as HTML in text (RFC 4287, section 3.1.1.2); empty where its summary is all that it has."""
    if record.withdrawn or not (parts := list(_blocks(views, record))):
        return ""
    html = "".join(
        str(Markup("<ul>{}</ul>").format(Markup().join(Markup("<li>{}</li>").format(item) for item in block.items)))
        if block.items
        else str(Markup("<p>{}</p>").format(block.text))
        for block in parts
    )
    return f'<content type="html">{escape(html)}</content>'


def _blocks(views: Views, record: Record) -> Iterator[Block]:
    """What the page of a record says beside its summary: its text, then what happened since, the newest first."""
    yield from body(views, record)
    if record.story:
        yield from blocks(record.story[views.language])
    if isinstance(record, Answer):
        yield from (Block(part.text[views.language]) for part in record.more)
    if record.since:
        facts = since(views, record)
        yield Block("", tuple(f"{views.words.say('labelled', label=fact.date)} {fact.text}" for fact in facts))


def _entry(views: Views, record: Record) -> str:
    card = views.card(record)
    withdrawn = f"{views.words['withdrawn']} {record.withdrawn.reason[views.language]}" if record.withdrawn else ""
    # A reader of several feeds tells by the scheme (RFC 4287, section 4.2.2.2) what a category is one of.
    kinds, themes = views.address(api_path("index")), views.address(api_path("themes"))
    categories: list[tuple[str, str, str]] = [(kinds, record.kind, views.words[f"one_{record.kind}"])]
    categories += [
        (themes, id_, views.catalogue.themes[id_].title[views.language]) for id_ in (record.theme, *record.also_themes)
    ]
    address = escape(views.address(card.path))
    parts = [
        "<entry>",
        f"<id>{stable_uuid(f'{views.language}/{first_id(record)}').urn}</id>",
        f"<title>{escape(card.title)}</title>",
        f'<link rel="alternate" type="text/html" hreflang="{views.language}" href="{address}"/>',
        f"<published>{published_at(record).isoformat()}</published>",
        f"<updated>{views.last_modified(record).isoformat()}</updated>",
        f"<summary>{escape(withdrawn or card.summary)}</summary>",
        _content(views, record),
        *(
            f'<category scheme="{escape(scheme)}" term="{escape(term)}" label="{escape(label)}"/>'
            for scheme, term, label in categories
        ),
        "</entry>",
    ]
    return "".join(parts)
