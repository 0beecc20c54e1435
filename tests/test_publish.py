"""Rules of publishing: whole or not at all, one at a time, and without a gap."""

import hashlib
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from copies import contents
from portal import exchange, publish
from portal.problems import Refused
from portal.publish import StagedSite

FILES = {"index.html": b"new", "nl/new.html": b"new"}


def publication(site: Path, files: dict[str, bytes] = FILES) -> StagedSite:
    made = StagedSite(site)
    publish.write(made.folder, files)
    return made


def old_site(site: Path) -> Path:
    publish.write(site, {"index.html": b"old"})
    return site


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(params=["in one step", "in two steps"])
def _both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on systems that can exchange two folders, and as on those that cannot."""
    if request.param == "in two steps":
        monkeypatch.setattr(exchange, "_in_one_step", lambda one, other: False)


@pytest.mark.usefixtures("_both_ways")
def test_what_is_staged_takes_the_place_of_what_was_published(tmp_path: Path) -> None:
    site = old_site(tmp_path / "site")
    made = publication(site)
    assert contents(site) == {"index.html": b"old"}
    made.replace(FILES)
    assert contents(site).items() >= FILES.items()
    assert names(tmp_path) == ["site"]


def test_a_first_build_needs_no_published_site_nor_a_folder_for_it(tmp_path: Path) -> None:
    publication(tmp_path / "www/site").replace()
    assert (tmp_path / "www/site/nl/new.html").exists()


def test_the_list_of_checksums_names_every_other_file(tmp_path: Path) -> None:
    publication(tmp_path / "site").replace()
    rows = (tmp_path / "site/checksums.txt").read_text(encoding="utf-8").splitlines()
    assert rows == [f"{hashlib.sha256(content).hexdigest()}  {path}" for path, content in FILES.items()]


def test_what_is_discarded_leaves_no_trace(tmp_path: Path) -> None:
    publication(tmp_path / "site").discard()
    assert names(tmp_path) == []


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    root = old_site(tmp_path / "var/www")
    (tmp_path / "site").symlink_to(root)
    for _ in range(2):
        publication(tmp_path / "site").replace()
        assert (tmp_path / "site").is_symlink()
        assert (root / "nl/new.html").read_bytes() == b"new"
    assert (names(tmp_path), names(root.parent)) == (["site", "var"], ["www"])


def test_a_second_build_is_reported_who_builds_since_when_and_changes_nothing(tmp_path: Path) -> None:
    site = old_site(tmp_path / "site")
    first = publication(site)
    with pytest.raises(Refused, match="site-busy") as refused:
        StagedSite(site)
    assert str(refused.value.details["holder"]).startswith(f"{os.getpid()} on ")
    first.replace(FILES)
    assert (site / "nl/new.html").exists()
    StagedSite(site).discard()


def test_what_killed_builds_left_is_taken_away_by_the_next(tmp_path: Path) -> None:
    code = (
        "import os, pathlib, sys; from portal.publish import StagedSite;"
        "made = StagedSite(pathlib.Path(sys.argv[1])); (made.folder / 'half.html').touch(); os.kill(os.getpid(), 9)"
    )
    old_site(tmp_path / "site")
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "site")], check=False)
    assert len(names(tmp_path)) == 3
    publication(tmp_path / "site").replace()
    assert names(tmp_path) == ["site"]


def test_an_exchange_that_was_cut_off_half_way_is_mended_by_the_next_build(tmp_path: Path) -> None:
    publish.write(tmp_path / ".site.old", {"index.html": b"old"})
    made = StagedSite(tmp_path / "site")
    assert contents(tmp_path / "site") == {"index.html": b"old"}
    made.discard()


def test_signals_wait_until_an_exchange_in_two_steps_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setattr(exchange, "_in_one_step", lambda one, other: False)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
    request.addfinalizer(lambda: signal.signal(signal.SIGINT, before))
    rename = Path.rename

    def interrupted(path: Path, target: Path) -> Path:
        os.kill(os.getpid(), signal.SIGINT)
        return rename(path, target)

    site, other = old_site(tmp_path / "site"), tmp_path / "other"
    publish.write(other, FILES)
    monkeypatch.setattr(Path, "rename", interrupted)
    done = threading.Event()
    request.addfinalizer(done.set)
    threading.Thread(target=done.wait).start()  # the system may give the signal to this thread
    with pytest.raises(KeyboardInterrupt):
        exchange.exchange(site, other)
    assert (contents(site), contents(other)) == (FILES, {"index.html": b"old"})


@pytest.mark.usefixtures("_both_ways")
def test_a_site_that_is_not_whole_is_not_published(tmp_path: Path) -> None:
    site = old_site(tmp_path / "site")
    made = publication(site)
    (made.folder / "nl/new.html").unlink()
    with pytest.raises(Refused, match="site-not-whole") as refused:
        made.replace(FILES)
    assert refused.value.details == {"count": 1, "file": "nl/new.html"}
    assert contents(site) == {"index.html": b"old"}
    assert names(tmp_path) == ["site"]


def test_a_site_that_is_found_robbed_after_the_exchange_gives_its_place_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = old_site(tmp_path / "site")

    def robbed(one: Path, other: Path) -> None:
        exchange.exchange(one, other)
        (one / "nl/new.html").unlink(missing_ok=True)

    monkeypatch.setattr(publish, "exchange", robbed)
    with pytest.raises(Refused, match="site-not-whole"):
        publication(site).replace(FILES)
    assert contents(site) == {"index.html": b"old"}


def test_an_exchange_that_the_system_refuses_leaves_the_published_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(one: Path, other: Path) -> None:
        raise OSError(16, "Device or resource busy")

    monkeypatch.setattr(publish, "exchange", refused)
    site = old_site(tmp_path / "site")
    with pytest.raises(OSError, match="busy"):
        publication(site).replace()
    assert contents(site) == {"index.html": b"old"}
    assert names(tmp_path) == ["site"]


def test_a_file_in_the_place_of_the_site_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site").write_bytes(b"mine")
    with pytest.raises(Refused, match="site-no-folder"):
        StagedSite(tmp_path / "site")
    assert contents(tmp_path) == {"site": b"mine"}


def test_a_link_that_leads_back_to_itself_is_no_site(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to("site")
    with pytest.raises(Refused, match="site-no-folder"):
        StagedSite(tmp_path / "site")
    assert names(tmp_path) == ["site"]


def test_a_web_server_may_read_everything_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        publication(tmp_path / "site").replace()
        after = os.umask(0o077)
    finally:
        os.umask(before)
    assert after == 0o077
    modes = {path.stat().st_mode & 0o777 for path in [tmp_path / "site", *(tmp_path / "site").rglob("*")]}
    assert modes == {0o755, 0o644}


def test_whoever_reads_during_exchanges_finds_a_whole_site_each_time(tmp_path: Path, thorough: bool) -> None:
    times = 100 if thorough else 10
    site, finished = old_site(tmp_path / "site"), threading.Event()
    missing: list[str] = []

    def read() -> None:
        while not finished.is_set():
            for path in ("index.html", "nl/new.html"):
                try:
                    (site / path).read_bytes()
                except FileNotFoundError as gap:
                    missing.append(str(gap))

    publication(site).replace()
    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(times):
        publication(site, {path: str(number).encode() for path in FILES}).replace(FILES)
    finished.set()
    for reader in readers:
        reader.join()
    assert missing == []
    assert (site / "index.html").read_bytes() == str(times - 1).encode()
