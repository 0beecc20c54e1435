"""Lists of records <-> one file a record, `data/projects/safety/police-treaty.yaml`; nothing is lost either way."""

from collections.abc import Iterator
from pathlib import Path

from portal.editing.edited_file import EditedFile
from portal.editing.formatter.file import SCHEMA_LINE, dash_line
from portal.editing.formatter.single import as_element
from portal.editing.own_files import record_file, record_text
from portal.problems import Refused
from portal.records.kinds import Kind


def split(data: Path, among: list[EditedFile], kind: Kind) -> tuple[dict[Path, bytes], list[Path]]:
    """The files that hold one record each, and the lists that they take the place of."""
    new, gone = {}, []
    for edited in among:
        if edited.kind == kind and edited.listed and not edited.draft:
            gone.append(edited.file)
            for id_, theme, element in _elements(edited):
                file = record_file(data, kind, theme, id_)
                if file in new or file.exists():
                    raise Refused("taken-id", found=id_, other=id_)
                new[file] = record_text(kind, element).encode()
    return new, gone


def join(among: list[EditedFile], kind: Kind) -> tuple[dict[Path, bytes], list[Path]]:
    """One list for each theme, with what stood there before, and the files that are in it now."""
    texts: dict[Path, list[str]] = {}
    gone = []
    for edited in among:
        if edited.kind == kind and not edited.listed:
            target = edited.file.parent.with_suffix(".yaml")
            if target not in texts:
                schema = f"{SCHEMA_LINE}../schema/{kind}.json\n"
                before = target.read_text(encoding="utf-8-sig") if target.exists() else schema
                texts[target] = [before.replace("\r\n", "\n").rstrip("\n")]
            texts[target].append(as_element(_without_schema(edited.text)).strip("\n"))
            gone.append(edited.file)
    return {target: _list_text(parts).encode() for target, parts in texts.items()}, gone


def _list_text(parts: list[str]) -> str:
    """The head of a list and its records; no blank line stands below a line that only names the schema."""
    head, *records = parts
    between = "\n" if head.startswith(SCHEMA_LINE) and "\n" not in head else "\n\n"
    return head + between + "\n\n".join(records) + "\n"


def _elements(edited: EditedFile) -> Iterator[tuple[str, object, str]]:
    """Each record with its theme and its text, to which the comments above it belong."""
    lines = _without_schema(edited.text).split("\n")
    shift = edited.text.count("\n") - (len(lines) - 1)
    starts = []
    end = 0
    for entry in edited.entries:
        start = dash_line(lines, entry.mark[0] - 1 - shift)
        while start > end and (not lines[start - 1].strip() or lines[start - 1].startswith("#")):
            start -= 1
        starts.append(start)
        end = entry.mark[0] - shift
    for entry, start, stop in zip(edited.entries, starts, [*starts[1:], len(lines)], strict=True):
        value = entry.value if isinstance(entry.value, dict) else {}
        yield entry.id, value.get("theme"), "\n".join(lines[start:stop]).strip("\n")


def _without_schema(text: str) -> str:
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join(lines[1:] if lines[0].startswith(SCHEMA_LINE) else lines)
