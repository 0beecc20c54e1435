"""Natural Earth -> the outlines of the map: the Benelux and its neighbours in one frame, as paths of whole numbers.

Natural Earth is in the public domain; it comes through the npm package `world-atlas` as TopoJSON
(github.com/topojson/topojson-specification). Run `make audit` once, which installs the package, then
`python tests/draw_map.py`; `test_map.py` draws again where the package is there, and compares.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from math import cos, radians
from pathlib import Path

SOURCE = Path(__file__).parent / "audit/node_modules/world-atlas/countries-50m.json"
TARGET = Path(__file__).parent.parent / "hooks/portal/figures/outlines.json"
WEST, NORTH, EAST, SOUTH = -1.6, 53.9, 9.4, 48.2  # the frame, in degrees
SCALE = 60  # units of the drawing to a degree of latitude
WIDTH = round((EAST - WEST) * cos(radians(51)) * SCALE)
HEIGHT = round((NORTH - SOUTH) * SCALE)
NEAR = 0.8  # a point that lies as near as this to a line does not bend it (Douglas and Peucker)
SMALLEST = 12  # an island of fewer square units is not drawn
# The codes of ISO 3166-1 by which the source names countries.
COUNTRIES = {
    "528": "netherlands",
    "056": "belgium",
    "442": "luxembourg",
    "276": "germany",
    "250": "france",
    "826": "united-kingdom",
}

Point = tuple[float, float]


def outlines(source: Path) -> dict[str, object]:
    """The size of the drawing and the path of each country."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = [list(_arc(arc, topology["transform"])) for arc in topology["arcs"]]
    paths: dict[str, str] = dict.fromkeys(COUNTRIES.values(), "")
    for country in topology["objects"]["countries"]["geometries"]:
        if name := COUNTRIES.get(country.get("id", "")):
            polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
            paths[name] = "".join(filter(None, (_path(_ring(ring, arcs)) for rings in polygons for ring in rings[:1])))
    frame = {"width": WIDTH, "height": HEIGHT, "west": WEST, "north": NORTH, "degree": place(WEST + 1, NORTH - 1)}
    return {**frame, "paths": paths}


def place(longitude: float, latitude: float) -> Point:
    """Where a point of the earth lies on the drawing: a plate carrée that is true at 51 degrees north."""
    return (longitude - WEST) * cos(radians(51)) * SCALE, (NORTH - latitude) * SCALE


def _arc(deltas: Sequence[Sequence[int]], transform: dict[str, list[float]]) -> Iterator[Point]:
    x = y = 0
    for step in deltas:
        x, y = x + step[0], y + step[1]
        longitude, latitude = (
            part * scale + shift
            for part, scale, shift in zip((x, y), transform["scale"], transform["translate"], strict=True)
        )
        yield place(longitude, latitude)


def _ring(indices: Sequence[int], arcs: list[list[Point]]) -> list[Point]:
    ring: list[Point] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += _simplified(arc)[bool(ring) :]
    return ring


def _path(ring: list[Point]) -> str:
    for axis, limit, keep_above in ((0, 0, True), (0, WIDTH, False), (1, 0, True), (1, HEIGHT, False)):
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
    content = json.dumps(outlines(SOURCE), indent=1) + "\n"
    TARGET.write_text(content, encoding="utf-8")
    sys.stdout.write(f"{len(content)} {TARGET.name}\n")
