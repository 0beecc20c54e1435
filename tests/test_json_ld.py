"""What machines read of the portal, its data and its way up: complete, in the terms of schema.org."""

import json

import pytest

from examples import catalogue, record
from portal.language import LANGUAGES, Language
from portal.metadata.json_ld import as_script, breadcrumb, data_sets, glossary, term, website
from portal.records.kinds import MODELS
from portal.views.localised import Views
from portal.views.values import Link

THING, OTHER = {"@type": "Article", "name": "One"}, {"@type": "Article", "name": "Two"}


def read(*things: dict[str, str]) -> dict[str, object]:
    found: dict[str, object] = json.loads(as_script(*things).partition(">")[2].rpartition("<")[0])
    return found


def test_one_thing_stands_alone_several_in_a_graph_and_what_is_empty_nowhere() -> None:
    context = {"@context": "https://schema.org"}
    assert read({}, THING) == context | THING
    assert read(THING, {}, OTHER) == context | {"@graph": [THING, OTHER]}
    assert as_script({}, {}) == ""


def test_the_steps_of_a_breadcrumb_count_from_one_and_a_page_without_way_up_has_none() -> None:
    views = Views(catalogue(), "fr")
    steps = breadcrumb(views, [Link("Accueil", "fr/"), Link("Projets", "fr/projects/")])["itemListElement"]
    assert steps == [
        {"@type": "ListItem", "position": 1, "name": "Accueil", "item": views.address("fr/")},
        {"@type": "ListItem", "position": 2, "name": "Projets", "item": views.address("fr/projects/")},
    ]
    assert breadcrumb(views, []) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_is_a_set_of_data_that_is_free_licensed_and_led_to_in_its_language(language: Language) -> None:
    views = Views(catalogue(), language)
    found = data_sets(views)
    assert found["@type"] == "DataCatalog"
    assert {one["@type"] for one in found["dataset"]} == {"Dataset"}
    assert [one["@id"] for one in found["dataset"]] == [views.address(f"api/v1/{kind}.json") for kind in MODELS]
    for one in found["dataset"]:
        assert one["isAccessibleForFree"] is True
        assert one["license"].startswith("https://creativecommons.org/")
        assert one["creator"] == found["publisher"]
        assert one["inLanguage"] == language
        table = one["@id"].replace(".json", f".{language}.csv")
        files = {part["encodingFormat"]: part["contentUrl"] for part in one["distribution"]}
        assert files == {"application/json": one["@id"], "text/csv": table}
        assert one["url"] == views.address(f"{language}/data/")
    assert len({one["name"] for one in found["dataset"]}) == len(MODELS)
    # Google asks for 50 characters at least, which say what the set holds.
    assert all(50 <= len(one["description"]) <= 5000 for one in found["dataset"])
    assert len({one["description"] for one in found["dataset"]}) == len(MODELS)


def test_a_set_of_data_says_what_it_is_about_and_when_it_last_changed_where_it_holds_anything() -> None:
    views = Views(catalogue(record("projects", "one", theme="energy"), record("projects", "two", theme="energy")), "en")
    sets = {one["name"].partition(" –")[0]: one for one in data_sets(views)["dataset"]}
    assert sets["Projects"]["keywords"] == [views.theme("energy").text]
    assert sets["Projects"]["dateModified"] == views.newest_change(views.catalogue.of_kind("projects"))
    assert {"keywords", "dateModified"}.isdisjoint(sets["Events"])


def test_a_term_stands_under_its_address_in_the_data_with_what_others_call_the_same() -> None:
    views = Views(catalogue(), "fr")
    assert term(views, "partners", views.catalogue.partners["flanders"]) == {
        "@type": "DefinedTerm",
        "@id": views.address("api/v1/partners.json#flanders"),
        "name": "Flandre",
        "description": views.catalogue.partners["flanders"].summary["fr"],
        "inDefinedTermSet": views.address("api/v1/partners.json"),
        "sameAs": ["http://data.europa.eu/nuts/code/BE2"],
    }
    assert "sameAs" not in term(views, "themes", views.catalogue.themes["energy"])  # wider than what EuroVoc has


def test_the_page_of_a_letter_has_the_terms_of_that_letter() -> None:
    views = Views(catalogue(), "en")
    named = [one["name"] for one in glossary(views, "b")["hasDefinedTerm"]]
    assert named
    assert all(name.casefold().startswith("b") for name in named)
    assert "hasDefinedTerm" not in glossary(views)


def test_a_search_cannot_be_asked_for_without_a_question() -> None:
    views = Views(catalogue(), "nl")
    found = website(views)
    assert found["@type"] == "WebSite"
    assert found["potentialAction"] == {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": views.address("nl/search/?q={q}")},
        "query-input": {"@type": "PropertyValueSpecification", "valueRequired": True, "valueName": "q"},
    }
