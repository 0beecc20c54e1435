"""A complete draft -> a record among the others of its kind and theme."""

from dataclasses import replace
from pathlib import Path as File

from portal.checking.entry import Entry
from portal.checking.loading import as_problem
from portal.checking.validation import validate
from portal.editing.drafts import with_value, without_gaps
from portal.editing.editing import Refused, Sheet, find
from portal.editing.formatting import element_text
from portal.editing.skeletons import without_help
from portal.editing.storage import write
from portal.problems import InvalidData


def finish(data: File, among: list[Sheet], id_: str) -> File:
    """Moves a draft; raises InvalidData with all that is still missing. Stopped half-way, it can be given again."""
    found = find([sheet for sheet in among if sheet.draft], id_)
    if not found:
        raise Refused("no-such-draft", found=id_)
    sheet, entry = found
    value = without_gaps(entry.value)
    complete = with_value(entry, value)
    if validate(complete, sheet.model) is None:
        faults = [replace(fault, mark=entry.near(fault.path)) for fault in complete.faults]
        raise InvalidData(as_problem(sheet.file, entry, fault) for fault in faults)
    start, end = sheet.extent(entry)
    text = element_text(without_help(sheet.text[start:end].replace("\r\n", "\n")), value)
    target = _target(data, sheet.kind, entry)
    standing = find([other for other in among if not other.draft], id_)
    if standing and standing[1].value != value:
        raise Refused("taken-id", found=id_, other=id_)
    if not standing:
        write({target: _appended(target, text)})
    rest = sheet.text[:start] + sheet.text[end:]
    if len(sheet.entries) > 1:
        write({sheet.file: (sheet.start + rest).encode()})
    else:
        sheet.file.unlink()
    return target


def _target(data: File, kind: str, entry: Entry) -> File:
    """The file of the theme, where the kind has one for each theme; else that of the kind."""
    value = without_gaps(entry.value)
    theme = value.get("theme") if isinstance(value, dict) else None
    by_theme = data / kind / f"{theme}.yaml"
    return by_theme if by_theme.exists() or not (data / f"{kind}.yaml").exists() else data / f"{kind}.yaml"


def _appended(file: File, text: str) -> bytes:
    """The bytes of a file with one more record at its end, in the line endings it has."""
    old = file.read_bytes() if file.exists() else b""
    newline = "\r\n" if b"\r\n" in old else "\n"
    between = "" if not old else newline if old.endswith(b"\n") else newline * 2
    return old + (between + text.replace("\n", newline)).encode()
