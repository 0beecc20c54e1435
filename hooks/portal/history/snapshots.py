"""The files of a data folder at one moment -> every entry in them, by its key, as plain values."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from portal.language import Language
from portal.loading.decode import screen
from portal.loading.entry import Entry
from portal.loading.load import Placed
from portal.loading.recover import read_entries
from portal.records.kinds import MODELS
from portal.records.registry import SINGLES


class Known(NamedTuple):
    """An entry as it was: its kind (`projects`, `themes`, `interface`), its values, its file."""

    kind: str
    value: dict[str, object]
    file: str

    @property
    def is_record(self) -> bool:
        """Whether it has a page of its own."""
        return self.kind in MODELS

    def title(self, language: Language) -> str:
        """What it is called: the title of a record, the term of an entry of the glossary, the question of an answer."""
        title = next((self.value[name] for name in ("title", "term", "question") if self.value.get(name)), None)
        return str(title.get(language) or "") if isinstance(title, dict) else ""


def snapshot(files: Mapping[str, bytes]) -> dict[str, Known]:
    """Every entry of a data folder by kind and id; what cannot be read is left out; the check reports it."""
    found: dict[str, Known] = {}
    for name, content in sorted(files.items()):
        kind = Path(name).parts[0].removesuffix(".yaml")
        if kind in ("drafts", "ledger", "schema") or not name.endswith(".yaml"):
            continue
        for entry in parsed(content, is_list(name)):
            if isinstance(entry.value, dict):
                found[key_of(kind, entry.id)] = Known(kind, entry.value, name)
    return found


def as_read(data: Path, entries: Iterable[Placed]) -> dict[str, Known]:
    """The same, from the entries of a data folder that have been read already."""
    found: dict[str, Known] = {}
    named = [(placed.file.path.relative_to(data).as_posix(), placed) for placed in entries]
    for name, placed in sorted(named, key=lambda one: one[0]):
        if isinstance(placed.value, dict):
            found[key_of(placed.file.name, placed.id)] = Known(placed.file.name, placed.value, name)
    return found


def is_list(name: str) -> bool:
    """Whether a file, by its path inside the data folder, holds a list and not one entry alone."""
    kind = Path(name).parts[0].removesuffix(".yaml")
    return kind not in SINGLES and not (kind in MODELS and name.count("/") == 2)


def key_of(kind: str, id_: str) -> str:
    """What an entry is called among all: a record by its id, another by its kind too: `glossary/treaty`, `site`."""
    return id_ if kind in MODELS else f"{kind}/{id_}" if id_ else kind


def on_disk(data: Path) -> dict[str, bytes]:
    """The files of a data folder as they stand now, by their path inside it."""
    return {
        file.relative_to(data).as_posix(): file.read_bytes()
        for pattern in ("*.yaml", "*/*.yaml", "*/*/*.yaml", "ledger/*.txt")
        for file in sorted(data.glob(pattern))
        if not file.name.startswith(".")
    }


@lru_cache(maxsize=256)
def parsed(content: bytes, listed: bool) -> tuple[Entry, ...]:
    """The entries of a file; files that are the same at two moments are read once."""
    return tuple(read_entries(screen(content)[0], listed))
