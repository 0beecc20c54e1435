"""Rules of watching the published site: what is wrong is said, and a sound site says nothing."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from portal.publish import write
from watch import PATHS, wrong

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the base class's
        """Keeps the log of the tests free of requests."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path, {path + ("index.html" if path.endswith("/") or not path else ""): b"x" for path in PATHS})
    write(tmp_path, {"build.json": b'{"built": "2026-11-21T23:10:00Z"}'})
    return tmp_path


@pytest.fixture
def address(root: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def test_a_sound_site_says_nothing(address: str) -> None:
    assert list(wrong(address, NOW)) == []


def test_what_is_missing_is_said(root: Path, address: str) -> None:
    (root / "fr/index.html").rename(root / "fr/other.txt")
    (root / "sitemap.xml").unlink()
    assert list(wrong(address, NOW)) == [f"{address}/sitemap.xml answers 404"]


def test_a_site_that_is_not_renewed_is_said(root: Path, address: str) -> None:
    (line,) = wrong(address, datetime(2026, 11, 25, tzinfo=UTC))
    assert "built at 2026-11-21T23:10:00+00:00" in line
    (root / "build.json").unlink()
    assert list(wrong(address, NOW)) == [f"{address}/build.json does not say when the site was built"]


def test_a_site_that_is_not_there_is_said() -> None:
    assert any("answers" in line for line in wrong("http://127.0.0.1:1/", NOW))
