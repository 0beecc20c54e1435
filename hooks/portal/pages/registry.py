"""Catalogue -> every generated page of a language, and the files at the root of the site that belong to all three."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from urllib.parse import urlsplit

from portal.figures.mark import MARK_PATH as MARK
from portal.language import LANGUAGES, Language
from portal.pages import alphabet, answers, documents, listings, partners, references, side_by_side
from portal.pages import figures as figure_page
from portal.pages.announcement import announcement
from portal.pages.everything import everything_pages
from portal.pages.gallery import parts_pages
from portal.pages.record import record_page
from portal.pages.record_form import form_page
from portal.pages.rendering import Page, Templates, standalone
from portal.pages.search import search_page
from portal.pages.team import team_page
from portal.pages.translations import translations_page
from portal.pages.when import when_pages
from portal.policy import CONTENT_SECURITY_POLICY
from portal.problems import Problem, as_text
from portal.records.kinds import MODELS, Answer, Kind
from portal.views.localised import Views
from portal.views.values import Link


def _of_kind(kind: Kind, templates: Templates) -> Iterator[Page]:
    for record in templates.views.catalogue.of_kind(kind):
        yield answers.answer_page(templates, record) if isinstance(record, Answer) else record_page(templates, record)
    yield from listings.listing_pages(templates, kind)


def _others(templates: Templates) -> Iterator[Page]:
    yield from partners.partner_pages(templates)
    yield from documents.document_pages(templates)
    yield from references.reference_pages(templates)
    yield from answers.crossing_pages(templates)
    yield from when_pages(templates)
    yield from alphabet.glossary_pages(templates)
    yield from alphabet.a_to_z_pages(templates)
    yield from figure_page.figure_pages(templates)
    yield from side_by_side.side_by_side_pages(templates)
    yield from everything_pages(templates)
    yield translations_page(templates)
    yield from parts_pages(templates)
    yield team_page(templates)
    yield search_page(templates)
    yield form_page(templates)


# Every page that is filled into the frame of a language, in parts that can be made at the same time.
PageSource = Callable[[Templates], Iterator[Page]]
PAGE_SOURCES: tuple[PageSource, ...] = (*(partial(_of_kind, kind) for kind in MODELS), _others)


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
