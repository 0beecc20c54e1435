"""The git history of the data -> the moment at which the text of each record last changed; layout does not count."""

import re
from collections.abc import Container, Iterable
from datetime import datetime
from itertools import islice
from pathlib import Path

from portal.history.git import Repository
from portal.loading.entry import Entry
from portal.loading.recover import read_entries
from portal.loading.texts import leaves, normal
from portal.records.kinds import MODELS
from portal.reuse import ANEW, Reuse

_AT_A_TIME = 32  # versions of files: all of them at once would take more memory than the rest of a build
_ID = re.compile(rb"- id: ([a-z0-9-]+)\r?\n")
_LINE = re.compile(rb"^(?=.)", re.MULTILINE)
_LAYOUT = b" \t\r\n\"'>|"
_WORD = re.compile(rb"[\w\x80-\xff]+")
# Fields that editors use to keep track are not part of the text.
_NOT_TEXT = ("reviewed", "formerly", "id")
_NOTED = re.compile(rb"^(?:[- ] (?:%s):.*\n(?: {3}.*\n)*| *#.*\n)" % "|".join(_NOT_TEXT).encode(), re.MULTILINE)


def last_modified(data: Path, reuse: Reuse = ANEW) -> dict[str, datetime]:
    """The moment of each record; empty where the history does not go back far enough to know.

    It depends on commits alone, so that it is worked out once for each.
    """
    repository = Repository(data)
    if repository.gap():
        return {}
    found = reuse.files("last-modified", repository.commit("HEAD"), lambda: _as_files(_moments(repository)))
    return {id_: datetime.fromisoformat(moment.decode()) for id_, moment in found.items()}


def _as_files(moments: dict[str, datetime]) -> dict[str, bytes]:
    return {id_: moment.isoformat().encode() for id_, moment in moments.items()}


def _moments(repository: Repository) -> dict[str, datetime]:
    """The moment of each record, from the newest commit back to the first."""
    changes = [
        (change.moment, [(before, after) for name, before, after in change.files if _holds_records(name)])
        for change in repository.changes()
    ]
    versions = _Versions(repository, dict.fromkeys(b for _, pairs in changes for pair in pairs for b in pair if b))
    moments: dict[str, datetime] = {}
    today: dict[str, str] = {}  # the id that a record has now, by one that it had before
    for moment, pairs in changes:
        before, after = versions.of(pair[0] for pair in pairs), versions.of(pair[1] for pair in pairs)
        for id_ in after:
            if (now := today.get(id_, id_)) in moments:
                continue
            former = id_ if id_ in before else _former(after[id_], before)
            if former is None or _differ(before[former], after[id_]):
                moments[now] = moment
            else:
                today[former] = now
    return moments


class _Versions:
    """The records of each version of each file, as bytes; what many versions have in common is held once."""

    def __init__(self, repository: Repository, names: Iterable[str]) -> None:
        self.divided: dict[str, dict[str, bytes]] = {}
        held: dict[bytes, bytes] = {}
        waiting = iter(names)
        while part := list(islice(waiting, _AT_A_TIME)):
            for name, content in repository.blobs(part).items():
                self.divided[name] = {_id(record): held.setdefault(record, record) for record in _records(content)}

    def of(self, names: Iterable[str]) -> dict[str, bytes]:
        """The records in some files, by id."""
        found: dict[str, bytes] = {}
        for name in filter(None, names):
            found |= self.divided[name]
        return found


def _records(content: bytes) -> list[bytes]:
    """The records of a file, each as an element of a list. A search for plain text is far faster than one by line."""
    text = b"\n" + content
    alone = text.find(b"\nid: ")
    if alone >= 0:  # a file that holds one record and no list
        return [b"- " + _LINE.sub(b"  ", text[alone + 1 :])[2:]]
    return [b"- " + record + b"\n" for record in text.split(b"\n- ")[1:]]


def _differ(before: bytes, after: bytes) -> bool:
    """Whether the texts of two versions of a record differ; most cases are decided without parsing YAML."""
    if before == after:
        return False
    old, new = _NOTED.sub(b"", before), _NOTED.sub(b"", after)
    if old.translate(None, _LAYOUT) == new.translate(None, _LAYOUT):
        return False
    return sorted(_WORD.findall(old)) != sorted(_WORD.findall(new)) or _said(before) != _said(after)


def _id(record: bytes) -> str:
    if found := _ID.match(record):
        return found[1].decode()
    entry = _read(record)
    return entry.id if entry else ""


def _former(record: bytes, before: Container[str]) -> str | None:
    """The id under which a record was there before."""
    if b"formerly:" not in record or not (entry := _read(record)) or not isinstance(entry.value, dict):
        return None
    former = entry.value.get("formerly")
    return next((id_ for id_ in former if id_ in before), None) if isinstance(former, list) else None


def _said(record: bytes) -> list[tuple[str, str]]:
    """The values of a record, without its layout and the fields for keeping track."""
    entry = _read(record)
    value = entry.value if entry and isinstance(entry.value, dict) else {}
    said = {name: part for name, part in value.items() if name not in _NOT_TEXT}
    return [(path, normal(leaf)) for path, leaf in sorted(leaves(said))]


def _read(record: bytes) -> Entry | None:
    return next(iter(read_entries(record.decode("utf-8", "replace").replace("\r\n", "\n"), True)), None)


def _holds_records(name: str) -> bool:
    return name.split("/", maxsplit=1)[0].removesuffix(".yaml") in MODELS
