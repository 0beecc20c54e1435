"""The JSON Schemas say what the models say, as far as a schema can, and are those that stand in the repository."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import check_jsonschema  # type: ignore[import-untyped]  # it has no types
import jsonschema
import pytest
import yaml

from copies import ROOT, copy_of_data, portal, real
from portal.editing.schemas import schemas
from portal.loading.drafts import entry_faults
from portal.loading.files import editable_files
from portal.loading.parser import read
from portal.records.kinds import MODELS, Project


@cache
def made() -> dict[str, str]:
    """Each schema that the models give, by the name of its file."""
    return schemas(real())


COMPLETE: dict[str, Any] = {
    "id": "new-thing",
    "title": {"nl": "Iets nieuws", "fr": "Du nouveau", "en": "Something new"},
    "summary": {"nl": "Iets.", "fr": "Chose.", "en": "Thing."},
    "theme": "energy",
    "stage": "planned",
    "as_of": "2024",
    "stage_source": {"document": "annual-plan-2024", "section": "3.1"},
    "sources": [{"document": "annual-plan-2024", "section": "3.1"}],
    "written": "2026-11-22",
}
TEXT = {"nl": "a", "fr": "b", "en": "c"}
# What is put into a complete record (None takes a field out), and whether a record and whether a draft may hold it.
CASES: list[tuple[dict[str, Any], bool, bool]] = [
    ({}, True, True),
    ({"id": "New Thing"}, False, False),
    ({"id": "ab"}, False, False),
    ({"title": {"nl": "a", "fr": "b"}}, False, True),
    ({"title": "Iets"}, False, False),
    ({"title": {**TEXT, "de": "d"}}, False, False),
    ({"title": {**TEXT, "nl": "x" * 141}}, False, False),
    ({"title": {**TEXT, "nl": ""}}, False, True),
    ({"summary": {**TEXT, "nl": "x" * 321}}, False, False),
    ({"summary": None}, False, True),
    ({"sumary": TEXT}, False, False),
    ({"stage": "plannned"}, False, False),
    ({"stage": ""}, False, True),
    ({"as_of": "next year"}, False, False),
    ({"as_of": 2024}, False, False),
    ({"as_of": "2024-summer"}, True, True),
    ({"written": "2024-13-01"}, False, False),
    ({"written": "2024"}, False, False),
    ({"sources": []}, False, True),
    ({"sources": [{"document": "annual-plan-2024"}]}, False, True),
    ({"sources": {"document": "annual-plan-2024", "section": "1"}}, False, False),
    ({"links": [{"url": "ftp://example.org", "label": TEXT}]}, False, False),
    ({"links": [{"url": "https://example.org/a", "label": TEXT}]}, True, True),
    ({"audiences": "citizens"}, False, False),
    ({"audiences": ["citizens"]}, True, True),
    ({"related": [1]}, False, False),
    (
        {"milestones": [{"date": "2024", "text": TEXT, "source": {"document": "annual-plan-2024", "section": "1"}}]},
        True,
        True,
    ),
    ({"milestones": [{"date": "2024", "text": TEXT}]}, False, True),
    ({"withdrawn": {"date": "2026-11-22", "reason": TEXT}}, True, True),
    ({"keywords": {"nl": ["wind"]}}, True, True),
    ({"keywords": {"nl": "wind"}}, False, False),
]


@pytest.mark.parametrize(("change", "record", "draft"), CASES, ids=[json.dumps(case[0])[:60] for case in CASES])
@pytest.mark.parametrize("drafts", [False, True], ids=["records", "drafts"])
def test_schema_and_model_agree(change: dict[str, Any], record: bool, draft: bool, drafts: bool) -> None:
    value = {name: part for name, part in {**COMPLETE, **change}.items() if part is not None}
    schema = json.loads(made()["drafts-projects.json" if drafts else "projects.json"])
    by_schema = jsonschema.Draft202012Validator(schema).is_valid([value])
    (entry,) = read(json.dumps([value]))
    by_model = not entry_faults(entry, Project, drafts)
    assert (by_schema, by_model) == ((draft, draft) if drafts else (record, record))


def test_the_schemas_of_the_repository_are_those_of_the_models() -> None:
    standing = {file.name: file.read_text(encoding="utf-8") for file in (ROOT / "data" / "schema").glob("*.json")}
    assert standing == made(), "run: portal schema"


def test_each_schema_is_a_schema() -> None:
    for text in made().values():
        jsonschema.Draft202012Validator.check_schema(json.loads(text))


def test_every_data_file_holds_against_its_schema(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By a program that knows nothing of our models."""
    files: dict[str, list[str]] = {}
    for place in editable_files(ROOT / "data"):
        alone = place.name in MODELS and not place.listed
        files.setdefault(f"{place.name}{'-record' if alone else ''}.json", []).append(str(place.path))
    faults = {}
    for name, paths in files.items():
        schema = tmp_path / name
        schema.write_text(made()[name], encoding="utf-8")
        if check_jsonschema.main(["--schemafile", str(schema), *paths], standalone_mode=False):
            faults[name] = capsys.readouterr().out
    assert faults == {}


@pytest.mark.parametrize("kind", [kind[:-1] for kind in MODELS])
def test_every_skeleton_holds_against_the_schema_of_drafts(tmp_path: Path, kind: str) -> None:
    data = copy_of_data(tmp_path)
    portal("new", "--data", data, kind, "--title-en", "A new thing")
    file = data / "drafts" / f"{kind}s" / "new-thing.yaml"
    text = file.read_text(encoding="utf-8")
    schema = jsonschema.Draft202012Validator(json.loads(made()[f"drafts-{kind}s.json"]))
    for said in (text, text.replace("\n  # ", "\n  ")):
        assert [error.message for error in schema.iter_errors(yaml.safe_load(said))] == []


def test_a_schema_explains_its_fields_in_three_languages() -> None:
    properties = json.loads(made()["projects.json"])["$defs"]["entry"]["properties"]
    assert properties["theme"]["description"] == (
        "Het onderwerp waar het vooral over gaat\n\nLe sujet principal\n\nThe subject it is about first of all"
    )
    assert properties["theme"]["enum"] == ["safety", "internal-market", "energy", "cross-border", "institutional"]
    assert properties["as_of"]["examples"] == ["2024"]
    assert all("description" in field for field in properties.values())


def test_the_command_writes_what_changed_and_then_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = copy_of_data(tmp_path)
    portal("schema", "--data", data)
    capsys.readouterr()
    (data / "schema" / "site.json").write_text("{}", encoding="utf-8")
    assert portal("schema", "--data", data, "--check") == 1
    said = f"{data / 'schema' / 'site.json'} is not what the models say: run “portal schema”\n"
    assert capsys.readouterr().out == said
    assert portal("schema", "--data", data) == 0
    assert portal("schema", "--data", data, "--check") == 0
