"""The files of a data folder: which there are, what each holds, and how new bytes come into them.

A write replaces a file whole or not at all, whenever the program is stopped.
"""

import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path as File
from typing import NamedTuple

from pydantic import BaseModel

from portal.loading import record_files
from portal.models import MODELS
from portal.vocabulary import Audience, Document, Interface, Partner, Settings, Term, Theme

LISTS: dict[str, type[BaseModel]] = {
    **MODELS,
    "themes": Theme,
    "audiences": Audience,
    "partners": Partner,
    "documents": Document,
    "glossary": Term,
}
MAPPINGS: dict[str, type[BaseModel]] = {"interface": Interface, "site": Settings}


class DataFile(NamedTuple):
    """A file with records or a vocabulary; `schema` is the name of its JSON Schema."""

    file: File
    schema: str
    listed: bool


def data_files(data: File) -> Iterator[DataFile]:
    """Every file that editors write in a data folder, drafts last."""
    for kind in MODELS:
        yield from (DataFile(file, kind, True) for file in record_files(data, kind))
    for name in (*list(LISTS)[len(MODELS) :], *MAPPINGS):
        if (file := data / f"{name}.yaml").exists():
            yield DataFile(file, name, name in LISTS)
    for kind in MODELS:
        yield from (DataFile(file, f"drafts-{kind}", True) for file in record_files(data / "drafts", kind))


def write(contents: Mapping[File, bytes]) -> None:
    """Puts new bytes in files, in the order given; none is touched before all are safely on the disk beside them."""
    ready: list[tuple[str, File]] = []
    try:
        for file, content in contents.items():
            ready.append((_beside(file.resolve(), content), file.resolve()))
        while ready:
            os.replace(*ready[0])
            ready.pop(0)
    finally:
        for temporary, _ in ready:
            os.unlink(temporary)


def _beside(file: File, content: bytes) -> str:
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=f".{file.name}.", suffix=".tmp", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, file.stat().st_mode & 0o777 if file.exists() else 0o644)
    except BaseException:
        os.unlink(temporary)
        raise
    return temporary
