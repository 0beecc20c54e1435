"""Natural Earth -> the outlines of the maps, as paths of whole numbers: the Benelux and its neighbours, and the
countries of the groups in which it works on energy.

Natural Earth is in the public domain; it comes through the npm package `world-atlas` as TopoJSON
(github.com/topojson/topojson-specification). Run `make audit` once, which installs the package, then
`python tests/draw_map.py`; `test_map.py` draws again where the package is there, and compares.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from math import cos, radians
from pathlib import Path
from typing import NamedTuple

SOURCE = Path(__file__).parent / "audit/node_modules/world-atlas/countries-50m.json"
FIGURES = Path(__file__).parent.parent / "hooks/portal/figures"
NEAR = 0.8  # a point that lies as near as this to a line does not bend it (Douglas and Peucker)
SMALLEST = 12  # an island of fewer square units is not drawn

Point = tuple[float, float]


class Frame(NamedTuple):
    """The part of the earth that is drawn, in degrees; `scale` units of the drawing are one of latitude.

    `countries` are those that are drawn: the codes of ISO 3166-1 by which the source names them, and our names.
    """

    west: float
    north: float
    east: float
    south: float
    scale: int
    countries: Mapping[str, str]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the drawing."""
        right, below = self.place(self.east, self.south)
        return round(right), round(below)

    def place(self, longitude: float, latitude: float) -> Point:
        """Where a point of the earth lies on the drawing: a plate carrée that is true at 51 degrees north."""
        return (longitude - self.west) * cos(radians(51)) * self.scale, (self.north - latitude) * self.scale


NEIGHBOURS = Frame(
    *(-1.6, 53.9, 9.4, 48.2, 60),
    {
        "528": "netherlands",
        "056": "belgium",
        "442": "luxembourg",
        "276": "germany",
        "250": "france",
        "826": "united-kingdom",
    },
)
GROUPS = Frame(
    *(-10.8, 62.6, 24.4, 45.6, 14),
    {
        "826": "GB",
        "528": "NL",
        "056": "BE",
        "442": "LU",
        "276": "DE",
        "250": "FR",
        "372": "IE",
        "208": "DK",
        "578": "NO",
        "752": "SE",
        "040": "AT",
        "756": "CH",
    },
)
DRAWINGS = {"outlines.json": NEIGHBOURS, "groups.json": GROUPS}


def outlines(source: Path, frame: Frame) -> dict[str, object]:
    """The size of the drawing and the path of each country."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = [list(_arc(arc, topology["transform"], frame)) for arc in topology["arcs"]]
    paths: dict[str, str] = dict.fromkeys(frame.countries.values(), "")
    for country in topology["objects"]["countries"]["geometries"]:
        if name := frame.countries.get(country.get("id", "")):
            polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
            drawn = (_path(_ring(ring, arcs), frame.size) for rings in polygons for ring in rings[:1])
            paths[name] = "".join(filter(None, drawn))
    width, height = frame.size
    degree = frame.place(frame.west + 1, frame.north - 1)
    told = {"width": width, "height": height, "west": frame.west, "north": frame.north, "degree": list(degree)}
    return {**told, "paths": paths}


def _arc(deltas: Sequence[Sequence[int]], transform: dict[str, list[float]], frame: Frame) -> Iterator[Point]:
    x = y = 0
    for step in deltas:
        x, y = x + step[0], y + step[1]
        longitude, latitude = (
            part * scale + shift
            for part, scale, shift in zip((x, y), transform["scale"], transform["translate"], strict=True)
        )
        yield frame.place(longitude, latitude)


def _ring(indices: Sequence[int], arcs: list[list[Point]]) -> list[Point]:
    ring: list[Point] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += _simplified(arc)[bool(ring) :]
    return ring


def _path(ring: list[Point], size: tuple[int, int]) -> str:
    for axis, limit, keep_above in ((0, 0, True), (0, size[0], False), (1, 0, True), (1, size[1], False)):
        ring = _clipped(ring, axis, limit, keep_above)
    whole = [(round(x), round(y)) for x, y in ring]
    if len(whole) < 3 or _area(whole) < SMALLEST:
        return ""
    (left, top), text = whole[0], []
    path = f"M{left} {top}l"
    for x, y in whole[1:]:
        if (x, y) != (left, top):
            text.append(f"{x - left} {y - top}".replace(" -", "-"))
            left, top = x, y
    return path + " ".join(text).replace(" -", "-") + "z"


def _clipped(ring: list[Point], axis: int, limit: float, above: bool) -> list[Point]:
    """The part of a ring on one side of a line (Sutherland and Hodgman)."""

    def inside(point: Point) -> bool:
        return point[axis] >= limit if above else point[axis] <= limit

    kept: list[Point] = []
    for before, after in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        if inside(before) != inside(after):
            share = (limit - before[axis]) / (after[axis] - before[axis])
            kept.append((before[0] + share * (after[0] - before[0]), before[1] + share * (after[1] - before[1])))
        if inside(after):
            kept.append(after)
    return kept


def _simplified(line: list[Point]) -> list[Point]:
    if len(line) < 3:
        return line
    (x1, y1), (x2, y2) = line[0], line[-1]
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    far = [
        abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length if length else ((x - x1) ** 2 + (y - y1) ** 2) ** 0.5
        for x, y in line
    ]
    if max(far) <= NEAR:
        return [line[0], line[-1]]
    bend = far.index(max(far))
    return _simplified(line[: bend + 1])[:-1] + _simplified(line[bend:])


def _area(ring: Sequence[Point]) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2


if __name__ == "__main__":
    for name, frame in DRAWINGS.items():
        content = json.dumps(outlines(SOURCE, frame), indent=1) + "\n"
        (FIGURES / name).write_text(content, encoding="utf-8")
        sys.stdout.write(f"{len(content)} {name}\n")
