"""Views -> the search entries of a language: one for each record, glossary term, partner, list and page of prose."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from portal.language import LANGUAGES
from portal.paths import term_path, value_path
from portal.records.kinds import MODELS, Event, Record
from portal.search_text import words
from portal.views import searched
from portal.views.answers import crossings
from portal.views.facets import FACETS, PROPERTIES, SEARCH_FACETS, facet, value_heading, value_title
from portal.views.localised import Views

# Pages made by the core that are no records: path -> words of title and of what they are about.
_LISTS = {
    **{f"{kind}/": (f"kind_{kind}", f"intro_{kind}") for kind in MODELS},
    "partners/": ("partners", "partners_about"),
    "documents/": ("documents", "documents_about"),
    "glossary/": ("glossary", "glossary_about"),
    "a-z/": ("a_to_z", "a_to_z_about"),
    "when/": ("when", "when_about"),
}
_TITLE = re.compile(r"<h1>(.*?)</h1>", re.DOTALL)
_CODE = re.compile(r"\b[A-Z]+\d\w*")  # of a form or an act: who means the S1 form types `S1`
_HEADING = re.compile(r"<h[23]\b[^>]*>.*?</h[23]>", re.DOTALL)
_ABOUT = re.compile(r'<meta name="description"[^>]* content="([^"]*)">')
_MARKUP = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_BLOCK = re.compile(
    r"</?(?:h[1-6]|p|li|ul|ol|dl|dt|dd|div|section|table|tr|td|th|figure|figcaption|br|hr)\b", re.IGNORECASE
)
# The lists that are pages of search: those whose value is a word that readers ask for.
_LISTED = ("flagship", "stage", "type", "sort")
# What most visitors look for stands above what reports of it: what they can use and the page for people like them, then
# subjects, then texts, then meetings, and all of them before lists.
RANKS = {
    "services": 9,
    "audiences": 8,
    "overviews": 7,
    "projects": 7,
    "instruments": 6,
    "directions": 6,
    "answers": 5,
    "pages": 5,
    "organisations": 5,
    "glossary": 5,
    "events": 4,
    "lists": 4,
}


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One page in search.

    `content` is searched and shown, a paragraph a line; `names` (other names, abbreviations, numbers) are only
    searched. `rank` is what the page is worth beside another one that fits a question as well, 9 at most. `abroad` is
    one name in every language, which is asked for as a whole.
    """

    path: str
    title: str
    content: str
    names: tuple[str, ...] = ()
    rank: int = RANKS["services"]
    status: str = ""
    date: str = ""  # what the page speaks of
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    abroad: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prose:
    """A page of prose: its path, title and description, the words its author wrote and the questions it answers."""

    path: str
    title: str
    about: str
    text: str
    questions: tuple[str, ...] = ()

    @classmethod
    def of(cls, path: str, page: str, text: str) -> "Prose":
        """The whole page `page`, of which the author wrote `text`, both as HTML."""
        title, about = _TITLE.search(page), _ABOUT.search(page)
        headings = [_plain(heading) for heading in _HEADING.findall(text)]
        questions = tuple(heading for heading in headings if heading.endswith("?"))
        return cls(path, _plain(title[1]) if title else "", _plain(about[1]) if about else "", _plain(text), questions)


def search_entries(views: Views, prose: Iterable[Prose]) -> Iterator[SearchEntry]:
    """Everything that can be found in the language of the views."""
    for record in views.catalogue.records.values():
        yield _record(views, record)
    yield from _terms(views)
    yield from _partners(views)
    yield from _lists(views)
    for link, asked in crossings(views):
        about = views.words["direction_about"]
        rank = RANKS["directions" if asked else "overviews"]
        yield SearchEntry(link.path, link.text, about, (asked,), rank, filters={"kind": ("pages",)})
    for page in prose:
        place = _place(page.path)
        rank = RANKS["audiences" if "audience" in place else "overviews" if place else "pages"]
        filters = {"kind": ("pages",), **place}
        # A question with one telling word, as “Where can you turn?”, is asked of many things.
        questions = tuple(asked for asked in page.questions if len(set(words(asked, views.language))) > 1)
        yield SearchEntry(page.path, page.title, f"{page.about}\n{page.text}", questions, rank, filters=filters)


def _record(views: Views, record: Record) -> SearchEntry:
    card = views.card(record)
    filters = {name: tuple(PROPERTIES[name].values(record)) for name in SEARCH_FACETS if name != "kind"}
    return SearchEntry(
        card.path,
        card.title,
        "\n".join(map(searched.paragraphs, searched.search_texts(views, record))),
        tuple(dict.fromkeys(filter(None, searched.names(views, record)))),
        RANKS[record.kind],
        ", ".join(searched.status_words(views, record)),
        "" if isinstance(record, Event) else views.words.date(searched.as_of(views, record)),
        {"kind": (record.kind,), **filters},
    )


def _terms(views: Views) -> Iterator[SearchEntry]:
    language = views.language
    for term in views.catalogue.glossary.values():
        name = term.term[language]
        shorts = [term.abbreviation[other] or "" for other in (language, *LANGUAGES)] if term.abbreviation else [""]
        content = "\n".join(filter(None, (term.definition[language], term.note[language] if term.note else "")))
        path = views.path(term_path(name, term.id))
        title = f"{name} ({shorts[0]})" if shorts[0] else name
        known = tuple(dict.fromkeys(filter(None, [*shorts, *_CODE.findall(name)])))
        rank, filters = RANKS["glossary"], {"kind": ("glossary",)}
        abroad = tuple(dict.fromkeys((name, *map(term.term.__getitem__, LANGUAGES))))
        yield SearchEntry(path, title, content, known, rank, filters=filters, abroad=abroad)


def _partners(views: Views) -> Iterator[SearchEntry]:
    language = views.language
    for partner in views.catalogue.partners.values():
        story = searched.paragraphs(partner.story[language]) if partner.story else ""
        content = "\n".join(filter(None, (partner.summary[language], story)))
        link = views.partner(partner.id)
        names = tuple(partner.title[other] for other in LANGUAGES if other != language)
        filters = {"kind": ("pages",), "partner": (partner.id,)}
        yield SearchEntry(link.path, link.text, content, names, RANKS["overviews"], filters=filters)


def _lists(views: Views) -> Iterator[SearchEntry]:
    words, pages = views.words, {"kind": ("pages",)}
    for path, (title, about) in _LISTS.items():
        yield SearchEntry(views.path(path), words[title], words[about], rank=RANKS["pages"], filters=pages)
    for kind in MODELS:
        records = views.catalogue.of_kind(kind)
        for name in filter(FACETS[kind].__contains__, _LISTED):
            listed = facet(views, name, records).values
            for value, found in listed.items() if len(listed) > 1 else ():
                heading = value_heading(views, kind, name, value)
                count = words.count(f"count_{kind}", len(found))
                about = words.say("listing_about", title=heading, count=count)
                path = views.path(value_path(kind, name, value))
                named = f"{words[f'kind_{kind}']} {value_title(views, name, value)}"
                yield SearchEntry(path, heading, about, (named,), RANKS["lists"], filters=pages)


def _place(path: str) -> dict[str, tuple[str, ...]]:
    """The theme or audience whose page a page of prose is: `nl/for/patients/` is about patients."""
    match path.split("/"):
        case [_, "themes", theme, _]:
            return {"theme": (theme,)}
        case [_, "for", audience, _]:
            return {"audience": (audience,)}
    return {}


def _plain(markup: str) -> str:
    """The words of some HTML, a paragraph, heading or entry of a list a line."""
    text = html.unescape(_MARKUP.sub("", _BLOCK.sub("\n<", " ".join(markup.split()))))
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))
