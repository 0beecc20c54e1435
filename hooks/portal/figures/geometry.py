"""Numbers -> the shapes that show them: bars one below another, columns side by side.

Widths and places across are shares of the width there is, heights are in the size of a letter: a drawing grows with
the page while its letters stay as large as all others.
"""

import textwrap
from collections.abc import Sequence
from typing import NamedTuple

LONGEST = 84.0  # of a hundred: how far the longest bar reaches; the rest is for its number
LINE = 1.35  # heights, in letters
BAR = 0.95
GAP = 0.65
TALLEST = 9.0
LETTERS = 30  # how many fit beside each other on the narrowest screen
STEP = 5  # years between two that are named, where not every one can be


class Amount(NamedTuple):
    """A number with its name; `path` is the list of what was counted, `theme` and `icon` say how it looks."""

    text: str
    number: int
    path: str = ""
    theme: str = ""
    icon: str = ""
    strong: bool = True


class Bar(NamedTuple):
    """A bar with the lines of its name above it; `width` is a share of a hundred."""

    amount: Amount
    lines: tuple[str, ...]
    name_at: float
    top: float
    width: float


class Bars(NamedTuple):
    """Bars one below another."""

    title: str
    path: str
    height: float
    bars: tuple[Bar, ...]
    leads_on: bool


class Column(NamedTuple):
    """A column: `left`, `middle` and `width` are shares of a hundred, `top` and `height` are in letters."""

    amount: Amount
    named: bool
    left: float
    middle: float
    width: float
    top: float
    height: float


class Columns(NamedTuple):
    """Columns side by side on one line, which lies at `floor`."""

    height: float
    floor: float
    columns: tuple[Column, ...]


def bars(amounts: Sequence[Amount], title: str = "", path: str = "", most: int = 0) -> Bars:
    """Amounts as bars, the longest as long as `most` or the largest of them asks."""
    scale = LONGEST / max(most, 1, *(amount.number for amount in amounts))
    drawn, height = [], 0.0
    for amount in amounts:
        lines = tuple(textwrap.wrap(amount.text, LETTERS)) or (amount.text,)
        top = height + LINE * len(lines)
        width = round(amount.number * scale, 2)
        drawn.append(Bar(amount, lines, round(height + 1, 2), round(top, 2), width))
        height = top + BAR + GAP
    return Bars(title, path, round(height, 2), tuple(drawn), any(amount.path for amount in amounts))


def columns(amounts: Sequence[Amount]) -> Columns:
    """Amounts that follow each other in time as columns; every year is named where there is room for it."""
    scale = TALLEST / max(1, *(amount.number for amount in amounts))
    slot = 100 / len(amounts)
    few = len(amounts) <= STEP
    floor = TALLEST + LINE
    drawn = []
    for place, amount in enumerate(amounts):
        height = round(amount.number * scale, 2)
        middle = round((place + 0.5) * slot, 2)
        named = few or (amount.text.isdigit() and int(amount.text) % STEP == 0)
        drawn.append(
            Column(
                amount,
                named,
                round((place + 0.14) * slot, 2),
                middle,
                round(0.72 * slot, 2),
                round(floor - height, 2),
                height,
            )
        )
    return Columns(round(floor + LINE + 0.2, 2), floor, tuple(drawn))
