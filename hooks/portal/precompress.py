"""The text files of a folder -> the same files compressed beside them, for servers that send precompressed files.

gzip is RFC 1952, Brotli RFC 7932, Zstandard RFC 8878. The same content gives the same bytes.
"""

import gzip
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import brotli
import zstandard

from portal.manifest import file_paths
from portal.workers import run_all

_PAGES = (".html", ".css", ".js", ".svg", ".xml", ".txt")
_DATA = (".json", ".atom", ".ics", ".csv", ".nt", ".ttl", ".jsonld", ".geojson", ".tbx", ".webmanifest")
_WORTH_IT = 500  # bytes; a smaller file fits in one packet anyway
_PIECES = 16
_PACKERS: Mapping[str, Callable[[bytes], bytes]] = {
    ".gz": partial(gzip.compress, compresslevel=9, mtime=0),
    ".br": partial(brotli.compress, mode=brotli.MODE_TEXT, quality=11),
    ".zst": partial(zstandard.compress, level=19),
}


def precompress(folder: Path) -> None:
    """Compresses each file in each format, unless it is tiny or would not get smaller."""
    found = sorted(path for path in file_paths(folder) if path.endswith((*_PAGES, *_DATA)))
    run_all([partial(_pack, folder, found[start::_PIECES]) for start in range(_PIECES)])


def _pack(folder: Path, piece: Sequence[str]) -> None:
    for path in piece:
        content = (folder / path).read_bytes()
        for ending, packer in _PACKERS.items() if len(content) >= _WORTH_IT else ():
            packed = packer(content)
            if len(packed) < len(content):
                (folder / f"{path}{ending}").write_bytes(packed)
