"""Partners -> a schematic map: areas on a grid, drawn by hand for this site, each with its name in one to three lines.

Places and sizes are told in the units of the drawing, which is as wide as `WIDTH`. Neighbours lie as they lie on the
ground; sizes and borders do not: a small country needs room for its name as much as a large one.
"""

import textwrap
from collections.abc import Mapping
from typing import Literal, NamedTuple

from portal.views.localised import Views
from portal.views.values import Link

WIDTH, HEIGHT = 300, 396
LINE = 1.15  # from one line of a name to the next, in the size of a letter
LETTER = 0.7  # how high a capital letter stands

Look = Literal["country", "region", "neighbour", "across"]


class Shape(NamedTuple):
    """The outline of an area, where the middle of its name stands, and how many letters fit on a line."""

    outline: str
    x: int
    y: int
    letters: int
    look: Look


class Area(NamedTuple):
    """An area with the page of its partner and the lines of its name, each with how far it lies below the last."""

    link: Link
    shape: Shape
    lines: tuple[tuple[str, float], ...]


# In the order in which the keyboard goes from one to the next. What lies inside another comes after it.
SHAPES: Mapping[str, Shape] = {
    "netherlands": Shape("M100 120 112 96 126 56 144 22 160 10H204L212 20V98L198 114V132H100Z", 162, 96, 11, "country"),
    "belgium": Shape("M96 138H200V272H168L150 256H132L112 240 100 218 84 202V150Z", 145, 194, 9, "country"),
    "flanders": Shape("M99 145H193V179H91V153Z", 143, 162, 10, "region"),
    "wallonia": Shape("M101 209H193V265H171L153 249H136L119 236 107 215Z", 151, 228, 9, "region"),
    "luxembourg": Shape("M206 250H294V280H206Z", 250, 265, 10, "country"),
    "germany": Shape("M218 8H294V198H206V122L218 108Z", 256, 42, 11, "neighbour"),
    "north-rhine-westphalia": Shape("M225 76H287V191H213V126L225 112Z", 250, 144, 11, "neighbour"),
    "euregio-meuse-rhine": Shape("M206 204H294V244H206Z", 250, 224, 11, "across"),
    "grande-region": Shape("M206 286H294V334H206Z", 250, 310, 8, "across"),
    "grand-est": Shape("M118 262H148L166 278H200V334H118Z", 159, 306, 9, "neighbour"),
    "hauts-de-france": Shape("M10 204 32 184H78V206L94 221 108 246H30L26 226 10 216Z", 53, 221, 9, "neighbour"),
    "france": Shape("M28 252H112V340H294V388H10V300L28 284Z", 68, 318, 10, "neighbour"),
    "united-kingdom": Shape(
        "M22 36 46 24 60 40 52 56 74 74 78 88 92 102 90 124 70 132H36L12 144 4 136 20 122 8 112V88L24 78 14 58Z",
        49,
        104,
        10,
        "neighbour",
    ),
}


def areas(views: Views) -> list[Area]:
    """The areas of the partners there are."""
    return [_area(views.partner(id_), shape) for id_, shape in SHAPES.items() if id_ in views.catalogue.partners]


def _area(link: Link, shape: Shape) -> Area:
    """A name is divided at spaces and after hyphens; its lines stand around the middle of the area."""
    lines = textwrap.wrap(link.text, shape.letters, break_long_words=False)
    first = LETTER / 2 - LINE * (len(lines) - 1) / 2
    return Area(link, shape, tuple((line, round(LINE if place else first, 2)) for place, line in enumerate(lines)))
