"""Rules of the tables for spreadsheets."""

import csv
import io
import json
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from xml.etree import ElementTree as Xml

import pytest

from examples import NOW, SOURCE, catalogue, record, small
from portal.catalogue import Catalogue
from portal.endpoints import CITED, TABLES, archive_path, note_path, package_path
from portal.language import LANGUAGES, Language
from portal.outputs.published import published
from portal.outputs.tables import column_names, harmless, tables
from portal.outputs.workbook_format import workbook
from portal.records.kinds import MODELS, Kind, Record
from portal.records.uses import internal
from portal.views.localised import Views


def rows(made: Catalogue, kind: str, language: Language = "en") -> list[dict[str, str]]:
    """A table as a program reads it."""
    content = tables(Views(made, language))[f"api/v1/{kind}.{language}.csv"]
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def row(made: Record, *others: Record) -> dict[str, str]:
    """The row of a record in a catalogue with these others."""
    [found] = [found for found in rows(catalogue(made, *others), made.kind) if found["id"] == made.id]
    return found


@pytest.mark.parametrize("kind", MODELS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_record_has_one_row_that_says_what_the_record_says(kind: Kind, language: Language) -> None:
    found = rows(small(), kind, language)
    assert Counter(entry["id"] for entry in found) == Counter(made.id for made in small().of_kind(kind))
    for entry in found:
        made = small().records[entry["id"]]
        named = {name: info.alias or name for name, info in MODELS[kind].model_fields.items()}
        assert entry[named["title"]] == harmless(made.title[language])
        assert entry[named["summary"]] == harmless(made.summary[language])
        assert entry["theme"] == made.theme
        assert entry["partners"] == "; ".join(made.partners)
        assert entry["written"] == made.written.isoformat()
        assert entry["page"] == f"{small().settings.base_address}{language}/{kind}/{made.id}/"


@pytest.mark.parametrize("kind", MODELS)
def test_the_first_row_names_the_fields_as_in_the_data(kind: Kind) -> None:
    unpublished = internal(MODELS[kind])
    fields = [field.alias or name for name, field in MODELS[kind].model_fields.items() if name not in unpublished]
    assert column_names(kind)[: len(fields)] == fields
    assert list(rows(small(), kind)[0]) == column_names(kind)
    assert len(set(column_names(kind))) == len(column_names(kind))


def test_every_row_has_a_cell_for_each_column() -> None:
    for path, content in tables(Views(small(), "fr")).items():
        if not path.endswith(".csv"):
            continue
        lengths = {len(cells) for cells in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))}
        assert len(lengths) == 1


def test_a_table_begins_with_a_byte_order_mark_and_ends_its_rows_as_rfc_4180_says() -> None:
    content = tables(Views(catalogue(record("services", "help")), "en"))["api/v1/services.en.csv"]
    assert content.startswith(b'\xef\xbb\xbf"id",')
    assert content.count(b"\r\n") == 2
    assert content.endswith(b'"\r\n')


@pytest.mark.parametrize("text", ["=1+1", "+32 2", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1+1", "＠x"])
def test_a_cell_that_looks_like_a_formula_is_made_harmless(text: str) -> None:
    title = record("projects", "x-y").title.model_copy(update={"en": text})
    assert row(record("projects", "odd").model_copy(update={"title": title}))["title"] == f"'{text}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a;=HYPERLINK(1)", "a;'=HYPERLINK(1)"),
        ("a; +1", "a; '+1"),
        ("a;\u00a0@x", "a;\u00a0'@x"),
        ("a\n=1", "a\n'=1"),
        ("a\n\n- b\n\nc", "a\n\n'- b\n\nc"),
        ("a;\t=1", "a;\t'=1"),
        ('a;"=1+1;b', "a;'\"=1+1;b"),
        ('a; " @x', "a; '\" @x"),
        ("a;\u3000=1", "a;\u3000'=1"),
    ],
)
def test_no_part_of_a_cell_becomes_a_formula_where_semicolons_divide_the_cells(text: str, expected: str) -> None:
    title = record("projects", "x-y").title.model_copy(update={"en": text})
    assert row(record("projects", "odd").model_copy(update={"title": title}))["title"] == expected


@pytest.mark.parametrize("text", ["a=b", 'say "x"', "a, b; c", "'quoted'", "1 < 2", "two\nlines"])
def test_any_other_text_comes_out_as_it_went_in(text: str) -> None:
    title = record("projects", "x-y").title.model_copy(update={"en": text})
    assert row(record("projects", "odd").model_copy(update={"title": title}))["title"] == text


def test_quotes_and_separators_in_a_text_begin_no_new_cell() -> None:
    title = record("projects", "x-y").title.model_copy(update={"en": '","=1+1'})
    assert row(record("projects", "odd").model_copy(update={"title": title}))["title"] == '","=1+1'


def test_values_with_parts_stand_in_one_cell() -> None:
    source = {"document": "annual-plan-2024", "section": "1.1"}
    step = {"what": "signed", "date": "2024-03", "source": source}
    link = {"url": "https://example.org/x", "label": {"nl": "Meer", "fr": "Plus", "en": "More"}}
    found = row(record("instruments", "treaty", dates=[step, {**step, "what": "in-force"}], links=[link]))
    # Each with its source: a reader of law asks who says that an act is in force.
    assert found["dates"] == "signed 2024-03 (annual-plan-2024 1.1); in-force 2024-03 (annual-plan-2024 1.1)"
    assert found["links"] == "More https://example.org/x"
    assert found["sources"] == "annual-plan-2024 1.1"


def test_texts_and_dates_stand_in_their_cells() -> None:
    text = {"nl": "Iets; meer.", "fr": "Chose.", "en": "Thing; more."}
    source = {"document": "annual-plan-2024", "section": "1.1"}
    milestones = [
        {"date": "2024-summer", "text": text, "source": source},
        {"date": "2025", "text": text, "source": source},
    ]
    for_you = [{"audience": "patients", "text": text}]
    found = row(
        record("projects", "one", as_of="2024-03", milestones=milestones, for_you=for_you, reviewed="2026-11-23")
    )
    assert found["milestones"] == (
        "2024-summer: Thing; more. (annual-plan-2024 1.1)\n2025: Thing; more. (annual-plan-2024 1.1)"
    )
    assert found["for_you"] == "patients: Thing; more."
    assert (found["as_of"], found["reviewed"], found["written"]) == ("2024-03", "2026-11-23", "2026-11-22")
    assert found["publish_from"] == ""


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("2024-09-05", "2024-09-05", "2024-09-05"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-04-15/2024-05", "2024-04-15", "2024-05-31"),
        (None, "", ""),
    ],
)
def test_an_event_names_its_first_and_its_last_day(when: str | None, first: str, last: str) -> None:
    found = row(record("events", "one", when=when))
    assert (found["when"], found["first_day"], found["last_day"]) == (when or "", first, last)


@pytest.mark.parametrize("kind", MODELS)
def test_a_row_says_how_sure_its_record_is_as_the_json_does(kind: Kind) -> None:
    views = Views(small(), "nl")
    for entry in rows(small(), kind):
        told = published(views, small().records[entry["id"]])
        assert entry["true_as_of"] == told["true_as_of"]
        assert entry["rests_on"] == "; ".join(told["rests_on"])
        assert entry["last_modified"] == told["last_modified"]
        assert entry.get("standing") == told.get("standing")


def test_what_is_known_of_an_event_is_not_explained_as_what_a_source_is() -> None:
    found = tables(Views(small(), "en"))[note_path("events", "en")]
    said = {column["name"]: column["dc:description"] for column in json.loads(found)["tableSchema"]["columns"]}
    assert said["standing"] == small().words["api_events_standing"]["en"]


def test_words_stand_beside_the_values_they_name() -> None:
    found = row(record("projects", "one"))
    assert (found["stage"], found["status"], found["theme"], found["theme_title"]) == (
        "planned",
        "Planned",
        "safety",
        "Safety",
    )


def test_what_is_not_due_is_neither_there_nor_named() -> None:
    later = record("projects", "later", publish_from="2026-11-22T12:00:01+01:00")
    event = record("events", "now", projects=["later"], related=["later"])
    made = tables(Views(catalogue(later, event), "nl"))
    assert [path for path, content in made.items() if b"later" in content] == []


def test_a_withdrawn_record_names_no_successor_before_its_time() -> None:
    withdrawn = {"date": "2026-01-01", "reason": {"nl": "Weg", "fr": "Parti", "en": "Gone"}, "replaced_by": "later"}
    assert row(record("services", "old", withdrawn=withdrawn))["withdrawn"] == "2026-01-01: Gone"


def test_the_same_data_at_the_same_moment_give_the_same_bytes() -> None:
    assert tables(Views(small(), "fr")) == tables(Views(small(NOW, small().settings.base_address), "fr"))


def test_each_text_of_a_list_has_a_line_and_names_its_source() -> None:
    source = {"document": "annual-plan-2024", "section": "1.1"}
    text = {"nl": "Een; twee.", "fr": "Un; deux.", "en": "One; two."}
    steps = [{"date": date, "text": text, "source": source} for date in ("2024-03", "2024-04")]
    found = row(record("projects", "one", milestones=steps))["milestones"]
    assert found.split("\n") == [f"{date}: One; two. (annual-plan-2024 1.1)" for date in ("2024-03", "2024-04")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_package_describes_every_table_as_it_is(language: Language) -> None:
    files = tables(Views(small(), language))
    package = json.loads(files[package_path(language)])
    assert {f"api/v1/{table['path']}" for table in package["resources"]} == {p for p in files if p.endswith(".csv")}
    for table in package["resources"]:
        [head, *_] = csv.reader(io.StringIO(files[f"api/v1/{table['path']}"].decode(table["encoding"]), newline=""))
        assert [field["name"] for field in table["schema"]["fields"]] == head
    assert package["licenses"][0]["path"].startswith("https://creativecommons.org/")


@pytest.mark.parametrize("name", TABLES)
def test_the_note_beside_a_table_names_its_columns_and_what_each_means(name: str) -> None:
    files = tables(Views(small(), "fr"))
    note = json.loads(files[note_path(name, "fr")])
    [head, *_] = csv.reader(io.StringIO(files[f"api/v1/{note['url']}"].decode("utf-8-sig"), newline=""))
    assert [column["name"] for column in note["tableSchema"]["columns"]] == head
    silent = [column["name"] for column in note["tableSchema"]["columns"] if not column.get("dc:description")]
    assert silent == []


def test_each_page_that_is_cited_has_a_row_by_which_a_source_can_be_followed() -> None:
    cited = small().references
    found = rows(small(), CITED, "fr")
    assert {entry["id"]: entry["url"] for entry in found} == {id_: harmless(page.url) for id_, page in cited.items()}
    assert {entry["publisher"] for entry in found} == {harmless(page.publisher["fr"]) for page in cited.values()}
    named = {source.reference for made in small().records.values() for source in made.sources if source.reference}
    assert named
    assert named <= {entry["id"] for entry in found}


def test_every_cell_is_of_the_type_that_the_description_gives_its_column() -> None:
    reads: dict[str, Callable[[str], object]] = {
        "date": date.fromisoformat,
        "datetime": datetime.fromisoformat,
        "boolean": ("true", "false").index,
    }
    files = tables(Views(small(), "en"))
    typed = set()
    for table in json.loads(files[package_path("en")])["resources"]:
        kinds = {field["name"]: field["type"] for field in table["schema"]["fields"]}
        for entry in rows(small(), table["name"]):
            for name, kind in kinds.items():
                if kind != "string" and entry[name]:
                    reads[kind](entry[name])
                    typed.add(name)
    assert {"written", "last_modified", "first_day", "for_officials_only"} <= typed


def test_the_archive_is_the_package_with_its_tables() -> None:
    files = tables(Views(small(), "en"))
    with zipfile.ZipFile(io.BytesIO(files[archive_path("en")])) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    package = json.loads(inside["datapackage.json"])
    for table in package["resources"]:
        assert inside[table["path"]] == files[f"api/v1/{table['path']}"]


def test_a_workbook_holds_the_text_of_every_cell_and_no_formula() -> None:
    sheets = {"A/B": [["id", "title"], ["one", "=1+1"], ["two", "a\x0b<b> & c"]]}
    with zipfile.ZipFile(io.BytesIO(workbook(sheets))) as archive:
        assert archive.testzip() is None
        parts = {name: Xml.fromstring(archive.read(name)) for name in archive.namelist()}  # made just now
    cells = [part.text for part in parts["xl/worksheets/sheet1.xml"].iter() if part.tag.endswith("}t")]
    assert cells == ["id", "title", "one", "=1+1", "two", "a<b> & c"]
    assert [part.tag for part in parts["xl/worksheets/sheet1.xml"].iter() if part.tag.endswith("}f")] == []
    [name] = [part.get("name") for part in parts["xl/workbook.xml"].iter() if part.tag.endswith("}sheet")]
    assert name == "A B"


@pytest.mark.parametrize(
    ("rows", "all_cells"),
    [([], "A1:A1"), ([["x"] * 2] * 3, "A1:B3"), ([["x"] * 26], "A1:Z1"), ([["x"] * 28, ["x"]], "A1:AB2")],
)
def test_the_first_row_of_a_sheet_filters_all_of_it(rows: list[list[str]], all_cells: str) -> None:
    with zipfile.ZipFile(io.BytesIO(workbook({"A": rows}))) as archive:
        sheet = Xml.fromstring(archive.read("xl/worksheets/sheet1.xml"))  # made just now
    assert [part.get("ref") for part in sheet.iter() if part.tag.endswith("}autoFilter")] == [all_cells]


def test_the_same_sheets_give_the_same_workbook() -> None:
    assert workbook({"A": [["x"]]}) == workbook({"A": [["x"]]})


def test_a_source_in_a_cell_is_a_document_with_its_section_or_the_page_that_is_cited() -> None:
    found = row(record("projects", "one-work", sources=[SOURCE, {"reference": "europa-state-pensions-abroad"}]))
    assert found["sources"] == "annual-plan-2024 1.1; europa-state-pensions-abroad"
