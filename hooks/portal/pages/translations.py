"""The ledger of translations -> the page with the state of each language."""

from collections.abc import Iterator
from typing import NamedTuple

from portal.history.prose import page_path
from portal.language import LANGUAGES
from portal.pages.rendering import Page, Templates, home
from portal.views.localised import Views
from portal.views.values import Link

PATH = "translations/"
# From the surest to the least sure; the last two are always shown, the others where there are any.
SHOWN_STATES = ("source", "own", "reviewed", "human", "machine", "outdated", "missing")
ALWAYS = SHOWN_STATES[-2:]


class TranslationTable(NamedTuple):
    """How many texts are in each state: the names of the states, and for each language its name and numbers."""

    states: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


class OutdatedEntry(NamedTuple):
    """An entry with an outdated text: where it is, in which language, and how old the wording is that it follows."""

    entry: Link
    language: str
    remark: str


def translations_page(templates: Templates) -> Page:
    """The page of the state of the three languages."""
    words = templates.views.words
    main = templates.render(
        "translations.html",
        title=words["translations"],
        trail=(home(templates.views), Link(words["made_and_checked"], templates.views.path("made-and-checked/"))),
        translation_table=translation_table(templates.views),
        outdated_entries=list(outdated_entries(templates.views)),
    )
    return Page(PATH, words["translations"], words["translations_about"], main)


def translation_table(views: Views) -> TranslationTable:
    """How many texts of each language are in each state."""
    words, languages = views.words, views.history.languages
    shown = [state for state in SHOWN_STATES if state in ALWAYS or any(state in found for found in languages.values())]
    rows = tuple(
        (
            words[f"language_{language}"],
            tuple(words.number(found[state].texts if state in found else 0) for state in shown),
        )
        for language, found in languages.items()
    )
    return TranslationTable(tuple(words[f"state_{state}"] for state in shown), rows)


def outdated_entries(views: Views) -> Iterator[OutdatedEntry]:
    """The entries with an outdated text, by language."""
    for key, language in sorted(views.history.outdated, key=lambda place: (LANGUAGES.index(place[1]), place[0])):
        remark = views.words.say("outdated_since", date=views.words.date(views.history.outdated[key, language].day))
        yield OutdatedEntry(entry(views, key), views.words[f"language_{language}"], remark)


def entry(views: Views, key: str) -> Link:
    """An entry of the data by its name, and its page where it has one of its own."""
    catalogue = views.catalogue
    if key in catalogue.records:
        card = views.card(catalogue.records[key])
        return Link(card.title, card.path)
    sort, _, id_ = key.partition("/")
    if sort == "partners" and id_ in catalogue.partners:
        return views.partner(id_)
    if sort == "glossary" and id_ in catalogue.glossary:
        return Link(catalogue.glossary[id_].term[views.language], views.path("glossary/"))
    if title := views.history.titles.get(key, {}).get(views.language):
        return Link(title, views.path(page_path(key)))
    return Link(key, "")
