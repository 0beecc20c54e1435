"""A new record begins as a draft with every field explained, under an id that is free, and ends among the others."""

import re
from datetime import date
from pathlib import Path

import pytest

from copies import complaints, contents, copy_of_data, portal
from portal.editing.edited_file import edited_files
from portal.editing.schemas import schemas
from portal.editing.skeletons import suggested_id, without_help
from portal.language import LANGUAGES
from portal.loading.drafts import check_drafts, previews
from portal.loading.files import editable_files
from portal.loading.load import load
from portal.messages import catalogue
from portal.problems import as_text
from portal.records.kinds import MODELS

KINDS = [kind[:-1] for kind in MODELS]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return copy_of_data(tmp_path)


def draft_problems(data: Path) -> list[str]:
    loaded = load(data)
    return as_text(check_drafts(data, {record.id: record for record in loaded.records}))


@pytest.mark.parametrize(
    ("title", "id_"),
    [
        ("The Benelux Police Treaty", "benelux-police-treaty"),
        ("Coopération en mer: phase 2", "cooperation-en-mer-phase-2"),
        (
            "Recognising diplomas of higher education for all in the three countries",
            "recognising-diplomas-higher-education-all-three-countries",
        ),
        ("", ""),
    ],
)
def test_an_id_is_suggested_from_the_english_title(title: str, id_: str) -> None:
    assert suggested_id(title) == id_


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_record_is_a_sound_draft_that_touches_nothing_else(data: Path, kind: str) -> None:
    before = contents(data)
    assert portal("new", "--data", data, kind, "--title-en", "A new thing", "--theme", "energy", "--lang", "fr") == 0
    after = contents(data)
    (name,) = after.keys() - before.keys()
    assert name == f"drafts/{kind}s/new-thing.yaml"
    assert {name: after[name] for name in before} == before
    assert draft_problems(data) == []
    assert complaints(data) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_skeleton_names_every_field_of_its_kind(data: Path, kind: str) -> None:
    portal("new", "--data", data, kind, "--title-en", "A new thing")
    text = (data / "drafts" / f"{kind}s" / "new-thing.yaml").read_text(encoding="utf-8")
    model = MODELS[f"{kind}s"]  # type: ignore[index]  # a kind with its s
    names = {info.alias or name for name, info in model.model_fields.items()} - {"formerly", "withdrawn"}
    assert {name for name in names if not re.search(rf"(?m)^(  |- |  # ){name}:", text)} == set()


@pytest.mark.parametrize("kind", KINDS)
def test_every_optional_field_of_a_skeleton_can_be_uncommented(data: Path, kind: str) -> None:
    portal("new", "--data", data, kind, "--title-en", "A new thing")
    file = data / "drafts" / f"{kind}s" / "new-thing.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("\n  # ", "\n  "), encoding="utf-8")
    assert draft_problems(data) == []


@pytest.mark.parametrize("taken", ["nsec", "police-treaty-implementation"])
def test_an_id_that_is_taken_is_refused(data: Path, capsys: pytest.CaptureFixture[str], taken: str) -> None:
    before = contents(data)
    assert portal("new", "--data", data, "project", "--id", taken, "--title-en", "A new thing") == 1
    assert capsys.readouterr().err == f"the id “{taken}” is already taken (by {taken}): choose another\n"
    assert contents(data) == before


def test_a_mistake_in_a_draft_is_reported_and_a_gap_is_not(data: Path) -> None:
    portal("new", "--data", data, "project", "--title-en", "A new thing")
    file = data / "drafts" / "projects" / "new-thing.yaml"
    text = file.read_text(encoding="utf-8").replace('stage: ""', "stage: plannned").replace('nl: ""', "nl: <b>x</b>", 1)
    file.write_text(text, encoding="utf-8")
    problems = [line.split(": ", 1)[1] for line in draft_problems(data)]
    assert len(problems) == 2
    assert problems[0].startswith("new-thing.title.nl holds HTML (<b>)")
    assert problems[1].startswith("new-thing.stage is “plannned”: did you mean “planned”?")


def test_two_drafts_or_a_draft_and_a_record_with_one_id_are_reported(data: Path) -> None:
    portal("new", "--data", data, "project", "--title-en", "A new thing")
    other = data / "drafts" / "projects.yaml"
    other.write_text("- id: new-thing\n- id: nsec\n", encoding="utf-8")
    said = [line.split(": ", 1)[1] for line in draft_problems(data)]
    assert any("new-thing.id: the id “new-thing” is already taken in" in line for line in said)
    assert any("nsec.id: a record with this id stands among the published ones" in line for line in said)


@pytest.mark.parametrize("kind", KINDS)
def test_a_preview_shows_a_draft_with_its_gaps_marked(data: Path, kind: str) -> None:
    portal("new", "--data", data, kind, "--title-en", "A new thing")
    missing = {language: f"missing {language}" for language in LANGUAGES}
    (record,) = previews(data, load(data), missing, date(2026, 11, 22))
    assert (record.title.en, record.title.nl, record.summary.fr) == ("A new thing", "missing nl", "missing fr")
    assert "new-thing" not in {record.id for record in load(data).records}


def test_finishing_a_draft_with_gaps_tells_them_all_and_changes_nothing(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    portal("new", "--data", data, "event", "--title-en", "A new thing", "--theme", "energy")
    before = contents(data)
    capsys.readouterr()
    assert portal("finish", "--data", data, "new-thing") == 1
    assert [line.split(": ", 1)[1] for line in capsys.readouterr().err.splitlines()] == [
        "new-thing.title.nl is missing: every title needs nl, fr and en",
        "new-thing.title.fr is missing: every title needs nl, fr and en",
        "new-thing.summary is missing and cannot be left out: write a line “summary: …”",
        "new-thing.sources is missing and cannot be left out: write a line “sources: …”",
    ]
    assert contents(data) == before


def test_finishing_one_of_two_drafts_in_a_file_leaves_the_other_as_it_was(data: Path) -> None:
    nsec = next(record for record in load(data).records if record.id == "nsec")
    folder = data / "drafts" / "projects"
    folder.mkdir(parents=True)
    project = next(edited for edited in edited_files(data) if edited.file.name == "safety.yaml")
    start, end = project.extent(project.entries[0])
    complete = project.text[start:end].replace(project.entries[0].id, "first-draft", 1)
    other = f"- id: other-draft\n  title:\n    en: {nsec.title.en}  # a note\n"
    for name, text in (("before", complete + "\n" + other), ("after", other + "\n" + complete)):
        file = folder / f"{name}.yaml"
        file.write_text(text, encoding="utf-8")
        assert portal("finish", "--data", data, "first-draft") == 0
        assert file.read_text(encoding="utf-8").strip() == other.strip()
        assert "first-draft" in {record.id for record in load(data).records}
        file.unlink()
        next(data.rglob("first-draft.yaml")).unlink()


def complete_draft(data: Path, name: str = "first-draft.yaml") -> Path:
    """A file with one draft that can be finished."""
    project = next(edited for edited in edited_files(data) if edited.file.name == "safety.yaml")
    start, end = project.extent(project.entries[0])
    file = data / "drafts" / "projects" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(project.text[start:end].replace(project.entries[0].id, "first-draft", 1), encoding="utf-8")
    return file


def test_comments_above_and_below_a_draft_stay_with_the_record(data: Path) -> None:
    file = complete_draft(data)
    file.write_text(f"# a question\n{file.read_text('utf-8')}\n# an answer\n", encoding="utf-8")
    assert portal("finish", "--data", data, "first-draft") == 0
    record = (data / "projects/safety/first-draft.yaml").read_text(encoding="utf-8")
    assert "# a question\n# an answer\n" in record
    assert complaints(data) == []


def test_finishing_never_writes_over_a_file(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = complete_draft(data)
    target = data / "projects/safety/first-draft.yaml"
    target.parent.mkdir()
    target.write_text("id: another-record\n", encoding="utf-8")
    assert portal("finish", "--data", data, "first-draft") == 1
    assert "first-draft.yaml exists already and holds something else" in capsys.readouterr().err
    assert target.read_text(encoding="utf-8") == "id: another-record\n"
    assert file.exists()


def test_of_two_drafts_with_one_id_none_is_finished(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    complete_draft(data)
    complete_draft(data, "copy.yaml")
    before = contents(data)
    assert portal("finish", "--data", data, "first-draft") == 1
    assert "two drafts are called “first-draft”" in capsys.readouterr().err
    assert contents(data) == before


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1252"])
def test_a_draft_in_another_encoding_is_told_as_the_check_tells_it(
    data: Path, encoding: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = complete_draft(data)
    file.write_text("- id: first-draft\n  title: é\n", encoding=encoding)
    assert portal("finish", "--data", data, "first-draft") == 1
    assert "first-draft.yaml:" in (said := capsys.readouterr().err)
    assert "save the file anew with the encoding UTF-8" in said


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_explained_in_three_languages_in_the_schema(data: Path, kind: str) -> None:
    for language in LANGUAGES:
        for model in MODELS.values():
            for name, info in model.model_fields.items():
                assert catalogue(language)[f"field-{info.alias or name}"]


def test_every_file_has_a_schema(data: Path) -> None:
    portal("new", "--data", data, "project", "--title-en", "A new thing")
    made = schemas(load(data))
    assert {f"{place.name}.json" for place in editable_files(data)} <= made.keys()


def test_what_explains_a_draft_goes_with_the_fields_that_were_not_used_and_own_comments_stay() -> None:
    kept = "- id: one-draft\n  title: x\n  # a note of the editor\n  theme: energy\n"
    explained = kept.replace("  title", "  #: what it is called\n  title").replace(
        "  theme", '  #: what it is about\n  # story:\n  #   nl: ""\n  #: its theme\n  theme'
    )
    assert without_help(explained) == kept


BROKEN = "- id: broken-draft\n\ttitle: [\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_that_cannot_be_read_is_named_and_keeps_nobody_from_another(
    data: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    broken = complete_draft(data).with_name("broken-draft.yaml")
    broken.write_text(BROKEN, encoding="utf-8")
    capsys.readouterr()
    for arguments in (("finish", "first-draft"), ("new", "event", "--title-en", "A new thing", "--theme", "energy")):
        assert portal(arguments[0], "--data", data, "--lang", language, *arguments[1:]) == 0
        (said,) = capsys.readouterr().err.splitlines()
        assert said.startswith(catalogue(language)["draft-unread"].partition("{")[0])
        assert f"{broken}:2:1: " in said
    assert broken.read_text(encoding="utf-8") == BROKEN


def test_a_draft_that_cannot_be_read_is_neither_finished_nor_written_over(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    complete_draft(data, "broken-draft.yaml").write_text(BROKEN, encoding="utf-8")
    before = contents(data)
    assert portal("finish", "--data", data, "broken-draft") == 1
    assert "broken-draft.yaml:2:1: " in capsys.readouterr().err
    assert portal("new", "--data", data, "project", "--title-en", "Broken draft", "--theme", "energy") == 1
    assert "broken-draft.yaml exists already" in capsys.readouterr().err
    assert contents(data) == before
