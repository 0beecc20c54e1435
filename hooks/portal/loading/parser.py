"""YAML text -> entries: plain values with the place of every key and value, and every fault on the way.

It reads PyYAML's stream of events and builds one entry at a time, so nothing is ever constructed from a tag, expanded
from an alias or held for the whole file. What YAML allows and these files do not
(anchors, tags, duplicate keys, unquoted `no`) is a fault here, and so is what libyaml reads and other parsers do not.
Form: yaml.org/spec/1.2.2.
"""

from collections.abc import Callable, Iterator

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from portal.language import LANGUAGES
from portal.loading.entry import Entry, Fault, FieldPath
from portal.loading.limits import MAX_DEPTH, MAX_ENTRIES, MAX_FAULTS, MAX_FILE_VALUES, MAX_VALUES
from portal.loading.scalars import Scalars, YamlEvent
from portal.loading.slips import doubled, field_above, lone_name, unwanted

_STARTS = (MappingStartEvent, SequenceStartEvent)
_ENDS = (MappingEndEvent, SequenceEndEvent)


def read(text: str, listed: bool = True, first_line: int = 1) -> Iterator[Entry]:
    """The entries of a file: each element where it should hold a list, one entry where it should hold a mapping.

    A fault of the file itself is on an entry without a value. Only a syntax error stops reading: it raises
    yaml.YAMLError after the entries before it.
    """
    return _Reader(text, listed, first_line).entries()


class _TooManyValues(Exception):
    """There are more values than any real file has; reading stops."""


class _Reader:
    """Builds entries from events; holds one entry at a time."""

    def __init__(self, text: str, listed: bool, first_line: int) -> None:
        self.next_event: Callable[[], YamlEvent] = yaml.CSafeLoader(text).get_event
        self.scalars = Scalars(text)
        self.listed = listed
        self.first_line = first_line
        self.entry = Entry()
        self.values_left = MAX_FILE_VALUES
        self.plain_names: set[str] = set()  # names of fields seen without quotes and sound: they need no second look

    def entries(self) -> Iterator[Entry]:
        documents, empty = 0, True
        while not isinstance(event := self.next_event(), StreamEndEvent):
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents == 2:
                    yield self.faulty_entry(event, "second-document")
                elif documents > 2:
                    return
            elif isinstance(event, ScalarEvent) and self.scalars.is_empty(event):
                continue
            elif isinstance(event, SequenceStartEvent | MappingStartEvent | ScalarEvent | AliasEvent):
                empty = False
                if not isinstance(event, SequenceStartEvent if self.listed else MappingStartEvent):
                    yield self.faulty_entry(event, "not-a-list-of-records" if self.listed else "not-one-mapping")
                    return
                yield from self.entries_of_list(event) if self.listed else self.entry_of(event)
                if self.values_left < 0:
                    return
        if empty:  # only comments and blanks
            yield Entry(faults=[Fault((), (1, 1), "empty-file")])

    def entries_of_list(self, start: YamlEvent) -> Iterator[Entry]:
        if start.anchor or start.tag:
            yield self.faulty_entry(start, *unwanted(start))
        count = 0
        while not isinstance(event := self.next_event(), SequenceEndEvent):
            count += 1
            if count > MAX_ENTRIES:
                yield self.faulty_entry(event, "too-many-entries", {"limit": MAX_ENTRIES})
                self.values_left = -1
            else:
                yield from self.entry_of(event)
            if self.values_left < 0:
                return

    def entry_of(self, event: YamlEvent) -> Iterator[Entry]:
        entry = self.entry = Entry(first_line=self.first_line)
        entry.mark = entry.mark_of(event.start_mark)
        try:
            entry.value = self.build(event, ())
        except _TooManyValues as too_many:
            self.values_left = -1
            yield self.faulty_entry(event, "too-many-values", {"limit": too_many.args[0]})
        else:
            yield entry

    def faulty_entry(self, event: YamlEvent, code: str, details: dict[str, object] | None = None) -> Entry:
        mark = event.start_mark.line + self.first_line, event.start_mark.column + 1
        return Entry(None, mark, faults=[Fault((), mark, code, details or {})])

    def fault(self, path: FieldPath, event: YamlEvent, code: str, **details: object) -> None:
        if len(self.entry.faults) < MAX_FAULTS:
            self.entry.faults.append(Fault(path, self.entry.mark_of(event.start_mark), code, details))

    def build(self, event: YamlEvent, path: FieldPath, in_brackets: bool = False) -> object:
        self.entry.values[path] = event.start_mark
        self.values_left -= 1
        if self.values_left < 0 or len(self.entry.values) > MAX_VALUES:
            raise _TooManyValues(MAX_VALUES if self.values_left >= 0 else MAX_FILE_VALUES)
        kind = type(event)
        if kind is AliasEvent:
            self.fault(path, event, "alias", found=f"*{event.anchor}")
            return None
        if event.anchor or event.tag:
            code, details = unwanted(event)
            self.fault(path, event, code, **details)
        if kind is ScalarEvent:
            value, code, details = self.scalars.value(event)
            if in_brackets and not code and event.implicit[0] and "?" in event.value:
                code = "question-in-brackets"
            if code:
                self.fault(path, event, code if path else "not-a-record", **details)
            return value
        if len(path) >= MAX_DEPTH:
            self.fault(path, event, "too-deep", limit=MAX_DEPTH)
            self.skip(event)
            return None
        read_on = self.mapping if kind is MappingStartEvent else self.sequence
        return read_on(path, event.flow_style)

    def skip(self, event: YamlEvent) -> None:
        """Passes over everything inside a collection, however deep, without recursion."""
        depth = int(isinstance(event, _STARTS))
        while depth:
            inner = self.next_event()
            depth += isinstance(inner, _STARTS) - isinstance(inner, _ENDS)

    def skip_rest(self, value: YamlEvent) -> None:
        """Passes over a value and every field after it, to the end of their mapping."""
        self.skip(value)
        while type(event := self.next_event()) is not MappingEndEvent:
            self.skip(event)

    def sequence(self, path: FieldPath, flow: bool) -> list[object]:
        elements: list[object] = []
        while type(event := self.next_event()) is not SequenceEndEvent:
            elements.append(self.build(event, (*path, len(elements)), flow))
        return elements

    def mapping(self, path: FieldPath, flow: bool) -> dict[str, object]:
        mapping: dict[str, object] = {}
        above = ""  # the field whose texts follow, where they are not indented below it
        while type(event := self.next_event()) is not MappingEndEvent:
            key = self.key(event, path)
            value = self.next_event()
            if key is None:
                self.entry.broken = True
                self.skip(value)
                continue
            inside = (*path, key)
            if key in LANGUAGES and self.entry.faults and (above := above or field_above(self.entry, mapping, path)):
                self.entry.keys[*path, above, key] = event.start_mark
                mapping[above][key] = self.build(value, (*path, above, key))  # type: ignore[index]  # made there
                continue
            above = ""
            if key == "id" and key in mapping and not path:
                self.fault(inside, event, "missing-dash" if self.listed else "second-record")
                self.entry.broken = True
                self.skip_rest(value)  # it belongs to the record that begins here
                return mapping
            if key in mapping:
                code, details = doubled(key, mapping, self.entry.mark_of(self.entry.keys[inside])[0])
                self.fault(inside, event, code, **details)
                self.skip(value)
                continue
            self.entry.keys[inside] = event.start_mark
            if flow and value.end_mark.index == event.end_mark.index:  # a name and nothing else
                code, details = lone_name(key)
                self.fault(inside, event, code, **details)
                self.entry.values[inside] = value.start_mark
                mapping[key] = None
                continue
            mapping[key] = self.build(value, inside, flow)
        return mapping

    def key(self, event: YamlEvent, path: FieldPath) -> str | None:
        """The name of a field, or None where it cannot be one."""
        if type(event) is not ScalarEvent:
            self.fault((*path, "?"), event, "key-not-text")
            self.skip(event)
            return None
        name: str = event.value
        if name in self.plain_names and not (event.anchor or event.tag or self.scalars.may_have_explicit_keys):
            return name
        if event.implicit[0] and name.strip() not in ("", name):
            name = name.strip()
            self.fault((*path, name), event, "odd-name", name=name)
        if name == "<<" and event.implicit[0]:
            self.fault((*path, name), event, "merge-key")
        elif self.scalars.is_explicit_key(event):
            self.fault(path, event, "syntax-start")
        elif event.anchor or event.tag:
            code, details = unwanted(event)
            self.fault((*path, name), event, code, **details)
        elif not name or self.scalars.is_ambiguous(event):
            self.fault((*path, name), event, "key-not-text")
        else:
            if event.implicit[0]:
                self.plain_names.add(name)
            return name
        return None
