"""Data files -> records: every file read, every entry checked against its model, every fault a `Problem`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple, cast

from pydantic import BaseModel

from portal.loading.decode import screen
from portal.loading.entry import Entry, Fault, Mark
from portal.loading.files import DataFile, data_files
from portal.loading.limits import MAX_BYTES, MAX_PROBLEMS
from portal.loading.recover import read_entries
from portal.loading.validation import Model, validate
from portal.problems import Problem
from portal.records.kinds import Record
from portal.records.registry import KINDS, NAMES
from portal.records.vocabulary import Interface, Settings

# After one of these faults it is unknown which lines of an entry belong together, so no others are reported.
_HIDING_STRUCTURE = frozenset({"tab", "too-deep", "merge-undivided"})


class Placed(NamedTuple):
    """An entry at its place in a file.

    `model` is None where the entry has faults, `id` is empty where it has none, `value` is the entry as it is written,
    or None where that was not asked for: it takes as much memory as the model.
    """

    file: DataFile
    mark: Mark
    id: str
    model: BaseModel | None
    value: object


@dataclass(slots=True)
class Records:
    """Everything the data files hold, in the order of the files, and everything that is wrong with them.

    `found` has every entry, with or without faults. `unread` has the names of the lists of which a file could not be
    read whole, so that it is not known which ids they hold.
    """

    records: list[Record] = field(default_factory=list)
    lists: dict[type[BaseModel], list[BaseModel]] = field(default_factory=dict)  # all other entries, by their model
    interface: Interface | None = None
    settings: Settings | None = None
    found: list[Placed] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def of(self, model: type[Model]) -> list[Model]:
        """The entries of a vocabulary or another list, by the model of its entries: `of(Theme)`."""
        return cast("list[Model]", self.lists.get(model, []))

    def ids(self, name: str) -> list[str]:
        """The ids of a kind or another list, by the name of its file; entries with faults have theirs too."""
        return [placed.id for placed in self.found if placed.file.name == name and placed.id]

    def add(self, placed: Placed) -> None:
        """Adds an entry, and what it holds where it has no faults."""
        self.found.append(placed)
        match placed.model:
            case None:
                return
            case Record() as record:
                self.records.append(record)
            case Interface() as interface:
                self.interface = interface
            case Settings() as settings:
                self.settings = settings
            case entry:
                self.lists.setdefault(type(entry), []).append(entry)

    def without_values(self) -> "Records":
        """The same without the values as they are written."""
        return replace(self, found=[placed._replace(value=None) for placed in self.found])

    def join(self, other: "Records") -> None:
        """Adds what another file holds."""
        for placed in other.found:
            self.add(placed)
        self.unread |= other.unread
        self.problems += other.problems


OnEntry = Callable[[DataFile, Entry], None]
Cache = dict[Path, tuple[tuple[int, int], Records]]  # the records of each file without faults, with its time and size


def load(data: Path, on_entry: OnEntry | None = None, cache: Cache | None = None, as_written: bool = False) -> Records:
    """Everything in the folder `data`. Faults are in `problems`, and entries with faults are not among the records.

    `on_entry` is called with every entry as it is read. With a `cache`, files without faults that have not changed
    since the last call are not read again, and `on_entry` is not called for them. With `as_written`, each `Placed` has
    the value that its file has.
    """
    loaded = Records()
    for file in data_files(data):
        if isinstance(file, Problem):
            loaded.problems.append(file)
            path = Path(file.file)
            loaded.unread.update(NAMES if file.code == "too-much-data" else (path.stem, path.parent.name))
            continue
        limit = MAX_PROBLEMS - len(loaded.problems)
        records = _read(file, on_entry, limit) if cache is None else _read_cached(file, on_entry, limit, cache)
        loaded.join(records if as_written else records.without_values())
        if len(loaded.problems) > MAX_PROBLEMS:
            break
    return loaded


def _read(file: DataFile, on_entry: OnEntry | None, limit: int) -> Records:
    """What one file holds; reading stops after `limit` problems."""
    records = Records()
    for entry in entries_of(file):
        _add(file, entry, records)
        if on_entry:
            on_entry(file, entry)
        if len(records.problems) > limit:
            records.problems.append(Problem(str(file.path), *entry.mark, "", "", "too-many-problems"))
            records.unread.update(NAMES)
            break
    return records


def _read_cached(file: DataFile, on_entry: OnEntry | None, limit: int, cache: Cache) -> Records:
    """What one file holds, read only where it has changed since or had problems."""
    status = file.path.stat()
    stamp = status.st_mtime_ns, status.st_size
    if file.path in cache and cache[file.path][0] == stamp:
        return cache[file.path][1]
    records = _read(file, on_entry, limit)
    if not records.problems:  # how many are reported depends on the other files too
        cache[file.path] = stamp, records
    return records


def _add(file: DataFile, entry: Entry, loaded: Records) -> None:
    """Validates an entry against its model and adds it, with its faults as problems."""
    model = None
    if entry.structure_unknown:
        pass
    elif isinstance(entry.value, dict):
        model = validate(entry, file.model)
    elif not entry.faults:
        entry.faults.append(Fault((), entry.mark, "not-a-record"))
    else:
        loaded.unread.add(file.name)
    loaded.problems += (as_problem(file.path, entry, _in_place(file, fault)) for fault in entry.faults)
    loaded.add(Placed(file, entry.mark, entry.id, model, entry.value))


def _in_place(file: DataFile, fault: Fault) -> Fault:
    """The fault, which names the place of a file with one record where it stands in the folder of its kind."""
    if fault.code != "not-a-list-of-records" or file.name not in KINDS or file.path.parent.name != file.name:
        return fault
    return replace(fault, details={"nearest": f"{file.name}/…/{file.path.name}"})


def as_problem(file: Path, entry: Entry, fault: Fault) -> Problem:
    """A fault of an entry, with the names an editor knows it by."""
    path = ".".join(str(part + 1) if isinstance(part, int) else part[:80] for part in fault.path)
    return Problem(str(file), *fault.mark, entry.id[:80], path, fault.code, fault.details)


def entries_of(file: DataFile) -> Iterator[Entry]:
    """Every entry of a file; faults of the file itself are on entries without a value."""
    try:
        content = file.content()
    except OSError:
        yield Entry(faults=[Fault((), (1, 1), "unreadable")])
        return
    if len(content) > MAX_BYTES:
        yield Entry(faults=[Fault((), (1, 1), "file-too-big", {"limit": MAX_BYTES})])
        return
    text, faults = screen(content)
    if faults and not text:
        yield Entry(faults=faults)
        return
    found = read_entries(text, file.listed)
    yield from _placed(faults, list(found)) if faults else found


def _placed(faults: list[Fault], found: list[Entry]) -> list[Entry]:
    """The entries, with each fault of the text added to the entry and field in which it stands."""
    found = [entry for entry in found if [fault.code for fault in entry.faults] != ["empty-file"]]
    for fault in faults:
        entry = next((entry for entry in reversed(found) if entry.mark[0] <= fault.mark[0]), None)
        if entry is None:
            entry = Entry()
            found.insert(0, entry)
        if fault.code in _HIDING_STRUCTURE and not entry.structure_unknown:
            entry.value, entry.faults, entry.structure_unknown = {"id": entry.id} if entry.id else {}, [], True
        path = entry.from_line(fault.mark) if fault.code == "tab" else entry.at(fault.mark)
        entry.faults.append(Fault(path, fault.mark, fault.code, fault.details))
    return found
