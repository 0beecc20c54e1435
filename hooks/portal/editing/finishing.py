"""A complete draft -> a record among the others of its kind and theme."""

from dataclasses import replace
from pathlib import Path

from portal.editing.edited_file import EditedFile
from portal.editing.formatter.file import element_text
from portal.editing.operations import find
from portal.editing.skeletons import without_help
from portal.loading.drafts import with_value, without_gaps
from portal.loading.entry import Entry
from portal.loading.load import as_problem
from portal.loading.storage import write
from portal.loading.validation import validate
from portal.problems import InvalidData, Refused


def finish(data: Path, among: list[EditedFile], id_: str) -> Path:
    """Moves a draft; raises InvalidData with all that is still missing. Stopped half-way, it can be given again."""
    found = find([edited for edited in among if edited.draft], id_)
    if not found:
        raise Refused("no-such-draft", found=id_)
    edited, entry = found
    value = without_gaps(entry.value)
    complete = with_value(entry, value)
    if validate(complete, edited.model) is None:
        faults = [replace(fault, mark=entry.near(fault.path)) for fault in complete.faults]
        raise InvalidData(as_problem(edited.file, entry, fault) for fault in faults)
    start, end = edited.extent(entry)
    text = element_text(without_help(edited.text[start:end].replace("\r\n", "\n")), value)
    target = _target(data, edited.kind, entry)
    standing = find([other for other in among if not other.draft], id_)
    if standing and standing[1].value != value:
        raise Refused("taken-id", found=id_, other=id_)
    if not standing:
        write({target: _appended(target, text)})
    rest = edited.text[:start] + edited.text[end:]
    if len(edited.entries) > 1:
        write({edited.file: (edited.start + rest).encode()})
    else:
        edited.file.unlink()
    return target


def _target(data: Path, kind: str, entry: Entry) -> Path:
    """The file of the theme, where the kind has one for each theme; else that of the kind."""
    value = without_gaps(entry.value)
    theme = value.get("theme") if isinstance(value, dict) else None
    by_theme = data / kind / f"{theme}.yaml"
    return by_theme if by_theme.exists() or not (data / f"{kind}.yaml").exists() else data / f"{kind}.yaml"


def _appended(file: Path, text: str) -> bytes:
    """The bytes of a file with one more record at its end, in the line endings it has."""
    old = file.read_bytes() if file.exists() else b""
    newline = "\r\n" if b"\r\n" in old else "\n"
    between = "" if not old else newline if old.endswith(b"\n") else newline * 2
    return old + (between + text.replace("\n", newline)).encode()
