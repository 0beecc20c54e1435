"""One data file and the changes to be made in it; every byte that no change concerns stays as it is."""

import re
from pathlib import Path as File

from portal.checking.datafiles import DataFile
from portal.checking.entry import Entry, Mark, Path
from portal.checking.loading import as_problem, entries
from portal.checking.reading import read
from portal.editing.drafts import complaints
from portal.editing.layout import field_lines, text_lines
from portal.editing.notation import one_line
from portal.editing.storage import DRAFTS, editable_files
from portal.editing.tokens import offsets, scalar_ends
from portal.models import Record
from portal.problems import InvalidData, Problem

_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
_REFERENCES = ("related", "instruments", "organisers", "projects", "withdrawn")


class Refused(Exception):  # named for what it says, like InvalidData
    """A change that cannot be made; `code` and `details` are those of a message."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


class Sheet:
    """The text of one data file, its entries and the changes asked for so far."""

    def __init__(self, place: DataFile) -> None:
        content = place.path.read_bytes().decode("utf-8")
        self.file, self.model, self.listed = place.path, place.model, place.listed
        self.kind, self.draft = place.name.removeprefix(DRAFTS), place.name.startswith(DRAFTS)
        self.start = _BOM if content.startswith(_BOM) else ""
        self.text = content.removeprefix(_BOM)
        self.newline = "\r\n" if "\r\n" in self.text else "\n"
        self.lines = offsets(self.text)
        self.entries = list(entries(place))
        faults = [as_problem(self.file, entry, fault) for entry in self.entries for fault in entry.faults]
        if any(problem.code != "empty-value" or not self.draft for problem in faults):
            raise InvalidData(faults)
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
        """Where a line and column stand in the text."""
        return self.lines[mark[0] - 1] + mark[1] - 1

    def extent(self, entry: Entry) -> tuple[int, int]:
        """Where an element of the list begins (its dash) and where its last line ends."""
        start = self.text.rfind("-", 0, self.offset(entry.mark))
        start = self.text.rfind("\n", 0, start) + 1
        following = [self.offset(other.mark) for other in self.entries if other.mark > entry.mark]
        end = self.text.rfind("-", 0, following[0]) if following else len(self.text)
        end = self.text.rfind("\n", 0, end) + 1 if following else end
        lines = self.text[start:end].splitlines(keepends=True)
        while lines and (not lines[-1].strip() or lines[-1].startswith("#")):
            lines.pop()
        return start, start + len("".join(lines))

    def replace_word(self, entry: Entry, path: Path, new: str) -> None:
        """Puts another word in place of one, in quotes where it stood in quotes."""
        start = self.offset(entry.near(path))
        old = str(_value(entry, path))
        start += self.text[start] in "\"'"
        if self.text[start : start + len(old)] != old:
            raise Refused("cannot-edit", where=f"{entry.id}.{path[0]}", file=self.file, line=entry.mark[0])
        self.changes.append((start, start + len(old), new))

    def replace_text(self, entry: Entry, path: Path, new: str) -> None:
        """Puts another text in place of one, in the layout that its field has."""
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
        """A new field, behind another field of one line or at the end of the record."""
        indent = min(entry.key(path)[1] for path in entry.keys if len(path) == 1) - 1
        if self.text[self.offset(entry.mark)] == "{":
            raise Refused("cannot-edit", where=entry.id, file=self.file, line=entry.mark[0])
        lines = field_lines(name, value, indent)
        place = self.lines[entry.key((after,))[0]] if after else self.extent(entry)[1]
        before = "" if place == 0 or self.text[place - 1] == "\n" else "\n"
        self.changes.append((place, place, before + "\n".join(lines) + "\n"))

    def add_to_list(self, entry: Entry, name: str, word: str) -> None:
        """One more element at the head of a list of words."""
        start = self.offset(entry.near((name,)))
        if self.text[start] == "[":
            self.changes.append((start + 1, start + 1, f"{word}, "))
        else:
            column = entry.near((name,))[1]
            self.changes.append((start, start, f"- {word}\n{' ' * (column - 1)}"))

    def problems(self) -> list[Problem]:
        """What the changes would make wrong that was right before."""
        text = self.content().decode("utf-8-sig").replace("\r\n", "\n")
        found = []
        for before, after in zip(self.entries, read(text, self.listed), strict=True):
            if before.value != after.value:
                known = {(fault.path, fault.code) for fault in complaints(before, self.model, self.draft)}
                faults = complaints(after, self.model, self.draft)
                found += [as_problem(self.file, after, f) for f in faults if (f.path, f.code) not in known]
        return found


def sheets(data: File, vocabularies: bool = False) -> list[Sheet]:
    """Every file of records, drafts too, and all others if wished; raises InvalidData where one cannot be read."""
    return [Sheet(place) for place in editable_files(data) if vocabularies or issubclass(place.model, Record)]


def contents(among: list[Sheet], last: Sheet | None = None) -> dict[File, bytes]:
    """The new bytes of every file that changes, `last` at the end; raises InvalidData rather than make a mistake.

    Where a command is stopped between two files it can simply be given again: the record itself changes last.
    """
    if found := [problem for sheet in among for problem in sheet.problems()]:
        raise InvalidData(found)
    changed = sorted((sheet for sheet in among if sheet.changes), key=lambda sheet: sheet is last)
    return {sheet.file: sheet.content() for sheet in changed}


def find(among: list[Sheet], id_: str) -> tuple[Sheet, Entry] | None:
    """The record of an id, and the file it stands in."""
    return next(((sheet, entry) for sheet in among for entry in sheet.entries if entry.id == id_), None)


def names(among: list[Sheet]) -> dict[str, str]:
    """Every id that is or was in use, with the id it leads to today."""
    taken = {}
    for sheet in among:
        for entry in sheet.entries:
            taken.update(dict.fromkeys(_words(entry, "formerly"), entry.id))
            taken[entry.id] = entry.id
    return taken


def rename(among: list[Sheet], old: str, new: str) -> dict[File, bytes]:
    """Gives a record another id: all references follow, and the old id becomes one of its former ones."""
    found = find(among, old)
    taken = names(among)
    if not found:
        raise Refused("no-such-record", found=old)
    if taken.get(new, old) != old or new == old:
        raise Refused("taken-id", found=new, other=taken[new])
    for sheet in among:
        for entry in sheet.entries:
            for path in entry.values:
                if path and path[0] in _REFERENCES and path[-1] != "reason" and _value(entry, path) == old:
                    sheet.replace_word(entry, path, new)
    sheet, entry = found
    sheet.replace_word(entry, ("id",), new)
    former = _words(entry, "formerly")
    if new in former:
        sheet.replace_word(entry, ("formerly", former.index(new)), old)
    elif former:
        sheet.add_to_list(entry, "formerly", old)
    else:
        sheet.add_field(entry, "formerly", [old], after="id")
    return contents(among, sheet)


def withdraw(among: list[Sheet], id_: str, value: dict[str, object]) -> dict[File, bytes]:
    """Marks a record as withdrawn, with the day, the reason and what holds instead."""
    found = find(among, id_)
    if not found:
        raise Refused("no-such-record", found=id_)
    sheet, entry = found
    if isinstance(entry.value, dict) and "withdrawn" in entry.value:
        raise Refused("already-withdrawn", found=id_)
    if (target := value.get("replaced_by")) and (target == id_ or not find(among, str(target))):
        raise Refused("no-such-record", found=target)
    sheet.add_field(entry, "withdrawn", value)
    return contents(among, sheet)


def _value(entry: Entry, path: Path) -> object:
    value = entry.value
    for part in path:
        value = value[part]  # type: ignore[index]  # the path comes from the entry itself
    return value


def _words(entry: Entry, name: str) -> list[str]:
    found = entry.value.get(name) if isinstance(entry.value, dict) else None
    return [word for word in found if isinstance(word, str)] if isinstance(found, list) else []
