"""Facets: which values a record has, in which order the site shows them, and what they are called."""

import pytest

from examples import SOURCE, catalogue, record
from portal.records.crossing import TOPICS
from portal.records.kinds import MODELS, Kind, Record
from portal.views.facets import FACETS, PROPERTIES, facet, value_heading, value_title
from portal.views.localised import Views


def values(name: str, *records: Record) -> dict[str, list[str]]:
    """The ids of the records of each value of a property."""
    found = facet(Views(catalogue(*records), "en"), name, records)
    assert found.name == name
    return {value: [one.id for one in those] for value, those in found.values.items()}


def dated(when: str) -> dict[str, object]:
    return {"date": when, "source": SOURCE}


EVENT = record("events", "some-event", when="2026-05")
PROJECT = record(
    "projects",
    "some-project",
    theme="energy",
    also_themes=["safety"],
    audiences=["citizens"],
    partners=["belgium"],
    flagship_in=["annual-plan-2024"],
    stage="under-way",
    as_of="2024",
    milestones=[{"text": {"nl": "a", "fr": "b", "en": "c"}, **dated("2022-03-01")}],
)
INSTRUMENT = record(
    "instruments",
    "some-act",
    type="decision",
    level="benelux",
    dates=[{"what": "signed", **dated("2021")}, {"what": "in-force", **dated("2023")}],
)
ORGANISATION = record("organisations", "some-group")
ANSWER = record("answers", "some-answer", topic="telework-tax")


@pytest.mark.parametrize(
    ("name", "of", "found"),
    [
        ("theme", PROJECT, ["energy", "safety"]),
        ("audience", PROJECT, ["citizens"]),
        ("partner", PROJECT, ["belgium"]),
        ("document", PROJECT, ["annual-plan-2024"]),
        ("flagship", PROJECT, ["annual-plan-2024"]),
        ("flagship", EVENT, []),
        ("stage", PROJECT, ["under-way"]),
        ("stage", EVENT, []),
        ("type", INSTRUMENT, ["decision"]),
        ("type", PROJECT, []),
        ("level", INSTRUMENT, ["benelux"]),
        ("level", PROJECT, []),
        ("sort", ORGANISATION, ["network"]),
        ("sort", PROJECT, []),
        ("topic", ANSWER, ["telework-tax"]),
        ("topic", PROJECT, []),
        ("year", PROJECT, ["2022", "2024"]),
        ("year", INSTRUMENT, ["2021", "2023"]),
        ("year", EVENT, ["2026"]),
        ("year", record("events", "some-day", when="2025-12-30/2026-01-02"), ["2025"]),
        ("year", ORGANISATION, []),
    ],
)
def test_a_record_has_the_values_of_its_own_fields(name: str, of: Record, found: list[str]) -> None:
    assert sorted(PROPERTIES[name].values(of)) == found


def test_a_source_that_is_no_document_is_no_value() -> None:
    reference = next(iter(catalogue().references))
    assert values("document", record("projects", "some-work", sources=[SOURCE, {"reference": reference}])) == {
        "annual-plan-2024": ["some-work"]
    }


def test_a_record_stands_once_under_a_value_that_it_has_twice() -> None:
    two = [SOURCE, {"document": "annual-plan-2024", "section": "2.1"}]
    assert values("document", record("projects", "some-work", sources=two)) == {"annual-plan-2024": ["some-work"]}


def test_years_count_down() -> None:
    made = [record("events", f"of-{year}", when=str(year)) for year in (2024, 2026, 2025)]
    assert list(values("year", *made)) == ["2026", "2025", "2024"]


@pytest.mark.parametrize(
    ("name", "order"),
    [
        ("theme", list(catalogue().themes)),
        ("audience", list(catalogue().audiences)),
        ("partner", list(catalogue().partners)),
        ("document", list(catalogue().documents)),
        ("flagship", list(catalogue().documents)),
        ("stage", ["exploring", "planned", "under-way", "recurring", "completed", "stopped"]),
        ("topic", list(TOPICS)),
        ("level", ["benelux", "eu"]),
        ("type", ["decision", "treaty"]),
    ],
)
def test_values_stand_in_the_order_of_their_vocabulary_and_else_of_the_alphabet(name: str, order: list[str]) -> None:
    field = {"theme": "theme", "audience": "audiences", "partner": "partners", "flagship": "flagship_in"}.get(
        name, name
    )
    kinds: dict[str, Kind] = {"topic": "answers", "level": "instruments", "type": "instruments"}
    made = []
    for place, value in enumerate(reversed(order)):
        filled: object = [value] if field in ("audiences", "partners", "flagship_in") else value
        fields = {"sources": [{"document": value, "section": "1"}]} if name == "document" else {field: filled}
        made.append(record(kinds.get(name, "projects"), f"some-{place}", **fields))
    assert list(values(name, *made)) == order


def test_what_has_no_order_of_its_own_stands_in_the_alphabet_of_the_reader() -> None:
    made = [record("instruments", f"some-{type_}", type=type_) for type_ in ("judgment", "decision")]
    assert list(values("type", *made)) == ["decision", "judgment"]
    in_french = facet(Views(catalogue(*made), "fr"), "type", made)
    assert list(in_french.values) == ["judgment", "decision"]  # arrêt, décision


@pytest.mark.parametrize(
    ("name", "value", "title"),
    [
        ("theme", "energy", catalogue().themes["energy"].title["fr"]),
        ("audience", "citizens", catalogue().audiences["citizens"].title["fr"]),
        ("partner", "belgium", "Belgique"),
        ("document", "annual-plan-2024", catalogue().documents["annual-plan-2024"].short["fr"]),
        ("flagship", "annual-plan-2024", catalogue().documents["annual-plan-2024"].short["fr"]),
        ("stage", "planned", dict(catalogue().words["stage_planned"])["fr"]),
        ("type", "treaty", dict(catalogue().words["type_treaty"])["fr"]),
        ("level", "eu", dict(catalogue().words["level_eu"])["fr"]),
        ("sort", "network", dict(catalogue().words["organisation_network"])["fr"]),
        ("topic", "telework-tax", dict(catalogue().words["topic_telework-tax"])["fr"]),
        ("year", "2024", "2024"),
    ],
)
def test_a_value_is_called_in_the_language_of_the_page(name: str, value: str, title: str) -> None:
    assert value_title(Views(catalogue(), "fr"), name, value) == title


def test_the_list_of_a_value_is_called_after_its_kind_its_question_and_the_value() -> None:
    views = Views(catalogue(), "en")
    heading = value_heading(views, "projects", "stage", "planned")
    for word in (views.words["kind_projects"], views.words["facet_stage"].lower(), views.words["stage_planned"]):
        assert word in heading


def test_every_kind_is_narrowed_by_properties_that_its_records_can_have() -> None:
    assert FACETS.keys() == MODELS.keys()
    assert {name for names in FACETS.values() for name in names} <= PROPERTIES.keys()
    usual = (PROJECT, INSTRUMENT, EVENT, ORGANISATION, ANSWER)
    of_all = {"theme", "audience", "partner", "document"}
    without = [
        (one.kind, name)
        for one in usual
        for name in FACETS[one.kind]
        if name not in of_all and not list(PROPERTIES[name].values(one))
    ]
    assert without == []
