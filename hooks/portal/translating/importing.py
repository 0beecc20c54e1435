"""Texts that come back from a translator -> changes of data files and ledger, or the conflicts in their way."""

import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from portal.editing.edited_file import contents, edited_files
from portal.history.prose import PAGES, content_of, page_file
from portal.history.snapshots import Known, key_of
from portal.loading.texts import fingerprint, placed_texts
from portal.problems import Problem
from portal.translating.ledger import Ledger, Origin, Provenance, Text, ledger_file, translations_ledger
from portal.translating.translations import Translation, confirmed, translations_of
from portal.translating.units import Returned, said, state

Check = Callable[[Path], list[Problem]]


@dataclass(slots=True)
class Imported:
    """The result of an import; where there are conflicts or faults, nothing is written. `empty` have no translation."""

    files: dict[Path, bytes] = field(default_factory=dict)
    conflicts: list[tuple[str, str]] = field(default_factory=list)  # code of a message, place
    faults: list[Problem] = field(default_factory=list)  # what the check would newly say
    empty: list[str] = field(default_factory=list)
    changed: int = 0
    confirmed: int = 0
    same: int = 0


def import_translations(
    data: Path, returned: Iterable[Returned], known: Mapping[str, Known], ledger: Ledger, today: date, check: Check
) -> Imported:
    """Compares every text with the current one, and makes the changes unless there is a conflict.

    `check` gives the problems of a data folder and the prose beside it.
    """
    result = Imported()
    here = {
        (fingerprint(one.text.key), fingerprint(one.text.path), one.text.language): one
        for one in translations_of(known, ledger)
    }
    new: dict[Text, str] = {}
    rows: Ledger = {}
    seen: dict[Text, str] = {}
    for text in returned:
        one = here.get((text.key_mark, text.path_mark, text.language))
        where = f"{one.text.key}.{one.text.path}.{text.language}" if one else f"{text.where}.{text.language}"
        if code := _conflict(text, one):
            result.conflicts.append((code, where))
        elif one and seen.setdefault(one.text, text.translation) != text.translation:
            result.conflicts.append(("conflict-twice", where))
        elif one and _untranslated(text):
            result.empty.append(where)
        elif one and fingerprint(text.translation) != fingerprint(one.translation):
            new[one.text] = said(text.translation, known[one.text.key])
            rows[one.text] = _provenance(one._replace(translation=text.translation), text, today)
        elif one and _says_more(text.state, state(one)):
            rows[one.text] = _provenance(one, text, today)
        else:
            result.same += 1
    if not result.conflicts:
        result.changed, result.confirmed = len(new), len(rows) - len(new)
        changed = _in_files(data, new) | _in_prose(data, new)
        result.faults = _faults(data, changed, check) if changed else []
        after = {ledger_file(data): translations_ledger({**ledger, **rows})} if rows else {}
        result.files = {} if result.faults else {**after, **changed}
    return result


def _provenance(one: Translation, came: Returned, today: date) -> Provenance:
    kind: Origin = "reviewed" if came.state in ("reviewed", "final") else "human"
    return confirmed(one, kind, today)


def _untranslated(text: Returned) -> bool:
    """Whether a text has no translation: none at all, or what tools put in its place, the source, which nobody read."""
    own = fingerprint(text.translation)
    copied = own == text.source_mark != text.own_mark and text.state in ("initial", "translated")
    return copied or not text.translation.strip()


def _conflict(text: Returned, one: Translation | None) -> str:
    if one is None:
        return "conflict-gone"
    if text.source.strip() and fingerprint(text.source) != text.source_mark:
        return "conflict-edited"
    own = fingerprint(one.translation)
    if text.source_mark != fingerprint(one.original):
        return "conflict-source"
    if text.own_mark != own and fingerprint(text.translation) != own:
        return "conflict-target"
    return ""


def _says_more(came: str, stands: str) -> bool:
    """Whether a state that came back is beyond the one of here (states of XLIFF 2.1); a review is never undone."""
    order = ["initial", "translated", "reviewed", "final"]
    return stands != "reviewed" and order.index(came) > order.index(stands)


def _in_prose(data: Path, new: Mapping[Text, str]) -> dict[Path, bytes]:
    return {page_file(data, one.key, one.language): f"{new[one].rstrip()}\n".encode() for one in new if _is_page(one)}


def _is_page(text: Text) -> bool:
    return text.key.startswith(f"{PAGES}/")


def _in_files(data: Path, new: Mapping[Text, str]) -> dict[Path, bytes]:
    wanted: dict[str, dict[tuple[str, str], str]] = {}
    for text, translation in new.items():
        if not _is_page(text):
            wanted.setdefault(text.key, {})[text.path, text.language] = translation
    if not wanted:
        return {}
    among = edited_files(data, vocabularies=True)
    for edited in among:
        for entry in edited.entries:
            texts = wanted.get(key_of(edited.kind, entry.id), {})
            for path, place, _ in placed_texts(entry.value) if texts and not edited.draft else ():
                for (name, language), translation in texts.items():
                    if name == path:
                        edited.replace_text(entry, (*place, language), translation)
    return contents(among)


def _faults(data: Path, changed: Mapping[Path, bytes], check: Check) -> list[Problem]:
    """What the check would newly say of the data and the prose with these changes."""
    known = {(p.where, p.code, Path(p.file).name) for p in check(data)}
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(data, Path(folder) / "data"))
        if content_of(data).is_dir():
            shutil.copytree(content_of(data), content_of(copy))
        for file, content in changed.items():
            (copy.parent / file.resolve().relative_to(data.resolve().parent)).write_bytes(content)
        found = [p for p in check(copy) if (p.where, p.code, Path(p.file).name) not in known]
        return [replace(p, file=str(data.parent / Path(p.file).relative_to(copy.parent))) for p in found]
