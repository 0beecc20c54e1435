"""Catalogue -> the pages of those with whom the Benelux works."""

from collections.abc import Iterable, Iterator

from portal.figures.map import HEIGHT, WIDTH, areas
from portal.pages.listings import in_order
from portal.pages.rendering import Page, Templates, home
from portal.paths import value_path
from portal.records.kinds import Kind, Record
from portal.records.vocabulary import Partner
from portal.views.facets import FACETS
from portal.views.localised import Views
from portal.views.values import Group, Link, blocks

LONGEST = 12  # records of a kind on a page that shows several kinds; the rest is a list of its own
SORTS = ("benelux", "neighbour", "region", "group", "international")


def partner_pages(templates: Templates) -> Iterator[Page]:
    """The page of all partners, then one of each."""
    views, words = templates.views, templates.views.words
    partners = views.catalogue.partners.values()
    trail = (home(views),)
    sorts = [
        (
            words[f"partners_{kind}"],
            [(views.partner(p.id), p.summary[views.language]) for p in partners if p.kind == kind],
        )
        for kind in SORTS
    ]
    main = templates.render(
        "partners.html",
        title=words["partners"],
        trail=trail,
        sorts=sorts,
        areas=areas(views),
        width=WIDTH,
        height=HEIGHT,
    )
    yield Page("partners/", words["partners"], words["partners_about"], main)
    for partner in partners:
        yield _partner_page(templates, partner)


def _partner_page(templates: Templates, partner: Partner) -> Page:
    views, words = templates.views, templates.views.words
    title = partner.title[views.language]
    records = [record for record in views.catalogue.records.values() if partner.id in record.partners]
    story = blocks(partner.story[views.language]) if partner.story else ()
    summary = partner.summary[views.language]
    main = templates.render(
        "partner.html",
        title=title,
        trail=(home(views), Link(words["partners"], views.path("partners/"))),
        behind=views.behind(f"partners/{partner.id}", views.partner(partner.id).path),
        summary=summary,
        story=story,
        groups=shortened(views, records, "partner", partner.id),
    )
    return Page(f"partners/{partner.id}/", views.words.say("partner_page", partner=title), summary, main)


def shortened(views: Views, records: Iterable[Record], name: str, value: str) -> list[tuple[Group, Link | None]]:
    """Records by kind, at most `LONGEST` of each, with the way to the list of all where there are more."""
    groups = []
    for group in views.groups(in_order(list(records))):
        kind: Kind = group.cards[0].kind
        more = None
        if len(group.cards) > LONGEST and name in FACETS[kind]:
            text = views.words.say("show_all", count=views.words.count(f"count_{kind}", len(group.cards)))
            more = Link(text, views.path(value_path(kind, name, value)))
        groups.append((group._replace(cards=group.cards[: LONGEST if more else None]), more))
    return groups
