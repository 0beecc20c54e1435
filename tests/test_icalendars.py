"""Rules of the calendars; what is written is read back by a library that the portal itself does not use."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from icalendar import Calendar, Event

from examples import NOW, catalogue, record, small, templates
from pages_of import pages, target
from portal.dates import Span, parse
from portal.language import LANGUAGES
from portal.outputs.icalendars import LONG, calendars
from portal.pages.record import record_page
from portal.records.kinds import Event as EventRecord
from portal.records.kinds import Record
from portal.views.localised import Views

DAY = timedelta(days=1)


def read(content: bytes) -> list[Event]:
    """The entries of a calendar."""
    return list(Calendar.from_ical(content).walk("VEVENT"))  # type: ignore[arg-type]


def entries(*records: Record, path: str = "en/calendar.ics") -> list[Event]:
    """The entries of a calendar of these records, but for the Benelux-dag of every year."""
    content = calendars(Views(catalogue(*records), "en"))[path]
    return [entry for entry in read(content) if "RRULE" not in entry]


def days(entry: Event) -> tuple[date, date]:
    """The first and the last day of an entry."""
    assert entry.DTSTART
    assert entry.DTEND
    return entry.DTSTART, entry.DTEND - DAY


@cache
def every() -> dict[str, bytes]:
    """Every calendar of the small portal."""
    return {path: content for language in LANGUAGES for path, content in calendars(Views(small(), language)).items()}


def test_there_is_a_calendar_of_everything_and_for_each_theme_and_audience_in_each_language() -> None:
    shared = [path for path in every() if "/events/" not in path]
    assert len(shared) == 3 * (1 + len(small().themes) + len(small().audiences))
    assert {"nl/calendar.ics", "fr/themes/energy/calendar.ics", "en/institutions/calendar.ics"} <= set(every())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_known_to_the_month_is_there_once_with_its_days_and_every_other_is_not(language: str) -> None:
    expected = {}
    for made in small().records.values():
        if isinstance(made, EventRecord) and made.when:
            ends = (made.when.start, made.when.end) if isinstance(made.when, Span) else (made.when,)
            if all(end.precision in ("day", "month") for end in ends):
                page = f"{small().settings.base_address}{language}/events/{made.id}/"
                exact = all(end.precision == "day" for end in ends) and (made.when.last - made.when.first).days < LONG
                expected[page] = (made.when.first, made.when.last if exact else made.when.first)
    found = [entry for entry in read(every()[f"{language}/calendar.ics"]) if "RRULE" not in entry]
    assert {str(entry["URL"]): days(entry) for entry in found} == expected
    assert len(found) == len(expected) > 3


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("2024-03-15", date(2024, 3, 15), date(2024, 3, 15)),
        ("2024-12-31/2025-01-02", date(2024, 12, 31), date(2025, 1, 2)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 1)),
        ("2024-02/2024-10", date(2024, 2, 1), date(2024, 2, 1)),
        ("2024-02-01/2024-10-31", date(2024, 2, 1), date(2024, 2, 1)),
    ],
)
def test_days_are_whole_days_and_what_lasts_weeks_stands_on_its_first(when: str, first: date, last: date) -> None:
    [entry] = entries(record("events", "some-day", when=when))
    assert days(entry) == (first, last)
    assert parse(when).first == first


@pytest.mark.parametrize("when", ["2024", "2024-Q1", "2024-H2", "2024-summer", "2024-late", "2024-late/2025-01", None])
def test_what_is_not_known_to_the_month_is_left_out(when: str | None) -> None:
    assert entries(record("events", "some-day", when=when)) == []


def test_a_date_known_to_the_month_only_says_so() -> None:
    titles = [
        str(entry["SUMMARY"])
        for entry in entries(record("events", "a-month", when="2024-03"), record("events", "a-day"))
    ]
    assert titles == ["Title a-month (March 2024, day not known)", "Title a-day"]
    [long] = entries(record("events", "a-year", when="2024-01-01/2024-12-31"))
    assert str(long["SUMMARY"]) == "Title a-year (1 January to 31 December 2024)"


def test_only_what_a_document_looks_back_on_is_confirmed() -> None:
    report = [{"document": "annual-report-2022", "section": "2.1.2"}]
    made = [
        record("events", "planned", when="2024-09-05"),
        record("events", "before-the-plan", when="2023-11-29"),
        record("events", "reported", when="2022-05-05", sources=report),
        record("events", "after-the-report", when="2023-01-01", sources=report),
    ]
    assert {str(entry["URL"]).split("/")[-2]: str(entry["STATUS"]) for entry in entries(*made)} == {
        "planned": "TENTATIVE",
        "before-the-plan": "CONFIRMED",
        "reported": "CONFIRMED",
        "after-the-report": "TENTATIVE",
    }


def test_an_entry_says_what_its_record_says() -> None:
    where = {"nl": "Brussel", "fr": "Bruxelles", "en": "Brussels"}
    made = record("events", "one", where=where, also_themes=["energy"], reviewed="2026-11-23")
    [entry] = entries(made)
    assert (str(entry["SUMMARY"]), str(entry["DESCRIPTION"]), str(entry["LOCATION"])) == (
        "Title one",
        "In short.",
        "Brussels",
    )
    assert list(entry.categories) == ["Safety", "Sustainable development and energy"]
    assert datetime(2026, 11, 22, 23, tzinfo=UTC) == entry.DTSTAMP
    assert str(entry["TRANSP"]) == "TRANSPARENT"


def test_the_benelux_day_returns_every_year_in_every_calendar() -> None:
    for content in (content for path, content in every().items() if "/events/" not in path):
        [day] = [entry for entry in read(content) if "RRULE" in entry]
        assert day["RRULE"] == {"FREQ": ["YEARLY"]}
        assert (days(day)[0].month, days(day)[0].day, len(set(days(day)))) == (9, 5, 1)
        assert day.LAST_MODIFIED == day.DTSTAMP


def test_names_are_unique_and_the_same_in_every_calendar() -> None:
    names: dict[str, str] = {}
    for content in every().values():
        found = read(content)
        assert max(Counter(str(entry["UID"]) for entry in found).values()) == 1
        for entry in found:
            page = str(entry["URL"]).removeprefix(small().settings.base_address)[3:]
            assert names.setdefault(str(entry["UID"]), page) == page


def test_the_name_of_an_entry_stays_when_the_record_is_renamed_or_the_site_moves() -> None:
    [before] = entries(record("events", "old-name"))
    [after] = entries(record("events", "new-name", formerly=["old-name"]))
    assert before["UID"] == after["UID"]
    moved = calendars(Views(small(NOW, "https://example.net/x/"), "nl"))["nl/calendar.ics"]
    assert [e["UID"] for e in read(moved)] == [e["UID"] for e in read(every()["nl/calendar.ics"])]


def test_a_calendar_of_a_theme_holds_what_is_about_it() -> None:
    made = [
        record("events", "a-a"),
        record("events", "b-b", theme="energy"),
        record("events", "c-c", also_themes=["energy"]),
    ]
    assert [str(entry["SUMMARY"]) for entry in entries(*made, path="en/themes/energy/calendar.ics")] == [
        "Title b-b",
        "Title c-c",
    ]


@pytest.mark.parametrize(
    "text", ["a; b, c", "back\\slash", "\\n", "END:VEVENT", "two\r\nEND:VEVENT", "é" * 200, "😀" * 60, "x" * 75]
)
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    title = record("events", "x-y").title.model_copy(update={"en": text})
    [entry] = entries(record("events", "odd").model_copy(update={"title": title}))
    assert str(entry["SUMMARY"]) == text.replace("\r\n", "\n")
    assert days(entry) == (date(2024, 9, 5), date(2024, 9, 5))


def test_no_line_is_longer_than_75_octets_and_every_line_ends_as_rfc_5545_says() -> None:
    for content in every().values():
        lines = content.split(b"\r\n")
        assert max(map(len, lines)) <= 75
        assert b"\n" not in b"".join(lines)
        assert lines[-1] == b""
        for line in lines:
            line.decode()  # no letter is torn apart


def test_what_is_not_due_is_left_out_and_what_is_withdrawn_is_cancelled_by_a_newer_version() -> None:
    gone = {"date": "2026-12-01", "reason": {"nl": "Weg", "fr": "Parti", "en": "Gone"}}
    later = record("events", "later", publish_from="2026-11-22T12:00:01+01:00")
    [before] = entries(later, record("events", "gone"))
    [after] = entries(record("events", "gone", withdrawn=gone))
    assert (str(before["STATUS"]), str(after["STATUS"])) == ("TENTATIVE", "CANCELLED")
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 9)
    assert after.LAST_MODIFIED
    assert before.LAST_MODIFIED
    assert after.LAST_MODIFIED > before.LAST_MODIFIED


def test_each_event_known_to_the_month_has_a_calendar_of_its_own() -> None:
    made = calendars(Views(catalogue(record("events", "one"), record("events", "vague", when="2024")), "en"))
    assert [path for path in made if "/events/" in path] == ["en/events/one/calendar.ics"]
    [entry] = read(made["en/events/one/calendar.ics"])
    assert str(entry["SUMMARY"]) == "Title one"


def test_the_moment_of_the_build_changes_no_byte() -> None:
    later = small(datetime(2031, 1, 1, tzinfo=UTC))
    assert calendars(Views(small(), "nl")) == calendars(Views(later, "nl"))


def test_calendars_are_linked_where_people_look_for_them(small_site: Path) -> None:
    for language in LANGUAGES:
        found = pages(small_site)
        links = {target(f"{language}/data/", href)[0] for href in found[f"{language}/data/"].xpath("//main//a/@href")}
        shared = {path for path in every() if path.startswith(f"{language}/") and "/events/" not in path}
        assert shared <= links
        own = {path for path in every() if path.startswith(f"{language}/events/")}
        for path in sorted(own)[:3]:
            page = path.removesuffix("calendar.ics")
            assert path in {
                target(page, href)[0] for href in found[page].xpath("//head/link[@type='text/calendar']/@href")
            }
        on_time = [target(f"{language}/when/", href)[0] for href in found[f"{language}/when/"].xpath("//main//a/@href")]
        assert f"{language}/calendar.ics" in on_time


@pytest.mark.parametrize(("when", "offered"), [("2027-03-01", True), ("2024-03-01", False)])
def test_an_event_offers_its_calendar_to_readers_while_it_is_to_come(when: str, offered: bool) -> None:
    made = record("events", "fair", when=when)
    assert ("calendar.ics" in record_page(templates(made), made).main) is offered
