"""The search page: with JavaScript a search, without it links to the lists."""

from typing import NamedTuple

from portal.language import LANGUAGES, Language
from portal.pages.rendering import Page, Templates, home
from portal.records.kinds import MODELS
from portal.views.facets import SEARCH_FACETS, SEARCH_KINDS, known_values, value_title
from portal.views.localised import Views
from portal.views.values import Link


class Choice(NamedTuple):
    """A value by which results can be narrowed: its id in the address, its name, and the name of one such result."""

    id: str
    text: str
    one: str


class _Elsewhere(NamedTuple):
    """The way to the page of search of another language."""

    language: Language
    text: str
    path: str

    @classmethod
    def of(cls, views: Views, language: Language) -> "_Elsewhere":
        """The way from the language of the views."""
        name = views.words[f"language_{language}"]
        # French writes the name of a language small.
        text = views.words.say("search_elsewhere", language=name.lower() if views.language == "fr" else name)
        return cls(language, text, f"{language}/search/")


def search_page(templates: Templates) -> Page:
    """The page of search of a language."""
    views, words = templates.views, templates.views.words
    main = templates.render(
        "search.html",
        trail=(home(views),),
        action=views.path("search/"),
        facets=[(name, words[_title(name)], _choices(views, name)) for name in SEARCH_FACETS],
        themes=[views.theme(id_) for id_ in views.catalogue.themes],
        lists=_lists(views),
        others=[_Elsewhere.of(views, other) for other in LANGUAGES if other != views.language],
    )
    script = templates.script("search")
    return Page("search/", words["search"], words["search_about"], main, head=script)


def _title(facet: str) -> str:
    return "search_kind" if facet == "kind" else f"facet_{facet}"


def _choices(views: Views, facet: str) -> list[Choice]:
    words = views.words
    if facet == "kind":
        named = {"glossary": ("glossary", "search_term"), "pages": ("search_pages", "search_page")}
        pairs = {kind: named.get(kind, (f"kind_{kind}", f"one_{kind}")) for kind in SEARCH_KINDS}
        return [Choice(kind, words[many], words[one]) for kind, (many, one) in pairs.items()]
    return [Choice(value, value_title(views, facet, value), "") for value in known_values(views, facet)]


def _lists(views: Views) -> list[Link]:
    pages = {
        "a_to_z": "a-z/",
        "glossary": "glossary/",
        **{f"kind_{kind}": f"{kind}/" for kind in MODELS},
        "partners": "partners/",
        "documents": "documents/",
    }
    return [Link(views.words[key], views.path(path)) for key, path in pages.items()]
