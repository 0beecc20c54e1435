"""Rules of ledgers: a line that cannot be read is a mistake, and nothing is published over it."""

from pathlib import Path

import pytest

from conftest import build
from copies import copy_of_data, project_copy
from portal.ledgers import check_ledgers

SOUND = {
    "addresses.txt": "# The first line\nnl/projects/vat-gap/ 2026-11-22\n",
    "links.txt": "https://www.benelux.int/ alive 2026-11-22 200\n",
    "sources.txt": "a-page 2026-11 055e02f1ba8c gone 2026-11-22 2026-11-23 %22a-tag%22 -\n",
    "translations.txt": "[vat-gap]\ntitle fr nl 055e02f1ba8c a0aea0eda169 own 2026-11-22 2026-11-23\n",
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    data = copy_of_data(tmp_path)
    (data / "ledger").mkdir(exist_ok=True)
    for name, text in SOUND.items():
        (data / "ledger" / name).write_text(text, encoding="utf-8")
    return data


def test_a_sound_ledger_has_no_fault_and_none_is_needed(data: Path, tmp_path: Path) -> None:
    assert check_ledgers(data) == []
    assert check_ledgers(tmp_path) == []


@pytest.mark.parametrize("name", SOUND)
@pytest.mark.parametrize(
    ("added", "code"),
    [
        (b"\xff\xfe\n", "not-utf8"),
        (b"<<<<<<< HEAD\na 2026-11-22\n=======\n>>>>>>> other\n", "merge-conflict"),
        (b"anything at all else\n", "bad-ledger-row"),
    ],
)
def test_what_cannot_be_read_is_reported_with_its_line(data: Path, name: str, added: bytes, code: str) -> None:
    file = data / "ledger" / name
    file.write_bytes(file.read_bytes() + added)
    expected = SOUND[name].count("\n") + 1
    assert [(one.file, one.line, one.code) for one in check_ledgers(data)] == [(str(file), expected, code)]


def test_nothing_is_published_over_a_broken_ledger(tmp_path: Path) -> None:
    project = project_copy(tmp_path)
    file = project / "data/ledger/addresses.txt"
    file.parent.mkdir(exist_ok=True)
    file.write_text("<<<<<<< HEAD\n", encoding="utf-8")
    result = build(project / "site", project)
    assert result.returncode == 1
    assert "addresses.txt:1:1: a merge was not finished here" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (project / "site").exists()
