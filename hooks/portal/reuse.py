"""What was made in an earlier build -> the same files again, from a folder beside the build.

Every part that is kept has one file, which begins with a digest of all that the part was made from and with a digest of
what follows. Where either does not hold (the file is missing, old or broken) the part is made anew, so that the folder
can cost time and nothing else.
"""

import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

_SIZE = hashlib.sha256().digest_size


class Reuse:
    """The parts that are kept in a folder; without a folder each is made anew."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self.code = _code() if folder else ""

    def files(self, part: str, given: object, make: Callable[[], dict[str, bytes]]) -> dict[str, bytes]:
        """The files of a part, as `make` makes them from what is `given`: values that their repr tells apart."""
        if self.folder is None:
            return make()
        file = self.folder / part
        begins = hashlib.sha256(repr((self.code, given)).encode()).digest()
        with suppress(OSError):
            kept = file.read_bytes()
            body = kept[2 * _SIZE :]
            if kept[: 2 * _SIZE] == begins + hashlib.sha256(body).digest():
                return dict(_unpacked(body))
        made = make()
        body = _packed(made)
        with suppress(OSError):  # what cannot be kept is made again
            _keep(file, begins + hashlib.sha256(body).digest() + body)
        return made


ANEW = Reuse()


def _packed(files: Mapping[str, bytes]) -> bytes:
    """The name and the length of each file on one line, then all their contents."""
    lengths = {name: len(content) for name, content in files.items()}
    return json.dumps(lengths).encode() + b"\n" + b"".join(files.values())


def _unpacked(body: bytes) -> Iterator[tuple[str, bytes]]:
    line, _, contents = body.partition(b"\n")
    start = 0
    for name, length in json.loads(line).items():
        yield name, contents[start : start + length]
        start += length


def _keep(file: Path, content: bytes) -> None:
    """Writes a file whole or not at all, whoever else writes it at the same time."""
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(f"{file.name}.{os.getpid()}")
    unfinished.write_bytes(content)
    unfinished.replace(file)


@cache
def _code() -> str:
    """A digest of the Python that runs and of every file of this package: any change in them makes all parts old."""
    digest = hashlib.sha256(sys.version.encode())
    package = Path(__file__).parent
    for file in sorted(package.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            digest.update(f"{file.relative_to(package)}\0".encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
