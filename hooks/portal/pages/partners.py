"""Catalogue -> the pages of those with whom the Benelux works."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import get_args

from portal.figures.map import HEIGHT, NAME_PLACES, POINTS, WIDTH, Area, areas
from portal.pages.folds import folded_lists
from portal.pages.rendering import Page, Templates, home
from portal.records.sorts import PartnerKind
from portal.records.vocabulary import Partner
from portal.views.values import Link, blocks


def partner_pages(templates: Templates) -> Iterator[Page]:
    """The page of all partners, then one of each."""
    views, words = templates.views, templates.views.words
    partners = views.catalogue.partners.values()
    counts = Counter(partner for record in views.catalogue.records.values() for partner in record.partners)
    trail = (home(views),)
    sorts = [
        (
            words[f"partners_{kind}"],
            [(views.partner(p.id), words.number(counts[p.id])) for p in partners if p.kind == kind],
        )
        for kind in get_args(PartnerKind)
    ]
    drawn = areas(views)
    main = templates.render(
        "partners.html",
        title=words["partners"],
        trail=trail,
        sorts=sorts,
        areas=drawn,
        width=WIDTH,
        height=HEIGHT,
    )
    yield Page("partners/", words["partners"], words["partners_about"], main)
    for partner in partners:
        yield _partner_page(templates, partner, drawn)


def _partner_page(templates: Templates, partner: Partner, drawn: Sequence[Area]) -> Page:
    views, words = templates.views, templates.views.words
    title = partner.title[views.language]
    records = [record for record in views.catalogue.records.values() if partner.id in record.partners]
    story = blocks(partner.story[views.language]) if partner.story else ()
    summary = partner.summary[views.language]
    main = templates.render(
        "partner.html",
        title=title,
        trail=(home(views), Link(words["partners"], views.path("partners/"))),
        outdated_notice=views.outdated_notice(f"partners/{partner.id}", views.partner(partner.id).path),
        summary=summary,
        story=story,
        lists=folded_lists(views, records, "partner", partner.id),
        areas=drawn,
        width=WIDTH,
        height=HEIGHT,
        here=partner.id if partner.id in {*NAME_PLACES, *POINTS} else "",
    )
    return Page(f"partners/{partner.id}/", views.words.say("partner_page", partner=title), summary, main)
