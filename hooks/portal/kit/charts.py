"""Figures of the portal -> pictures for networks: what a figure says, above its bars or columns."""

from pathlib import Path
from typing import NamedTuple

from portal.figures.figure import Figure
from portal.figures.geometry import Amount, Bars, Columns
from portal.metadata.picture import MARGIN, Colours, Picture

SMALLEST_ROW, LARGEST_ROW = 38, 190  # of a bar with the space around it, in pixels
SMALLEST_LETTERS = 26
COLUMN_LETTERS = 28


class Box(NamedTuple):
    """The part of a picture that a chart may fill, in pixels."""

    left: int
    top: int
    right: int
    bottom: int


def charted(size: tuple[int, int], site: str, figure: Figure, colours: Colours, faces: Path, note: str) -> bytes:
    """A figure as a picture; of more bars than there is room for, the first ones."""
    picture = Picture(size, site, colours._replace(mark=colours.paper), faces, note)
    letters = 52 if picture.height < picture.width else 68
    below = picture.paragraph(170, figure.message, letters, "semibold", colours.title)
    box = Box(MARGIN, below + letters // 2, picture.width - MARGIN, picture.height - 86)
    match figure.charts:
        case [Columns() as chart]:
            _draw_columns(picture, box, chart)
        case _:
            _draw_bars(picture, box, amounts(figure))
    return picture.png()


def amounts(figure: Figure) -> list[Amount]:
    """The amounts of a figure; where it has a chart for each theme, the highlighted bar of each under the title."""
    match figure.charts:
        case [Columns(columns=found)]:
            return [column.amount for column in found]
        case [Bars(bars=found)]:
            return [bar.amount for bar in found]
    charts = [chart for chart in figure.charts if isinstance(chart, Bars)]
    return [bar.amount._replace(text=chart.title) for chart in charts for bar in chart.bars if bar.amount.strong]


def _draw_bars(picture: Picture, box: Box, counted: list[Amount]) -> None:
    """Each amount in a row: its name, a bar, its number."""
    shown = counted[: max(1, (box.bottom - box.top) // SMALLEST_ROW)]
    row = min(LARGEST_ROW, (box.bottom - box.top) // len(shown))
    letters = max(SMALLEST_LETTERS, min(40, row * 3 // 10))
    start = box.left + max(picture.width_of(amount.text, letters) for amount in shown) + 20
    scale = (box.right - start - 90) / max(1, *(amount.number for amount in shown))
    for place, amount in enumerate(shown):
        top, bar = box.top + place * row, row * 6 // 10
        end = start + round(amount.number * scale)
        picture.write((box.left, top + bar // 2), amount.text, letters)
        picture.fill(start, top, end, top + bar)
        picture.write((end + 12, top + bar // 2), str(amount.number), letters)


def _draw_columns(picture: Picture, box: Box, chart: Columns) -> None:
    """Each amount as a column with its number above; below stand the names for which there is room."""
    slot = (box.right - box.left) / len(chart.columns)
    floor, numbers = box.bottom - 50, 40
    scale = (floor - box.top - numbers) / max(1, *(column.amount.number for column in chart.columns))
    for place, column in enumerate(chart.columns):
        left, amount = box.left + place * slot, column.amount
        middle, top = round(left + slot / 2), floor - round(amount.number * scale)
        if amount.number:
            picture.fill(round(left + slot * 0.15), top, round(left + slot * 0.85), floor)
            picture.write((middle, top - 6), str(amount.number), COLUMN_LETTERS, anchor="ms")
        if column.named:
            picture.write((middle, floor + 12), amount.text, COLUMN_LETTERS, anchor="mt")
    picture.fill(box.left, floor, box.right, floor + 2)
