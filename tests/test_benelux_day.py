"""Rules about 5 September, by the calendar of Brussels."""

from datetime import UTC, date, datetime

import pytest

from portal.benelux_day import announced, next_day


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2026, 9, 4, 12, tzinfo=UTC), date(2026, 9, 5)),
        (datetime(2026, 9, 5, 21, 59, tzinfo=UTC), date(2026, 9, 5)),
        (datetime(2026, 9, 5, 22, 0, tzinfo=UTC), date(2027, 9, 5)),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), date(2027, 9, 5)),
    ],
)
def test_the_next_day_is_today_or_later(now: datetime, day: date) -> None:
    assert next_day(now) == day


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2026, 7, 31, 21, tzinfo=UTC), None),
        (datetime(2026, 8, 1, 12, tzinfo=UTC), date(2026, 9, 5)),
        (datetime(2026, 9, 7, 12, tzinfo=UTC), date(2026, 9, 5)),
        (datetime(2026, 9, 8, 12, tzinfo=UTC), None),
        (datetime(2026, 11, 22, 12, tzinfo=UTC), None),
    ],
)
def test_the_day_is_announced_from_five_weeks_before_until_two_days_after(now: datetime, day: date | None) -> None:
    assert announced(now) == day
