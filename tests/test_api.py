"""Rules of the JSON files at `/api/v1/`."""

import json
import re
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from conftest import ROOT
from examples import catalogue, record, small
from portal.language import LANGUAGES
from portal.outputs.api import VERSION, api
from portal.outputs.api_schema import api_schema
from portal.outputs.openapi import openapi
from portal.records.kinds import MODELS, Kind, Record
from portal.records.registry import VOCABULARIES
from portal.records.uses import internal
from portal.views.facets import PROPERTIES
from portal.views.localised import Views

PROMISED = Path(__file__).with_name("api_v1.txt")


@cache
def files() -> dict[str, Any]:
    """Every file made from the small portal, read back."""
    return {path.removeprefix("api/v1/"): json.loads(content) for path, content in api(Views(small(), "en")).items()}


@cache
def schema() -> dict[str, Any]:
    """The schema, read back."""
    [content] = api_schema(small()).values()
    found: dict[str, Any] = json.loads(content)
    return found


def one(made: Record, *others: Record) -> dict[str, Any]:
    """A record as its own file gives it, in a catalogue with these others."""
    content = api(Views(catalogue(made, *others), "en"))[f"api/v1/{made.kind}/{made.id}.json"]
    found: dict[str, Any] = json.loads(content)["record"]
    return found


def validator(definition: str) -> Draft202012Validator:
    """Checks against one part of the schema, and here that there is no field which the schema does not know."""
    strict = deepcopy(schema())
    for part in strict["$defs"].values():
        part["additionalProperties"] = False
    strict["anyOf"] = [{"$ref": f"#/$defs/{definition}"}]
    return Draft202012Validator(strict)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_what_a_part_of_the_schema_asks_for_it_also_explains() -> None:
    """Validators that are strict about it refuse a schema that requires what it does not know."""
    for name, part in schema()["$defs"].items():
        assert set(part["required"]) <= set(part["properties"]), name
        assert "anyOf" not in part, name


@pytest.mark.parametrize("kind", [*MODELS, *VOCABULARIES])
def test_every_list_fits_the_schema(kind: str) -> None:
    name = dict([*MODELS.items(), *VOCABULARIES.items()])[kind].__name__
    assert [error.message for error in validator(f"{name}ListFile").iter_errors(files()[f"{kind}.json"])] == []


@pytest.mark.parametrize("name", ["index", "values"])
def test_the_other_files_fit_the_schema(name: str) -> None:
    assert [e.message for e in validator(f"{name.title()}File").iter_errors(files()[f"{name}.json"])] == []


@pytest.mark.parametrize("kind", MODELS)
def test_the_file_of_a_record_fits_the_whole_schema_and_says_what_the_list_says(kind: Kind) -> None:
    listed = files()[f"{kind}.json"]["records"]
    own = [files()[f"{kind}/{entry['id']}.json"]["record"] for entry in listed]
    assert own == listed
    Draft202012Validator(schema()).validate(files()[f"{kind}/{listed[0]['id']}.json"])


def test_version_1_has_lost_no_field_and_every_new_one_is_promised(expect: Callable[[Path, str], None]) -> None:
    present = [f"{name}.{field}" for name, part in schema()["$defs"].items() for field in part.get("properties", ())]
    expect(PROMISED, "\n".join(sorted(present)) + "\n")


def test_every_record_is_listed_once_among_its_kind() -> None:
    listed = Counter((kind, entry["id"]) for kind in MODELS for entry in files()[f"{kind}.json"]["records"])
    assert listed == Counter((made.kind, made.id) for made in small().records.values())


def test_every_vocabulary_is_there_in_whole() -> None:
    assert [theme["id"] for theme in files()["themes.json"]["records"]] == list(small().themes)
    assert [term["id"] for term in files()["glossary.json"]["records"]] == list(small().glossary)
    assert [document["id"] for document in files()["documents.json"]["records"]] == list(small().documents)


@pytest.mark.parametrize("kind", MODELS)
def test_fields_are_named_as_in_the_data_and_all_are_there(kind: Kind) -> None:
    named = [
        field.alias or name for name, field in MODELS[kind].model_fields.items() if name not in internal(MODELS[kind])
    ]
    for entry in files()[f"{kind}.json"]["records"]:
        assert list(entry)[: len(named)] == named


@pytest.mark.parametrize("kind", MODELS)
def test_the_count_is_the_number_of_records(kind: Kind) -> None:
    content = files()[f"{kind}.json"]
    assert content["count"] == len(content["records"]) == files()["index.json"]["records"][kind]["count"]


def test_relations_are_known_on_both_sides() -> None:
    related = {
        entry["id"]: {id_ for ids in entry["related_ids"].values() for id_ in ids}
        for kind in MODELS
        for entry in files()[f"{kind}.json"]["records"]
    }
    assert [(a, b) for a, others in related.items() for b in others if a not in related[b]] == []
    assert all(
        kind == small().records[id_].kind
        for entry in files()["events.json"]["records"]
        for kind, ids in entry["related_ids"].items()
        for id_ in ids
    )


def test_every_value_of_a_closed_list_has_a_name_in_three_languages() -> None:
    values = files()["values.json"]["values"]
    assert {entry["stage"] for entry in files()["projects.json"]["records"]} <= set(values["projects"]["stage"])
    assert {entry["kind"] for entry in files()["partners.json"]["records"]} <= set(values["partners"]["kind"])
    assert values["projects"]["stage"]["planned"] == {"nl": "Gepland", "fr": "Prévu", "en": "Planned"}


def test_what_events_and_sources_are_worth_has_a_name_in_three_languages() -> None:
    values = files()["values.json"]["values"]
    assert {entry["standing"] for entry in files()["events.json"]["records"]} <= set(values["events"]["standing"])
    assert {entry["standing"] for entry in files()["references.json"]["records"]} <= set(
        values["references"]["standing"]
    )
    for kind in MODELS:
        bases = {basis for entry in files()[f"{kind}.json"]["records"] for basis in entry["rests_on"]}
        assert bases <= set(values[kind]["rests_on"])


def test_nothing_in_the_schema_speaks_to_those_who_write_the_data() -> None:
    told = [
        field["description"].rpartition("\n\n")[2]
        for part in schema()["$defs"].values()
        for field in part["properties"].values()
        if "description" in field
    ]
    assert [text for text in told if re.search(r"in quotes|\.yaml|data/|characters|full stop|one side", text)] == []


def described() -> dict[str, Any]:
    """The description for programs that make clients, read back."""
    [content] = openapi(small(), VERSION, api_schema(small())).values()
    found: dict[str, Any] = json.loads(content)
    return found


def test_programs_that_make_clients_need_no_other_file() -> None:
    text = json.dumps(described())
    parts = described()["components"]["schemas"]
    assert set(re.findall(r'"\$ref": "([^"]+)"', text)) <= {f"#/components/schemas/{name}" for name in parts}
    assert parts.keys() == schema()["$defs"].keys()


def test_a_made_client_has_a_name_of_its_own_for_each_file_and_says_what_it_holds() -> None:
    reads = [path["get"] for path in described()["paths"].values()]
    names = Counter(read["operationId"] for read in reads)
    assert set(names.values()) == {1}
    assert {"listProjects", "readProject", "readAll", "listReferences"} <= set(names)
    assert set(Counter(read["summary"] for read in reads).values()) == {1}
    assert {"Projects", "Project", "All data of the Benelux portal"} <= {read["summary"] for read in reads}


def test_dates_stay_as_vague_as_they_are_and_events_say_their_first_and_last_day() -> None:
    found = one(record("events", "some-day", when="2024-H2"))
    assert (found["when"], found["first_day"], found["last_day"]) == ("2024-H2", "2024-07-01", "2024-12-31")
    found = one(record("events", "no-day", when=None))
    assert (found["when"], found["first_day"], found["last_day"]) == (None, None, None)


def test_what_is_not_due_is_neither_there_nor_named() -> None:
    later = record("projects", "later", publish_from="2026-11-22T12:00:01+01:00")
    event = record("events", "now", projects=["later"], related=["later"])
    withdrawn = {"date": "2026-01-01", "reason": {"nl": "Weg", "fr": "Parti", "en": "Gone"}, "replaced_by": "later"}
    old = record("services", "old", withdrawn=withdrawn)
    made = api(Views(catalogue(later, event, old), "en"))
    assert [path for path, content in made.items() if "later" in path or b'"later"' in content] == []
    assert (
        b'"later"'
        in api(Views(catalogue(later, event, old, now=datetime(2026, 11, 23, tzinfo=UTC)), "en"))["api/v1/events.json"]
    )


def test_an_earlier_id_still_gives_the_record() -> None:
    made = api(Views(catalogue(record("projects", "new-name", formerly=["old-name"])), "en"))
    assert made["api/v1/projects/old-name.json"] == made["api/v1/projects/new-name.json"]


def test_long_texts_have_a_line_for_each_paragraph_and_item() -> None:
    text = "Een regel\ndie doorloopt.\n\n- eerste\n  punt\n- tweede"
    found = one(record("projects", "long", story=dict.fromkeys(LANGUAGES, text)))
    assert found["story"]["nl"] == "Een regel die doorloopt.\n\n- eerste punt\n- tweede"


@pytest.mark.parametrize("text", ['a "b" \\ c', "1 < 2 & 3", "a\u2028b", "=1+1", "😀 é"])
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    made = record("projects", "odd")
    title = made.title.model_copy(update={"nl": text})
    assert one(made.model_copy(update={"title": title}))["title"]["nl"] == text


def test_no_file_holds_markup_or_an_escaped_letter() -> None:
    for content in api(Views(small(), "en")).values():
        assert not re.search(rb"</?[a-z]+[ >]|&[a-z]+;|\\u", content)


def test_licence_and_documents_stand_in_every_file() -> None:
    for content in files().values():
        assert content["schema_version"] == "1.0"
        assert content["licence"]["name"] == "CC BY 4.0"
        assert [document["id"] for document in content["generated_from"]] == list(small().documents)


def test_the_same_moment_gives_the_same_bytes_and_a_later_one_the_same_schema() -> None:
    later = small(datetime(2031, 1, 1, tzinfo=UTC))
    assert api(Views(small(), "en")) == api(Views(small(), "en"))
    assert api_schema(small()) == api_schema(later)


def test_every_address_in_the_files_meets_a_file_or_a_page(small_site: Path) -> None:
    base = small().settings.base_address
    found = {
        address
        for path in api(Views(small(), "en"))
        for address in re.findall(f'"{base}([^"]*)"', (small_site / path).read_text("utf-8"))
    }
    assert len(found) > 3 * len(small().records)
    files = {address.partition("#")[0] for address in found}
    assert [
        path for path in files if not (small_site / path).is_file() and not (small_site / path / "index.html").is_file()
    ] == []


def test_everything_is_in_one_file_too() -> None:
    whole = files()["all.json"]["lists"]
    assert list(whole) == [*MODELS, *VOCABULARIES]
    assert all(whole[kind] == files()[f"{kind}.json"] for kind in whole)
    assert [error.message for error in validator("AllFile").iter_errors(files()["all.json"])] == []


def test_every_record_says_how_sure_it_is_and_what_it_is_called() -> None:
    entries = [entry for kind in MODELS for entry in files()[f"{kind}.json"]["records"]]
    assert len({entry["@id"] for entry in entries}) == len(entries)
    assert [entry["id"] for entry in entries if entry["sources"] and not entry["rests_on"]] == []
    plan_only = [entry for entry in entries if {s["document"] for s in entry["sources"]} == {"annual-plan-2024"}]
    assert all("plan" in entry["rests_on"] for entry in plan_only)


def test_a_record_that_was_renamed_is_found_under_its_first_name() -> None:
    made = record("projects", "some-project").model_copy(update={"id": "another-name", "formerly": ("first-name",)})
    found = api(Views(catalogue(made), "en"))
    assert found["api/v1/projects/first-name.json"] == found["api/v1/projects/another-name.json"]
    assert json.loads(found["api/v1/projects/first-name.json"])["record"]["@id"].endswith("/first-name.json#it")


def test_days_are_typed_as_days_in_the_schema() -> None:
    project = schema()["$defs"]["Project"]["properties"]
    assert project["written"]["format"] == "date"
    assert {"type": "string", "format": "date"}.items() <= project["reviewed"]["anyOf"][0].items()
    assert project["last_modified"]["format"] == "date-time"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_on_the_page_about_data_counts_what_the_list_of_the_theme_counts(language: str) -> None:
    page = (ROOT / "content" / language / "data-examples.md").read_text(encoding="utf-8")
    assert 'select(.theme == "energy" or any(.also_themes[]; . == "energy"))' in page
    chosen = [p for p in files()["projects.json"]["records"] if p["theme"] == "energy" or "energy" in p["also_themes"]]
    listed = [project for project in small().of_kind("projects") if "energy" in PROPERTIES["theme"].values(project)]
    assert len(chosen) == len(listed) > 0


def test_the_version_of_a_list_is_its_latest_moment_whatever_the_hour_of_the_clock() -> None:
    before, after = "2026-10-25T02:30:00+02:00", "2026-10-25T02:15:00+01:00"  # summer time ends between the two
    made = [
        record("projects", f"at-{n}", written="2026-01-01", publish_from=at) for n, at in enumerate((before, after))
    ]
    found = json.loads(api(Views(catalogue(*made), "en"))["api/v1/projects.json"])
    assert datetime.fromisoformat(found["modified"]) == datetime.fromisoformat(after)
