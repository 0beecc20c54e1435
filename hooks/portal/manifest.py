"""A folder of files -> the list of them with the SHA-256 of each, in the form that `sha256sum --check` reads."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from portal.workers import run_all

NAME = "checksums.txt"
_PIECES = 16  # enough to keep every processor busy until the end


def manifest(folder: Path) -> dict[str, str]:
    """The path of every file below a folder, in order, with the SHA-256 of its content; without the list itself."""
    found = sorted(file_paths(folder) - {NAME})
    pieces = [found[start::_PIECES] for start in range(_PIECES)]
    sums = [pair for made in run_all([partial(_sums, folder, piece) for piece in pieces]) for pair in made]
    return dict(sorted(sums))


def checksum_list(sums: Mapping[str, str]) -> bytes:
    """The bytes of the list."""
    return "".join(f"{digest}  {path}\n" for path, digest in sums.items()).encode()


def file_paths(folder: Path) -> set[str]:
    """The path of every file below a folder; empty where the folder does not exist."""
    found, left = set(), [""]
    while left:
        below = left.pop()
        with suppress(FileNotFoundError), os.scandir(f"{folder}/{below}") as entries:
            for entry in entries:
                if entry.is_dir():
                    left.append(f"{below}{entry.name}/")
                else:
                    found.add(below + entry.name)
    return found


def _sums(folder: Path, piece: Sequence[str]) -> list[tuple[str, str]]:
    return [(path, hashlib.sha256(_content(f"{folder}/{path}")).hexdigest()) for path in piece]


def _content(name: str) -> bytes:
    with open(name, "rb", buffering=0) as file:
        return file.read()
