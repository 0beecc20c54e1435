"""Views -> sheets for a class: a map to colour, and cards with treaties to put in the order of their years."""

from typing import NamedTuple

from markupsafe import Markup

from portal.figures.map import HEIGHT, OUTLINES, WIDTH
from portal.pages.rendering import Templates
from portal.records.kinds import Instrument
from portal.records.sorts import InstrumentType
from portal.views.localised import Views
from portal.views.values import Link

CARDS = 12  # cards that a sheet has room for
_SORTS: frozenset[InstrumentType] = frozenset({"treaty", "convention", "agreement", "protocol"})
_BEGINNINGS = ("signed", "adopted")


class TimeCard(NamedTuple):
    """A treaty with the year in which it was signed."""

    year: int
    page: Link


def time_cards(views: Views) -> list[TimeCard]:
    """The oldest treaties of the Benelux of which a source gives the year, oldest first."""
    found = []
    for record in views.catalogue.of_kind("instruments"):
        if isinstance(record, Instrument) and record.type in _SORTS and record.level == "benelux":
            years = [step.date.first.year for step in record.dates if step.what in _BEGINNINGS]
            card = views.card(record)
            found += [TimeCard(year, Link(card.title, card.path)) for year in years[:1]]
    return sorted(found)[:CARDS]


def cards(templates: Templates, _: dict[str, str]) -> Markup:
    """The cards in the order of their titles, and the right order, which unfolds."""
    found = time_cards(templates.views)
    shuffled = sorted(found, key=lambda card: card.page.text)
    return templates.render("slots/time-cards.html", cards=shuffled, order=found)


def map_to_colour(templates: Templates, _: dict[str, str]) -> Markup:
    """The outlines of the three countries and their neighbours, without names or colours."""
    names = [templates.views.partner(id_) for id_ in OUTLINES if id_ in templates.views.catalogue.partners]
    return templates.render(
        "slots/map-to-colour.html", outlines=OUTLINES.values(), width=WIDTH, height=HEIGHT, names=names
    )
