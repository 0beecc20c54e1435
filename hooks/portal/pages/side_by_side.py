"""A record -> a page that shows its three languages in columns, row by row, to compare them."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from portal.language import Language
from portal.pages.rendering import Page, Templates, home, kind_link
from portal.records.kinds import Instrument, Kind, Record
from portal.views.localised import Views
from portal.views.record import body, status_line, timeline
from portal.views.values import Block, Link, blocks

COMPARED_KINDS: tuple[Kind, ...] = ("instruments",)
Cells = dict[Language, tuple[Block, ...]]


class LanguagesRow(NamedTuple):
    """The label of one row, and its cells in each language."""

    label: str
    cells: Cells


# What the rows show, from the top; each under the words of its name, or those of its name and the kind of record.
PARTS: dict[str, Callable[[Views, Record], tuple[Block, ...]]] = {
    "languages_title": lambda views, record: (Block(record.title[views.language]),),
    "languages_status": lambda views, record: (Block(status_line(views, record)),),
    "withdrawn": lambda views, record: (Block(record.withdrawn.reason[views.language]),) if record.withdrawn else (),
    "languages_summary": lambda views, record: (Block(record.summary[views.language]),),
    "body": body,
    "story": lambda views, record: blocks(record.story[views.language]) if record.story else (),
    "for_you": lambda views, record: tuple(
        Block(
            views.words.say("languages_part", name=views.audience(part.audience).text, text=part.text[views.language])
        )
        for part in record.for_you
    ),
    "timeline": lambda views, record: tuple(
        Block(views.words.say("languages_part", name=step.date, text=step.text)) for step in timeline(views, record)
    ),
}


def side_by_side_pages(templates: Templates, record: Record) -> Iterator[Page]:
    """That page at `languages/` below the one of the record; none for other kinds."""
    if record.kind in COMPARED_KINDS:
        yield _page(templates, templates.columns, record)


def language_names(columns: Mapping[Language, Views]) -> dict[Language, str]:
    """The name of each language in itself."""
    return {language: column.words["language_own"] for language, column in columns.items()}


def rows(views: Views, columns: Mapping[Language, Views], record: Record) -> Iterator[LanguagesRow]:
    """A record from its title to its dates, under labels in the language of the views."""
    for name, part in PARTS.items():
        label = f"{name}_{record.kind}"
        found = {language: part(column, record) for language, column in columns.items()}
        yield from _aligned(views, views.words[label if label in views.words.words else name], found)


def authentic(views: Views, record: Record) -> str:
    """In which languages the text of the act itself is authentic, or that this is not known here."""
    known = record.authentic_languages if isinstance(record, Instrument) else ()
    if not known:
        return views.words["languages_authentic_unknown"]
    listed = views.words.join([views.words.locale.languages[code] for code in known])
    return views.words.say(f"languages_authentic_{'one' if len(known) == 1 else 'other'}", languages=listed)


def _aligned(views: Views, label: str, found: Cells) -> Iterator[LanguagesRow]:
    """A row for each paragraph where all languages have as many; else one row with all of them."""
    lengths = {len(cell) for cell in found.values()}
    if lengths == {0}:
        return
    if len(lengths) > 1 or lengths == {1}:
        yield LanguagesRow(label, found)
        return
    for place in range(lengths.pop()):
        numbered = views.words.say("languages_numbered", label=label, number=place + 1)
        yield LanguagesRow(numbered, {language: (cell[place],) for language, cell in found.items()})


def _page(templates: Templates, columns: Mapping[Language, Views], record: Record) -> Page:
    views, words = templates.views, templates.views.words
    card = views.card(record)
    title = words.say("languages_page", title=card.title)
    main = templates.render(
        "side-by-side.html",
        title=title,
        trail=(home(views), kind_link(views, record.kind), Link(card.title, card.path)),
        authentic=authentic(views, record),
        names=language_names(columns),
        rows=rows(views, columns, record),
    )
    about = words.say("languages_page_about", title=card.title)
    return Page(f"{record.kind}/{record.id}/languages/", title, about, main, views.changed(record))
