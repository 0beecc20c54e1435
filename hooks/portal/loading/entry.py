"""One entry of a data file as it is being checked: its plain value, where every part of it stands, its faults."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

FieldPath = tuple[str | int, ...]
Mark = tuple[int, int]  # line and column, both from 1
Complaint = tuple[FieldPath, str, Mapping[str, object]]  # a fault whose place is not looked up yet


class Position(Protocol):
    """Where the parser stood; lines and columns count from 0."""

    @property
    def line(self) -> int: ...  # noqa: D102

    @property
    def column(self) -> int: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at one place of an entry; `path` leads to it."""

    path: FieldPath
    mark: Mark
    code: str
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Entry:
    """One element of the list (or the one mapping) a file holds.

    `broken`: parts of it could not be read, so a field that seems to be missing is no fault. `structure_unknown`: it is
    not even known which field a line belongs to, so no further fault is reported.
    """

    value: object = None
    mark: Mark = (1, 1)
    first_line: int = 1  # the line of the file at which the text begins that the places count from
    keys: dict[FieldPath, Position] = field(default_factory=dict)
    values: dict[FieldPath, Position] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    broken: bool = False
    structure_unknown: bool = False

    @property
    def id(self) -> str:
        """The id as far as there is one; empty otherwise."""
        found = self.value.get("id") if isinstance(self.value, dict) else None
        return found if isinstance(found, str) else ""

    def near(self, path: FieldPath) -> Mark:
        """Where the value at `path` stands, or that of its nearest ancestor."""
        while path and path not in self.values:
            path = path[:-1]
        return self.mark_of(self.values[path]) if path in self.values else self.mark

    def key(self, path: FieldPath) -> Mark:
        """Where the name of the field at `path` stands."""
        return self.mark_of(self.keys[path]) if path in self.keys else self.near(path)

    def at(self, mark: Mark) -> FieldPath:
        """The field at a place of the file, or the last one before it."""
        before = [found for found in self._marks() if found[0] <= mark]
        return max(before, key=lambda found: (found[0], len(found[1])))[1] if before else ()

    def from_line(self, mark: Mark) -> FieldPath:
        """The first field on the line after a place, or else the last one before it."""
        after = [found for found in self._marks() if found[0] >= mark and found[0][0] == mark[0]]
        return min(after, key=lambda found: found[0])[1] if after else self.at(mark)

    def mark_of(self, place: Position) -> Mark:
        """A place of the parser as line and column of the file."""
        return place.line + self.first_line, place.column + 1

    def _marks(self) -> list[tuple[Mark, FieldPath]]:
        return [(self.mark_of(place), path) for places in (self.keys, self.values) for path, place in places.items()]
