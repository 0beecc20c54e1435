"""Every generated page of a language, by the folder in which it stands."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from portal.pages import alphabet, answers, documents, figures, listings, partners, references
from portal.pages.everything import everything_pages
from portal.pages.gallery import parts_pages
from portal.pages.record import record_page
from portal.pages.record_form import form_page
from portal.pages.rendering import Page, Templates
from portal.pages.search import search_page
from portal.pages.side_by_side import side_by_side_pages
from portal.pages.team import team_pages
from portal.pages.translations import translations_page
from portal.pages.when import when_pages
from portal.records.kinds import MODELS, Answer, Kind, Record

PageSource = Callable[[Templates], Iterable[Page]]


def _of_record(templates: Templates, record: Record) -> Iterator[Page]:
    """The page of a record, and those below it."""
    yield answers.answer_page(templates, record) if isinstance(record, Answer) else record_page(templates, record)
    yield from everything_pages(templates, record)
    yield from side_by_side_pages(templates, record)


def _of_kind(kind: Kind, templates: Templates) -> Iterator[Page]:
    """The lists of a kind and the pages of each of its records; lists first, so that none waits for all records."""
    yield from listings.listing_pages(templates, kind)
    for record in templates.views.catalogue.of_kind(kind):
        yield from _of_record(templates, record)


def _alone(make: Callable[[Templates], Page], templates: Templates) -> Iterator[Page]:
    """A page that is the only one in its folder."""
    yield make(templates)


# Every page that is filled into the frame of a language, by the folder in which they stand; each source can be drawn
# while others are.
PAGE_SOURCES: Mapping[str, PageSource] = {
    **{f"{kind}/": partial(_of_kind, kind) for kind in MODELS},
    "a-z/": alphabet.a_to_z_pages,
    "documents/": documents.document_pages,
    "edit/": partial(_alone, form_page),
    "figures/": figures.figure_pages,
    "for/": answers.crossing_pages,
    "glossary/": alphabet.glossary_pages,
    "owed/": team_pages,
    "partners/": partners.partner_pages,
    "parts/": parts_pages,
    "references/": references.reference_pages,
    "search/": partial(_alone, search_page),
    "translations/": partial(_alone, translations_page),
    "when/": when_pages,
}


def page_at(templates: Templates, path: str) -> Page | None:
    """The page of a language at a path, such as `projects/police-training/`, drawn with as few others as can be."""
    folder, _, rest = path.partition("/")
    record = templates.views.catalogue.records.get(rest.partition("/")[0])
    if record and record.kind == folder:
        pages: Iterable[Page] = _of_record(templates, record)
    else:
        pages = PAGE_SOURCES[f"{folder}/"](templates) if f"{folder}/" in PAGE_SOURCES else ()
    return next((page for page in pages if page.path == path), None)
