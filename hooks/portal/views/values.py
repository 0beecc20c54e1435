"""The values that templates show: flat, with every date and word written out in one language."""

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from portal.language import Language
from portal.records.kinds import Kind

_LINES = re.compile(r"[ \t]*\n[ \t]*")  # where a text goes on in the next line of its file


class Link(NamedTuple):
    """Words that lead somewhere: `path` is below the root of the site, or a whole address.

    `language` is that of what is found there, where it is one only and not that of the page.
    """

    text: str
    path: str
    language: str = ""


def site_link(address: str) -> Link:
    """A web site under the name that people call it by: `https://www.benelux.int/` -> `benelux.int`."""
    return Link(address.partition("://")[2].removeprefix("www.").rstrip("/"), address)


class Block(NamedTuple):
    """A paragraph (`items` empty) or a list (`text` empty) of a longer text."""

    text: str
    items: tuple[str, ...] = ()


class Tag(NamedTuple):
    """A theme: its id, which gives it colour and icon, and its name as a link."""

    id: str
    link: Link


class OutdatedNotice(NamedTuple):
    """A notice that a translation follows an older text; `newer` is the page in the `language` that is up to date."""

    text: str
    language: Language
    newer: Link


class Dated(NamedTuple):
    """One step in time: how the date reads, what happened, where that is said, and whether it is still to come."""

    date: str
    text: str
    source: Link
    ahead: bool = False


class FactView(NamedTuple):
    """A label and its values, each with a path where it leads somewhere."""

    label: str
    values: tuple[Link, ...]


class Group(NamedTuple):
    """Cards of one sort under a heading; `links` lead to those that are not among them."""

    name: str
    title: str
    cards: tuple["Card", ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """What a list shows of a record."""

    id: str
    kind: Kind
    path: str
    title: str
    summary: str
    theme: str
    mark: str  # names the shape beside the status of a project
    status: str  # stage, type, date or sort of the record, in a word or two
    order: date


@dataclass(frozen=True, slots=True)
class View:
    """What the page of a record shows."""

    card: Card
    themes: tuple[Tag, ...]
    status: str
    from_when: str  # empty where what the record says is not yet a year old
    outdated: OutdatedNotice | None
    is_draft: bool
    due: tuple[str, ...]  # when it or a part of it appears; empty but in a preview of what is to come
    withdrawn: str
    replaced_by: Card | None
    body: tuple[Block, ...]
    story: tuple[Block, ...]
    for_you: tuple[tuple[Link, str], ...]
    since: tuple[Dated, ...]  # what happened after the documents, newest first
    rest: Link | None  # where all of that stands, and every step, if not here
    timeline: tuple[Dated, ...]
    facts: tuple[FactView, ...]
    related: tuple[Group, ...]
    see_also: tuple[Group, ...]
    button: Link | None  # what a service is there for, under its name
    links: tuple[Link, ...]  # where else a reader may turn
    sources: tuple[Link, ...]
    all_sources: Link | None  # where all of them stand, if not here
    checked: str
    edited: str  # when its text last changed; empty where the history does not say
    cite: str
    mail: str
    form: str  # empty where mistakes are reported by mail only
    edit: str  # empty where there is no repository to change it in
    changed: date
    speaks: str = ""  # the languages of a service


def blocks(text: str) -> tuple[Block, ...]:
    """Paragraphs divided by blank lines -> blocks; lines that begin with `- ` are the items of a list."""
    found = []
    for part in text.split("\n\n"):
        if part.lstrip().startswith("- "):
            items = part.strip().removeprefix("- ").split("\n- ")
            found.append(Block("", tuple(_LINES.sub(" ", item) for item in items)))
        elif part.strip():
            found.append(Block(_LINES.sub(" ", part.strip())))
    return tuple(found)
