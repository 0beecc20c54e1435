"""Counted records -> a figure: a picture with its message, what it counts, and the same numbers as a table.

A message says no more than the numbers do, in words from `fractions`; a bar links to the list of its records where
there is one.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from portal.figures.fractions import sentence
from portal.figures.geometry import Amount, Bars, Columns
from portal.paths import value_path
from portal.records.kinds import Kind, Record
from portal.views.localised import Views
from portal.views.values import Link

ALONE = 2  # fewer values than this need no picture
RecordsByValue = Mapping[str, Sequence[Record]]


class Figure(NamedTuple):
    """A picture: what it says, what it counts, its charts, and the head and rows of its table."""

    id: str
    message: str
    note: str
    charts: tuple[Bars | Columns, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[Link, ...], ...]


class FigureText(NamedTuple):
    """What a figure says in words, under the name that addresses know it by."""

    id: str
    message: str
    note: str


def counted_figure(
    views: Views, said: FigureText, chart: Bars | Columns, amounts: Sequence[Amount], whole: int
) -> Figure:
    """A figure whose table has a number and a share of the whole for each amount."""
    words = views.words
    head = (words["figure_counted"], words["figure_number"], words["figure_share"])
    rows = tuple(
        (Link(amount.text, amount.path), number(views, amount.number), Link(words.percent(amount.number, whole), ""))
        for amount in amounts
    )
    return Figure(said.id, sentence(said.message), said.note, (chart,), head, rows)


def number(views: Views, value: int) -> Link:
    """A number as a cell of a table."""
    return Link(views.words.number(value), "")


def largest(found: RecordsByValue) -> list[str]:
    """The values that most records share: one, or several where they are equal."""
    most = max(map(len, found.values()))
    return [value for value, records in found.items() if len(records) == most]


def by_size(found: RecordsByValue) -> dict[str, Sequence[Record]]:
    """The values that most records share first."""
    return dict(sorted(found.items(), key=lambda pair: -len(pair[1])))


def list_path(views: Views, kind: Kind, name: str, value: str) -> str:
    """The list of all records of a kind that share a value; there is one wherever there are `ALONE` values or more."""
    return views.path(value_path(kind, name, value))


def subject(views: Views, theme: str) -> str:
    """The name of a theme within a sentence: `the internal market`."""
    words = views.words
    key = f"subject_{theme}"
    return words[key] if key in words.words else words.say("subject_none", theme=views.theme(theme).text)
