"""One data file and its pending edits; bytes outside an edit are preserved."""

import re
from pathlib import Path

from portal.editing.formatter.comments import offsets, scalar_ends
from portal.editing.formatter.record import field_lines, text_lines
from portal.editing.formatter.scalar import one_line
from portal.loading.drafts import entry_faults
from portal.loading.entry import Entry, FieldPath, Mark
from portal.loading.files import DRAFTS, DataFile, editable_files
from portal.loading.load import as_problem, entries_of
from portal.loading.parser import read
from portal.problems import InvalidData, Problem, Refused
from portal.records.kinds import Record
from portal.records.uses import relation_fields

_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


class EditedFile:
    """One data file being edited: its text, its entries and the edits so far."""

    def __init__(self, place: DataFile) -> None:
        self.file, self.model, self.listed = place.path, place.model, place.listed
        self.kind, self.draft = place.name.removeprefix(DRAFTS), place.name.startswith(DRAFTS)
        self.entries = list(entries_of(place))
        faults = [as_problem(self.file, entry, fault) for entry in self.entries for fault in entry.faults]
        if any(problem.code != "empty-value" or not self.draft for problem in faults):
            raise InvalidData(faults)
        content = place.path.read_bytes().decode("utf-8")
        self.start = _BOM if content.startswith(_BOM) else ""
        self.text = content.removeprefix(_BOM)
        self.newline = "\r\n" if "\r\n" in self.text else "\n"
        self.lines = offsets(self.text)
        self.changes: list[tuple[int, int, str]] = []
        self._ends: dict[Mark, Mark] = {}

    def content(self) -> bytes:
        """The bytes of the file with the changes made."""
        text, last = self.text, len(self.text) + 1
        for start, end, new in sorted(self.changes, reverse=True):
            if end > last:
                raise ValueError(f"{self.file}: two changes concern the same text")
            text, last = text[:start] + new.replace("\n", self.newline) + text[end:], start
        return (self.start + text).encode()

    def offset(self, mark: Mark) -> int:
        """The offset of a line and column in the text."""
        return self.lines[mark[0] - 1] + mark[1] - 1

    def extent(self, entry: Entry) -> tuple[int, int]:
        """The range of an entry in the text: from its dash, or its start where it is alone, to its last line."""
        start = self.offset(entry.mark)
        if self.listed:
            start = self.text.rfind("\n", 0, self.text.rfind("-", 0, start)) + 1
        following = [self.offset(other.mark) for other in self.entries if other.mark > entry.mark]
        end = self.text.rfind("-", 0, following[0]) if following else len(self.text)
        end = self.text.rfind("\n", 0, end) + 1 if following else end
        lines = self.text[start:end].splitlines(keepends=True)
        while lines and (not lines[-1].strip() or lines[-1].startswith("#")):
            lines.pop()
        return start, start + len("".join(lines))

    def replace_word(self, entry: Entry, path: FieldPath, new: str) -> None:
        """Replaces a word, keeping its quotes; raises Refused where the file does not have it in this form."""
        start = self.offset(entry.near(path))
        old = str(value_at(entry, path))
        start += self.text[start] in "\"'"
        if self.text[start : start + len(old)] != old:
            raise Refused("cannot-edit", where=f"{entry.id}.{path[0]}", file=self.file, line=entry.mark[0])
        self.changes.append((start, start + len(old), new))

    def replace_text(self, entry: Entry, path: FieldPath, new: str) -> None:
        """Replaces a text, in the layout of its field."""
        self._ends = self._ends or scalar_ends(self.text)
        mark = entry.near(path)
        start, end = self.offset(mark), self.offset(self._ends[mark])
        line_start = self.lines[mark[0] - 1]
        block = re.fullmatch(r"\s*(?:- +)*[\w-]+: *", self.text[line_start:start])
        if not block:
            self.changes.append((start, end, one_line(new)))
            return
        indent = (entry.key(path)[1] if path in entry.keys else mark[1]) - 1
        first, below = text_lines(new, path, indent + 2)
        ends_with_break = self.text[start:end].endswith("\n")
        self.changes.append((start, end, "\n".join([first, *below]) + "\n" * ends_with_break))

    def add_field(self, entry: Entry, name: str, value: object, after: str = "") -> None:
        """Adds a field after another field of one line, or at the end of the record."""
        indent = min(entry.key(path)[1] for path in entry.keys if len(path) == 1) - 1
        if self.text[self.offset(entry.mark)] == "{":
            raise Refused("cannot-edit", where=entry.id, file=self.file, line=entry.mark[0])
        lines = field_lines(name, value, indent)
        place = self.lines[entry.key((after,))[0]] if after else self.extent(entry)[1]
        before = "" if place == 0 or self.text[place - 1] == "\n" else "\n"
        self.changes.append((place, place, before + "\n".join(lines) + "\n"))

    def add_to_list(self, entry: Entry, name: str, word: str) -> None:
        """Adds a word at the start of a list."""
        start = self.offset(entry.near((name,)))
        if self.text[start] == "[":
            self.changes.append((start + 1, start + 1, f"{word}, "))
        else:
            column = entry.near((name,))[1]
            self.changes.append((start, start, f"- {word}\n{' ' * (column - 1)}"))

    def problems(self) -> list[Problem]:
        """The problems that the edits would add."""
        text = self.content().decode("utf-8-sig").replace("\r\n", "\n")
        found = []
        for before, after in zip(self.entries, read(text, self.listed), strict=True):
            if before.value != after.value:
                known = {(fault.path, fault.code) for fault in entry_faults(before, self.model, self.draft)}
                faults = entry_faults(after, self.model, self.draft)
                found += [as_problem(self.file, after, f) for f in faults if (f.path, f.code) not in known]
        return found


def edited_files(data: Path, vocabularies: bool = False) -> list[EditedFile]:
    """Every file that holds or names records, drafts too, and all others if wished; InvalidData where one is broken."""
    return [EditedFile(place) for place in editable_files(data) if vocabularies or _names_records(place)]


def readable_files(data: Path) -> tuple[list[EditedFile], list[Problem]]:
    """The same files without the drafts that cannot be read, and what is wrong with those."""
    found, problems = [], []
    for place in filter(_names_records, editable_files(data)):
        try:
            found.append(EditedFile(place))
        except InvalidData as invalid:
            if not place.name.startswith(DRAFTS):
                raise
            problems += invalid.problems
    return found, problems


def _names_records(place: DataFile) -> bool:
    return issubclass(place.model, Record) or bool(relation_fields(place.model))


def contents(among: list[EditedFile], last: EditedFile | None = None) -> dict[Path, bytes]:
    """The new bytes of every edited file, `last` at the end; raises InvalidData where the edits would add a problem.

    A command that was stopped between two files can be run again, because the record itself changes last.
    """
    if found := [problem for edited in among for problem in edited.problems()]:
        raise InvalidData(found)
    changed = sorted((edited for edited in among if edited.changes), key=lambda edited: edited is last)
    return {edited.file: edited.content() for edited in changed}


def value_at(entry: Entry, path: FieldPath) -> object:
    """The value at a path of an entry."""
    value = entry.value
    for part in path:
        value = value[part]  # type: ignore[index]  # the path comes from the entry itself
    return value


def words_of(entry: Entry, name: str) -> list[str]:
    """The words of a field that lists words."""
    found = entry.value.get(name) if isinstance(entry.value, dict) else None
    return [word for word in found if isinstance(word, str)] if isinstance(found, list) else []
