"""Catalogue -> lists: all records of a kind, and those that share one value of a facet, each on pages of its own."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from portal.pages.paging import paged
from portal.pages.rendering import NOTHING, Page, Templates, home, kind_link
from portal.paths import list_data_path, value_path
from portal.records.kinds import Event, Kind, Record
from portal.views.facets import FACETS, Facet, facet, value_heading, value_title
from portal.views.localised import Views

PAGE_SIZE = 12  # with its style, scripts and type, a page of a list then takes 40 kB


class FacetValue(NamedTuple):
    """One value of a facet: how many records share it, and the page that lists them."""

    text: str
    path: str
    number: str
    current: bool


class FacetView(NamedTuple):
    """A facet by which a list can be narrowed, and its values."""

    title: str
    open: bool
    values: tuple[FacetValue, ...]


class Listing(NamedTuple):
    """The records of one list; `theme` is empty where they are of several."""

    path: str
    title: str
    records: Sequence[Record]
    theme: str = ""


def listing_pages(templates: Templates, kind: Kind) -> Iterator[Page]:
    """All pages of lists of a kind: the whole list, then one list for each value of each facet."""
    views = templates.views
    records = in_list_order(views.catalogue.of_kind(kind))
    facets = facets_of(views, kind, records)
    title = views.words[f"kind_{kind}"]
    yield from _list_pages(templates, kind, Listing(f"{kind}/", title, records), facets)
    for one in facets:
        for value, found in one.values.items():
            heading = value_heading(views, kind, one.name, value)
            listing = Listing(value_path(kind, one.name, value), heading, found, value if one.name == "theme" else "")
            yield from _list_pages(templates, kind, listing, facets)


def facets_of(views: Views, kind: Kind, records: Sequence[Record]) -> list[Facet]:
    """The facets of a kind that have more than one value among some records."""
    return [one for one in (facet(views, name, records) for name in FACETS[kind]) if len(one.values) > 1]


def in_list_order(records: Sequence[Record]) -> list[Record]:
    """Events latest first, then all others in the order of their files."""
    days = {record.id: record.when.first.toordinal() for record in records if isinstance(record, Event) and record.when}
    return sorted(records, key=lambda record: days.get(record.id, 0), reverse=True)


def _list_pages(templates: Templates, kind: Kind, listing: Listing, facets: list[Facet]) -> Iterator[Page]:
    """A list on as many pages as it needs; the first has the address of the list."""
    views, words = templates.views, templates.views.words
    path, title, records, theme = listing
    whole = path == f"{kind}/"
    trail = (home(views),) if whole else (home(views), kind_link(views, kind))
    pages = paged(views, title, path, [views.card(record) for record in records], PAGE_SIZE)
    count = words.count(f"count_{kind}", len(records))
    shared = {
        "intro": words[f"intro_{kind}"] if whole else "",
        "theme": theme,
        "trail": trail,
        "count": count,
        "pages": pages.links,
    }
    facet_views = [facet_view(views, kind, one, path) for one in facets]
    # Choices concern a list as a whole, so only its first part offers them.
    first = templates.part("facet_list", facet_views, views.path(list_data_path(kind)), 2) if facets else NOTHING
    further = templates.part("facet_list", facet_views, "", 2) if facets and len(pages.parts) > 1 else NOTHING
    for number, part_path, heading, cards in pages.parts:
        narrow = first if number == 1 else further
        main = templates.render("listing.html", title=heading, cards=cards, current=number, facets=narrow, **shared)
        head = templates.script("filter") if facets and number == 1 else NOTHING
        about = words.say("listing_about", title=heading, count=count)
        yield Page(part_path, heading, about, main, head=head, trail=trail, theme=theme)


def facet_view(views: Views, kind: Kind, one: Facet, current: str = "") -> FacetView:
    """A facet with its values, of which one may be the page that is shown."""
    values = []
    for value, found in one.values.items():
        path = value_path(kind, one.name, value)
        number = views.words.number(len(found))
        values.append(FacetValue(value_title(views, one.name, value), views.path(path), number, path == current))
    return FacetView(views.words[f"facet_{one.name}"], any(value.current for value in values), tuple(values))
