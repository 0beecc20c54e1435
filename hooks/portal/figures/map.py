"""Partners -> the map of the Benelux and its neighbours: true outlines, and a number for each area or region.

`outlines.json` is drawn by tests/draw_map.py from Natural Earth. Places are told in the units of that drawing.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Literal, NamedTuple, get_args

from portal.views.localised import Views
from portal.views.values import Link

_DRAWN = json.loads((files("portal.figures") / "outlines.json").read_text(encoding="utf-8"))
WIDTH: int = _DRAWN["width"]
HEIGHT: int = _DRAWN["height"]
OUTLINES: Mapping[str, str] = _DRAWN["paths"]

AreaLook = Literal["country", "neighbour", "region"]


class Name(NamedTuple):
    """Where the name of a country begins or has its middle, as SVG's `text-anchor` says, and on how many lines."""

    x: int
    y: int
    anchor: Literal["start", "middle", "end"]


class Area(NamedTuple):
    """A country with its outline and the lines of its name, or a region with a point; `number` counts its records."""

    id: str
    link: Link
    look: AreaLook
    outline: str
    place: Name
    lines: tuple[str, ...]
    number: str


# In the order in which they are drawn, and the keyboard goes from one to the next: the three lie on top, then regions.
NAME_PLACES: Mapping[str, Name] = {
    "germany": Name(408, 24, "end"),
    "france": Name(128, 306, "middle"),
    "united-kingdom": Name(8, 92, "start"),
    "netherlands": Name(280, 92, "middle"),
    "belgium": Name(228, 198, "middle"),
    "luxembourg": Name(304, 242, "start"),
}
POINTS: Mapping[str, tuple[int, int]] = {
    "flanders": (184, 168),
    "wallonia": (268, 230),
    "euregio-meuse-rhine": (304, 182),
    "north-rhine-westphalia": (352, 138),
    "grande-region": (352, 294),
    "grand-est": (268, 306),
    "hauts-de-france": (160, 254),
}


def on_earth(x: float, y: float) -> tuple[float, float]:
    """The longitude and latitude of a point of the drawing, to hundredths of a degree: it is no more precise."""
    return round(_DRAWN["west"] + x / _DRAWN["degree"][0], 2), round(_DRAWN["north"] - y / _DRAWN["degree"][1], 2)


def listed_areas(found: Iterable[Area]) -> list[Area]:
    """Areas as a list beside the map names them: the three countries, their neighbours, then regions."""
    looks = get_args(AreaLook)
    return sorted(found, key=lambda area: looks.index(area.look))


def areas(views: Views) -> list[Area]:
    """The areas of the partners there are."""
    counts = Counter(partner for record in views.catalogue.records.values() for partner in record.partners)
    found = []
    for id_, place in NAME_PLACES.items():
        look: AreaLook = "country" if id_ in ("netherlands", "belgium", "luxembourg") else "neighbour"
        link = views.partner(id_)
        lines = tuple(link.text.split() if id_ == "united-kingdom" else [link.text])
        found.append(Area(id_, link, look, OUTLINES[id_], place, lines, views.words.number(counts[id_])))
    for id_, (x, y) in POINTS.items():
        place = Name(x, y, "middle")
        found.append(Area(id_, views.partner(id_), "region", "", place, (), views.words.number(counts[id_])))
    return [area for area in found if area.id in views.catalogue.partners]
