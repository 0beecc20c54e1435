"""Rules about 5 September, by the calendar of Brussels: what is said before, on and after the day, and from when."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from icalendar import Calendar, Event

from examples import catalogue, record, templates
from portal.catalogue import Catalogue
from portal.dates import BRUSSELS
from portal.kit.subjects import benelux_day as paper_of_the_day
from portal.language import LANGUAGES
from portal.outputs.icalendars import calendars
from portal.pages import benelux_day
from portal.pages.announcement import announcement
from portal.pages.rendering import Templates
from portal.publication import due_changes
from portal.records.kinds import Record
from portal.records.vocabulary import Season
from portal.views.localised import Views
from portal.views.season import DayView, day_view

NEXT = "The next Benelux Day is on 5 September {}."
TODAY = "Today, 5 September {}, is Benelux Day."
AFTER = "Benelux Day was on 5 September {}. The next Benelux Day is on 5 September {}."


def at(moment: str, *records: Record, **season: object) -> Catalogue:
    """A catalogue at a moment of Brussels, with a season where one is given."""
    found = catalogue(*records, now=datetime.fromisoformat(moment).replace(tzinfo=BRUSSELS))
    made = Season.model_validate(season) if season else None
    return replace(found, seasons={made.id: made} if made else {})


def day(*given: object, **season: object) -> DayView:
    return day_view(Views(at(*given, **season), "en"))  # type: ignore[arg-type]


@pytest.mark.parametrize("year", [2027, 2028])
@pytest.mark.parametrize(
    ("moment", "text", "announced"),
    [
        ("{}-01-01T00:00", NEXT, False),
        ("{}-03-28T03:30", NEXT, False),
        ("{}-08-31T12:00", NEXT, True),
        ("{}-09-04T23:59", NEXT, True),
        ("{}-09-05T00:00", TODAY, True),
        ("{}-09-05T07:59", TODAY, True),
        ("{}-09-05T08:01", TODAY, True),
        ("{}-09-05T23:59", TODAY, True),
        ("{}-09-06T00:00", AFTER, True),
        ("{}-09-07T23:59", AFTER, True),
        ("{}-10-31T02:30", "next", False),
        ("{}-12-31T23:59", "next", False),
    ],
)
def test_each_sentence_is_right_before_on_and_after_the_day(year: int, moment: str, text: str, announced: bool) -> None:
    found = day(moment.format(year))
    expected = NEXT.format(year + 1) if text == "next" else text.format(year, year + 1)
    assert (found.text, found.announced) == (expected, announced)


def test_a_season_says_from_when_until_when_the_day_is_announced() -> None:
    season = {"id": "2027", "from": "2027-06-01T09:00", "until": "2027-09-20"}
    moments = ["2027-06-01T08:59", "2027-06-01T09:00", "2027-09-19T23:59", "2027-09-20T00:00"]
    assert [day(moment, **season).announced for moment in moments] == [False, True, True, False]
    found = due_changes([], [Season.model_validate(season)])
    assert [(change.what, change.path) for change in found] == [("appears", "from"), ("goes", "until")]


def test_what_is_known_of_a_year_is_shown_in_that_year_only() -> None:
    theme = {"nl": "Water", "fr": "L’eau", "en": "Water"}
    season = {"id": "2027", "theme": theme, "place": theme, "programme": theme, "partners": ["belgium"]}
    this, other = day("2027-08-20T12:00", **season), day("2028-08-20T12:00", **season)
    assert (this.theme, this.place, this.programme[0].text, this.partners[0].text) == (
        "Water",
        "Water",
        "Water",
        "Belgium",
    )
    assert (other.theme, other.place, other.programme, other.partners) == ("", "", (), ())
    told = announcement(Views(at("2027-08-20T12:00", **season), "en"))
    assert told
    assert told.text == "Benelux Day is on 5 September 2027. Theme in 2027: Water."


def test_after_the_day_its_theme_and_place_are_not_those_of_the_next() -> None:
    words = {"nl": "Water", "fr": "L’eau", "en": "Water"}
    known = at("2027-09-06T00:00", id="2027", theme=words, place=words)
    page = str(benelux_day.whole(Templates(Views(known, "en")), {}))
    assert "The next Benelux Day is on 5 September 2028." in page
    assert "Theme in 2027: Water." in page
    assert "Place in 2027: Water." in page
    assert paper_of_the_day(Views(known, "en")).lead.endswith("Theme in 2027: Water.")


def test_the_page_names_the_record_of_the_year_to_the_minute_and_keeps_the_past() -> None:
    made = [record("events", f"benelux-day-{year}", when=f"{year}-09-05") for year in (2024, 2025)]
    coming = record("events", "benelux-day-2027", when="2027-09-05", publish_from="2027-09-05T08:00")
    for moment, shown in (("2027-09-05T07:59", None), ("2027-09-05T08:01", "benelux-day-2027")):
        found = day(moment, *made, coming)
        assert (found.record.id if found.record else None) == shown
        assert [card.id for card in found.past] == ["benelux-day-2025", "benelux-day-2024"]
    assert day("2028-01-01T00:00", *made, coming).past[0].id == "benelux-day-2027"


def test_a_season_may_name_an_event_of_any_id_and_records_to_show() -> None:
    made = [record("events", "fair", when="2027-09-04/2027-09-06"), record("projects", "rail")]
    found = day("2027-08-20T12:00", *made, id="2027", record="fair", records=["fair", "rail"])
    assert found.record
    assert (found.record.id, [card.id for card in found.highlights]) == ("fair", ["rail"])


def test_a_season_that_is_not_due_yet_leaves_no_trace() -> None:
    words = {"nl": "Zeldzaamwoord", "fr": "Zeldzaamwoord", "en": "Zeldzaamwoord"}
    season = Season.model_validate({"id": "2027", "theme": words, "publish_from": "2027-08-15T08:00"})
    assert due_changes([], [season])[0].what == "appears"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_slots_of_the_day_say_it_in_each_language(language: str) -> None:
    made = templates(record("events", "benelux-day-2025", when="2025-09-05"), language=language)  # type: ignore[arg-type]
    assert "2027" in benelux_day.in_short(made, {})
    assert "2027" in benelux_day.whole(made, {})
    assert "benelux-day-2025" in benelux_day.past(made, {})


@pytest.mark.parametrize("path", ["en/calendar.ics", "en/themes/energy/calendar.ics"])
def test_a_year_with_a_record_has_one_entry_that_day(path: str) -> None:
    made = [record("events", f"benelux-day-{year}", when=f"{year}-09-05") for year in (2025, 2027)]
    content = calendars(Views(at("2027-09-05T09:00", *made), "en"))[path]
    entries = [entry for entry in Calendar.from_ical(content).walk("VEVENT") if isinstance(entry, Event)]
    [yearly] = [entry for entry in entries if "RRULE" in entry]
    own = [entry.DTSTART for entry in entries if "RRULE" not in entry]
    assert own == [date(2025, 9, 5), date(2027, 9, 5)]
    assert (yearly.DTSTART, yearly.exdates) == (date(2026, 9, 5), [date(2027, 9, 5)])
