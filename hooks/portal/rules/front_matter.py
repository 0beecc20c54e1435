"""The front matter of a page of prose -> its faults: in its YAML, its fields, or a missing part in German."""

import re
from collections.abc import Iterator

from portal.loading.entry import Entry, Mark
from portal.loading.recover import read_entries
from portal.publication import HEAD, as_moment
from portal.records.likely import likely_moment
from portal.rules.moments import later
from portal.rules.names import Names

GERMAN = "Auf Deutsch"
_MOMENTS = ("publish_from", "publish_until")
_FIELDS = ("title", "description", "german", *_MOMENTS)
_NAMES = Names(_FIELDS)
_GERMAN_PART = re.compile(rf"^## {GERMAN}\s*$", re.MULTILINE)


def head_complaints(text: str) -> Iterator[tuple[Mark, str, dict[str, object]]]:
    """What is wrong with the head of a page, each with its place, its code and the details of its message."""
    head = HEAD.match(text)
    entry = next(iter(read_entries("\n" + head[1], listed=False)), None) if head else None
    if entry is None or [fault.code for fault in entry.faults] == ["empty-file"]:
        yield (1, 1), "prose-no-head", {"found": "title"}
        return
    for fault in entry.faults:
        where = ".".join(str(part) for part in fault.path)
        yield fault.mark, fault.code, {**fault.details, "where": where} if where else dict(fault.details)
    value = entry.value if isinstance(entry.value, dict) else {}
    meant = {name: _NAMES.nearest(str(name)) for name in value if name not in _FIELDS}
    for name, nearest in meant.items():
        yield entry.key((name,)), "prose-field", {"found": name, "nearest": nearest}
    for name in ("title", "description"):
        said = value.get(name)
        if isinstance(said, dict | list):
            yield entry.near((name,)), "not-one-value" if isinstance(said, list) else "not-text", {"where": name}
            continue
        if name in meant.values():
            continue
        if not entry.broken and (not isinstance(said, str) or not said.strip()) and not entry.faults:
            yield entry.near((name,)), "prose-no-head", {"found": name}
    yield from _moments(entry, value)
    german = value.get("german", False)
    if not isinstance(german, bool):
        yield entry.near(("german",)), "not-true-or-false", {"found": str(german)[:80], "where": "german"}
    elif german and not _GERMAN_PART.search(text):
        yield entry.near(("german",)), "prose-german", {"found": f"## {GERMAN}"}


def _moments(entry: Entry, head: dict[str, object]) -> Iterator[tuple[Mark, str, dict[str, object]]]:
    found = {}
    for name in _MOMENTS:
        if head.get(name) is not None:
            try:
                found[name] = as_moment(head[name])
            except ValueError:
                said = str(head[name])
                nearest = likely_moment(said)
                yield entry.near((name,)), "bad-moment", {"found": said[:40], "where": name, "nearest": nearest}
    if wrong := next(later((), found.get("publish_until"), "publish_from", found.get("publish_from")), None):
        details: dict[str, object] = {**wrong[2], "where": "publish_until"}
        yield entry.near(("publish_until",)), wrong[1], details
