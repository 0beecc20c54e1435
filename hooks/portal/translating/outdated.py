"""Translations that no longer follow their text -> a problem for each at its place in the file, for `portal check`."""

from pathlib import Path as File

from portal.checking.loading import entries
from portal.editing.storage import editable_files
from portal.history.snapshots import on_disk, snapshot
from portal.problems import Problem
from portal.translating.translations import Standing, read_ledger, standings
from portal.translating.wordings import placed_texts


def outdated(data: File) -> list[Problem]:
    """Every outdated translation, where its text stands."""
    known = snapshot(on_disk(data))
    found = [one for one in standings(known, read_ledger(data)) if one.state == "outdated"]
    by_file: dict[str, dict[str, list[Standing]]] = {}
    for one in found:
        by_file.setdefault(known[one.text.key].file, {}).setdefault(one.text.key, []).append(one)
    return [problem for file, wanted in by_file.items() for problem in _placed(data, data / file, wanted)]


def _placed(data: File, file: File, wanted: dict[str, list[Standing]]) -> list[Problem]:
    place = next(place for place in editable_files(data) if place.path == file)
    problems = []
    for entry in entries(place):
        key = next((key for key in (entry.id, f"{place.name}/{entry.id}", place.name) if key in wanted), "")
        places = {path: where for path, where, _ in placed_texts(entry.value)}
        for one in wanted.get(key, ()):
            field = (*places[one.text.path], one.text.language)
            details = {"language": one.source, "day": one.made.day if one.made else ""}
            path = f"{one.text.path}.{one.text.language}"
            problems.append(Problem(str(file), *entry.near(field), entry.id, path, "outdated-translation", details))
    return problems
