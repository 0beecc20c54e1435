"""Figures of the portal -> pictures for networks: what a figure says, above its bars or columns."""

from pathlib import Path
from typing import NamedTuple

from PIL import ImageDraw

from portal.figures.figure import Figure
from portal.figures.geometry import Amount, Bars, Columns
from portal.metadata.og_image import MARGIN, Colours, as_png, canvas, font, paragraph

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
    width, height = size
    image = canvas(size, site, colours._replace(mark=colours.paper), faces, note)
    draw = ImageDraw.Draw(image)
    letters = 52 if height < width else 68
    below = paragraph(draw, 170, figure.message, colours.title, font(faces, "semibold", letters), width)
    box = Box(MARGIN, below + letters // 2, width - MARGIN, height - 86)
    if isinstance(figure.charts[0], Columns):
        _draw_columns(draw, box, figure.charts[0], colours, faces)
    else:
        _draw_bars(draw, box, amounts(figure), colours, faces)
    return as_png(image)


def amounts(figure: Figure) -> list[Amount]:
    """What a figure counts; where it has a chart for each theme, the bar of each that the message is about."""
    match figure.charts:
        case [Columns(columns=found)]:
            return [column.amount for column in found]
        case [Bars(bars=found)]:
            return [bar.amount for bar in found]
    charts = [chart for chart in figure.charts if isinstance(chart, Bars)]
    return [bar.amount._replace(text=chart.title) for chart in charts for bar in chart.bars if bar.amount.strong]


def _draw_bars(draw: ImageDraw.ImageDraw, box: Box, counted: list[Amount], colours: Colours, faces: Path) -> None:
    """Each amount in a row: its name, a bar, its number."""
    shown = counted[: max(1, (box.bottom - box.top) // SMALLEST_ROW)]
    row = min(LARGEST_ROW, (box.bottom - box.top) // len(shown))
    face = font(faces, "regular", max(SMALLEST_LETTERS, min(40, row * 3 // 10)))
    start = box.left + max(round(face.getlength(amount.text)) for amount in shown) + 20
    scale = (box.right - start - 90) / max(1, *(amount.number for amount in shown))
    for place, amount in enumerate(shown):
        top, bar = box.top + place * row, row * 6 // 10
        end = start + round(amount.number * scale)
        draw.text((box.left, top + bar // 2), amount.text, colours.text, face, anchor="lm")
        draw.rectangle((start, top, end, top + bar), colours.title)
        draw.text((end + 12, top + bar // 2), str(amount.number), colours.text, face, anchor="lm")


def _draw_columns(draw: ImageDraw.ImageDraw, box: Box, chart: Columns, colours: Colours, faces: Path) -> None:
    """Each amount as a column with its number above; below stand the names for which there is room."""
    face = font(faces, "regular", COLUMN_LETTERS)
    slot = (box.right - box.left) / len(chart.columns)
    floor, numbers = box.bottom - 50, 40
    scale = (floor - box.top - numbers) / max(1, *(column.amount.number for column in chart.columns))
    for place, column in enumerate(chart.columns):
        left, amount = box.left + place * slot, column.amount
        middle, top = round(left + slot / 2), floor - round(amount.number * scale)
        if amount.number:
            draw.rectangle((round(left + slot * 0.15), top, round(left + slot * 0.85), floor), colours.title)
            draw.text((middle, top - 6), str(amount.number), colours.text, face, anchor="ms")
        if column.named:
            draw.text((middle, floor + 12), amount.text, colours.text, face, anchor="mt")
    draw.line((box.left, floor, box.right, floor), colours.text, 2)
