"""Views -> calendars in one language: what happens on known dates, and the Benelux-dag every year, in all and by theme.

A date known to the day is that day; one known to the month is the whole month, and says so; what is known less
precisely is left out. What only a plan says is tentative.
"""

from collections.abc import Iterator
from datetime import date

from portal.benelux_day import DAY, MONTH, RETURNS_FROM, WRITTEN
from portal.dates import PartialDate, Span, When
from portal.endpoints import CALENDAR, Channel, channels, first_id, full_title, lasting_name
from portal.outputs.icalendar_format import Lines, component, days, stamp, text
from portal.records.kinds import Event
from portal.views.localised import Views

# RFC 5545, section 3.8.1.11.
_STATUS = {"held": "CONFIRMED", "today": "CONFIRMED", "cancelled": "CANCELLED"}


def calendars(views: Views) -> dict[str, bytes]:
    """One file for each subject that has a calendar; the Benelux-dag stands in each, so that none is empty."""
    dated = sorted(_dated(views), key=lambda pair: (pair[1].first, pair[0].id))
    happenings = [(event, _happening(views, event, when)) for event, when in dated]
    day = _benelux_day(views)
    files = {}
    for channel in channels(views):
        parts = [lines for event, lines in happenings if channel.covers(event)]
        files[channel.page + CALENDAR] = _calendar(views, channel, [*parts, day])
    return files


def _dated(views: Views) -> Iterator[tuple[Event, When]]:
    """The events of which the month is known at least."""
    events = (record for record in views.catalogue.records.values() if isinstance(record, Event))
    for event in events:
        when = None if event.withdrawn else event.when
        if when and all(end.precision in ("day", "month") for end in _ends(when)):
            yield event, when


def _ends(when: When) -> tuple[PartialDate, ...]:
    return (when.start, when.end) if isinstance(when, Span) else (when,)


def _calendar(views: Views, channel: Channel, components: list[Lines]) -> bytes:
    title = text(full_title(views, channel))
    lines = component(
        "VCALENDAR",
        ("VERSION", "2.0"),
        ("PRODID", f"-//{text(views.words['site_name'])}//1//{views.language.upper()}"),
        ("NAME", title),
        ("X-WR-CALNAME", title),
        ("URL", views.address(channel.page)),
        ("REFRESH-INTERVAL;VALUE=DURATION", "P1D"),
        parts=components,
    )
    return lines.encode()


def _happening(views: Views, event: Event, when: When) -> Lines:
    language, card = views.language, views.card(event)
    title = card.title
    if any(end.precision != "day" for end in _ends(when)):
        title = views.words.say("calendar_roughly", title=title, date=views.words.date(when))
    themes = [views.catalogue.themes[id_].title[language] for id_ in (event.theme, *event.also_themes)]
    return component(
        "VEVENT",
        ("UID", str(lasting_name(first_id(event)))),
        ("DTSTAMP", stamp(views.changed(event))),
        *days(when.first, when.last),
        ("SUMMARY", text(title)),
        ("DESCRIPTION", text(card.summary)),
        *([("LOCATION", text(event.where[language]))] if event.where else []),
        ("URL", views.address(card.path)),
        ("CATEGORIES", ",".join(map(text, themes))),
        ("STATUS", _STATUS.get(views.catalogue.standing(event), "TENTATIVE")),
        ("TRANSP", "TRANSPARENT"),
    )


def _benelux_day(views: Views) -> Lines:
    first = date(RETURNS_FROM, MONTH, DAY)
    return component(
        "VEVENT",
        ("UID", str(lasting_name("benelux-day"))),
        ("DTSTAMP", stamp(WRITTEN)),
        *days(first, first),
        ("RRULE", "FREQ=YEARLY"),
        ("SUMMARY", text(views.words["benelux_day"])),
        ("DESCRIPTION", text(views.words["benelux_day_every_year"])),
        ("URL", views.address(views.path("benelux-day/"))),
        ("TRANSP", "TRANSPARENT"),
    )
