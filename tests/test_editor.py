"""A day of an editor, from an empty clone to a green check: the guide's example, kept true by running it."""

import subprocess
from pathlib import Path

import pytest

from copies import complaints, copy_of_data, portal
from portal.dates import today
from portal.loading.drafts import check_drafts
from portal.loading.load import load

# What the editor types into the draft, field by field.
FILLED = {
    'nl: ""\n    fr: ""\n    en: A ferry between two banks': (
        "nl: Een veerpont tussen twee oevers\n    fr: Un bac entre deux rives\n    en: A ferry between two banks"
    ),
    'summary:\n    nl: ""\n    fr: ""\n    en: ""': (
        "summary:\n"
        "    nl: Het jaarplan 2024 wil een veerpont die twee landen verbindt.\n"
        "    fr: Le plan annuel 2024 veut un bac qui relie deux pays.\n"
        "    en: The 2024 annual plan wants a ferry that links two countries."
    ),
    "# audiences: []": "audiences: [citizens]",
    'stage: ""': "stage: planned",
    'as_of: ""': 'as_of: "2024"',
    'stage_source: {document: "", section: ""}': 'stage_source: {document: annual-plan-2024, section: "3.1"}',
    'sources:\n    - {document: "", section: ""}': 'sources:\n    - {document: annual-plan-2024, section: "3.1"}',
}


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org")
    command = ["git", "-C", str(folder), *identity, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_from_an_empty_clone_to_a_green_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    origin = tmp_path / "origin"
    origin.mkdir()
    data = copy_of_data(origin)
    portal("format", "--data", data)
    portal("schema", "--data", data)
    for arguments in (("init", "-b", "main"), ("add", "."), ("commit", "-m", "all")):
        git(origin, *arguments)
    git(tmp_path, "clone", "origin", "mine")
    data = tmp_path / "mine" / "data"
    git(data, "checkout", "-b", "ferry")

    # She begins a record; the command suggests the id and explains every field.
    assert portal("new", "--data", data, "project", "--title-en", "A ferry between two banks", "--theme", "energy") == 0
    draft = data / "drafts" / "projects" / "ferry-between-two-banks.yaml"
    assert draft.exists()

    # It is not complete, and says what is missing; nothing is broken meanwhile.
    assert portal("finish", "--data", data, "ferry-between-two-banks") == 1
    assert complaints(data) == []

    # She fills it in.
    text = draft.read_text(encoding="utf-8")
    for old, new in FILLED.items():
        assert old in text
        text = text.replace(old, new)
    draft.write_text(text, encoding="utf-8")
    loaded = load(data)
    assert check_drafts(data, {record.id: record for record in loaded.records}) == []

    # It becomes a record.
    capsys.readouterr()
    assert portal("finish", "--data", data, "ferry-between-two-banks") == 0
    file = data / "projects" / "energy" / "ferry-between-two-banks.yaml"
    assert capsys.readouterr().out == f"ferry-between-two-banks is now a record, in {file}\n"
    assert not draft.exists()
    assert complaints(data) == []
    assert portal("format", "--data", data, "--check") == 0

    # What stands there is what she wrote, tidy, without the explanations.
    assert file.read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../../schema/projects-record.json\n"
        "id: ferry-between-two-banks\ntitle:\n  nl: Een veerpont tussen twee oevers\n"
        "  fr: Un bac entre deux rives\n  en: A ferry between two banks\n"
        "summary:\n  nl: >-\n    Het jaarplan 2024 wil een veerpont die twee landen verbindt.\n"
        "  fr: >-\n    Le plan annuel 2024 veut un bac qui relie deux pays.\n"
        "  en: >-\n    The 2024 annual plan wants a ferry that links two countries.\n"
        'theme: energy\naudiences: [citizens]\nstage: planned\nas_of: "2024"\n'
        'stage_source: {document: annual-plan-2024, section: "3.1"}\n'
        'sources:\n  - {document: annual-plan-2024, section: "3.1"}\n'
        f'written: "{today()}"\n'
    )

    # The reviewer reads what it means; only one file was added, and no other changed.
    git(data, "add", ".")
    git(data, "commit", "-m", "A ferry")
    assert git(data, "diff", "--stat", "main", "HEAD").count("|") == 1
    assert "\n-" not in git(data, "diff", "--unified=0", "main", "HEAD", "--", ".").replace("\n---", "")
    capsys.readouterr()
    assert portal("diff", "--data", data, "main", "HEAD", "--format", "markdown") == 0
    told = capsys.readouterr().out
    assert "1 added, 0 changed, 0 withdrawn" in told
    assert "- A ferry between two banks (ferry-between-two-banks, projects)\n" in told
    assert "- /{nl,fr,en}/projects/ferry-between-two-banks/\n" in told
