"""Views in each language -> the partners with the place that the map gives them.

Form: GeoJSON (RFC 7946). The three countries have their outline, a region the point at which the map marks it; of
neighbours the map shows a part only and of groups nothing, so they have no geometry, as section 3.2 allows.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, get_args

from portal.endpoints import LICENCE, PLACES, api_path
from portal.figures.map import OUTLINES, POINTS, on_earth
from portal.records.numbers import Scheme
from portal.records.vocabulary import Partner
from portal.views.localised import Views

_RING = re.compile(r"M(-?\d+) (-?\d+)l([^z]+)z")
_NUMBER = re.compile(r"-?\d+")


def places(views: Sequence[Views]) -> dict[str, bytes]:
    """The file at its address."""
    catalogue = views[0].catalogue
    counts = Counter(partner for record in catalogue.records.values() for partner in record.partners)
    features = [_feature(views, partner, counts[partner.id]) for partner in catalogue.partners.values()]
    whole = {"type": "FeatureCollection", "licence": LICENCE, "features": features}
    return {PLACES: f"{json.dumps(whole, ensure_ascii=False, separators=(',', ':'))}\n".encode()}


def _feature(views: Sequence[Views], partner: Partner, count: int) -> dict[str, Any]:
    properties = {
        "name": {view.language: partner.title[view.language] for view in views},
        "kind": partner.kind,
        "records": count,
        **_numbers(partner),
        "pages": {view.language: view.address(view.partner(partner.id).path) for view in views},
    }
    return {
        "type": "Feature",
        "id": views[0].address(f"{api_path('partners')}#{partner.id}"),
        "geometry": _geometry(partner),
        "properties": properties,
    }


def _numbers(partner: Partner) -> dict[str, str]:
    """Under which numbers others know a partner, by whose they are."""
    known = (
        (scheme, [one.number for one in partner.identifiers if one.scheme == scheme]) for scheme in get_args(Scheme)
    )
    return {scheme: "; ".join(numbers) for scheme, numbers in known if numbers}


def _geometry(partner: Partner) -> dict[str, Any] | None:
    if partner.id in POINTS:
        return {"type": "Point", "coordinates": on_earth(*POINTS[partner.id])}
    if partner.kind == "benelux":
        return {"type": "MultiPolygon", "coordinates": [[ring] for ring in _rings(OUTLINES[partner.id])]}
    return None


def _rings(path: str) -> Iterator[list[tuple[float, float]]]:
    """Each outline of a drawn path as a closed ring, counterclockwise (RFC 7946, section 3.1.6)."""
    for x, y, steps in _RING.findall(path):
        across, down = int(x), int(y)
        ring = [(across, down)]
        numbers = [int(number) for number in _NUMBER.findall(steps)]
        for right, below in zip(numbers[::2], numbers[1::2], strict=True):
            across, down = across + right, down + below
            ring.append((across, down))
        # Below is down on the drawing and south on the earth: what turns clockwise there has a positive area here.
        if sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True)) > 0:
            ring.reverse()
        yield [on_earth(*point) for point in [*ring, ring[0]]]
