"""Views -> calendars in one language: what happens on known dates, and the Benelux-dag every year.

There is one of everything, one a theme, one an audience and one an event. A date known to the day is that day. One
known to the month, and a span of weeks, stand on their first day and say how long they last, so that they are not bars
over somebody's months; what is known less precisely is left out. What only a plan says is tentative, what was
withdrawn is cancelled. A year whose Benelux-dag has an event is left out of the entry that returns every year.
"""

from collections.abc import Iterator
from itertools import count

from portal.benelux_day import BENELUX_DAY, RETURNS_FROM, WRITTEN, day_in
from portal.dates import PartialDate, Span, When, day_of
from portal.endpoints import CALENDAR, channels, event_calendar, first_id, full_title, stable_uuid
from portal.outputs.icalendar_format import Lines, component, days, stamp, stamp_of, text
from portal.records.kinds import Event
from portal.views.localised import Views
from portal.views.season import PAGE, records_of_days

LONG = 7  # days; a longer span is described in words instead of shown as a bar
# RFC 5545, section 3.8.1.11.
_STATUS = {"held": "CONFIRMED", "cancelled": "CANCELLED"}


def calendars(views: Views) -> dict[str, bytes]:
    """One file for each subject that has a calendar; the Benelux-dag is in each, so that none is empty."""
    dated = sorted(_dated(views), key=lambda pair: (pair[1].first, pair[0].id))
    happenings = [(event, _happening(views, event, when)) for event, when in dated]
    own = records_of_days(views.catalogue)
    days_of_years = {event.id for event in own.values()}
    every_year = _benelux_day(views, set(own))
    files = {
        views.path(event_calendar(event)): _calendar(views, views.card(event).title, views.card(event).path, [lines])
        for event, lines in happenings
    }
    for channel in channels(views):
        parts = [lines for event, lines in happenings if channel.covers(event) or event.id in days_of_years]
        title = full_title(views, channel)
        files[channel.page + CALENDAR] = _calendar(views, title, channel.page, [*parts, every_year])
    return files


def _dated(views: Views) -> Iterator[tuple[Event, When]]:
    """The events of which the month is known at least."""
    events = (record for record in views.catalogue.records.values() if isinstance(record, Event))
    for event in events:
        if event.when and event_calendar(event):
            yield event, event.when


def _ends(when: When) -> tuple[PartialDate, ...]:
    return (when.start, when.end) if isinstance(when, Span) else (when,)


def _calendar(views: Views, name: str, page: str, components: list[Lines]) -> bytes:
    title = text(name)
    lines = component(
        "VCALENDAR",
        ("VERSION", "2.0"),
        ("PRODID", f"-//{text(views.words['site_name'])}//1//{views.language.upper()}"),
        ("METHOD", "PUBLISH"),  # RFC 5546, section 3.2.1: entries to be read, not answered
        ("NAME", title),
        ("X-WR-CALNAME", title),
        ("URL", views.address(page)),
        ("REFRESH-INTERVAL;VALUE=DURATION", "P1D"),
        parts=components,
    )
    return lines.encode()


def _happening(views: Views, event: Event, when: When) -> Lines:
    language, card = views.language, views.card(event)
    title, last = card.title, when.last
    if any(end.precision != "day" for end in _ends(when)):
        title, last = views.words.say("calendar_roughly", title=title, date=views.words.date(when)), when.first
    elif (when.last - when.first).days >= LONG:
        title, last = views.words.say("calendar_long", title=title, date=views.words.date(when)), when.first
    moment = views.last_modified(event)
    status = _STATUS.get(views.catalogue.standing(event), "TENTATIVE")
    themes = [views.catalogue.themes[id_].title[language] for id_ in (event.theme, *event.also_themes)]
    return component(
        "VEVENT",
        ("UID", str(stable_uuid(first_id(event)))),
        ("DTSTAMP", stamp_of(moment)),
        ("LAST-MODIFIED", stamp_of(moment)),
        (
            "SEQUENCE",
            str(max(0, (day_of(moment) - event.written).days)),
        ),  # it must grow with each change (section 3.8.7.4)
        *days(when.first, last),
        ("SUMMARY", text(title)),
        ("DESCRIPTION", text(card.summary)),
        *([("LOCATION", text(event.where[language]))] if event.where else []),
        ("URL", views.address(card.path)),
        ("CATEGORIES", ",".join(map(text, themes))),
        ("STATUS", "CANCELLED" if event.withdrawn else status),
        ("TRANSP", "TRANSPARENT"),
    )


def _benelux_day(views: Views, own: set[int]) -> Lines:
    """The day of every year but for those that have an event of their own."""
    start = next(year for year in count(RETURNS_FROM) if year not in own)
    without = [("EXDATE;VALUE=DATE", f"{day_in(year):%Y%m%d}") for year in sorted(own) if year > start]
    first = day_in(start)
    return component(
        "VEVENT",
        ("UID", str(stable_uuid(BENELUX_DAY))),
        ("DTSTAMP", stamp(WRITTEN)),
        ("LAST-MODIFIED", stamp(WRITTEN)),
        ("SEQUENCE", str(len(own))),
        *days(first, first),
        ("RRULE", "FREQ=YEARLY"),
        *without,
        ("SUMMARY", text(views.words["benelux_day"])),
        ("DESCRIPTION", text(views.words["benelux_day_every_year"])),
        ("URL", views.address(views.path(PAGE))),
        ("TRANSP", "TRANSPARENT"),
    )
