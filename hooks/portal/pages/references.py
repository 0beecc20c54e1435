"""Catalogue -> the pages of references: every cited public page, who published it, and the records that rest on it."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from portal.catalogue import Catalogue
from portal.pages.paging import paged
from portal.pages.rendering import Page, Templates, home
from portal.records.citing import all_references
from portal.records.kinds import Record
from portal.records.vocabulary import Reference
from portal.views.localised import Views
from portal.views.values import Card, Link

REFERENCES_A_PAGE = 40


class ReferenceView(NamedTuple):
    """A cited page: its publisher, where it stands, when it was published and read, and the records that it carries."""

    id: str
    publisher: str
    link: Link
    about: str
    cards: tuple[Card, ...]


def reference_pages(templates: Templates) -> Iterator[Page]:
    """All references by publisher, on as many pages as they need; none where nothing is cited."""
    views, words = templates.views, templates.views.words
    carried = records_by_reference(views.catalogue)
    entries = [
        ReferenceView(
            reference.id,
            views.publisher(reference.id).text,
            Link(reference.title, reference.url, views.foreign(reference.language)),
            _about(views, reference),
            tuple(map(views.card, carried[reference.id])),
        )
        for reference in sorted(views.catalogue.references.values(), key=lambda r: _publisher_first(views, r))
        if reference.id in carried
    ]
    if not entries:
        return
    pages = paged(views, words["references"], "references/", entries, REFERENCES_A_PAGE)
    for number, path, heading, part in pages.parts:
        main = templates.render(
            "references.html",
            title=heading,
            intro=words["references_about"] if number == 1 else "",
            trail=(home(views),),
            groups=[(publisher, list(group)) for publisher, group in groupby(part, key=lambda one: one.publisher)],
            pages=pages.links,
            current=number,
        )
        yield Page(path, heading, words["references_about"], main)


def records_by_reference(catalogue: Catalogue) -> dict[str, list[Record]]:
    """The records that cite each reference, once each, in the order of the catalogue."""
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for record in catalogue.records.values():
        for id_ in dict.fromkeys(all_references(record)):
            found[id_].append(record)
    return found


def _publisher_first(views: Views, reference: Reference) -> tuple[str, str]:
    return reference.publisher[views.language].casefold(), reference.title.casefold()


def _about(views: Views, reference: Reference) -> str:
    words = views.words
    read = words.say("reference_read", date=words.date(reference.read))
    if reference.date is None:
        return read
    return f"{words.say('reference_dated', date=words.date(reference.date))} {read}"
