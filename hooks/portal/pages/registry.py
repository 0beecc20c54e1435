"""Catalogue -> every generated page of a language, and the files at the root of the site that belong to all three."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from urllib.parse import urlsplit

from portal.figures.mark import MARK_PATH as MARK
from portal.language import LANGUAGES, Language
from portal.pages import alphabet, answers, documents, figures, listings, partners, references
from portal.pages.announcement import announcement
from portal.pages.everything import everything_pages
from portal.pages.gallery import parts_pages
from portal.pages.record import record_page
from portal.pages.record_form import form_page
from portal.pages.rendering import Page, Templates, standalone
from portal.pages.search import search_page
from portal.pages.side_by_side import side_by_side_pages
from portal.pages.team import team_pages
from portal.pages.translations import translations_page
from portal.pages.when import when_pages
from portal.policy import CONTENT_SECURITY_POLICY
from portal.problems import Problem, as_text
from portal.records.kinds import MODELS, Answer, Kind, Record
from portal.views.localised import Views
from portal.views.values import Link, site_link

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


def root_files(views: Mapping[Language, Views], style: str, faces: Sequence[str]) -> dict[str, bytes]:
    """The choice of language at `/`, and what is shown where there is no page, each in the three languages at once."""
    settings = views["en"].catalogue.settings
    languages = [(language, views[language].words["language_own"], views[language].words) for language in LANGUAGES]
    announcements = {language: announcement(views[language]) for language in LANGUAGES}
    templates = Templates(views["en"])
    base = urlsplit(settings.base_address).path

    def page(name: str, root: str) -> bytes:
        html = templates.render(
            "root.html",
            name=name,
            way=root,
            style=style,
            faces=faces,
            mark=MARK,
            policy=CONTENT_SECURITY_POLICY,
            languages=languages,
            announcements=announcements,
            base_address=settings.base_address,
            official=site_link(settings.official_site),
        )
        return html.encode()

    return {"index.html": page("choice", ""), "404.html": page("not_found", base)}


def only_problems(problems: Sequence[Problem]) -> dict[str, bytes]:
    """The problems, as the home page of each language, while a preview has never had data without faults."""
    html = standalone("problems.html", lines=as_text(problems)).encode()
    return dict.fromkeys(("index.html", "404.html", *(f"{language}/index.html" for language in LANGUAGES)), html)


def footer(views: Views) -> list[tuple[str, list[Link]]]:
    """What the footer offers on every page, in groups."""
    groups = {
        "footer_records": {f"kind_{kind}": f"{kind}/" for kind in MODELS},
        "footer_find": {
            "a_to_z": "a-z/",
            "glossary": "glossary/",
            "documents": "documents/",
            "references": "references/",
            "figures": "figures/",
            "open_data": "data/",
        },
        "footer_about": {
            "benelux_day": "benelux-day/",
            "whats_new": "whats-new/",
            "press": "press/",
            "follow": "follow/",
            "about": "about/",
            "privacy": "privacy/",
            "accessibility": "accessibility/",
        },
    }
    return [
        (views.words[name], [Link(views.words[key], views.path(path)) for key, path in pages.items()])
        for name, pages in groups.items()
    ]
