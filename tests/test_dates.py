"""How precisely a date can be written, and which days it spans."""

from datetime import UTC, date, datetime

import pytest

from portal.dates import PartialDate, Span, day_of, months_after, now, parse, today
from portal.problems import Refused


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-early", "2024-01-01", "2024-04-30"),
        ("2024-late", "2024-09-01", "2024-12-31"),
        ("2024-spring", "2024-03-01", "2024-05-31"),
        ("2024-summer", "2024-06-01", "2024-08-31"),
        ("2024-autumn", "2024-09-01", "2024-11-30"),
        ("2024-winter", "2024-12-01", "2025-02-28"),
        ("2023-winter", "2023-12-01", "2024-02-29"),
        ("2024-Q1", "2024-01-01", "2024-03-31"),
        ("2024-Q4", "2024-10-01", "2024-12-31"),
        ("2024-H1", "2024-01-01", "2024-06-30"),
        ("2024-H2", "2024-07-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-03-15", "2024-03-15", "2024-03-15"),
        ("2024/2026", "2024-01-01", "2026-12-31"),
        ("2024-03/2024-Q3", "2024-03-01", "2024-09-30"),
        ("2024/2024-03-15", "2024-01-01", "2024-03-15"),
    ],
)
def test_a_date_spans_all_days_it_can_mean(text: str, first: str, last: str) -> None:
    when = parse(text)
    assert (when.first, when.last, when.text) == (date.fromisoformat(first), date.fromisoformat(last), text)


@pytest.mark.parametrize(
    "text",
    [
        "", "24", "0000", "2024-00", "2024-13", "2024-02-30", "2023-02-29", "2024-3", "2024-03-1", "2024-Q0", "2024-Q5",
        "2024-H3", "2024-q1", "2024-Summer", "summer 2024", "15-03-2024", "2024-03-15T10:00", "2024/", "/2024",
        "2026/2024", "2024/2025/2026", " 2024", "2024 ", "2024\n", "-2024", "20240315", "9999-winter", "٢٠٢٤", "²024",
    ],
)  # fmt: skip
def test_what_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # its words are of no use to anybody
        parse(text)


def test_a_date_is_one_thing_and_a_span_is_two() -> None:
    assert isinstance(parse("2024"), PartialDate)
    assert isinstance(parse("2024/2025"), Span)


def test_a_day_is_a_day_in_brussels_wherever_the_clock_stands() -> None:
    assert day_of(datetime(2026, 7, 1, 22, 7, tzinfo=UTC)) == date(2026, 7, 2)
    assert day_of(datetime(2026, 12, 1, 22, 7, tzinfo=UTC)) == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [("2026-11-28", 12, "2027-11-28"), ("2026-12-31", 2, "2027-02-28"), ("2026-01-15", 24, "2028-01-15")],
)
def test_months_later_is_the_same_day_or_the_last_of_the_month(day: str, months: int, later: str) -> None:
    assert months_after(date.fromisoformat(day), months) == date.fromisoformat(later)


def test_the_moment_of_a_run_is_the_one_that_is_asked_for_else_that_of_the_commit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert now() == datetime(1970, 1, 1, tzinfo=UTC)
    monkeypatch.setenv("PORTAL_NOW", "2027-09-05T00:30")
    assert now() == datetime(2027, 9, 4, 22, 30, tzinfo=UTC)
    assert today() == date(2027, 9, 5)


def test_a_moment_that_is_none_is_refused_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_NOW", "tomorrow")
    with pytest.raises(Refused, match="bad-now"):
        now()
