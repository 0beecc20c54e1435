"""Texts that come back from a translator -> changes of data files and ledger, or the conflicts in their way."""

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from portal.editing.edited_file import contents, edited_files
from portal.editing.formatter.scalar import meaning
from portal.history.snapshots import Known, key_of
from portal.loading.load import load
from portal.loading.texts import fingerprint, placed_texts
from portal.problems import Problem
from portal.rules.check import check
from portal.translating.ledger import Ledger, Made, Origin, Text, ledger_file, translations_ledger
from portal.translating.translations import Standing, standings
from portal.translating.xliff import Returned, state


@dataclass(slots=True)
class Imported:
    """What an import does; where there are conflicts, nothing is written."""

    files: dict[Path, bytes] = field(default_factory=dict)
    conflicts: list[tuple[str, str]] = field(default_factory=list)  # code of a message, place
    changed: int = 0
    confirmed: int = 0
    same: int = 0


def take_in(
    data: Path, returned: Iterable[Returned], known: Mapping[str, Known], ledger: Ledger, today: date
) -> Imported:
    """Compares every text with what stands here, and makes the changes that nothing speaks against."""
    result = Imported()
    here = {one.text: one for one in standings(known, ledger)}
    new: dict[Text, str] = {}
    confirmed: Ledger = {}
    for text in returned:
        one = here.get(text.text)
        if code := _conflict(text, one):
            result.conflicts.append((code, f"{text.text.key}.{text.text.path}.{text.text.language}"))
        elif one and text.translation and meaning(text.translation) != meaning(one.translation):
            new[text.text] = meaning(text.translation)
            confirmed[text.text] = _made(one, text, text.translation, today)
        elif one and _says_more(text.state, state(one)):
            confirmed[text.text] = _made(one, text, one.translation, today)
        else:
            result.same += 1
    if not result.conflicts:
        result.changed, result.confirmed = len(new), len(confirmed) - len(new)
        changed = _in_files(data, new)
        result.conflicts = _faults(data, changed) if changed else []
        after = {ledger_file(data): translations_ledger({**ledger, **confirmed})} if confirmed else {}
        result.files = {} if result.conflicts else {**after, **changed}
    return result


def _made(one: Standing, text: Returned, translation: str, today: date) -> Made:
    kind: Origin = "reviewed" if text.state in ("reviewed", "final") else "human"
    return Made(one.source, fingerprint(one.original), fingerprint(translation), kind, today)


def _conflict(text: Returned, one: Standing | None) -> str:
    if one is None:
        return "conflict-gone"
    own = fingerprint(one.translation)
    if text.source_mark != fingerprint(one.original):
        return "conflict-source"
    if text.own_mark != own and fingerprint(text.translation) != own:
        return "conflict-target"
    return ""


def _says_more(came: str, stands: str) -> bool:
    order = ["initial", "translated", "reviewed", "final"]
    return stands != "reviewed" and order.index(came) > order.index(stands)


def _in_files(data: Path, new: Mapping[Text, str]) -> dict[Path, bytes]:
    if not new:
        return {}
    wanted: dict[str, dict[tuple[str, str], str]] = {}
    for text, translation in new.items():
        wanted.setdefault(text.key, {})[text.path, text.language] = translation
    among = edited_files(data, vocabularies=True)
    for edited in among:
        for entry in edited.entries:
            texts = wanted.get(key_of(edited.kind, entry.id), {})
            for path, place, _ in placed_texts(entry.value) if texts and not edited.draft else ():
                for (name, language), translation in texts.items():
                    if name == path:
                        edited.replace_text(entry, (*place, language), translation)
    return contents(among)


def _faults(data: Path, changed: Mapping[Path, bytes]) -> list[tuple[str, str]]:
    """What the check would newly say of the data with these changes."""
    known = {(p.where, p.code) for p in _problems(data)}
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(data, Path(folder) / "data"))
        for file, content in changed.items():
            (copy / file.relative_to(data)).write_bytes(content)
        return [("conflict-checks", p.text()) for p in _problems(copy) if (p.where, p.code) not in known]


def _problems(data: Path) -> list[Problem]:
    loaded = load(data)
    return [*loaded.problems, *check(loaded)]
