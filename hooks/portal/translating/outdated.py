"""Outdated translations -> a problem for each at its place, for `portal check`."""

from pathlib import Path

from portal.history.prose import page_file, prose_on_disk
from portal.history.snapshots import Known, key_of
from portal.loading.entry import Entry
from portal.loading.files import DataFile
from portal.loading.texts import placed_texts
from portal.problems import Problem
from portal.translating.ledger import parse_ledger, parts_of_ledger
from portal.translating.translations import Translation, translations_of


class OutdatedTexts:
    """Checks each entry while the data are loaded, so that they are parsed once and no entry is kept."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.ledger = parts_of_ledger(data)
        self.problems: list[Problem] = []

    def on_entry(self, file: DataFile, entry: Entry) -> None:
        """Adds a problem for each outdated text of an entry."""
        if isinstance(entry.value, dict):
            key = key_of(file.name, entry.id)
            if found := self._outdated(key, Known(file.name, entry.value, file.path.name)):
                places = {path: where for path, where, _ in placed_texts(entry.value)}
                for one in found:
                    mark = entry.near((*places[one.text.path], one.text.language))
                    self.problems.append(_problem(one, file.path, mark, entry.id))

    def all(self) -> list[Problem]:
        """Every outdated translation of the entries seen, then of the prose beside the data."""
        pages = prose_on_disk(self.data) if self.ledger else {}
        of_pages = (one for key, page in pages.items() for one in self._outdated(key, page))
        return self.problems + [
            _problem(one, page_file(self.data, one.text.key, one.text.language), (1, 1), one.text.key)
            for one in of_pages
        ]

    def _outdated(self, key: str, entry: Known) -> list[Translation]:
        if key not in self.ledger:  # what was never noted cannot be outdated
            return []
        made = parse_ledger(self.ledger[key])
        return [one for one in translations_of({key: entry}, made) if one.state in ("outdated", "alone")]


def _problem(one: Translation, file: Path, mark: tuple[int, int], name: str) -> Problem:
    details = {"language": one.source, "day": one.provenance.day if one.provenance else "", "id": one.text.key}
    code = "changed-alone" if one.state == "alone" else "outdated-translation"
    return Problem(str(file), *mark, name, f"{one.text.path}.{one.text.language}", code, details)
