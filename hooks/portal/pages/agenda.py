"""Catalogue -> what happens in time: a calendar of what lies ahead, and a timeline year by year."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from portal.benelux_day import next_day
from portal.dates import day_of
from portal.endpoints import CALENDAR
from portal.pages.rendering import Page, Templates, home
from portal.records.kinds import Event, Instrument, Record
from portal.views.values import Card, Link

REPORTED = 12  # how many of the latest happenings the calendar shows where nothing lies ahead


class Moment(NamedTuple):
    """One happening: when it reads, what it was, and the record that tells of it."""

    when: str
    what: str
    card: Card


def agenda_pages(templates: Templates) -> Iterator[Page]:
    """The calendar, then the timeline."""
    yield _calendar(templates)
    yield _timeline(templates)


def _calendar(templates: Templates) -> Page:
    views, words = templates.views, templates.views.words
    today = day_of(views.catalogue.now)
    dated = [
        (event.when, event) for event in views.catalogue.of_kind("events") if isinstance(event, Event) and event.when
    ]
    ahead = sorted(((when, event) for when, event in dated if when.last >= today), key=lambda pair: pair[0].first)
    past = sorted(
        ((when, event) for when, event in dated if when.last < today), key=lambda pair: pair[0].first, reverse=True
    )
    main = templates.render(
        "calendar.html",
        title=words["calendar"],
        trail=(home(views),),
        day=Link(
            words.say("benelux_day_next", date=words.date(next_day(views.catalogue.now))), views.path("benelux-day/")
        ),
        ahead=[views.card(event) for _, event in ahead],
        past=[views.card(event) for _, event in past[:REPORTED]],
        all_events=Link(words["kind_events"], views.path("events/")),
        timeline=Link(words["timeline"], views.path("timeline/")),
        file=Link(words["calendar_file"], views.path(CALENDAR)),
    )
    return Page("calendar/", words["calendar"], words["calendar_about"], main)


def _timeline(templates: Templates) -> Page:
    views, words = templates.views, templates.views.words
    years: defaultdict[int, list[tuple[str, Moment]]] = defaultdict(list)
    for record in views.catalogue.records.values():
        for first, when, what in _happenings(templates, record):
            years[int(first[:4])].append((first, Moment(when, what, views.card(record))))
    main = templates.render(
        "timeline.html",
        title=words["timeline"],
        trail=(home(views), Link(words["calendar"], views.path("calendar/"))),
        years=[
            (year, [moment for _, moment in sorted(years[year], key=lambda p: p[0])])
            for year in sorted(years, reverse=True)
        ],
    )
    return Page("timeline/", words["timeline"], words["timeline_about"], main)


def _happenings(templates: Templates, record: Record) -> Iterator[tuple[str, str, str]]:
    """First day, how the date reads, and what happened, for every dated step of an event or instrument."""
    words = templates.views.words
    if isinstance(record, Event) and record.when:
        yield record.when.first.isoformat(), words.date(record.when), words["one_events"]
    if isinstance(record, Instrument):
        for step in record.dates:
            yield step.date.first.isoformat(), words.date(step.date), words[f"step_{step.what}"]
