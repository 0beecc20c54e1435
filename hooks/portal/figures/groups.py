"""Organisations with members -> the countries of each, drawn on one map; `groups.json` is made by tests/draw_map.py."""

import json
from importlib.resources import files
from typing import Literal, NamedTuple

from portal.records.kinds import Organisation
from portal.views.localised import Views
from portal.views.values import Link

_DRAWN = json.loads((files("portal.figures") / "groups.json").read_text(encoding="utf-8"))
WIDTH: int = _DRAWN["width"]
HEIGHT: int = _DRAWN["height"]
BENELUX = ("BE", "NL", "LU")

LandLook = Literal["country", "member", "neighbour"]


class Land(NamedTuple):
    """A country: one of the three, another that takes part, or one beside them."""

    look: LandLook
    outline: str


class CountryGroup(NamedTuple):
    """An organisation, its countries in words, and all countries of the map."""

    link: Link
    members: str
    lands: tuple[Land, ...]


def group(views: Views, organisation: Organisation) -> CountryGroup:
    """The countries of an organisation."""
    card = views.card(organisation)
    lands = tuple(Land(_look(code, organisation), outline) for code, outline in _DRAWN["paths"].items())
    return CountryGroup(Link(card.title, card.path), views.words.countries(organisation.members), lands)


def _look(code: str, organisation: Organisation) -> LandLook:
    if code not in organisation.members:
        return "neighbour"
    return "country" if code in BENELUX else "member"
