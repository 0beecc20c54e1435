"""A record stands in a list or in a file of its own: the same is read, and nothing is lost on the way."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from copies import complaints, copy_of_data, git, portal
from portal.dates import day_of
from portal.editing.edited_file import edited_files
from portal.editing.formatter.file import unformatted
from portal.editing.splitting import split
from portal.history.last_modified import last_modified
from portal.loading.files import editable_files
from portal.loading.load import load
from portal.records.kinds import MODELS


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return copy_of_data(tmp_path)


def lists(data: Path, kind: str) -> dict[str, bytes]:
    files = [data / f"{kind}.yaml", *(data / kind).glob("*.yaml")]
    return {file.name: file.read_bytes() for file in files if file.exists()}


def untidy(data: Path, kind: str) -> list[Path]:
    """The files of a kind that are not in canonical layout."""
    files = (place for place in editable_files(data) if place.name == kind)
    return [place.path for place in files if unformatted(data, place)]


@pytest.mark.parametrize("kind", MODELS)
def test_a_list_that_is_split_says_the_same_and_comes_back_by_joining(data: Path, kind: str) -> None:
    before = {record.id: record for record in load(data).records}
    comments = sum(
        line.strip().startswith("#") for text in lists(data, kind).values() for line in text.decode().split("\n")
    )
    portal("split", "--data", data, kind)
    assert complaints(data) == []
    assert {record.id: record for record in load(data).records} == before
    assert lists(data, kind) == {}
    alone = [file.read_text(encoding="utf-8") for file in (data / kind).glob("*/*.yaml")]
    assert sum(text.count("\n#") + text.count(" #") for text in alone) >= comments - len(alone) - 6
    assert untidy(data, kind) == []
    portal("join", "--data", data, kind)
    assert {record.id: record for record in load(data).records} == before
    first = lists(data, kind)
    portal("split", "--data", data, kind)
    portal("join", "--data", data, kind)
    assert lists(data, kind) == first
    assert untidy(data, kind) == []


def test_commands_change_a_record_in_a_file_of_its_own(data: Path) -> None:
    portal("split", "--data", data, "projects")
    reason = ("--reason-nl", "Het is afgelopen.", "--reason-fr", "C’est terminé.", "--reason-en", "It has ended.")
    assert portal("withdraw", "--data", data, "police-treaty-implementation", *reason) == 0
    assert portal("rename", "--data", data, "police-treaty-implementation", "police-treaty-in-practice") == 0
    record = next(record for record in load(data).records if record.id == "police-treaty-in-practice")
    assert record.withdrawn
    assert record.formerly == ("police-treaty-implementation",)
    assert complaints(data) == []


def test_a_record_that_moves_to_a_file_of_its_own_has_not_changed(tmp_path: Path) -> None:
    data = copy_of_data(tmp_path)
    git(tmp_path, "init", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "all", GIT_COMMITTER_DATE="2025-01-01T12:00:00Z")
    portal("split", "--data", data, "services")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "split", GIT_COMMITTER_DATE="2026-01-01T12:00:00Z")
    assert set(map(day_of, last_modified(data).values())) == {date(2025, 1, 1)}


def test_records_that_two_editors_add_merge_without_conflict(tmp_path: Path) -> None:
    data = copy_of_data(tmp_path)
    git(tmp_path, "init", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "all")
    file = next(iter(sorted(data.glob("projects/*.yaml"))))
    fields = file.read_text(encoding="utf-8").rpartition("\n- id: ")[2].partition("\n")[2]
    for number in range(3):
        for editor in ("one", "two"):
            git(tmp_path, "switch", "-q", "-c", f"{editor}-{number}", "main")
            name = f"added-by-{editor}-{number}"
            draft = data / "drafts/projects" / f"{name}.yaml"
            draft.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(f"- id: {name}\n{fields}", encoding="utf-8")
            assert portal("finish", "--data", data, name) == 0
            git(tmp_path, "add", ".")
            git(tmp_path, "commit", "-m", name)
        merged = subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "merge", "-q", f"one-{number}"],
            cwd=tmp_path,
            capture_output=True,
            check=False,
        )
        assert merged.returncode == 0
        git(tmp_path, "switch", "-q", "main")


def test_lines_of_windows_in_a_list_end_as_all_others_in_the_files_of_its_records(data: Path) -> None:
    file = data / "services.yaml"
    before = split(data, [one for one in edited_files(data) if one.file == file], "services")
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert split(data, [one for one in edited_files(data) if one.file == file], "services") == before
    assert all(b"\r" not in content for content in before[0].values())


@pytest.mark.parametrize("command", ["split", "format"])
def test_a_comment_behind_a_dash_that_stands_alone_is_kept(data: Path, command: str) -> None:
    file = data / "services.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("- id: ", "- # KEPT\n  id: "), encoding="utf-8")
    count = file.read_text(encoding="utf-8").count("# KEPT")
    before = {record.id: record for record in load(data).records}
    assert portal(command, "--data", data, *(["services"] if command == "split" else [])) == 0
    assert (
        sum(one.read_text(encoding="utf-8").count("# KEPT") for one in data.rglob("services*/**/*.yaml"))
        + (file.read_text(encoding="utf-8").count("# KEPT") if file.exists() else 0)
        == count
    )
    assert {record.id: record for record in load(data).records} == before


def test_two_records_with_one_id_are_not_split_into_one_file(data: Path) -> None:
    file = data / "services.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text + text[text.index("- id: ") :], encoding="utf-8")
    assert portal("split", "--data", data, "services") == 1
    assert file.exists()
