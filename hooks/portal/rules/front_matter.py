"""The front matter of a page of prose -> its faults: in its YAML, its fields, or a missing part in German."""

import re
from collections.abc import Iterator

from portal.loading.entry import Entry, Mark
from portal.loading.recover import read_entries
from portal.publication import HEAD, as_moment
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
    for name in value:
        if name not in _FIELDS:
            yield entry.key((name,)), "prose-field", {"found": name, "nearest": _NAMES.nearest(str(name))}
    for name in ("title", "description"):
        said = value.get(name)
        if not entry.broken and (not isinstance(said, str) or not said.strip()) and not entry.faults:
            yield entry.near((name,)), "prose-no-head", {"found": name}
    yield from _moments(entry, value)
    german = value.get("german", False)
    if not isinstance(german, bool):
        yield entry.near(("german",)), "not-true-or-false", {"found": str(german)[:80], "where": "german"}
    elif german and not _GERMAN_PART.search(text):
        yield entry.near(("german",)), "prose-german", {"found": f"## {GERMAN}"}


def _moments(entry: Entry, head: dict[str, object]) -> Iterator[tuple[Mark, str, dict[str, object]]]:
    for name in _MOMENTS:
        if name in head:
            try:
                as_moment(head[name])
            except ValueError:
                yield entry.near((name,)), "bad-moment", {"found": str(head[name])[:40], "where": name}
