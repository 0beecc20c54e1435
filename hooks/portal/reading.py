"""YAML text -> plain values, with the line and column of every key and value, and every fault on the way.

The only user of yaml. It reads the stream of parser events and builds one entry at a time, so nothing is ever
constructed from a tag, expanded from an alias or held for the whole file. What YAML allows and these files do not
(anchors, tags, duplicate keys, unquoted `no`) is a fault here. Form: yaml.org/spec/1.2.2.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

Path = tuple[str | int, ...]
Mark = tuple[int, int]  # line and column, both from 1

MAX_DEPTH = 12
MAX_ENTRIES = 20_000

_INTEGER = re.compile(r"0|[1-9]\d{0,8}")
# Read differently by different YAML versions and programs, so they must be quoted (yaml.org/type, 1.1).
_AMBIGUOUS = re.compile(
    r"(?i:y|n|yes|no|on|off|true|false|null|~)|[-+]?[.\d][\d_]*(?:\.[\d_]*)?(?:e[-+]?\d+)?|[-+]?0[xo][\da-f_]+"
    r"|[-+]?\d+(?::[0-5]?\d)+(?:\.\d*)?|[-+]?\.(?:inf|nan)|\d{4}-\d\d?-\d\d?(?:[ T].*)?",
    re.IGNORECASE,
)
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at one place of an entry; `path` leads to it."""

    path: Path
    mark: Mark
    code: str
    details: dict[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Entry:
    """One element of the list (or the one mapping) a file holds, its marks and its faults."""

    value: object = None
    mark: Mark = (1, 1)
    listed: bool = False
    keys: dict[Path, Mark] = field(default_factory=dict)
    values: dict[Path, Mark] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The id as far as there is one; empty otherwise."""
        found = self.value.get("id") if isinstance(self.value, dict) else None
        return found if isinstance(found, str) else ""

    def at(self, mark: Mark) -> Path:
        """The innermost field that stands at or before a place of the file."""
        before = [(place, path) for path, place in {**self.values, **self.keys}.items() if place <= mark]
        return max(before, key=lambda found: (found[0], len(found[1])))[1] if before else ()

    def near(self, path: Path) -> Mark:
        """Where the value at `path` stands, or that of its nearest ancestor."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, self.mark)


def read(text: str, first_line: int = 1) -> Iterator[Entry]:
    """The entries of a file: each element where it holds a list, one entry where it holds a mapping.

    A fault of the file itself comes as an entry without a value. Reading goes on after every fault but one in the
    syntax, which raises yaml.YAMLError after the entries before it.
    """
    events = yaml.parse(text, Loader=yaml.CSafeLoader)
    builder = _Builder(events, first_line, "\\" in text)
    documents = 0
    for event in events:
        if isinstance(event, DocumentStartEvent):
            documents += 1
            if documents > 1:
                yield builder.only_a_fault(event, "second-document")
                return
        elif isinstance(event, SequenceStartEvent):
            yield from builder.elements(event)
        elif isinstance(event, MappingStartEvent | ScalarEvent | AliasEvent):
            yield builder.entry(event)


class _Builder:
    """Builds entries from events; keeps no more than the entry it is at."""

    def __init__(self, events: Iterator[Event], first_line: int, has_escapes: bool) -> None:
        self.events = events
        self.offset = first_line
        self.has_escapes = has_escapes
        self.now = Entry()

    def mark(self, event: Event) -> Mark:
        return event.start_mark.line + self.offset, event.start_mark.column + 1

    def only_a_fault(self, event: Event, code: str, **details: object) -> Entry:
        return Entry(None, self.mark(event), faults=[Fault((), self.mark(event), code, details)])

    def elements(self, start: Event) -> Iterator[Entry]:
        count = 0
        for event in self.events:
            if isinstance(event, SequenceEndEvent):
                return
            count += 1
            if count > MAX_ENTRIES:
                yield self.only_a_fault(event, "too-many-entries", limit=MAX_ENTRIES)
                self.skip(event)
                for rest in self.events:
                    if isinstance(rest, SequenceEndEvent):
                        return
                    self.skip(rest)
            yield self.entry(event, listed=True)

    def entry(self, event: Event, listed: bool = False) -> Entry:
        self.now = Entry(mark=self.mark(event), listed=listed)
        self.now.value = self.build(event, ())
        return self.now

    def fault(self, path: Path, event: Event, code: str, **details: object) -> None:
        self.now.faults.append(Fault(path, self.mark(event), code, details))

    def properties(self, event: Event, path: Path) -> None:
        if event.anchor:
            self.fault(path, event, "anchor", found=f"&{event.anchor}")
        else:
            self.fault(path, event, "tag", found=event.tag)

    def build(self, event: Event, path: Path) -> object:
        self.now.values[path] = self.mark(event)
        if isinstance(event, AliasEvent):
            self.fault(path, event, "alias", found=f"*{event.anchor}")
            return None
        if event.anchor or event.tag:
            self.properties(event, path)
        if isinstance(event, ScalarEvent):
            return self.scalar(event, path)
        if len(path) >= MAX_DEPTH:
            self.fault(path, event, "too-deep", limit=MAX_DEPTH)
            self.skip(event)
            return None
        return self.mapping(path) if isinstance(event, MappingStartEvent) else self.sequence(path)

    def skip(self, event: Event) -> None:
        """Passes over everything inside a collection, however deep, without recursion."""
        depth = int(isinstance(event, MappingStartEvent | SequenceStartEvent))
        while depth:
            inner = next(self.events)
            depth += isinstance(inner, MappingStartEvent | SequenceStartEvent)
            depth -= isinstance(inner, MappingEndEvent | SequenceEndEvent)

    def sequence(self, path: Path) -> list[object]:
        elements: list[object] = []
        for event in self.events:
            if isinstance(event, SequenceEndEvent):
                break
            elements.append(self.build(event, (*path, len(elements))))
        return elements

    def mapping(self, path: Path) -> dict[str, object]:
        mapping: dict[str, object] = {}
        for event in self.events:
            if isinstance(event, MappingEndEvent):
                break
            key = self.key(event, path)
            value = next(self.events)
            if key is None:
                self.skip(value)
                continue
            inside = (*path, key)
            if key in mapping:
                self.fault(inside, event, "duplicate-key", key=key, line=self.now.keys[inside][0])
                self.skip(value)
                continue
            self.now.keys[inside] = self.mark(event)
            mapping[key] = self.build(value, inside)
        return mapping

    def key(self, event: Event, path: Path) -> str | None:
        """The name of a field, or None where it cannot be one."""
        if not isinstance(event, ScalarEvent):
            self.fault((*path, "?"), event, "key-not-text")
            self.skip(event)
        elif event.value == "<<" and event.implicit[0]:
            self.fault((*path, "<<"), event, "merge-key")
        elif event.anchor or event.tag:
            self.properties(event, (*path, event.value))
        elif event.implicit[0] and _AMBIGUOUS.fullmatch(event.value):
            self.fault((*path, event.value), event, "key-not-text")
        else:
            return str(event.value)
        return None

    def scalar(self, event: ScalarEvent, path: Path) -> object:
        text = event.value
        if event.implicit[0]:  # plain style: neither quoted nor a block
            if text in ("", "~", "null"):
                self.fault(path, event, "empty-value")
                return None
            if text in ("true", "false"):
                return text == "true"
            if _INTEGER.fullmatch(text):
                return int(text)
            if _AMBIGUOUS.fullmatch(text):
                self.fault(path, event, "unquoted", found=text[:40])
                return None
        if self.has_escapes and (found := INVISIBLE.search(text)):
            self.fault(path, event, "invisible", found=f"U+{ord(found[0]):04X}")
        return text if text.isascii() else unicodedata.normalize("NFC", text)
