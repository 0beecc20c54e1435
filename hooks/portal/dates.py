"""Dates as the sources know them: a day, a month, a season, a year, or a span between two of these.

`parse("2024-summer")` has a first and a last day, sorts by the first, and is never shown more precisely than it was
written.
"""

import os
import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from portal.problems import Refused

A_YEAR = timedelta(days=365)
BRUSSELS = ZoneInfo("Europe/Brussels")  # days are days in Brussels, where the Union has its seat

Precision = Literal["day", "month", "quarter", "half", "season", "part", "year"]

_FORM = re.compile(
    r"(\d{4})(?:-(?:(\d\d)(?:-(\d\d))?|Q([1-4])|H([12])|(early|late|spring|summer|autumn|winter)))?", re.ASCII
)
# Meteorological seasons; winter is the one that begins in December of the year named.
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of limited precision."""

    first: date
    last: date
    text: str = field(compare=False)
    precision: Precision = field(compare=False)
    part: str = field(compare=False)  # which season, quarter, half or part of the year; else empty


@dataclass(frozen=True, slots=True)
class Span:
    """Everything from one partial date to another, as `2025/2028` is written."""

    first: date
    last: date
    text: str = field(compare=False)
    start: PartialDate = field(compare=False)
    end: PartialDate = field(compare=False)


When = PartialDate | Span


def is_to_the_day(when: When) -> bool:
    """Whether a date, or each end of a span, is known to the day."""
    ends = (when.start, when.end) if isinstance(when, Span) else (when,)
    return all(end.precision == "day" for end in ends)


def day_of(moment: datetime) -> date:
    """The day that it is in Brussels at a moment, wherever the clock stands."""
    return moment.astimezone(BRUSSELS).date()


@lru_cache(maxsize=4096)
def midnight(day: date) -> datetime:
    """The moment at which a day begins in Brussels."""
    return datetime(day.year, day.month, day.day, tzinfo=BRUSSELS)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def in_brussels(moment: datetime) -> datetime:
    """A moment that is written without a zone is one in Brussels."""
    return moment if moment.tzinfo else moment.replace(tzinfo=BRUSSELS)


def now() -> datetime:
    """The moment of a run: PORTAL_NOW, else SOURCE_DATE_EPOCH (reproducible-builds.org), else the clock.

    Raises Refused where PORTAL_NOW is not a moment in the form of ISO 8601.
    """
    if moment := os.environ.get("PORTAL_NOW"):
        try:
            return in_brussels(datetime.fromisoformat(moment))
        except ValueError:
            raise Refused("bad-now", found=moment) from None
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.now(UTC)


def today() -> date:
    """The day that it is in Brussels at the moment of a run."""
    return day_of(now())


@lru_cache(maxsize=4096)
def parse(text: str) -> When:
    """`2024`, `2024-early`, `2024-Q1`, `2024-03-15`, `START/END` ... -> a date; ValueError where there is none."""
    start, slash, end = text.partition("/")
    if not slash:
        return _single(text)
    first, last = _single(start), _single(end)
    if last.last < first.first:
        raise ValueError(text)
    return Span(first.first, last.last, text, first, last)


def _single(text: str) -> PartialDate:
    match = _FORM.fullmatch(text)
    if not match:
        raise ValueError(text)
    year = int(match[1])
    _, month, day, quarter, half, word = match.groups()
    if day:
        exact = date(year, int(month), int(day))
        return PartialDate(exact, exact, text, "day", "")
    number, count, precision, part = _reach(month, quarter, half, word)
    end = number + count - 1
    end_year, end_month = year + (end - 1) // 12, (end - 1) % 12 + 1
    last = date(end_year, end_month, monthrange(end_year, end_month)[1])
    return PartialDate(date(year, number, 1), last, text, precision, part)


def _reach(month: str, quarter: str, half: str, word: str) -> tuple[int, int, Precision, str]:
    """The first month of what is named, how many months it has, and what it is."""
    if month:
        return int(month), 1, "month", ""
    if quarter:
        return 3 * int(quarter) - 2, 3, "quarter", quarter
    if half:
        return 6 * int(half) - 5, 6, "half", half
    if word in _SEASONS:
        return _SEASONS[word], 3, "season", word
    if word:
        return 1 if word == "early" else 9, 4, "part", word
    return 1, 12, "year", ""
