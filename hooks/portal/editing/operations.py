"""Changes across files: a new id for a record, its withdrawal."""

from pathlib import Path

from portal.editing.edited_file import EditedFile, contents, value_at, words_of
from portal.editing.skeletons import is_id
from portal.loading.entry import Entry
from portal.problems import Refused
from portal.records.kinds import Record
from portal.records.likely import likely_id
from portal.records.registry import LISTS
from portal.records.uses import relation_fields
from portal.rules.names import Names

_REFERENCES = {"withdrawn"}.union(*map(relation_fields, LISTS.values()))


def find(among: list[EditedFile], id_: str) -> tuple[EditedFile, Entry] | None:
    """The entry with an id, and its file; None where there is none."""
    return next(((edited, entry) for edited in _of_records(among) for entry in edited.entries if entry.id == id_), None)


def taken_ids(among: list[EditedFile]) -> dict[str, str]:
    """Every current and former id, with the current id of its record."""
    taken = {}
    for edited in _of_records(among):
        for entry in edited.entries:
            taken.update(dict.fromkeys(words_of(entry, "formerly"), entry.id))
            taken[entry.id] = entry.id
    return taken


def _no_such_record(among: list[EditedFile], found: str) -> Refused:
    current = taken_ids(among)
    return Refused("no-such-record", found=found, nearest=current.get(Names(current).nearest(found), ""))


def _of_records(among: list[EditedFile]) -> list[EditedFile]:
    return [edited for edited in among if issubclass(edited.model, Record)]


def rename(among: list[EditedFile], old: str, new: str) -> dict[Path, bytes]:
    """Gives a record another id: all references follow, and the old id becomes one of its former ones."""
    found = find(among, old)
    taken = taken_ids(among)
    if not found:
        raise _no_such_record(among, old)
    if not is_id(new):
        raise Refused("bad-id", where="new", found=new, nearest=likely_id(new))
    if taken.get(new, old) != old or new == old:
        raise Refused("taken-id", found=new, other=taken[new])
    for edited in among:
        for entry in edited.entries:
            for path in entry.values:
                if path and path[0] in _REFERENCES and path[-1] != "reason" and value_at(entry, path) == old:
                    edited.replace_word(entry, path, new)
    edited, entry = found
    edited.replace_word(entry, ("id",), new)
    former = words_of(entry, "formerly")
    if new in former:
        edited.replace_word(entry, ("formerly", former.index(new)), old)
    elif former:
        edited.add_to_list(entry, "formerly", old)
    else:
        edited.add_field(entry, "formerly", [old], after="id")
    return contents(among, edited)


def withdraw(among: list[EditedFile], id_: str, value: dict[str, object]) -> dict[Path, bytes]:
    """Marks a record as withdrawn, with the day, the reason and its replacement."""
    found = find(among, id_)
    if not found:
        raise _no_such_record(among, id_)
    edited, entry = found
    if isinstance(entry.value, dict) and "withdrawn" in entry.value:
        raise Refused("already-withdrawn", found=id_)
    if (target := value.get("replaced_by")) and (target == id_ or not find(among, str(target))):
        raise _no_such_record(among, str(target))
    written = entry.value.get("written") if isinstance(entry.value, dict) else None
    if isinstance(written, str) and str(value.get("date")) < written:
        details = {"found": value.get("date"), "before": "written", "date": written}
        raise Refused("dates-out-of-order", where="withdrawn.date", **details)
    edited.add_field(entry, "withdrawn", value)
    return contents(among, edited)
