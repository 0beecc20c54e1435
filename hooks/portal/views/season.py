"""Catalogue x moment -> the Benelux-dag that is current, what is known of it, and the earlier ones."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from portal.benelux_day import ANNOUNCED_AFTER, ANNOUNCED_BEFORE, BENELUX_DAY, day_in
from portal.catalogue import Catalogue
from portal.dates import midnight
from portal.records.kinds import Event
from portal.records.vocabulary import Season
from portal.views.localised import Views
from portal.views.values import Block, Card, Link, blocks

PAGE = f"{BENELUX_DAY}/"

Phase = Literal["before", "today", "after"]


@dataclass(frozen=True, slots=True)
class DayView:
    """The day that is spoken of: a sentence that is true now, and what is known of that year, empty where nothing is.

    `announced` says whether every page speaks of it.
    """

    day: date
    phase: Phase
    announced: bool
    text: str
    page: Link
    record: Card | None
    theme: str
    place: str
    programme: tuple[Block, ...]
    partners: tuple[Link, ...]
    links: tuple[Link, ...]
    highlights: tuple[Card, ...]
    past: tuple[Card, ...]  # newest first


def day_view(views: Views) -> DayView:
    """What is said of the Benelux-dag in one language at the moment of the catalogue."""
    catalogue, language = views.catalogue, views.language
    day = _spoken_of(catalogue)
    season = _season(catalogue, day.year)
    phase: Phase = "before" if catalogue.today < day else "today" if catalogue.today == day else "after"
    records = records_of_days(catalogue)
    record = records.get(day.year)
    shown = [found for id_ in season.records if (found := catalogue.find(id_)) and found is not record]
    return DayView(
        day=day,
        phase=phase,
        announced=_window(day.year, season)[0] <= catalogue.now,
        text=_sentence(views, day, phase),
        page=Link(views.words["announcement_link"], views.path(PAGE)),
        record=views.card(record) if record else None,
        theme=season.theme[language] if season.theme else "",
        place=season.place[language] if season.place else _where(record, views),
        programme=blocks(season.programme[language]) if season.programme else (),
        partners=tuple(views.partner(id_) for id_ in season.partners),
        links=tuple(Link(link.label[language], link.url, views.foreign(link.language)) for link in season.links),
        highlights=tuple(map(views.card, shown)),
        past=tuple(views.card(records[year]) for year in sorted(records, reverse=True) if year < day.year),
    )


def records_of_days(catalogue: Catalogue) -> dict[int, Event]:
    """The event of each Benelux-dag that has one: the one its season names, else the one that is called so that day."""
    found = {
        record.when.first.year: record
        for record in catalogue.records.values()
        if isinstance(record, Event)
        and record.when
        and not record.withdrawn
        and record.id.startswith(BENELUX_DAY)
        and record.when.first == record.when.last == day_in(record.when.first.year)
    }
    for year, season in catalogue.seasons.items():
        named = catalogue.find(season.record) if season.record else None
        if isinstance(named, Event):
            found[int(year)] = named
    return found


def _spoken_of(catalogue: Catalogue) -> date:
    """The day of this year until its season has ended, then that of the next."""
    this = catalogue.today.year
    years = (this - 1, this, this + 1)
    return next(day_in(year) for year in years if catalogue.now < _window(year, _season(catalogue, year))[1])


def _season(catalogue: Catalogue, year: int) -> Season:
    return catalogue.seasons.get(str(year)) or Season(id=str(year))


def _window(year: int, season: Season) -> tuple[datetime, datetime]:
    """From when until when every page announces the day of a year."""
    day = day_in(year)
    after = day + ANNOUNCED_AFTER + timedelta(days=1)
    return season.begins or midnight(day - ANNOUNCED_BEFORE), season.ends or midnight(after)


def _sentence(views: Views, day: date, phase: Phase) -> str:
    words = views.words
    if phase == "before":
        return words.say("benelux_day_next", date=words.date(day))
    said = words.say(f"announcement_{phase}", date=words.date(day))
    return (
        said if phase == "today" else f"{said} {words.say('benelux_day_next', date=words.date(day_in(day.year + 1)))}"
    )


def _where(record: Event | None, views: Views) -> str:
    return record.where[views.language] if record and record.where else ""
