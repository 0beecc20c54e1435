"""The Benelux-dag: every year on 5 September (annual plan 2024, foreword)."""

from datetime import date, datetime, timedelta

from portal.dates import day_of

MONTH, DAY = 9, 5
RETURNS_FROM = 2025  # the first one, in 2024, is an event of its own
WRITTEN = date(2026, 11, 22)  # when the words about its return were written
ANNOUNCED_BEFORE = timedelta(weeks=5)
ANNOUNCED_AFTER = timedelta(days=2)


def next_day(now: datetime) -> date:
    """The coming Benelux-dag, or this very day where it is one, by the calendar of Brussels."""
    today = day_of(now)
    this_year = date(today.year, MONTH, DAY)
    return this_year if today <= this_year else date(today.year + 1, MONTH, DAY)


def announced(now: datetime) -> date | None:
    """The day that every page announces at this moment: from some weeks before until two days after."""
    today = day_of(now)
    day = date(today.year, MONTH, DAY)
    return day if day - ANNOUNCED_BEFORE <= today <= day + ANNOUNCED_AFTER else None
