"""Numbers by year -> a strip of bars from the beginning of the Benelux to the last year that something is known of.

Until the years of which each has something, there is little: these stand closer, before a break in the line.
"""

from collections.abc import Mapping
from typing import NamedTuple

FIRST = 1944  # the customs convention of 5 September 1944 (annual plan 2024, foreword)
HIGH = 3.4  # the highest bar, in the size of a letter
LOW = 0.5  # the lowest, so that one thing in a year is seen
CLOSE = 30.0  # what the years before the break take of the strip, in hundredths
BROKEN = 20  # fewer years than this before the others need no break
YEARS_BETWEEN_NAMES = 5  # the years between two that are named below the strip, after the break
NEAR = 3  # a year as near to this one as that is not named: their names would touch


class YearBar(NamedTuple):
    """The bar of one year, across in hundredths of the strip and down in the size of a letter."""

    left: float
    top: float
    width: float
    height: float


class Strip(NamedTuple):
    """The bars, the years that are named with their places, where this year stands, and where the line is broken."""

    bars: tuple[YearBar, ...]
    names: tuple[tuple[int, float], ...]
    now: float
    this_year: int
    floor: float
    broken: float | None


def strip(counts: Mapping[int, int], this_year: int) -> Strip:
    """A bar for each year that has something; a year without is left empty."""
    last = max(this_year, *counts) + 1 if counts else this_year + 1
    full = _first_of_the_last_run(counts, this_year)
    broken = CLOSE if full - FIRST >= BROKEN else None
    full = full if broken else FIRST

    def place(year: float) -> float:
        start = broken or 0
        if year < full:
            return start * (year - FIRST) / (full - FIRST)
        return start + (100 - start) * (year - full) / (last - full)

    most = max(counts.values(), default=1)
    bars = []
    for year, number in sorted(counts.items()):
        if year >= FIRST:
            height = round(max(LOW, HIGH * number / most), 2)
            left, right = place(year), place(year + 1)
            bars.append(YearBar(round(left, 2), round(HIGH - height, 2), round((right - left) * 0.85, 2), height))
    named = [FIRST, *range(full, last, YEARS_BETWEEN_NAMES)] if broken else range(FIRST, last, YEARS_BETWEEN_NAMES * 4)
    names = tuple((year, round(place(year + 0.5), 2)) for year in named if abs(year - this_year) > NEAR)
    return Strip(tuple(bars), names, round(place(this_year + 0.5), 2), this_year, HIGH, broken)


def _first_of_the_last_run(counts: Mapping[int, int], this_year: int) -> int:
    """The first of the years up to this one of which each has something."""
    year = this_year
    while year - 1 in counts:
        year -= 1
    return year
