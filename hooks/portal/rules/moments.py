"""Two moments of which one must come after the other, for every rule that asks it."""

from collections.abc import Iterator
from datetime import datetime

from portal.dates import BRUSSELS
from portal.loading.entry import Complaint, FieldPath


def later(path: FieldPath, end: datetime | None, before: str, start: datetime | None) -> Iterator[Complaint]:
    """A complaint where an end does not come after the moment in the field `before`."""
    if start and end and end <= start:
        yield path, "must-be-later", {"found": _said(end), "before": before, "date": _said(start)}


def _said(moment: datetime) -> str:
    """A moment as editors write it."""
    return f"{moment.astimezone(BRUSSELS):%Y-%m-%dT%H:%M}"
