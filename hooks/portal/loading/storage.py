"""The files of a data folder that people write, drafts too, and how new bytes come into them.

A write replaces a file whole or not at all, whenever the program is stopped.
"""

import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from portal.loading.files import DataFile, data_files
from portal.records.kinds import MODELS

DRAFTS = "drafts-"  # begins the name of a file's sort where it holds drafts


def draft_files(data: Path) -> Iterator[DataFile]:
    """The files with drafts: `drafts/projects.yaml` and `drafts/projects/*.yaml`, and likewise for the other kinds."""
    for kind, model in MODELS.items():
        files = (data / "drafts" / f"{kind}.yaml", *sorted((data / "drafts" / kind).glob("*.yaml")))
        yield from (DataFile(file, f"{DRAFTS}{kind}", model, True) for file in files if file.is_file())


def editable_files(data: Path) -> Iterator[DataFile]:
    """Every file that editors write in a data folder, drafts last; those that cannot be read at all are left out."""
    yield from (file for file in data_files(data) if isinstance(file, DataFile))
    yield from draft_files(data)


def write_files(contents: Mapping[Path, bytes]) -> None:
    """Puts new bytes in files, in the order given; none is touched before all are safely on the disk beside them."""
    ready: list[tuple[str, Path]] = []
    try:
        for file, content in contents.items():
            ready.append((_beside(file.resolve(), content), file.resolve()))
        while ready:
            os.replace(*ready[0])
            ready.pop(0)
    finally:
        for temporary, _ in ready:
            os.unlink(temporary)


def _beside(file: Path, content: bytes) -> str:
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
