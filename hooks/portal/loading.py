"""Data files -> records: every file read, every entry checked against its model, every fault a `Problem`."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as File
from typing import TypeVar

import yaml
from pydantic import BaseModel

from portal import recovery
from portal.models import MODELS, Kind, Record
from portal.problems import Problem
from portal.reading import Entry, Fault
from portal.screening import MAX_BYTES, screen
from portal.validation import validate
from portal.vocabulary import Audience, Document, Interface, Partner, Settings, Term, Theme

Model = TypeVar("Model", bound=BaseModel)


@dataclass(slots=True)
class Records:
    """Everything the data files hold, in the order of the files; `origins` says where each record stands."""

    records: list[Record] = field(default_factory=list)
    origins: list[tuple[File, int]] = field(default_factory=list)  # file and line of each record
    themes: list[Theme] = field(default_factory=list)
    audiences: list[Audience] = field(default_factory=list)
    partners: list[Partner] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    interface: Interface | None = None
    settings: Settings | None = None
    problems: list[Problem] = field(default_factory=list)


def load(data: File) -> Records:
    """Everything in the folder `data`; what is wrong with it is in `problems`, and is not among the records."""
    loaded = Records()
    for kind, model in MODELS.items():
        for file in record_files(data, kind):
            loaded.records += _load(file, model, loaded)
    loaded.themes += _load(data / "themes.yaml", Theme, loaded)
    loaded.audiences += _load(data / "audiences.yaml", Audience, loaded)
    loaded.partners += _load(data / "partners.yaml", Partner, loaded)
    loaded.documents += _load(data / "documents.yaml", Document, loaded)
    loaded.terms += _load(data / "glossary.yaml", Term, loaded)
    loaded.interface = next(_load(data / "interface.yaml", Interface, loaded, listed=False), None)
    loaded.settings = next(_load(data / "site.yaml", Settings, loaded, listed=False), None)
    return loaded


def record_files(data: File, kind: Kind) -> list[File]:
    """The files that hold records of a kind: `projects.yaml`, then every `projects/*.yaml`, those that exist."""
    return [file for file in (data / f"{kind}.yaml", *sorted((data / kind).glob("*.yaml"))) if file.exists()]


def _load(file: File, model: type[Model], loaded: Records, listed: bool = True) -> Iterator[Model]:
    for entry in entries(file, listed):
        found = None
        if isinstance(entry.value, dict):
            found = validate(entry, model)
        elif not entry.faults:
            entry.faults.append(Fault((), entry.mark, "not-a-record"))
        loaded.problems += (as_problem(file, entry, fault) for fault in entry.faults)
        if found is not None:
            if isinstance(found, Record):
                loaded.origins.append((file, entry.mark[0]))
            yield found


def as_problem(file: File, entry: Entry, fault: Fault) -> Problem:
    """A fault of an entry, with the names an editor knows it by."""
    path = ".".join(str(part + 1) if isinstance(part, int) else part for part in fault.path)
    return Problem(str(file), *fault.mark, entry.id, path, fault.code, fault.details)


def entries(file: File, listed: bool = True) -> Iterator[Entry]:
    """Every entry of a file; faults of the file itself come as entries without a value."""
    try:
        too_big = not file.is_file() or file.stat().st_size > MAX_BYTES
        content = b"" if too_big else file.read_bytes()
    except OSError:
        yield Entry(faults=[Fault((), (1, 1), "no-file")])
        return
    if too_big:
        yield Entry(faults=[Fault((), (1, 1), "file-too-big" if file.is_file() else "no-file", {"limit": MAX_BYTES})])
        return
    text, faults = screen(content)
    if faults:
        yield from _placed(faults, list(_parsed(text, listed)))
    else:
        yield from _parsed(text, listed)


def _parsed(text: str, listed: bool) -> Iterator[Entry]:
    empty = True
    for entry in recovery.entries(text, listed):
        empty = False
        if entry.listed != listed and not entry.faults:
            entry = Entry(faults=[Fault((), entry.mark, "not-a-list-of-records" if listed else "not-one-mapping")])
        yield entry
    if empty and "[" not in text:
        yield Entry(faults=[Fault((), (1, 1), "empty-file")])


def _placed(faults: list[Fault], found: list[Entry]) -> Iterator[Entry]:
    """Gives each fault of the text to the entry and field in which it stands."""
    layout = any(fault.code in ("tab", "merge-conflict") for fault in faults)
    for entry in found:
        # What looks like broken syntax where tabs or conflict marks were taken out is their doing.
        entry.faults = [f for f in entry.faults if not (layout and f.code.startswith("syntax"))]
    for fault in faults:
        entry = next((entry for entry in reversed(found) if entry.mark <= fault.mark), None) or Entry()
        if not entry.faults and entry.value is None and entry not in found:
            found.insert(0, entry)
        path = entry.at(fault.mark)
        entry.faults.append(Fault(path, fault.mark, fault.code, fault.details))
    yield from found
