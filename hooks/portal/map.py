"""Partners -> a schematic map: areas on a grid, drawn by hand for this site, each with its name in one to three lines.

Places and sizes are told in the units of the drawing, which is as wide as `WIDTH`. Neighbours lie as they lie on the
ground; sizes and borders do not: a small country needs room for its name as much as a large one.
"""

import textwrap
from collections.abc import Mapping
from typing import Literal, NamedTuple

from portal.views import Link, Views

WIDTH, HEIGHT = 300, 396
LINE = 17  # from one line of a name to the next, where letters are largest

Look = Literal["country", "region", "neighbour", "across"]


class Shape(NamedTuple):
    """The outline of an area, where the middle of its name stands, and how many letters fit on a line."""

    outline: str
    x: int
    y: int
    letters: int
    look: Look


class Area(NamedTuple):
    """An area with its name, divided into lines with the height of each, and the page of the partner."""

    link: Link
    shape: Shape
    lines: tuple[tuple[str, int], ...]


# In the order in which the keyboard goes from one to the next. What lies inside another comes after it.
SHAPES: Mapping[str, Shape] = {
    "netherlands": Shape("M132 30 156 8H206L214 22V92L200 106 206 138H196V128H100V112L112 100Z", 160, 76, 9, "country"),
    "belgium": Shape("M96 132H192V142H206V176L198 188V272H166L150 258H132L118 244 104 222 84 204V150Z", 142, 199, 9, "country"),
    "flanders": Shape("M100 138H186V148H200V180H94L90 176V154Z", 145, 165, 10, "region"),
    "wallonia": Shape("M106 208H192V266H168L152 252H135L122 240Z", 155, 238, 9, "region"),
    "luxembourg": Shape("M202 246H292V276H202Z", 247, 266, 10, "country"),
    "united-kingdom": Shape("M8 44 26 26H56L62 52 84 84V118L70 134H24L40 116 22 96 30 76Z", 46, 90, 10, "neighbour"),
    "germany": Shape("M218 8H292V88H218ZM280 88H292V242H280Z", 255, 52, 9, "neighbour"),
    "north-rhine-westphalia": Shape("M218 92H288V176L276 188H210V136L204 108Z", 247, 144, 11, "neighbour"),
    "euregio-meuse-rhine": Shape("M210 194H284V240H210Z", 247, 214, 9, "across"),
    "grande-region": Shape("M204 282H292V330H204Z", 248, 304, 8, "across"),
    "hauts-de-france": Shape("M10 196 30 180H76L80 208 100 226 112 246H30V226L10 214Z", 60, 210, 9, "neighbour"),
    "grand-est": Shape("M150 264 164 278H198V334H128V264Z", 163, 308, 6, "neighbour"),
    "france": Shape("M30 252H122V340H292V388H8V300L30 286Z", 76, 330, 10, "neighbour"),
}


def areas(views: Views) -> list[Area]:
    """The areas of the partners there are."""
    return [_area(views.partner(id_), shape) for id_, shape in SHAPES.items() if id_ in views.catalogue.partners]


def _area(link: Link, shape: Shape) -> Area:
    """A name is divided at spaces and after hyphens."""
    lines = textwrap.wrap(link.text, shape.letters, break_long_words=False)
    top = shape.y - LINE * (len(lines) - 1) // 2
    return Area(link, shape, tuple((line, top + LINE * place) for place, line in enumerate(lines)))
