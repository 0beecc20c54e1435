"""A record as machines read it: each fact under its name in schema.org, and nothing that the record does not say."""

from typing import Any, get_args

import pytest

from examples import SOURCE, catalogue, record
from portal.metadata.things import thing_of
from portal.records.kinds import Kind
from portal.records.sorts import InstrumentType
from portal.views.localised import Views

HERE = {"nl": "Luik", "fr": "Liège", "en": "Liège"}
CELEX = "32006R0561"


def told(kind: Kind, **fields: object) -> dict[str, Any]:
    """What English machines read of a record, beside an organisation that it may name."""
    made = record(kind, "the-record", **fields)
    return thing_of(Views(catalogue(made, record("organisations", "club")), "en"), made)


@pytest.mark.parametrize(
    ("fields", "languages"),
    [
        ({}, None),  # nobody knows, so nothing is said
        ({"authentic_languages": ["nl", "fr"]}, ["nl", "fr"]),
        ({"celex": [CELEX]}, ["en"]),  # the text that EUR-Lex gives in the language of the page
        ({"celex": [CELEX], "authentic_languages": ["fr"]}, ["fr"]),
    ],
)
def test_the_languages_of_a_law_are_those_it_names_or_that_of_the_text_it_leads_to(
    fields: dict[str, object], languages: list[str] | None
) -> None:
    assert told("instruments", **fields).get("inLanguage") == languages


# What binds nobody by itself, or is no text with a name and number of its own.
NO_LAWS = {
    *("declaration", "memorandum", "roadmap", "plan", "report", "standard", "undecided"),
    *("eu-programme", "un-framework", "judgment", "legal-form"),
}


@pytest.mark.parametrize(
    ("type_", "fields", "is_law"),
    [
        *((one, {}, one not in NO_LAWS) for one in get_args(InstrumentType)),
        ("report", {"celex": [CELEX]}, True),  # a legal act of the Union by its number
        ("report", {"celex": ["52020DC0789"]}, False),
    ],
)
def test_what_is_no_law_is_a_work(type_: str, fields: dict[str, object], is_law: bool) -> None:
    found = told("instruments", type=type_, **fields)
    assert found["@type"] == ("Legislation" if is_law else "CreativeWork")
    assert ("legislationType" in found) is is_law


@pytest.mark.parametrize(
    ("fields", "identifier"),
    [
        ({}, None),
        ({"number": "M(2022)3"}, "M(2022)3"),
        ({"celex": [CELEX], "number": "561/2006"}, [CELEX, "561/2006"]),
    ],
)
def test_a_law_has_all_its_numbers(fields: dict[str, object], identifier: object) -> None:
    assert told("instruments", **fields).get("legislationIdentifier") == identifier


@pytest.mark.parametrize(
    ("level", "bound"), [("benelux", "Benelux"), ("eu", "European Union"), ("international", None), ("national", None)]
)
def test_who_is_bound_by_a_law_is_told_where_everyone_knows(level: str, bound: str | None) -> None:
    assert told("instruments", level=level).get("legislationJurisdiction") == bound


def test_the_date_of_a_law_is_that_on_which_it_was_first_signed_or_adopted() -> None:
    steps = [("published", "2023-01"), ("signed", "2023-02-03"), ("adopted", "2023-03"), ("in-force", "2023-04")]
    dates = [{"what": what, "date": date, "source": SOURCE} for what, date in steps]
    assert told("instruments", dates=dates)["legislationDate"] == "2023-02-03"
    assert "legislationDate" not in told("instruments", dates=dates[:1])


def test_an_event_says_where_it_is_who_holds_it_and_whether_it_goes_on() -> None:
    found = told("events", when="2027-09-05", where=HERE, organisers=["club"])
    assert found["location"] == {"@type": "Place", "name": "Liège", "address": "Liège"}
    assert [one["name"] for one in found["organizer"]] == ["Title club"]
    assert found["eventStatus"] == "https://schema.org/EventScheduled"
    assert found["image"].endswith("/assets/share/en-safety.png")
    assert {"startDate", "endDate", "location", "organizer"}.isdisjoint(told("events", when=None))


@pytest.mark.parametrize(
    ("kind", "type_"),
    [("institution", "GovernmentOrganization"), ("state", "Place"), ("region", "AdministrativeArea")],
)
def test_an_organisation_is_of_its_own_sort_and_any_other_is_an_organisation(kind: str, type_: str) -> None:
    assert told("organisations", organisation_kind=kind)["@type"] == type_
    assert told("organisations")["@type"] == "Organization"


def test_an_organisation_has_its_abbreviation_in_the_language_of_the_page_and_its_site() -> None:
    found = told("organisations", abbreviation={"en": "NSEC"}, website="https://www.benelux.int/")
    assert (found["alternateName"], found["sameAs"]) == ("NSEC", "https://www.benelux.int/")
    assert "alternateName" not in told("organisations", abbreviation={"fr": "CEMN"})


def test_a_service_is_reached_at_its_site_in_its_languages() -> None:
    found = told("services", website="https://example.org/", languages=["nl", "de"])
    assert found["availableChannel"]["serviceUrl"] == found["sameAs"] == "https://example.org/"
    assert found["availableChannel"]["availableLanguage"] == ["nl", "de"]
    assert "availableLanguage" not in told("services", website="https://example.org/")["availableChannel"]
    assert "availableChannel" not in told("services")


def test_a_service_tells_where_it_is_and_for_which_countries_it_is_there() -> None:
    found = told("services", address="1, rue Haute, Thionville", serves=["fr-lu", "lu-fr"])
    assert found["availableChannel"] == {
        "@type": "ServiceChannel",
        "serviceLocation": {"@type": "Place", "address": "1, rue Haute, Thionville"},
    }
    assert found["areaServed"] == ["France", "Luxembourg"]
    assert "areaServed" not in told("services")


def test_only_works_cite_the_pages_on_which_they_rest_each_once() -> None:
    cited = [{"reference": "europa-state-pensions-abroad"}] * 2
    assert len(told("instruments", sources=cited)["citation"]) == 1
    assert "citation" not in told("projects", sources=cited)
    assert "citation" not in told("instruments")


def test_a_thing_is_named_described_and_led_to_as_on_its_page() -> None:
    found = told("projects")
    assert (found["@type"], found["name"], found["description"]) == ("Project", "Title the-record", "In short.")
    assert found["url"].endswith("/en/projects/the-record/")
    assert found["@id"].endswith("/api/v1/projects/the-record.json#it")


def test_of_what_was_withdrawn_machines_read_nothing() -> None:
    assert told("projects", withdrawn={"date": "2026-01-01", "reason": HERE}) == {}


@pytest.mark.parametrize("when", ["2024-Q2", "2024-H1", "2024-spring", "2024-early", "2024"])
def test_of_a_part_of_a_year_machines_are_told_the_year(when: str) -> None:
    event = record("events", "fair", when=when)
    assert thing_of(Views(catalogue(event), "en"), event)["startDate"] == "2024"
