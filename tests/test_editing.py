"""Commands that write leave every other byte alone, and the old file whole whenever they are stopped."""

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from copies import complaints, contents, copy_of_data, portal
from portal.editing.edited_file import edited_files
from portal.editing.operations import rename
from portal.loading.load import load
from portal.loading.storage import write_files

REASON = ("--reason-nl", "Het is afgelopen.", "--reason-fr", "C’est terminé.", "--reason-en", "It has ended.")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return copy_of_data(tmp_path)


def entry_texts(data: Path) -> dict[str, str]:
    """The text of each record by its id."""
    texts = {}
    for edited in edited_files(data):
        for entry in edited.entries:
            start, end = edited.extent(entry)
            texts[entry.id] = edited.text[start:end]
    return texts


def test_renaming_changes_every_reference_and_keeps_the_old_id_as_a_former_one(data: Path) -> None:
    before = entry_texts(data)
    assert portal("rename", "--data", data, "nsec", "north-seas-cooperation") == 0
    after = entry_texts(data)
    assert complaints(data) == []
    record = next(record for record in load(data).records if record.id == "north-seas-cooperation")
    assert record.formerly == ("nsec",)
    for id_, text in before.items():
        if id_ != "nsec":
            assert re.sub(r"north-seas-cooperation(?![\w-])", "nsec", after[id_]) == text


def test_renaming_mends_the_prose_that_leads_there(data: Path) -> None:
    page = data.parent / "content/nl/about.md"
    before = page.read_text(encoding="utf-8")
    named = (
        "\n[x](record:nsec) [y](record:nsec-2) [z](page:organisations/nsec/)\n"
        "\n<!-- slot: cards ids=nsec,benelux-union -->\n"
    )
    page.write_text(before + named, encoding="utf-8")
    portal("rename", "--data", data, "nsec", "north-seas")
    after = named.replace("nsec)", "north-seas)").replace("nsec/", "north-seas/").replace("nsec,", "north-seas,")
    assert page.read_text(encoding="utf-8") == before + after


def test_renaming_leaves_addresses_elsewhere_and_reaches_the_last_word_of_a_page(data: Path) -> None:
    page = data.parent / "content/en/about.md"
    elsewhere = "\n[a](https://example.org/nsec/) [b](record:nsec#text) (nsec)\n\n[c]: record:"
    before = page.read_text(encoding="utf-8") + elsewhere
    page.write_text(f"{before}nsec", encoding="utf-8")
    portal("rename", "--data", data, "nsec", "north-seas")
    after = before.replace("record:nsec#text", "record:north-seas#text")
    assert page.read_text(encoding="utf-8") == f"{after}north-seas"


def test_renaming_mends_the_year_of_the_benelux_day(data: Path) -> None:
    season = data / "season.yaml"
    season.write_text(
        '- id: "2024"\n  record: benelux-day-2024\n  records: [nsec, benelux-day-2024]\n', encoding="utf-8"
    )
    portal("rename", "--data", data, "benelux-day-2024", "benelux-day-in-2024")
    said = '- id: "2024"\n  record: benelux-day-in-2024\n  records: [nsec, benelux-day-in-2024]\n'
    assert season.read_text(encoding="utf-8") == said
    assert complaints(data) == []


def test_prose_leads_to_what_holds_in_place_of_a_withdrawn_record(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = data.parent / "content/en/about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[a](record:gnsbi-development)\n", encoding="utf-8")
    before = contents(data.parent)
    portal("withdraw", "--data", data, "gnsbi-development", *REASON)
    assert capsys.readouterr().out.endswith(f"see whether the sentence is still right: {page}\n")
    assert "record:gnsbi-development" in page.read_text(encoding="utf-8")
    for name, content in before.items():
        (data.parent / name).write_bytes(content)
    portal("withdraw", "--data", data, "gnsbi-development", "--replaced-by", "nsec", *REASON)
    assert page.read_text(encoding="utf-8").endswith("\n[a](record:nsec)\n")
    assert complaints(data) == []


def test_a_draft_that_names_what_does_not_exist_is_reported_and_stays_a_draft(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = next(iter(sorted(data.glob("projects/*.yaml"))))
    element = file.read_text(encoding="utf-8").split("\n\n- id: ")[-1]
    rest = element.partition("\n")[2]
    draft = data / "drafts/projects/a-draft.yaml"
    draft.parent.mkdir(parents=True, exist_ok=True)
    faulty = re.sub(r"(?m)^  theme: .*$", "  theme: enrgy", rest)
    draft.write_text(f"- id: a-draft\n{faulty}\n", encoding="utf-8")
    capsys.readouterr()
    assert portal("check", "--data", data) == 1
    assert "a-draft.theme is “enrgy”, which is not among the themes: did you mean “energy”?" in capsys.readouterr().out
    assert portal("finish", "--data", data, "a-draft") == 1
    assert draft.exists()
    assert list(data.glob("projects/*/*.yaml")) == []


def test_a_new_record_needs_a_theme_that_there_is(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert portal("new", "--data", data, "project", "--title-en", "A path", "--theme", "enrgy") == 1
    assert "did you mean “energy”?" in capsys.readouterr().err
    assert portal("new", "--data", data, "project", "--theme", "energy") == 1


def test_renaming_back_swaps_the_two_ids(data: Path) -> None:
    portal("rename", "--data", data, "nsec", "north-seas-cooperation")
    portal("rename", "--data", data, "north-seas-cooperation", "nsec")
    record = next(record for record in load(data).records if record.id == "nsec")
    assert record.formerly == ("north-seas-cooperation",)
    assert complaints(data) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("nsec", "nsec", "the id “nsec” is already taken (by nsec): choose another\n"),
        ("nsec", "legal-database", "the id “legal-database” is already taken (by legal-database): choose another\n"),
        ("none", "other", "there is no record with the id “none”: look for it in data/, an id stands after “- id:”\n"),
    ],
)
def test_a_rename_that_cannot_be_is_refused_and_changes_nothing(
    data: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, said: str
) -> None:
    before = contents(data)
    assert portal("rename", "--data", data, old, new) == 1
    assert capsys.readouterr().err == said
    assert contents(data) == before


def test_a_rename_to_what_is_no_id_is_refused_and_changes_nothing(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(data)
    assert portal("rename", "--data", data, "nsec", "North Sea") == 1
    assert "new is “North Sea”: did you mean “north-sea”?" in capsys.readouterr().err
    assert contents(data) == before


def test_withdrawing_adds_one_field_and_touches_no_other_byte(data: Path) -> None:
    before, files = entry_texts(data), contents(data)
    assert portal("withdraw", "--data", data, "gnsbi-development", "--date", "2027-03-01", *REASON) == 0
    after = entry_texts(data)
    changed = {id_ for id_ in before if before[id_] != after[id_]}
    assert changed == {"gnsbi-development"}
    assert after["gnsbi-development"] == before["gnsbi-development"] + (
        '  withdrawn:\n    date: "2027-03-01"\n    reason:\n      nl: >-\n        Het is afgelopen.\n'
        "      fr: >-\n        C’est terminé.\n      en: >-\n        It has ended.\n"
    )
    assert sum(files[name] != content for name, content in contents(data).items()) == 1
    assert complaints(data) == []


@pytest.mark.parametrize("newline", [b"\r\n", b"\n"], ids=["Windows", "Unix"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"], ids=["plain", "with byte order mark"])
def test_comments_line_endings_and_marks_stay(data: Path, newline: bytes, start: bytes) -> None:
    for file in data.rglob("*.yaml"):
        if file.parent.name == "projects" or file.name == "organisations.yaml":
            noted = re.sub(rb"(?m)^  theme:", b"  # a note\n  theme:   ", file.read_bytes())
            text = noted.replace(b"\n", newline)
            file.write_bytes(start + text)
    before = contents(data)
    assert portal("rename", "--data", data, "nsec", "nsec-renamed") == 0
    for name, content in contents(data).items():
        restored = content.replace(b"nsec-renamed", b"nsec").replace(b"  formerly: [nsec]" + newline, b"")
        assert restored == before[name].replace(b"nsec-renamed", b"nsec")


def test_a_file_without_a_last_line_break_gets_its_field_on_a_line_of_its_own(data: Path) -> None:
    file = data / "services.yaml"
    file.write_bytes(file.read_bytes().rstrip(b"\n"))
    last = edited_files(data)[-1].entries[-1].id if edited_files(data)[-1].file == file else None
    last = last or next(s for s in edited_files(data) if s.file == file).entries[-1].id
    assert portal("withdraw", "--data", data, last, *REASON) == 0
    assert complaints(data) == []


def test_a_record_is_not_withdrawn_before_it_was_written(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(data)
    assert portal("withdraw", "--data", data, "nsec", "--date", "2020-01-01", *REASON) == 1
    assert "withdrawn.date is 2020-01-01, which is earlier than written" in capsys.readouterr().err
    assert contents(data) == before


def test_a_withdrawal_without_a_reason_in_each_language_changes_nothing(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(data)
    assert portal("withdraw", "--data", data, "nsec", "--reason-nl", "Het is afgelopen.") == 1
    said = capsys.readouterr().err.splitlines()
    assert [line.split(": ", 1)[1] for line in said] == [
        "nsec.withdrawn.reason.fr says nothing: write a text with words in it",
        "nsec.withdrawn.reason.en says nothing: write a text with words in it",
    ]
    assert contents(data) == before


def test_a_file_that_cannot_be_read_stops_every_command_before_it_writes(data: Path) -> None:
    (data / "events.yaml").write_bytes((data / "events.yaml").read_bytes() + b"- id: [broken\n")
    before = contents(data)
    assert portal("rename", "--data", data, "nsec", "nsec-renamed") == 1
    assert portal("withdraw", "--data", data, "nsec", *REASON) == 1
    assert portal("format", "--data", data) == 1
    assert contents(data) == before


def test_a_reference_that_no_command_can_follow_is_reported(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = data / "events.yaml"
    text = file.read_text(encoding="utf-8")
    found = re.search(r"(?m)^  organisers: \[([a-z])([a-z0-9-]+)\]$", text)
    assert found
    escaped = f'  organisers: ["\\x{ord(found[1]):x}{found[2]}"]'
    file.write_text(text.replace(found[0], escaped, 1), encoding="utf-8")
    before = contents(data)
    assert portal("rename", "--data", data, found[1] + found[2], "another-id") == 1
    assert "is written in a way that the command cannot change" in capsys.readouterr().err
    assert contents(data) == before


def killed_at(moment: int, data: Path) -> bool:
    """Renames in a process that is killed just before a step on the disk; whether it came that far."""
    child = os.fork()
    if child:
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    steps = 0
    real = {name: getattr(os, name) for name in ("fdopen", "fsync", "chmod", "replace")}
    for name, done in real.items():

        def step(*arguments: object, done: Callable[..., object] = done, **named: object) -> object:
            nonlocal steps
            steps += 1
            if steps == moment:
                os.kill(os.getpid(), signal.SIGKILL)
            return done(*arguments, **named)

        setattr(os, name, step)
    try:
        write_files(rename(edited_files(data), "nsec", "nsec-renamed"))
    finally:
        os._exit(0)  # the child must never go on with the tests


def test_killed_at_any_point_every_file_is_the_old_or_the_new_one_and_the_command_can_be_given_again(
    tmp_path: Path,
) -> None:
    pristine = copy_of_data(tmp_path)
    shutil.rmtree(pristine / "events")
    for file in pristine.rglob("*.yaml"):
        records = re.split(r"(?m)^(?=- id: )", file.read_text(encoding="utf-8"))
        naming = [record for record in records if re.search(r"\bnsec\b(?!-)", record)]
        file.write_text("".join(naming) or "[]\n", encoding="utf-8")
    old = contents(pristine)
    whole = Path(shutil.copytree(pristine, tmp_path / "whole"))
    portal("rename", "--data", whole, "nsec", "nsec-renamed")
    new = contents(whole)
    for moment in count(1):
        data = Path(shutil.copytree(pristine, tmp_path / str(moment)))
        if not killed_at(moment, data):
            break
        found = {name: content for name, content in contents(data).items() if not name.endswith(".tmp")}
        assert found.keys() == old.keys()
        assert all(content in (old[name], new[name]) for name, content in found.items())
        assert portal("rename", "--data", data, "nsec", "nsec-renamed") == 0
        again = contents(data)
        assert all(again[name] == new[name] for name in found)
    assert moment > 8


def test_a_disk_that_is_full_leaves_no_file_changed(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(data)
    calls = []

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_files({data / "events.yaml": b"new", data / "services.yaml": b"new"})
    assert contents(data) == before


def test_changes_of_two_editors_in_neighbouring_records_merge_cleanly(tmp_path: Path) -> None:
    base = copy_of_data(tmp_path)
    mine, theirs = (Path(shutil.copytree(base, tmp_path / name)) for name in ("mine", "theirs"))
    edited = next(edited for edited in edited_files(base) if edited.file.name == "energy.yaml")
    first, second = edited.entries[0].id, edited.entries[1].id
    portal("withdraw", "--data", mine, first, *REASON)
    portal("withdraw", "--data", theirs, second, *REASON)
    files = [str(folder / "projects" / "energy.yaml") for folder in (mine, base, theirs)]
    merged = subprocess.run(["git", "merge-file", "-p", *files], capture_output=True, check=False)
    assert merged.returncode == 0
    (mine / "projects" / "energy.yaml").write_bytes(merged.stdout)
    assert complaints(mine) == []
    assert sum(record.withdrawn is not None for record in load(mine).records) == 2


def test_adding_records_on_two_branches_merges_cleanly(tmp_path: Path) -> None:
    base = copy_of_data(tmp_path)
    portal("new", "--data", base, "project", "--title-en", "A first path", "--theme", "energy")
    portal("new", "--data", base, "project", "--title-en", "Another path", "--theme", "energy")
    files = (base / "drafts" / "projects").iterdir()
    assert sorted(file.name for file in files) == ["another-path.yaml", "first-path.yaml"]


def test_no_record_is_replaced_by_itself(data: Path) -> None:
    before = contents(data)
    assert portal("withdraw", "--data", data, "nsec", "--replaced-by", "nsec", *REASON) == 1
    assert contents(data) == before
