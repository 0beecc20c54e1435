"""A complete draft -> a record in a file of its own, so that additions of two editors never conflict."""

from dataclasses import replace
from pathlib import Path

from portal.editing.edited_file import EditedFile
from portal.editing.formatter.file import SCHEMA_LINE, element_text
from portal.editing.operations import find
from portal.editing.own_files import record_file, record_text
from portal.editing.skeletons import HELP, without_help
from portal.loading.drafts import with_value, without_gaps
from portal.loading.entry import Entry, Fault
from portal.loading.load import as_problem, load
from portal.loading.storage import write_files
from portal.loading.validation import validate
from portal.problems import InvalidData, Refused
from portal.records.kinds import Record
from portal.rules.check import complaints_of
from portal.rules.names import Names


def finish(data: Path, among: list[EditedFile], id_: str) -> Path:
    """Moves a draft into the returned file; after an interruption it can be run again.

    Raises InvalidData with all that is still missing, Refused where there is no such draft, or more than one, or where
    its id or its file is taken.
    """
    edited, entry = _only_draft(among, id_)
    value = without_gaps(entry.value)
    complete = with_value(entry, value)
    record = validate(complete, edited.model)
    faults = [
        fault if fault.path in complete.values else replace(fault, mark=entry.near(fault.path))
        for fault in complete.faults
    ]
    if isinstance(record, Record):
        found_wrong = complaints_of(record, load(data))
        faults += [Fault(path, entry.near(path), code, details) for path, code, details in found_wrong]
    if faults:
        raise InvalidData(as_problem(edited.file, entry, fault) for fault in faults)
    start, end = edited.extent(entry)
    text = element_text(without_help(edited.text[start:end].replace("\r\n", "\n")), value)
    theme = value.get("theme") if isinstance(value, dict) else ""
    target = record_file(data, edited.kind, theme, id_)
    standing = find([other for other in among if not other.draft], id_)
    if standing and standing[1].value != value:
        raise Refused("taken-id", found=id_, other=id_)
    if not standing and target.exists():
        raise Refused("taken-file", file=target)
    rest = edited.text[:start] + edited.text[end:]
    alone = len(edited.entries) == 1
    if not standing:
        notes = _notes(rest) if alone else ""
        write_files({target: (record_text(edited.kind, text) + notes).encode()})
    if alone:
        edited.file.unlink()
    else:
        write_files({edited.file: (edited.start + rest).encode()})
    return target


def _only_draft(among: list[EditedFile], id_: str) -> tuple[EditedFile, Entry]:
    found = [(edited, entry) for edited in among if edited.draft for entry in edited.entries if entry.id == id_]
    if not found:
        drafts = Names(entry.id for edited in among if edited.draft for entry in edited.entries)
        raise Refused("no-such-draft", found=id_, nearest=drafts.nearest(id_))
    if len(found) > 1:
        raise Refused("draft-twice", found=id_, files=", ".join(str(edited.file) for edited, _ in found))
    return found[0]


def _notes(rest: str) -> str:
    """The comments of editors above and below a draft."""
    lines = (line.rstrip() for line in rest.split("\n"))
    return "".join(f"{line}\n" for line in lines if line.startswith("#") and not line.startswith((SCHEMA_LINE, HELP)))
