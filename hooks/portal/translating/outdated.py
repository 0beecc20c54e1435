"""Translations that no longer follow their text -> a problem for each at its place in the file, for `portal check`."""

from collections.abc import Iterator
from pathlib import Path as File

from portal.checking.loading import entries
from portal.editing.storage import editable_files
from portal.history.prose import PAGES, everything, page_file
from portal.problems import Problem
from portal.translating.translations import Standing, read_ledger, standings
from portal.translating.wordings import placed_texts


def outdated(data: File) -> list[Problem]:
    """Every outdated translation, where its text stands."""
    known = everything(data)
    found = [one for one in standings(known, read_ledger(data)) if one.state == "outdated"]
    pages = [one for one in found if known[one.text.key].kind == PAGES]
    by_file: dict[str, dict[str, list[Standing]]] = {}
    for one in found:
        if known[one.text.key].kind != PAGES:
            by_file.setdefault(known[one.text.key].file, {}).setdefault(one.text.key, []).append(one)
    placed = [problem for file, wanted in by_file.items() for problem in _placed(data, data / file, wanted)]
    return placed + [
        _problem(one, page_file(data, one.text.key, one.text.language), (1, 1), one.text.key) for one in pages
    ]


def _placed(data: File, file: File, wanted: dict[str, list[Standing]]) -> Iterator[Problem]:
    place = next(place for place in editable_files(data) if place.path == file)
    for entry in entries(place):
        key = next((key for key in (entry.id, f"{place.name}/{entry.id}", place.name) if key in wanted), "")
        places = {path: where for path, where, _ in placed_texts(entry.value)}
        for one in wanted.get(key, ()):
            yield _problem(one, file, entry.near((*places[one.text.path], one.text.language)), entry.id)


def _problem(one: Standing, file: File, mark: tuple[int, int], name: str) -> Problem:
    details = {"language": one.source, "day": one.made.day if one.made else ""}
    return Problem(str(file), *mark, name, f"{one.text.path}.{one.text.language}", "outdated-translation", details)
