"""A table that people filled in becomes drafts, through every check; what is wrong with it is reported at its row."""

import csv
import io
import zipfile
from pathlib import Path

import pytest

from copies import complaints, contents, copy_of_data, portal
from portal.editing.table_import import value_of
from portal.loading.drafts import read_drafts
from portal.outputs.tables import harmless
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


def test_a_line_that_only_names_the_separator_is_no_row(data: Path) -> None:
    file = table(data, HEAD, ROW, delimiter=";")
    file.write_text("sep=;\n" + file.read_text("utf-8-sig"), encoding="utf-8-sig")
    assert portal("import", "--data", data, "project", file) == 0
    assert (data / "drafts/projects/night-trains.yaml").exists()


def test_a_quotation_mark_that_is_not_closed_is_told_at_its_row(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = table(data, HEAD, ROW, changed(id="day-trains", title_nl="Dagtreinen"))
    file.write_text(file.read_text("utf-8-sig").replace("Dagtreinen", '"Dagtreinen'), encoding="utf-8")
    assert portal("import", "--data", data, "project", file) == 1
    assert "table.csv:3: from this row on there is one quotation mark" in capsys.readouterr().err
    assert not (data / "drafts").exists()


def test_the_sheet_with_the_records_may_be_any_of_a_workbook(data: Path) -> None:
    file = data.parent / "table.xlsx"
    file.write_bytes(workbook({"Sheet1": [], "Projects": [HEAD, ROW]}))
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
        ([HEAD], "has names of columns, but no row below them"),
        ([[*HEAD, "title.en"], [*ROW, "Other"]], "the column “title.en” stands there twice"),
        ([[*HEAD, "title"], [*ROW, "Other"]], "the column “title.en” stands there twice"),
        ([HEAD, [], [*ROW, "lost"]], "table.csv:3: “lost” stands under no name of a column"),
        ([HEAD, ROW, ROW], "table.csv:3: the id “night-trains” is already taken"),
        ([HEAD, changed(id="../night-trains")], "table.csv:2: id is “../night-trains”"),
        ([HEAD, changed(stage_source="annual-plan-2024 2.4; annual-plan-2024 1.1")], "night-trains.stage_source"),
        ([HEAD, changed(title_en="x" * 140_000)], "is no table that can be read"),
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


SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'


def sheet_of(data: Path, cell: str, after: str = "", others: int = 0) -> Path:
    """A workbook with an id, an English title, and one cell as it stands in the file of a spreadsheet."""
    texts = {
        "A1": "id",
        "B1": "question.en",
        "C1": "no_rule_found",
        "A4": "night-trains",
        "B4": "Are there night trains?",
    }
    cells = {at: f'<c r="{at}" t="inlineStr"><is><t>{said}</t></is></c>' for at, said in texts.items()}
    first, fourth = ("".join(part for at, part in cells.items() if at[1] == row) for row in "14")
    rows = f'<sheetData><row r="1">{first}</row><row r="4">{fourth}{cell}</row></sheetData>{after}'
    file = data.parent / "table.xlsx"
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(1, others + 2):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", SHEET.format(rows))
    return file


@pytest.mark.parametrize(
    ("cell", "after", "others", "said"),
    [
        ('<c r="C4"><f>A4=1</f></c>', "", 0, "the cell C4 has a formula without a result"),
        ('<c r="C4" t="e"><v>#REF!</v></c>', "", 0, "the cell C4 has a formula without a result (#REF!)"),
        ('<c r="D4"><v>7</v></c>', "", 0, "table.xlsx:4: “7” stands under no name of a column"),
        ('<c r="C4" t="s"><v>7</v></c>', "", 0, "is no table that can be read"),
        ("", '<mergeCells><mergeCell ref="B4:C4"/></mergeCells>', 0, "the cells B4:C4 are merged"),
        ("", "", 1, "has more than one sheet with words in it"),
        ('<c r="C4"><v>7</v></c>', "", 0, "table.xlsx:4:1: night-trains.no_rule_found is “7”: write true or false"),
    ],
)
def test_no_cell_of_a_workbook_is_lost_silently(
    data: Path, capsys: pytest.CaptureFixture[str], cell: str, after: str, others: int, said: str
) -> None:
    assert portal("import", "--data", data, "answer", sheet_of(data, cell, after, others)) == 1
    assert said in capsys.readouterr().err


BOOK = '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><workbookPr {}/></workbook>'


@pytest.mark.parametrize(("about", "counted"), [("", 46000), ('date1904="0"', 46000), ('date1904="1"', 46000 - 1462)])
def test_a_day_of_a_workbook_is_that_day_from_whichever_year_it_counts(data: Path, about: str, counted: int) -> None:
    file = sheet_of(data, f'<c r="D4"><v>{counted}</v></c>')
    with zipfile.ZipFile(file) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    named = '<c r="D1" t="inlineStr"><is><t>review_by</t></is></c></row><row r="4">'
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", sheet.replace('</row><row r="4">', named))
        archive.writestr("xl/workbook.xml", BOOK.format(about))
    assert portal("import", "--data", data, "answer", file) == 0
    assert 'review_by: "2025-12-09"' in (data / "drafts/answers/night-trains.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("value", "said"), [("1", "true"), ("0", "false")])
def test_a_truth_of_a_workbook_stays_one(data: Path, value: str, said: str) -> None:
    file = sheet_of(data, f'<c r="C4" t="b"><v>{value}</v></c>')
    assert portal("import", "--data", data, "answer", file) == 0
    assert f"no_rule_found: {said}" in (data / "drafts/answers/night-trains.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["=1", 'a;"=1', "a\n\n- b\n- c", "the workers' - all", "l'-x"])
def test_what_published_tables_put_before_a_sign_is_taken_away_and_nothing_else(text: str) -> None:
    assert value_of({"title": harmless(text)}, "projects", "en")["title"]["en"] == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_workbook_with_a_doctype_is_no_table_in_any_encoding(
    data: Path, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    """Through one a small file could grow without end."""
    head = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    sheet = SHEET.format('<sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData>')
    file = data.parent / "table.xlsx"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", (head + sheet).encode(encoding))
    assert portal("import", "--data", data, "answer", file) == 1
    assert "is no table that can be read" in capsys.readouterr().err
