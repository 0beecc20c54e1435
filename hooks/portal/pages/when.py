"""Catalogue -> the page that tells when: what lies ahead, then what happened, newest first, year by year.

A year with very much has a page of its own.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from portal.catalogue import Catalogue
from portal.dates import When, parse
from portal.endpoints import CALENDAR
from portal.figures.years import Strip, strip
from portal.pages.rendering import Page, Templates, home
from portal.records.kinds import Event, Instrument, Record
from portal.records.timeline import lies_ahead
from portal.views.localised import Views
from portal.views.season import day_view
from portal.views.values import Card, Link

PATH = "when/"
OPEN = 20  # happenings of a year that stand open
MOST_IN_YEAR = 60  # happenings of a year on the page of all; more have a page of their own


class Happening(NamedTuple):
    """One happening: its date in words, what it was if its title does not say so, and the record that it is from."""

    when: str
    what: str
    card: Card
    ahead: bool = False


class MonthView(NamedTuple):
    """What is known to have been in a month of a year, or to have begun in it."""

    title: str
    moments: tuple[Happening, ...]


class YearView(NamedTuple):
    """A year with what is known to the day or to a part of it, and what is known to have been that year only.

    `months` holds the same as `dated`.
    """

    number: int
    total: int
    open: bool
    dated: tuple[Happening, ...]
    months: tuple[MonthView, ...]
    undated: tuple[Happening, ...]
    page: Link | None


def when_pages(templates: Templates) -> Iterator[Page]:
    """The page of a language, then one of each year that has very much."""
    views, words = templates.views, templates.views.words
    today = views.catalogue.today
    found = list(_happenings(views))
    ahead = sorted((pair for pair in found if pair[1].ahead), key=lambda pair: pair[0].first)
    years = _years(views, [pair for pair in found if not pair[1].ahead])
    day = day_view(views)
    main = templates.render(
        "when.html",
        title=words["when"],
        trail=(home(views),),
        day=Link(day.text, day.page.path),
        today=words.date(today),
        ahead=[moment for _, moment in ahead],
        years=years,
        strip=_strip(views.catalogue, found),
        file=Link(words["calendar_file"], views.path(CALENDAR)),
    )
    yield Page(PATH, words["when"], words["when_about"], main)
    for year in years:
        if year.page:
            yield _year_page(templates, year, year.page.text)


def _year_page(templates: Templates, year: YearView, title: str) -> Page:
    views, words = templates.views, templates.views.words
    about = words.say("when_year_about", year=year.number, count=year.total)
    trail = (home(views), Link(words["when"], views.path(PATH)))
    main = templates.render("when-year.html", title=title, about=about, trail=trail, year=year)
    return Page(f"{PATH}{year.number}/", title, about, main, trail=trail)


def _years(views: Views, found: Sequence[tuple[When, Happening]]) -> list[YearView]:
    """Years that have something, newest first, as is what is in them; the newest stand open where they are short."""
    by_year: defaultdict[int, list[tuple[When, Happening]]] = defaultdict(list)
    for when, moment in found:
        by_year[when.first.year].append((when, moment))
    years = []
    for place, (year, pairs) in enumerate(sorted(by_year.items(), reverse=True)):
        pairs.sort(key=lambda pair: pair[0].first, reverse=True)
        exact = [(when, moment) for when, moment in pairs if when.text != str(year)]
        dated = tuple(moment for _, moment in exact)
        undated = tuple(moment for when, moment in pairs if when.text == str(year))
        page = None
        if len(pairs) > MOST_IN_YEAR:
            page = Link(views.words.say("when_year", year=year), views.path(f"{PATH}{year}/"))
        years.append(
            YearView(year, len(pairs), len(pairs) <= OPEN and place < 2, dated, _months(views, exact), undated, page)
        )
    return years


def _months(views: Views, pairs: Sequence[tuple[When, Happening]]) -> tuple[MonthView, ...]:
    by_month = groupby(pairs, key=lambda pair: f"{pair[0].first:%Y-%m}")
    return tuple(
        MonthView(views.words.date(parse(month)), tuple(moment for _, moment in found)) for month, found in by_month
    )


def _strip(catalogue: Catalogue, found: Sequence[tuple[When, Happening]]) -> Strip:
    counts: defaultdict[int, int] = defaultdict(int)
    for when, _ in found:
        counts[when.first.year] += 1
    return strip(counts, catalogue.today.year)


def _happenings(views: Views) -> Iterator[tuple[When, Happening]]:
    """Every dated step of an event or an instrument, and every dated fact that came after the documents."""
    today = views.catalogue.today
    for record in views.catalogue.records.values():
        card = views.card(record)
        if isinstance(record, Event):
            if record.when:
                yield record.when, Happening(card.status, "", card, views.catalogue.standing(record) == "ahead")
        elif isinstance(record, Instrument):
            for step in record.dates:
                day, what = views.words.date(step.date), views.words[f"step_{step.what}"]
                yield step.date, Happening(day, what, card, lies_ahead(step, today))
        else:
            yield from _since(views, record, card)


def _since(views: Views, record: Record, card: Card) -> Iterator[tuple[When, Happening]]:
    """One moment a day, however many facts a record has of it."""
    for when in dict.fromkeys(since.when for since in record.since if since.when):
        yield when, Happening(views.words.date(when), "", card)
