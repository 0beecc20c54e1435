"""A table that people filled in becomes drafts, through every check; what is wrong with it is reported at its row."""

import csv
import io
from pathlib import Path

import pytest

from copies import complaints, contents, copy_of_data, portal
from portal.loading.drafts import read_drafts
from portal.outputs.workbook_format import workbook

HEAD = ["id", "title.nl", "title.fr", "title.en", "theme", "audiences", "stage", "as_of", "stage_source", "sources"]
ROW = [
    "night-trains",
    "Nachttreinen",
    "Trains de nuit",
    "Night trains",
    "internal-market",
    "citizens; businesses",
    "planned",
    "2024",
    "annual-plan-2024 2.4",
    "annual-plan-2024 2.4; annual-plan-2024 1.1",
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return copy_of_data(tmp_path)


def table(data: Path, *rows: list[str], delimiter: str = ",") -> Path:
    """A file as a spreadsheet saves it."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    file = data.parent / "table.csv"
    file.write_text(text.getvalue(), encoding="utf-8-sig")
    return file


def changed(**cells: str) -> list[str]:
    return [cells.get(name.replace(".", "_"), cell) for name, cell in zip(HEAD, ROW, strict=True)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_each_row_becomes_a_draft(data: Path, delimiter: str) -> None:
    file = table(data, HEAD, ROW, changed(id="day-trains"), delimiter=delimiter)
    assert portal("import", "--data", data, "project", file) == 0
    drafts = {entry.id: entry.value for _, _, entry in read_drafts(data)}
    assert set(drafts) >= {"night-trains", "day-trains"}
    value = drafts["night-trains"]
    assert isinstance(value, dict)
    assert value["title"] == {"nl": "Nachttreinen", "fr": "Trains de nuit", "en": "Night trains"}
    assert value["audiences"] == ["citizens", "businesses"]
    assert value["stage_source"] == {"document": "annual-plan-2024", "section": "2.4"}
    assert len(value["sources"]) == 2
    assert complaints(data) == []


def test_a_workbook_becomes_drafts_too(data: Path) -> None:
    file = data.parent / "table.xlsx"
    file.write_bytes(workbook({"Projects": [HEAD, ROW]}))
    assert portal("import", "--data", data, "project", file) == 0
    assert (data / "drafts/projects/night-trains.yaml").exists()


def test_a_draft_from_a_table_can_be_finished(data: Path) -> None:
    summary = ["summary.nl", "summary.fr", "summary.en"]
    said = ["Drie landen willen nachttreinen.", "Trois pays veulent des trains.", "Three countries want night trains."]
    portal("import", "--data", data, "project", table(data, HEAD + summary, ROW + said))
    assert portal("finish", "--data", data, "night-trains") == 0
    assert complaints(data) == []


def test_a_published_table_comes_in_under_other_ids(data: Path) -> None:
    head = ["title", "summary", "theme", "when", "sources", "theme_title", "status", "first_day", "page"]
    row = [
        "Een dag",
        "Er is een dag.",
        "energy",
        "2027-03-04",
        "annual-plan-2024 1.1",
        "Energie",
        "x",
        "2027",
        "https://",
    ]
    file = table(data, ["id", *head], ["a-day-of-wind", *row])
    assert portal("import", "--data", data, "event", "--language", "nl", file) == 0
    text = (data / "drafts/events/a-day-of-wind.yaml").read_text(encoding="utf-8")
    assert "nl: Een dag" in text
    assert 'when: "2027-03-04"' in text
    assert "status" not in text


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["id", "titel.nl"], ["a-b-c", "x"]], "the column “titel.nl” is no field: did you mean “title.nl”?"),
        ([HEAD, changed(theme="enrgy")], "table.csv:2:1: night-trains.theme is “enrgy”"),
        ([HEAD, ROW, changed(id="day-trains", as_of="juni 2024")], "table.csv:3:1: day-trains.as_of is “juni 2024”"),
        ([HEAD, changed(id="vat-gap")], "table.csv:2: the id “vat-gap” is already taken"),
        ([HEAD, changed(id="", title_en="")], "table.csv:2: this row has no id, and no English title"),
        ([], "is no table that can be read"),
    ],
)
def test_what_is_wrong_is_reported_at_its_row_and_nothing_is_written(
    data: Path, capsys: pytest.CaptureFixture[str], rows: list[list[str]], said: str
) -> None:
    file = table(data, *rows)
    before = contents(data)
    capsys.readouterr()
    assert portal("import", "--data", data, "project", file) == 1
    assert said in capsys.readouterr().err
    assert contents(data) == before


@pytest.mark.parametrize("content", ["é".encode("cp1252"), b"PK\x03\x04 no archive"])
def test_what_is_no_table_is_reported(data: Path, capsys: pytest.CaptureFixture[str], content: bytes) -> None:
    file = data.parent / "table.csv"
    file.write_bytes(content)
    assert portal("import", "--data", data, "project", file) == 1
    assert str(file) in capsys.readouterr().err


def test_a_day_that_a_spreadsheet_counted_is_a_day_again(data: Path) -> None:
    file = table(data, ["id", "title.en", "when"], ["a-day-of-wind", "A day of wind", "45366"])
    portal("import", "--data", data, "event", file)
    assert 'when: "2024-03-15"' in (data / "drafts/events/a-day-of-wind.yaml").read_text(encoding="utf-8")
