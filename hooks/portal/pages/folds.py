"""Records of a kind -> a list short enough for a phone: complete where it is short, else folded by subject."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from portal.pages.listings import in_list_order
from portal.paths import value_path
from portal.records.kinds import Kind, Record
from portal.views.facets import FACETS, facet, value_title
from portal.views.localised import Views
from portal.views.values import Card, Link

UNFOLDED = 6  # records that are shown without a fold
MOST_FOLDED = 100  # records that are folded on a page; more have a list of their own
LATEST = 5  # events that are shown; the rest is a list of its own
# The facets by which the records of a kind are folded; the first with more than one value among them is taken.
SUBJECTS: Mapping[Kind, tuple[str, ...]] = {
    "projects": ("theme", "stage"),
    "instruments": ("type", "theme"),
    "organisations": ("sort", "theme"),
    "services": ("theme",),
    "events": (),
    "answers": (),
}


class Fold(NamedTuple):
    """One subject and the records that are about it."""

    title: str
    mark: str  # names the drawing of a stage
    cards: tuple[Card, ...]


class Folded(NamedTuple):
    """The records of a kind: `cards` are shown, `folds` are opened, `more` leads to a list of all."""

    kind: Kind
    title: str
    total: int
    cards: tuple[Card, ...]
    folds: tuple[Fold, ...]
    more: Link | None


def folded_lists(views: Views, records: Iterable[Record], name: str = "", value: str = "") -> list[Folded]:
    """The records by kind, folded where a kind has many; no record is in two folds.

    `name` and `value` are the facet and the value that all of them share, if they share one.
    """
    lists = []
    for group in views.groups(in_list_order(list(records))):
        kind = group.cards[0].kind
        by_id = views.catalogue.records
        found = [by_id[card.id] for card in group.cards]
        more = _more(views, kind, len(found), name, value)
        long = more and len(found) > MOST_FOLDED
        folds = _folds(views, kind, found, name) if len(found) > UNFOLDED and not long else ()
        more = None if folds else more
        shown = () if folds else group.cards[: LATEST if more else None]
        lists.append(Folded(kind, group.title, len(found), shown, folds, more))
    return lists


def _folds(views: Views, kind: Kind, records: list[Record], shared: str) -> tuple[Fold, ...]:
    for subject in SUBJECTS[kind]:
        if subject != shared and (folds := by_subject(views, subject, records)) and len(folds) > 1:
            return folds
    return ()


def by_subject(views: Views, subject: str, records: Iterable[Record]) -> tuple[Fold, ...]:
    """A fold for each value of the facet `subject`; a record with several values is in the fold of the first only."""
    found = []
    placed: set[str] = set()
    for value, sharing in facet(views, subject, records).values.items():
        cards = tuple(views.card(record) for record in sharing if record.id not in placed)
        placed |= {record.id for record in sharing}
        if cards:
            found.append(Fold(value_title(views, subject, value), value if subject == "stage" else "", cards))
    return tuple(found)


def _more(views: Views, kind: Kind, number: int, name: str, value: str) -> Link | None:
    if name not in FACETS[kind] or number <= UNFOLDED:
        return None
    text = views.words.say("show_all", count=views.words.count(f"count_{kind}", number))
    return Link(text, views.path(value_path(kind, name, value)))
