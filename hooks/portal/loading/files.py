"""A data folder -> the files that hold data or drafts, and a problem for each that cannot be read or does not belong.

Records stand in lists (`projects.yaml`, `projects/safety.yaml`) or alone (`projects/safety/police-treaty.yaml`).
"""

import os
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel

from portal.loading.limits import MAX_BYTES, MAX_FILES, MAX_TOTAL
from portal.problems import Problem
from portal.records.kinds import MODELS
from portal.records.registry import KINDS, LISTS, NAMES, OPTIONAL, SINGLES

DRAFTS = "drafts-"  # begins the name of a file's sort where it holds drafts

_USUAL = "data"  # what the folder is called in a portal
_ENDINGS = (".yaml", ".yml")
_OTHERS = ("drafts", "ledger", "schema")  # folders that are read elsewhere


class DataFile(NamedTuple):
    """A file, what its entries are, and whether it is a list of them; `name` is that of the sort: `projects`."""

    path: Path
    name: str
    model: type[BaseModel]
    listed: bool

    def content(self) -> bytes:
        """All bytes of the file, or as many as show that it is too big."""
        with self.path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)


def data_files(data: Path) -> Iterator[DataFile | Problem]:
    """The files of a data folder in the order in which they are read, with the problems of the folder itself."""
    if not data.is_dir():
        yield _problem(data, "no-folder")
        return
    total = count = 0
    linked = _linked_folders(data)
    yield from (_problem(folder, "linked-folder") for folder in sorted(linked))
    for file in _expected(data):
        if linked.intersection(file.path.parents):
            continue
        code = _why_not(file.path, data)
        if not code:
            total, count = total + file.path.stat().st_size, count + 1
            if total > MAX_TOTAL or count > MAX_FILES:
                yield _problem(file.path, "too-much-data", limit=MAX_TOTAL, files=MAX_FILES)
                return
        yield _problem(file.path, code, limit=MAX_BYTES) if code else file
    for stray in _strays(data, linked):
        yield _problem(stray, "stray-file", nearest=_likely_place(stray, data))
    for stray in _beside(data) if data.name == _USUAL else ():
        yield _problem(stray, "stray-file", nearest=data / stray.relative_to(data.parent))


def draft_files(data: Path) -> Iterator[DataFile]:
    """The files with drafts: `drafts/projects.yaml` and `drafts/projects/*.yaml`, and likewise for the other kinds."""
    for kind, model in MODELS.items():
        files = (data / "drafts" / f"{kind}.yaml", *sorted((data / "drafts" / kind).glob("*.yaml")))
        yield from (DataFile(file, f"{DRAFTS}{kind}", model, True) for file in files if file.is_file())


def editable_files(data: Path) -> Iterator[DataFile]:
    """Every file that editors write in a data folder, drafts last; those that cannot be read at all are left out."""
    yield from (file for file in data_files(data) if isinstance(file, DataFile))
    yield from draft_files(data)


def _expected(data: Path) -> Iterator[DataFile]:
    for name, model in LISTS.items():
        single = data / f"{name}.yaml"
        folder = [path for path in sorted((data / name).glob("*.yaml")) if not path.name.startswith(".")]
        if os.path.lexists(single) or (name not in KINDS and name not in OPTIONAL and not folder):
            yield DataFile(single, name, model, True)
        yield from (DataFile(path, name, model, True) for path in folder)
        if name in KINDS:
            own = (path for path in sorted((data / name).glob("*/*.yaml")) if not path.name.startswith("."))
            yield from (DataFile(path, name, model, False) for path in own)
    for name, model in SINGLES.items():
        yield DataFile(data / f"{name}.yaml", name, model, False)


def _why_not(file: Path, data: Path) -> str:
    """The code of the reason why a file cannot be read, empty where it can."""
    if not os.path.lexists(file):
        return "no-file"
    if file.is_symlink() and not file.exists():
        return "broken-link"
    if not Path(os.path.realpath(file)).is_relative_to(os.path.realpath(data)):
        return "outside"
    if not file.is_file():
        return "not-a-file"
    return "file-too-big" if file.stat().st_size > MAX_BYTES else ""


def _linked_folders(data: Path) -> set[Path]:
    """Folders of data that are links to other places, of which nothing is read."""
    places = (path for pattern in ("*", "*/*") for path in data.glob(pattern) if path.is_symlink() and path.is_dir())
    return {path for path in places if path.relative_to(data).parts[0] not in _OTHERS}


def _strays(data: Path, linked: set[Path]) -> Iterator[Path]:
    """Files that look like data, or stand among them, and that nothing reads; ledgers and schemas are left out."""
    read = {file.path for file in (*_expected(data), *draft_files(data))}
    for file in sorted(data.iterdir()):
        if _looks_like_data(file) and file not in read and not file.name.startswith("."):
            yield file
    folders = {path for path in data.iterdir() if path.is_dir() and path.name not in _OTHERS} - linked
    for folder in sorted(folders):
        for file in sorted(folder.rglob("*")):
            belongs = file in read or file.name.startswith(".")
            if not belongs and (_looks_like_data(file) or (folder.name in LISTS and file.is_file())):
                yield file
    for file in sorted((data / "drafts").rglob("*")):
        if file.is_file() and file not in read and not file.name.startswith("."):
            yield file


def _beside(data: Path) -> Iterator[Path]:
    """Records beside the data folder, as who makes a file in a browser easily leaves the folder out."""
    for name in KINDS:
        yield from sorted(data.parent.glob(f"{name}.yaml"))
        yield from sorted((data.parent / name).rglob("*.yaml"))


def _likely_place(stray: Path, data: Path) -> str:
    """The name that was probably meant: of the file, or of the folder right below `data`; empty for what is no text."""
    stem, _, ending = stray.name.lower().partition(".")
    if ending not in ("yaml", "yml", "txt", "yaml.txt", "yml.txt"):
        return ""
    if stray.parent == data:
        near = get_close_matches(stem, NAMES, 1)
        return f"{near[0]}.yaml" if near else ""
    folder, *rest = stray.relative_to(data).parts
    if folder == "drafts":
        near = get_close_matches(rest[0].lower(), KINDS, 1)
        return f"drafts/{near[0]}/{stem}.yaml" if near and len(rest) > 1 else ""
    near = get_close_matches(folder.lower(), LISTS, 1)
    depth = 2 if near and near[0] in KINDS else 1
    return "/".join([near[0], *rest[:-1], f"{stem}.yaml"]) if near and len(rest) <= depth else ""


def _looks_like_data(file: Path) -> bool:
    """Whether a file is named like data; some editors of plain text save it as `x.yaml.txt`."""
    name = file.name.lower().removesuffix(".txt")
    return name.endswith(_ENDINGS)


def _problem(file: Path, code: str, **details: object) -> Problem:
    return Problem(str(file), 1, 1, "", "", code, details)
