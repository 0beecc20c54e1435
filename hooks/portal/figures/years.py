"""Numbers by year -> a strip of bars from the beginning of the Benelux to the last year that something is known of."""

from collections.abc import Mapping
from typing import NamedTuple

FIRST = 1944  # the customs convention of 5 September 1944 (annual plan 2024, foreword)
HIGH = 3.4  # the highest bar, in the size of a letter
YEARS_BETWEEN_NAMES = 20  # the years between two that are named below the strip
NEAR = 6  # a year as near to this one as that is not named: their names would touch


class YearBar(NamedTuple):
    """The bar of one year, across in hundredths of the strip and down in the size of a letter."""

    left: float
    top: float
    width: float
    height: float


class Strip(NamedTuple):
    """The bars, the years that are named with their places, and where this year stands."""

    bars: tuple[YearBar, ...]
    names: tuple[tuple[int, float], ...]
    now: float
    this_year: int
    floor: float


def strip(counts: Mapping[int, int], this_year: int) -> Strip:
    """A bar for each year that has something; a year without is left empty."""
    last = max(this_year, *counts) + 1 if counts else this_year + 1
    wide = 100 / (last - FIRST)
    most = max(counts.values(), default=1)
    bars = []
    for year, number in sorted(counts.items()):
        if year >= FIRST:
            height = round(max(0.2, HIGH * number / most), 2)
            bars.append(
                YearBar(round(wide * (year - FIRST), 2), round(HIGH - height, 2), round(wide * 0.85, 2), height)
            )
    named = [year for year in range(FIRST, last, YEARS_BETWEEN_NAMES) if abs(year - this_year) > NEAR]
    names = tuple((year, round(wide * (year - FIRST + 0.5), 2)) for year in named)
    return Strip(tuple(bars), names, round(wide * (this_year - FIRST + 0.5), 2), this_year, HIGH)
