"""The history of the data -> the day on which the text of each record last changed, whatever happened to its layout."""

import hashlib
import json
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path as File

from portal.checking.recovery import entries
from portal.history.history import Repository
from portal.models import MODELS
from portal.translating.wordings import leaves, normal

_RECORD = re.compile(rb"^- ", re.MULTILINE)
# What an editor notes about a record is not its text.
_NOT_TEXT = ("reviewed", "formerly", "id")


def last_changed(data: File) -> dict[str, date]:
    """The day of each record; empty where the history does not go back far enough to know."""
    repository = Repository(data)
    if not repository.is_complete():
        return {}
    changes = [
        (change.day, [(before, after) for name, before, after in change.files if _holds_records(name)])
        for change in repository.changes()
    ]
    blobs = repository.blobs(blob for _, pairs in changes for pair in pairs for blob in pair if blob)
    marks = _Marks(blobs)
    days: dict[str, date] = {}
    for day, pairs in changes:
        before, after = marks.of(pair[0] for pair in pairs), marks.of(pair[1] for pair in pairs)
        for id_, mark in after.items():
            if before.get(id_) != mark:
                days.setdefault(id_, day)
    return days


class _Marks:
    """What each version of each file says, record by record, as a short mark; every record is read once."""

    def __init__(self, blobs: dict[str, bytes]) -> None:
        self.blobs = blobs
        self.read: dict[str, dict[str, str]] = {}
        self.known: dict[bytes, tuple[str, str]] = {}

    def of(self, names: Iterable[str]) -> dict[str, str]:
        """The mark of each record in some files, by its id."""
        found: dict[str, str] = {}
        for name in filter(None, names):
            if name not in self.read:
                starts = [match.start() for match in _RECORD.finditer(self.blobs[name])]
                ends = [*starts[1:], len(self.blobs[name])]
                records = (self.record(self.blobs[name][a:b]) for a, b in zip(starts, ends, strict=True))
                self.read[name] = dict(records)
            found |= self.read[name]
        return found

    def record(self, text: bytes) -> tuple[str, str]:
        if text not in self.known:
            entry = next(iter(entries(text.decode("utf-8", "replace").replace("\r\n", "\n"), True)), None)
            value = entry.value if entry else None
            said = {} if not isinstance(value, dict) else {n: v for n, v in value.items() if n not in _NOT_TEXT}
            plain = json.dumps([(path, normal(leaf)) for path, leaf in sorted(leaves(said))])
            self.known[text] = (entry.id if entry else "", hashlib.sha256(plain.encode()).hexdigest())
        return self.known[text]


def _holds_records(name: str) -> bool:
    return name.split("/", maxsplit=1)[0].removesuffix(".yaml") in MODELS
