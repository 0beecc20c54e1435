"""The Benelux-dag: every year on 5 September (annual plan 2024, foreword), by the calendar of Brussels."""

from datetime import date, timedelta

BENELUX_DAY = "benelux-day"  # its name in addresses, and that of its picture and papers
RETURNS_FROM = 2025  # the first one, in 2024, is an event of its own
WRITTEN = date(2026, 11, 22)  # when the words about its return were written
ANNOUNCED_BEFORE = timedelta(weeks=5)
ANNOUNCED_AFTER = timedelta(days=2)


def day_in(year: int) -> date:
    """The Benelux-dag of a year."""
    return date(year, 9, 5)
