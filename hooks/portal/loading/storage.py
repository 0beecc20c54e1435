"""New bytes -> files. A write replaces a file whole or not at all, whenever the program is stopped."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


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
