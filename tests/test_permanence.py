"""No address that was ever published vanishes, and a page says when its text last changed."""

import re
import subprocess
from datetime import date
from pathlib import Path

import pytest

from copies import commit, contents, copy_of_data, portal
from portal.__main__ import main
from portal.dates import day_of, today
from portal.history.addresses import check_addresses, read_addresses, record_addresses, redirects
from portal.history.git import Repository
from portal.history.last_modified import last_modified
from portal.loading.load import load
from portal.problems import as_text
from portal.reuse import Reuse

REASON = ("--reason-nl", "Het is afgelopen.", "--reason-fr", "C’est terminé.", "--reason-en", "It has ended.")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The real data, with a ledger of the addresses of a site that has all records."""
    data = copy_of_data(tmp_path)
    site = tmp_path / "site"
    for address in ("", "nl/", *record_addresses(load(data).records)):
        (site / address).mkdir(parents=True, exist_ok=True)
        (site / address / "index.html").touch()
    for name in ("assets/a.css", "404.html", "nl/feed.xml"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).touch()
    (data / "ledger" / "addresses.txt").unlink(missing_ok=True)
    assert portal("addresses", "--data", data, "record", site) == 0
    return data


def without(data: Path, id_: str) -> None:
    """Takes a record out of its file."""
    for file in data.rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(rf"(?ms)^- id: {id_}\n.*?(?=^- |^#|\Z)", "", text), encoding="utf-8")


def problems(data: Path) -> list[str]:
    return [line.split(": ", 1)[1] for line in as_text(check_addresses(data, load(data)))]


def test_the_ledger_has_every_address_that_stays_with_its_first_day(data: Path) -> None:
    known = read_addresses(data)
    assert known["nl/feed.xml"] == known["fr/organisations/nsec/"] == today().isoformat()
    assert {"", "404.html", "assets/a.css", "index.html"}.isdisjoint(known)
    assert problems(data) == []


def test_an_address_that_would_vanish_is_reported_once_for_its_record(data: Path) -> None:
    without(data, "nsec")
    assert problems(data) == [
        "the address /nl/organisations/nsec/ was published and would vanish: put the record “nsec” back"
        " and use “portal rename” or “portal withdraw”"
    ]


@pytest.mark.parametrize(
    ("pattern", "wrong"),
    [
        (r"(?m)^  kind: .*$", "  kind: komitee"),  # a value
        (r"(?m)^  theme: ", "  theme:"),  # a line that cannot be read
        (r"(?m)^    nl: ", '    nl: "'),  # all that follows
    ],
)
def test_a_record_with_a_mistake_is_there_and_its_address_is_not_said_to_vanish(
    data: Path, pattern: str, wrong: str
) -> None:
    portal("rename", "--data", data, "nsec", "north-seas")
    file = next(file for file in data.rglob("*.yaml") if "\n- id: north-seas\n" in file.read_text("utf-8"))
    before, mark, after = file.read_text("utf-8").partition("- id: north-seas\n")
    file.write_text(before + mark + re.sub(pattern, wrong, after, count=1), encoding="utf-8")
    assert load(data).problems
    assert problems(data) == []


def test_renaming_and_withdrawing_keep_every_address(data: Path) -> None:
    portal("rename", "--data", data, "nsec", "north-seas")
    portal("rename", "--data", data, "north-seas", "north-seas-cooperation")
    portal("withdraw", "--data", data, "gnsbi-development", *REASON)
    assert problems(data) == []
    records = load(data).records
    leading = redirects(read_addresses(data), records)
    assert leading["nl/organisations/nsec/"].id == "north-seas-cooperation"
    assert leading["fr/organisations/north-seas/"].id == "north-seas-cooperation"
    assert not set(leading) & record_addresses(records)


def test_a_record_that_becomes_another_kind_is_redirected(data: Path) -> None:
    known = {"nl/events/nsec/": "2026-01-01"}
    leading = redirects(known, load(data).records)
    assert {address: record.kind for address, record in leading.items() if "/nsec/" in address} == {
        f"{language}/events/nsec/": "organisations" for language in ("nl", "fr", "en")
    }


def test_a_site_without_an_address_of_the_ledger_is_refused_and_nothing_recorded(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "site" / "nl" / "feed.xml").unlink()
    before = contents(data)
    capsys.readouterr()
    assert portal("addresses", "--data", data, "record", tmp_path / "site") == 1
    assert capsys.readouterr().err == (
        "the address /nl/feed.xml was published and is not in the site: redirect it, or put the page back\n"
    )
    assert contents(data) == before


def test_a_record_changed_on_the_day_its_text_changed_and_not_its_layout(data: Path) -> None:
    commit(data, "2026-01-01")
    portal("withdraw", "--data", data, "nsec", *REASON)
    commit(data, "2026-02-01")
    for file in data.rglob("*.yaml"):
        file.write_bytes(file.read_bytes().replace(b"\n  theme:", b"\n  theme:  "))
    portal("rename", "--data", data, "gnsbi-development", "gnsbi-next")
    commit(data, "2026-03-01")
    days = {id_: day_of(moment) for id_, moment in last_modified(data).items()}
    assert days["gnsbi-next"] == date(2026, 1, 1)
    assert days["nsec"] == date(2026, 2, 1)
    assert days["legal-database"] == date(2026, 1, 1)
    assert set(days) >= {record.id for record in load(data).records}


def test_the_last_changes_are_worked_out_once_for_each_commit(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reuse = Reuse(tmp_path / "reuse")
    commit(data, "2026-01-01")
    first = last_modified(data, reuse)
    portal("withdraw", "--data", data, "nsec", *REASON)
    assert last_modified(data, reuse) == first  # it is not committed yet
    commit(data, "2026-02-01")
    second = last_modified(data, reuse)
    assert second == last_modified(data) != first
    monkeypatch.setattr(Repository, "changes", lambda _: pytest.fail("the history is read again"))
    assert last_modified(data, reuse) == second


def test_without_the_whole_history_no_day_is_claimed(data: Path, tmp_path: Path) -> None:
    assert last_modified(data) == {}
    commit(data, "2026-01-01")
    portal("withdraw", "--data", data, "nsec", *REASON)
    commit(data, "2026-02-01")
    shallow = tmp_path / "shallow"
    subprocess.run(["git", "clone", "--depth", "1", data.as_uri(), shallow], check=True, capture_output=True)
    assert last_modified(shallow) == {}


def gap_told(data: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What `portal check --publish` says of the history."""
    assert main(["check", "--publish", "--data", str(data)]) == 1
    return next((row for row in capsys.readouterr().out.splitlines() if "last changed" in row), "")


def test_a_history_that_does_not_say_all_keeps_the_site_from_being_published(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "There is no history" in gap_told(data, capsys)
    commit(data, "2026-01-01")
    assert gap_told(data, capsys) == ""
    portal("withdraw", "--data", data, "nsec", *REASON)
    commit(data, "2026-02-01")
    shallow = tmp_path / "shallow"
    subprocess.run(["git", "clone", "--depth", "1", data.as_uri(), shallow], check=True, capture_output=True)
    assert "git fetch --unshallow" in gap_told(shallow, capsys)
    monkeypatch.setenv("PATH", "")
    assert "The program git is not there" in gap_told(data, capsys)


def test_a_clone_of_another_user_is_reported_of_and_also_where_changes_are_compared(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(data, "2026-01-01")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert f"safe.directory {data}" in gap_told(data, capsys)
    assert portal("diff", "--data", data, "HEAD", "HEAD") == 1
    assert "belongs to another user" in capsys.readouterr().err


def test_where_there_is_no_git_no_day_is_claimed(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(data, "2026-01-01")
    monkeypatch.setenv("PATH", "")
    assert last_modified(data) == {}


def test_records_that_nobody_checked_for_a_year_are_listed_by_theme(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = data / "services.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"(?m)^(  written: .*)$", r'\1\n  reviewed: "2027-01-01"', text), encoding="utf-8")
    capsys.readouterr()
    assert portal("reviews", "--data", data, "--today", "2027-12-31") == 0
    said = capsys.readouterr().out
    assert re.search(r"^- nsec: last checked: never; written on \d{4}-\d\d-\d\d$", said, re.MULTILINE)
    assert "- legal-database:" not in said
    portal("reviews", "--data", data, "--today", "2028-01-02")
    assert "- legal-database: last checked: 2027-01-01; written on " in capsys.readouterr().out
