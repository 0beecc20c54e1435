"""A long list -> the parts of it that have a page each, with the addresses and headings of these pages."""

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from portal.views.localised import Views
from portal.views.values import Link

Listed = TypeVar("Listed")


class PagePart(NamedTuple, Generic[Listed]):
    """What one page of a list shows: `number` counts from 1, `path` is below the language."""

    number: int
    path: str
    heading: str
    items: Sequence[Listed]


class PagedList(NamedTuple, Generic[Listed]):
    """A list with its parts, and the links by which readers go from one to another."""

    parts: tuple[PagePart[Listed], ...]
    links: tuple[Link, ...]


def paged(views: Views, title: str, path: str, items: Sequence[Listed], size: int) -> PagedList[Listed]:
    """A list in parts of at most `size`, at least one; the first has the title and the address of the list."""
    starts = range(0, len(items), size) or (0,)
    parts = tuple(
        PagePart(number, *_names(views, title, path, number, len(starts)), items[start : start + size])
        for number, start in enumerate(starts, 1)
    )
    return PagedList(parts, tuple(Link(views.words.number(part.number), views.path(part.path)) for part in parts))


def _names(views: Views, title: str, path: str, number: int, of: int) -> tuple[str, str]:
    """The path and the heading of one part."""
    if number == 1:
        return path, title
    return f"{path}p{number}/", views.words.say("part_of", title=title, number=number, of=of)
