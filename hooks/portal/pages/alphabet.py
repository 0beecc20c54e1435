"""Catalogue -> what is found by its first letter: the glossary, and all records from A to Z."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from portal.language import LANGUAGES, Localised
from portal.letters import first_letter, sort_key
from portal.pages.folds import UNFOLDED
from portal.pages.rendering import Page, Templates, home
from portal.records.kinds import Record
from portal.records.vocabulary import Term
from portal.views.localised import Views
from portal.views.values import Group, Link, OutdatedNotice

Item = TypeVar("Item")
# What the first page shows for each letter: terms and where they are explained, or the titles of records.
Index = Sequence[tuple[str, Sequence[tuple[str, str]]]] | Sequence[tuple[Link, Sequence[str]]]
UNGROUPED = 40  # records of one letter that stand under each other as they are


class TermView(NamedTuple):
    """An entry of the glossary."""

    id: str
    term: str
    abbreviation: str
    definition: str
    outdated: OutdatedNotice | None
    note: str
    others: tuple[tuple[str, str, bool], ...]  # language, term, whether the editors translated it


def glossary_pages(templates: Templates) -> Iterator[Page]:
    """The page of all terms, then one with the definitions of each letter."""
    views = templates.views
    terms = views.catalogue.glossary.values()
    found = by_letter((term.term[views.language], term) for term in terms)
    letters = letters_of(term.term for term in terms)
    index = [
        (letter, [(name, views.path(f"{_path('glossary', letter)}#{term.id}")) for name, term in found[letter]])
        for letter in letters
        if letter in found
    ]
    yield _index_page(templates, "glossary", letters, index)
    for letter in letters:
        entries = [_term(views, term) for _, term in found.get(letter, ())]
        yield _letter_page(templates, "glossary", letter, letters, terms=entries)


def a_to_z_pages(templates: Templates) -> Iterator[Page]:
    """The page of all letters, then one with the records of each letter."""
    views = templates.views
    records = views.catalogue.records.values()
    found = by_letter((record.title[views.language], record) for record in records)
    letters = letters_of(record.title for record in records)
    index = [(link, [title for title, _ in found.get(link.text, ())]) for link in _letter_links(views, "a-z", letters)]
    yield _index_page(templates, "a-z", letters, index)
    for letter in letters:
        groups = _groups(views, [record for _, record in found.get(letter, ())])
        yield _letter_page(templates, "a-z", letter, letters, groups=groups)


def letters_of(names: Iterable[Localised[str]]) -> list[str]:
    """Every letter with which a name begins in any language, so that each page has its like in the others."""
    found = {first_letter(name) for localised in names for name in localised.values()}
    return sorted(found, key=lambda letter: (letter != "0-9", letter))


def by_letter(named: Iterable[tuple[str, Item]]) -> dict[str, list[tuple[str, Item]]]:
    """Things under the first letter of their names, in alphabetical order."""
    letters: defaultdict[str, list[tuple[str, Item]]] = defaultdict(list)
    for name, item in sorted(named, key=lambda pair: sort_key(pair[0])):
        letters[first_letter(name)].append((name, item))
    return letters


def _groups(views: Views, records: Sequence[Record]) -> tuple[Group, ...]:
    """The records of a letter: by kind where they are many, else as they come."""
    if len(records) > UNGROUPED:
        return views.groups(records)
    return (Group("", "", tuple(map(views.card, records))),) if records else ()


def _index_page(templates: Templates, name: str, letters: list[str], index: Index) -> Page:
    views, words = templates.views, templates.views.words
    key = _key(name)
    main = templates.render(
        f"{name}.html",
        title=words[key],
        trail=(home(views),),
        letters=_letter_links(views, name, letters),
        current="",
        index=index,
        terms=[],
        whole=UNFOLDED,
        groups=(),
    )
    return Page(f"{name}/", words[key], words[f"{key}_about"], main)


def _letter_page(
    templates: Templates,
    name: str,
    letter: str,
    letters: list[str],
    terms: Sequence[TermView] = (),
    groups: Sequence[Group] = (),
) -> Page:
    views, words = templates.views, templates.views.words
    key = _key(name)
    title = words.say(f"{key}_letter", letter=letter)
    main = templates.render(
        f"{name}.html",
        title=title,
        trail=(home(views), Link(words[key], views.path(f"{name}/"))),
        letters=_letter_links(views, name, letters),
        current=letter,
        index=[],
        terms=terms,
        whole=UNFOLDED,
        groups=groups,
    )
    return Page(_path(name, letter), title, words.say(f"{key}_letter_about", letter=letter), main)


def _letter_links(views: Views, name: str, letters: list[str]) -> list[Link]:
    return [Link(letter, views.path(_path(name, letter))) for letter in letters]


def _key(name: str) -> str:
    return {"a-z": "a_to_z"}.get(name, name)


def _path(name: str, letter: str) -> str:
    return f"{name}/{letter.lower()}/"


def _term(views: Views, term: Term) -> TermView:
    others = tuple(
        (language, term.term[language], language != "nl" and term.sure[language] == "own-translation")
        for language in LANGUAGES
        if language != views.language
    )
    return TermView(
        term.id,
        term.term[views.language],
        (term.abbreviation[views.language] or "") if term.abbreviation else "",
        term.definition[views.language],
        views.outdated_notice(f"glossary/{term.id}", views.path("glossary/")),
        term.note[views.language] if term.note else "",
        others,
    )
