"""Rules of packed files: the same content, the same bytes, and only where it is worth it."""

import gzip
from pathlib import Path

import brotli
import zstandard

from copies import contents
from portal.precompress import precompress
from portal.publish import write

TEXT = b"The Benelux Union. " * 100


def test_text_is_packed_in_three_ways_and_comes_out_as_it_went_in(tmp_path: Path) -> None:
    write(tmp_path, {"nl/index.html": TEXT})
    precompress(tmp_path)
    found = contents(tmp_path)
    assert gzip.decompress(found["nl/index.html.gz"]) == TEXT
    assert brotli.decompress(found["nl/index.html.br"]) == TEXT
    assert zstandard.decompress(found["nl/index.html.zst"]) == TEXT
    assert found["nl/index.html"] == TEXT


def test_what_is_small_packed_already_or_no_text_is_left_alone(tmp_path: Path) -> None:
    files = {"small.html": b"x", "image.png": TEXT, "index.pf_index": TEXT}
    write(tmp_path, files)
    precompress(tmp_path)
    assert contents(tmp_path) == files


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(tmp_path / name, {"a.css": TEXT})
        precompress(tmp_path / name)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
