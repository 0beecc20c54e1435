"""Data files -> records: every file read, every entry checked against its model, every fault a `Problem`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel

from portal.loading import recover as recovery
from portal.loading.decode import screen
from portal.loading.entry import Entry, Fault, Mark
from portal.loading.files import MAX_BYTES, DataFile, data_files
from portal.loading.validation import validate
from portal.problems import Problem
from portal.records.crossing import AnswerTopic
from portal.records.kinds import Record
from portal.records.registry import NAMES, attribute_of
from portal.records.vocabulary import (
    Audience,
    AvoidedForm,
    Document,
    Interface,
    KnownAbbreviations,
    Partner,
    Reference,
    Season,
    Settings,
    Synonyms,
    Term,
    Theme,
)

MAX_PROBLEMS = 10_000

# Where these stand it is not known what belongs where in an entry, nor what else is wrong with it.
_UPSETTING = frozenset({"tab", "too-deep"})


class Placed(NamedTuple):
    """What a file holds at a place, sound or not: `model` is None where it cannot be used, `id` what it is called."""

    file: DataFile
    mark: Mark
    id: str
    model: BaseModel | None


@dataclass(slots=True)
class Records:
    """Everything the data files hold, in the order of the files, and everything that is wrong with them.

    `found` has every entry, sound or not. Of files that could not be read whole it is not known which ids they
    hold; `unread` has their names.
    """

    records: list[Record] = field(default_factory=list)
    themes: list[Theme] = field(default_factory=list)
    audiences: list[Audience] = field(default_factory=list)
    partners: list[Partner] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    wording: list[AvoidedForm] = field(default_factory=list)
    abbreviations: list[KnownAbbreviations] = field(default_factory=list)
    topics: list[AnswerTopic] = field(default_factory=list)
    synonyms: list[Synonyms] = field(default_factory=list)
    seasons: list[Season] = field(default_factory=list)
    interface: Interface | None = None
    settings: Settings | None = None
    found: list[Placed] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def add(self, placed: Placed) -> None:
        """Puts an entry where others look for it."""
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
                getattr(self, attribute_of(placed.file.name)).append(entry)

    def join(self, other: "Records") -> None:
        """Takes in what another file held."""
        for placed in other.found:
            self.add(placed)
        self.unread |= other.unread
        self.problems += other.problems


See = Callable[[DataFile, Entry], None]
Kept = dict[Path, tuple[tuple[int, int], Records]]  # what each sound file held when it had this time and size


def load(data: Path, see: See | None = None, kept: Kept | None = None) -> Records:
    """Everything in the folder `data`; what is wrong with it is in `problems`, and is not among the records.

    Who wants to see each entry as its file has it is shown it while it is at hand. Who loads again and again may keep
    what was found: a sound file that nobody has written since is not read again, nor shown.
    """
    loaded = Records()
    for file in data_files(data):
        if isinstance(file, Problem):
            loaded.problems.append(file)
            after = NAMES if file.code == "too-much-data" else (Path(file.file).stem, Path(file.file).parent.name)
            loaded.unread.update(after)
            continue
        left = MAX_PROBLEMS - len(loaded.problems)
        loaded.join(_held(file, see, left) if kept is None else _held_again(file, see, left, kept))
        if len(loaded.problems) > MAX_PROBLEMS:
            break
    return loaded


def _held(file: DataFile, see: See | None, limit: int) -> Records:
    """What one file holds, up to a number of problems."""
    held = Records()
    for entry in entries_of(file):
        _add(file, entry, held)
        if see:
            see(file, entry)
        if len(held.problems) > limit:
            held.problems.append(Problem(str(file.path), *entry.mark, "", "", "too-many-problems"))
            held.unread.update(NAMES)
            break
    return held


def _held_again(file: DataFile, see: See | None, limit: int, kept: Kept) -> Records:
    """What one file holds, read only where somebody has written it since or it had problems."""
    status = file.path.stat()
    mark = status.st_mtime_ns, status.st_size
    if file.path in kept and kept[file.path][0] == mark:
        return kept[file.path][1]
    held = _held(file, see, limit)
    if not held.problems:  # how many are told depends on the other files too
        kept[file.path] = mark, held
    return held


def _add(file: DataFile, entry: Entry, loaded: Records) -> None:
    """Checks an entry against its model and adds what it is to what was loaded."""
    model = None
    if entry.upset:
        pass
    elif isinstance(entry.value, dict):
        model = validate(entry, file.model)
    elif not entry.faults:
        entry.faults.append(Fault((), entry.mark, "not-a-record"))
    else:
        loaded.unread.add(file.name)
    loaded.problems += (as_problem(file.path, entry, fault) for fault in entry.faults)
    loaded.add(Placed(file, entry.mark, entry.id, model))


def as_problem(file: Path, entry: Entry, fault: Fault) -> Problem:
    """A fault of an entry, with the names an editor knows it by."""
    path = ".".join(str(part + 1) if isinstance(part, int) else part[:80] for part in fault.path)
    return Problem(str(file), *fault.mark, entry.id[:80], path, fault.code, fault.details)


def entries_of(file: DataFile) -> Iterator[Entry]:
    """Every entry of a file; faults of the file itself come as entries without a value."""
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
    found = recovery.read_entries(text, file.listed)
    yield from _placed(faults, list(found)) if faults else found


def _placed(faults: list[Fault], found: list[Entry]) -> list[Entry]:
    """Gives each fault of the text to the entry and field in which it stands."""
    found = [entry for entry in found if [fault.code for fault in entry.faults] != ["empty-file"]]
    for fault in faults:
        entry = next((entry for entry in reversed(found) if entry.mark[0] <= fault.mark[0]), None)
        if entry is None:
            entry = Entry()
            found.insert(0, entry)
        if fault.code in _UPSETTING and not entry.upset:
            entry.value, entry.faults, entry.upset = {"id": entry.id} if entry.id else {}, [], True
        path = entry.from_line(fault.mark) if fault.code == "tab" else entry.at(fault.mark)
        entry.faults.append(Fault(path, fault.mark, fault.code, fault.details))
    return found
