"""Views -> what is searched: an entry for each record, glossary term, partner, list and page of prose of a language."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pydantic import BaseModel

from portal.dates import When
from portal.language import Language, Localised
from portal.letters import first_letter
from portal.records.kinds import MODELS, Event, Instrument, Organisation, Project, Record
from portal.records.texts import fields_with_texts
from portal.search_text import spellings
from portal.views.facets import PROPERTIES, SEARCH_FACETS
from portal.views.localised import Views

# Pages made by the core that are no records: path -> words of title and of what they are about.
_LISTS = {
    **{f"{kind}/": (f"kind_{kind}", f"intro_{kind}") for kind in MODELS},
    "partners/": ("partners", "partners_about"),
    "documents/": ("documents", "documents_about"),
    "glossary/": ("glossary", "glossary_about"),
    "a-z/": ("a_to_z", "a_to_z_about"),
    "calendar/": ("calendar", "calendar_about"),
    "timeline/": ("timeline", "timeline_about"),
}
_APART = frozenset({"title", "summary", "links", "withdrawn"})
_TITLE = re.compile(r"<h1>(.*?)</h1>", re.DOTALL)
_ABOUT = re.compile(r'<meta name="description"[^>]* content="([^"]*)">')
_ITEM = re.compile("^- ", re.MULTILINE)
_MARKUP = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """What search knows of one page: `content` is searched and shown, `keywords` are only searched."""

    path: str
    title: str
    content: str
    keywords: tuple[str, ...] = ()
    status: str = ""
    date: str = ""  # what the page speaks of
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Prose:
    """A page of prose: its path, title and description, and the words its author wrote."""

    path: str
    title: str
    about: str
    text: str

    @classmethod
    def of(cls, path: str, page: str, text: str) -> "Prose":
        """The whole page `page`, of which the author wrote `text`, both as HTML."""
        title, about = _TITLE.search(page), _ABOUT.search(page)
        return cls(path, _plain(title[1]) if title else "", _plain(about[1]) if about else "", _plain(text))


def entries(views: Views, prose: Iterable[Prose]) -> Iterator[SearchEntry]:
    """Everything that can be found in the language of the views."""
    for record in views.catalogue.records.values():
        yield _record(views, record)
    yield from _terms(views)
    yield from _partners(views)
    for path, (title, about) in _LISTS.items():
        yield SearchEntry(views.path(path), views.words[title], views.words[about], filters={"kind": ("pages",)})
    for page in prose:
        yield SearchEntry(
            page.path, page.title, f"{page.about} {page.text}", filters={"kind": ("pages",), **_place(page.path)}
        )


def _record(views: Views, record: Record) -> SearchEntry:
    card = views.card(record)
    filters = {name: tuple(PROPERTIES[name].values(record)) for name in SEARCH_FACETS if name != "kind"}
    content = " ".join(map(_flowing, _texts(views, record)))
    return SearchEntry(
        card.path,
        card.title,
        content,
        tuple(_keywords(views, record, f"{card.title} {content}")),
        card.status,
        "" if isinstance(record, Event) else views.words.date(_speaks_of(views, record)),
        {"kind": (record.kind,), **filters},
    )


def _flowing(text: str) -> str:
    """A text without the marks of its lists, as a passage of it is shown."""
    return _ITEM.sub("", text)


def _speaks_of(views: Views, record: Record) -> When:
    """The moment of a project's stage; else that of the latest document a record draws on."""
    if isinstance(record, Project):
        return record.as_of
    return views.catalogue.speaks_of(record)


def _texts(views: Views, record: Record) -> Iterator[str]:
    """Every text of a record but its title, the names of what it links to, and why it was withdrawn."""
    yield record.summary[views.language]
    for name, _ in fields_with_texts(type(record)):
        if name not in _APART:
            yield from _texts_in(getattr(record, name), views.language)


def _texts_in(value: object, language: Language) -> Iterator[str]:
    if isinstance(value, Localised):
        yield value[language]
    elif isinstance(value, BaseModel):
        for name, _ in fields_with_texts(type(value)):
            yield from _texts_in(getattr(value, name), language)
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts_in(part, language)


def _keywords(views: Views, record: Record, text: str) -> Iterator[str]:
    language = views.language
    yield from (record.keywords[language] or ()) if record.keywords else ()
    if isinstance(record, Organisation) and record.abbreviation and (short := record.abbreviation[language]):
        yield short
    if isinstance(record, Instrument) and record.number:
        yield record.number
        yield from spellings(record.number)
    yield from spellings(text)


def _terms(views: Views) -> Iterator[SearchEntry]:
    language = views.language
    for term in views.catalogue.terms.values():
        name = term.term[language]
        short = (term.abbreviation[language] or "") if term.abbreviation else ""
        content = " ".join(filter(None, (term.definition[language], term.note[language] if term.note else "")))
        path = views.path(f"glossary/{first_letter(name).lower()}/#{term.id}")
        title = f"{name} ({short})" if short else name
        keywords = tuple(spellings(f"{title} {content}"))
        yield SearchEntry(path, title, content, keywords, filters={"kind": ("glossary",)})


def _partners(views: Views) -> Iterator[SearchEntry]:
    language = views.language
    for partner in views.catalogue.partners.values():
        story = _flowing(partner.story[language]) if partner.story else ""
        content = " ".join(filter(None, (partner.summary[language], story)))
        link = views.partner(partner.id)
        yield SearchEntry(link.path, link.text, content, filters={"kind": ("pages",), "partner": (partner.id,)})


def _place(path: str) -> dict[str, tuple[str, ...]]:
    """The theme or audience whose page a page of prose is: `nl/for/patients/` is about patients."""
    match path.split("/"):
        case [_, "themes", theme, _]:
            return {"theme": (theme,)}
        case [_, "for", audience, _]:
            return {"audience": (audience,)}
    return {}


def _plain(markup: str) -> str:
    return " ".join(html.unescape(_MARKUP.sub(" ", markup)).split())
