"""Whatever names something else is looked up, in every field that can."""

from typing import Any

import pytest

from copies import SMALL
from examples import SOURCE, catalogue, record
from portal.loading.load import load
from portal.records.kinds import MODELS, Kind
from portal.records.uses import relation_fields, vocabulary_fields
from portal.rules.check import complaints_of

LOADED = load(SMALL / "data")
TEXT = {"nl": "Het gebeurde.", "fr": "C’est arrivé.", "en": "It happened."}
NOWHERE = {"document": "nowhere-plan", "section": "1"}
GONE = {"date": "2026-01-01", "reason": TEXT, "replaced_by": "nowhere-record"}
POINT = {"date": "2024", "text": TEXT, "source": NOWHERE}
STEP = {"what": "signed", "date": "2024", "source": NOWHERE}
# Of each kind a field that names something which does not exist.
WRONG: list[tuple[Kind, str, Any, tuple[str | int, ...]]] = [
    ("projects", "for_you", [{"audience": "nowhere", "text": TEXT}], ("for_you", 0, "audience")),
    ("projects", "sources", [SOURCE, NOWHERE], ("sources", 1, "document")),
    ("projects", "sources", [{**SOURCE, "section": "99.9"}], ("sources", 0, "section")),
    ("projects", "sources", [{"reference": "nowhere-page"}], ("sources", 0, "reference")),
    ("projects", "stage_source", NOWHERE, ("stage_source", "document")),
    (
        "projects",
        "milestones",
        [{"date": "2024", "text": TEXT, "source": NOWHERE}],
        ("milestones", 0, "source", "document"),
    ),
    ("projects", "since", [{"date": "2025", "text": TEXT, "reference": "nowhere-page"}], ("since", 0, "reference")),
    (
        "projects",
        "withdrawn",
        {"date": "2026-01-01", "reason": TEXT, "replaced_by": "nowhere-record"},
        ("withdrawn", "replaced_by"),
    ),
    (
        "instruments",
        "dates",
        [{"what": "signed", "date": "2024", "source": NOWHERE}],
        ("dates", 0, "source", "document"),
    ),
]
# Every field of a record that chooses from a vocabulary.
CHOICES = [(kind, name) for kind, model in MODELS.items() for name in vocabulary_fields(model)]
# Every field that names other records, and those that name one kind only.
RELATIONS = [(kind, name) for kind, model in MODELS.items() for name in relation_fields(model)]
OF_ONE_KIND = [(kind, name) for kind, name in RELATIONS if relation_fields(MODELS[kind])[name].kind]


def found(kind: Kind, **fields: object) -> dict[tuple[str | int, ...], str]:
    """What the check says of one record among those of the small portal: code by place."""
    return {path: code for path, code, _ in complaints_of(record(kind, "the-record", **fields), LOADED)}


@pytest.mark.parametrize(("kind", "field", "value", "path"), WRONG)
def test_what_a_field_names_must_exist(kind: Kind, field: str, value: object, path: tuple[str | int, ...]) -> None:
    assert found(kind, **{field: value}).get(path, "") in ("unknown-reference", "unknown-choice", "unknown-section")


@pytest.mark.parametrize(("kind", "field"), CHOICES)
def test_what_a_field_chooses_must_be_in_the_vocabulary(kind: Kind, field: str) -> None:
    one = MODELS[kind].model_fields[field].annotation is str
    path = (field,) if one else (field, 0)
    assert found(kind, **{field: "nowhere" if one else ["nowhere"]})[path] in ("unknown-reference", "unknown-choice")


@pytest.mark.parametrize(("kind", "field"), RELATIONS)
def test_a_record_that_is_named_must_exist_and_be_another(kind: Kind, field: str) -> None:
    assert found(kind, **{field: ["nowhere-record"]})[field, 0] == "unknown-reference"
    assert found(kind, **{field: ["the-record"]})[field, 0] == "self-reference"


@pytest.mark.parametrize(("kind", "field"), OF_ONE_KIND)
def test_a_record_that_is_named_must_be_of_the_kind_that_its_field_asks_for(kind: Kind, field: str) -> None:
    wanted = relation_fields(MODELS[kind])[field].kind
    right = next(one.id for one in LOADED.records if one.kind == wanted)
    wrong = next(one.id for one in LOADED.records if one.kind != wanted)
    assert (field, 0) not in found(kind, **{field: [right]})
    assert found(kind, **{field: [wrong]})[field, 0] == "wrong-kind"


@pytest.mark.parametrize(("kind", "field"), RELATIONS)
def test_what_a_field_names_is_resolved_from_both_sides(kind: Kind, field: str) -> None:
    wanted = relation_fields(MODELS[kind])[field].kind or "organisations"
    other = record(wanted, "the-other")  # type: ignore[arg-type]  # a kind, as fields name it
    made = catalogue(record(kind, "the-record", **{field: ["the-other"]}), other)
    seen = [made.related, made.see_also] if hasattr(made, "see_also") else [made.related]
    assert any("the-other" in [one.id for one in side["the-record"]] for side in seen)
    assert any("the-record" in [one.id for one in side["the-other"]] for side in seen)
