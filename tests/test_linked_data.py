"""The graph of all records, and the description of the data for those who harvest it."""

import json
import re
from dataclasses import replace
from functools import cache
from hashlib import sha256
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as Xml

from pyshacl import validate
from rdflib import DCAT, DCTERMS, OWL, SKOS, Graph, Namespace

from conftest import ROOT
from examples import catalogue, record, small
from portal.endpoints import API, DATA_CATALOGUE, GRAPH, PLACES, TERMBASE, TURTLE
from portal.language import LANGUAGES
from portal.outputs.data_catalogue import data_catalogue
from portal.outputs.places import places
from portal.outputs.rdf import rdf
from portal.outputs.termbase import termbase
from portal.records.kinds import MODELS
from portal.records.numbers import Identifier
from portal.views.localised import Views, views_of

SPDX = Namespace("http://spdx.org/rdf/terms#")
SHAPES = ROOT / "tests/dcat_ap.ttl"
SOURCE = {"document": "annual-plan-2024", "section": "1.1"}
LISTS = ("references", "glossary", "partners")  # the vocabularies that others take for themselves
STEPS = {"signed": "2020-03-01", "in-force": "2021-01-01"}
# A statement as w3.org/TR/n-triples has it, with the ends that this graph uses.
STATEMENT = re.compile(
    r'<[^\x00-\x20<>"{}|^`\\]+> <[^\x00-\x20<>"{}|^`\\]+> '
    r'(?:<[^\x00-\x20<>"{}|^`\\]+>|"(?:[^"\\\n\r]|\\[\\"nr])*"(?:@[a-z]{2}|\^\^<[^<>]+>)?) \.'
)


@cache
def views() -> list[Views]:
    """The small portal in each language."""
    return list(views_of(small()).values())


@cache
def statements() -> list[str]:
    """The lines of the graph."""
    return rdf(views())[GRAPH].decode().splitlines()


@cache
def nodes() -> dict[str, dict[str, Any]]:
    """What the description of the data says of each thing."""
    return {node["@id"]: node for node in json.loads(data_catalogue(views(), str.encode)[DATA_CATALOGUE])["@graph"]}


def test_every_line_is_a_statement() -> None:
    assert [line for line in statements() if not STATEMENT.fullmatch(line)] == []


def test_every_record_has_a_title_in_each_language() -> None:
    titles = [line for line in statements() if "<http://purl.org/dc/terms/title>" in line and ".json#it>" in line]
    assert len(titles) == len(views()[0].catalogue.records) * len(LANGUAGES)


def test_every_term_has_a_preferred_label_in_each_language() -> None:
    labels = [line for line in statements() if "glossary.json#" in line and "#prefLabel>" in line]
    assert len(labels) == len(views()[0].catalogue.glossary) * len(LANGUAGES)


def test_both_forms_of_the_graph_hold_the_same_statements() -> None:
    acts = [record("instruments", "act", level="benelux", number="M(2020)5"), record("projects", "one")]
    made = rdf([Views(catalogue(*acts), language) for language in LANGUAGES])
    one, other = Graph().parse(data=made[GRAPH], format="nt"), Graph().parse(data=made[TURTLE], format="turtle")
    assert set(one) == set(other)
    assert len(one) == len(set(made[GRAPH].splitlines()))


def test_an_act_of_the_benelux_has_the_dates_of_its_life_in_the_terms_of_eli() -> None:
    dates = [{"what": what, "date": day, "source": SOURCE} for what, day in STEPS.items()]
    act = record("instruments", "act", level="benelux", number="M(2020)5", dates=dates)
    made = rdf([Views(catalogue(act), language) for language in LANGUAGES])[GRAPH].decode().splitlines()
    told = [
        line.removesuffix(" .").rsplit("/ontology#", 1)[1] for line in made if "> <http://data.europa.eu/eli/" in line
    ]
    assert told == [
        "LegalResource>",
        'id_local> "M(2020)5"',
        'date_document> "2020-03-01"',
        'first_date_entry_in_force> "2021-01-01"',
    ]


def test_the_description_of_the_data_fits_the_shapes_of_dcat_ap() -> None:
    described = Graph().parse(data=data_catalogue(views(), str.encode)[DATA_CATALOGUE], format="json-ld")
    fits, _, report = validate(described, shacl_graph=str(SHAPES), inference="none")
    assert fits, report


def test_the_shapes_refuse_a_data_set_without_a_description() -> None:
    described = Graph().parse(data=data_catalogue(views(), str.encode)[DATA_CATALOGUE], format="json-ld")
    described.remove((None, DCTERMS.description, None))
    assert not validate(described, shacl_graph=str(SHAPES), inference="none")[0]


def test_every_partner_has_its_place_on_the_map_or_none() -> None:
    file = json.loads(places(views())[PLACES])
    found = {feature["id"].rpartition("#")[2]: feature["geometry"] for feature in file["features"]}
    assert list(found) == list(views()[0].catalogue.partners)
    for id_, west, east, south, north in (("belgium", 2, 7, 49, 52), ("luxembourg", 5, 7, 49, 51)):
        for [ring] in found[id_]["coordinates"]:
            assert ring[0] == ring[-1]
            assert all(west < x < east and south < y < north for x, y in ring)
            turns = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))
            assert turns > 0, "RFC 7946 asks for counterclockwise"
    assert {type_ and type_["type"] for type_ in found.values()} == {None, "Point", "MultiPolygon"}


def test_what_others_know_leads_to_their_address_of_it() -> None:
    graph = Graph().parse(data="\n".join(statements()), format="nt")
    known = {
        (str(subject).rpartition("/")[2], str(what).rpartition("#")[2], str(target))
        for what in (SKOS.exactMatch, SKOS.narrowMatch, OWL.sameAs)
        for subject, target in graph.subject_objects(what)
        if "/eli/" not in str(target)
    }
    assert known == {
        ("partners.json#belgium", "exactMatch", "http://www.wikidata.org/entity/Q31"),
        ("partners.json#belgium", "exactMatch", "http://data.europa.eu/nuts/code/BE"),
        ("partners.json#belgium", "exactMatch", "http://eurovoc.europa.eu/4839"),
        ("partners.json#flanders", "exactMatch", "http://data.europa.eu/nuts/code/BE2"),
        ("themes.json#energy", "narrowMatch", "http://eurovoc.europa.eu/2498"),  # a theme is wider than a subject
        ("glossary.json#benelux-union", "exactMatch", "http://eurovoc.europa.eu/4845"),
        ("benelux-union.json#it", "sameAs", "http://www.wikidata.org/entity/Q13116"),
        ("benelux-union.json#it", "exactMatch", "http://eurovoc.europa.eu/4844"),
    }


def test_a_partner_on_the_map_has_the_codes_by_which_others_join_it() -> None:
    found = {f["id"].rpartition("#")[2]: f["properties"] for f in json.loads(places(views())[PLACES])["features"]}
    assert (found["belgium"]["nuts"], found["belgium"]["wikidata"]) == ("BE", "Q31")
    assert found["flanders"]["nuts"] == "BE2"
    assert "nuts" not in found["netherlands"]


def test_a_set_of_data_is_filed_under_what_eurovoc_calls_its_themes() -> None:
    made = [record("projects", "one", theme="energy"), record("events", "other", theme="safety")]
    described = json.loads(
        data_catalogue([Views(catalogue(*made), one) for one in LANGUAGES], str.encode)[DATA_CATALOGUE]
    )
    filed = {node["@id"].rpartition("#")[2]: node.get("dct:subject") for node in described["@graph"]}
    subjects = {name: found for name, found in filed.items() if found}
    energy = [{"@id": "http://eurovoc.europa.eu/2498"}]
    assert subjects == {"all": energy, "projects": energy}


def test_each_set_of_data_and_the_catalogue_have_a_title_of_their_own() -> None:
    titled = [node for node in nodes().values() if node["@type"] in ("dcat:Catalog", "dcat:Dataset")]
    for place in range(len(LANGUAGES)):
        titles = [node["dct:title"][place]["@value"] for node in titled]
        assert len(set(titles)) == len(MODELS) + len(LISTS) + 2


def test_what_is_named_in_the_description_is_described() -> None:
    kinds = [node for node in nodes().values() if node["@type"] == "dcat:Dataset"]
    assert len(kinds) == len(MODELS) + len(LISTS) + 1
    named = [part["@id"] for node in kinds for part in (*node["dcat:distribution"], node["dct:publisher"])]
    assert set(named) <= set(nodes())


def test_every_file_that_is_described_says_when_its_records_last_changed_and_json_by_which_schema_it_is_read() -> None:
    files = [node for node in nodes().values() if node["@type"] == "dcat:Distribution"]
    for file in files:
        name = file["@id"].rpartition("#")[2]
        assert ("dct:modified" in file) == (name.partition(".")[0] not in LISTS)
        schema = file.get("dct:conformsTo", {}).get("@id", "")
        assert schema == (views()[0].address("api/v1/schema.json") if name.endswith(".json") else "")


def test_each_file_is_described_with_its_size_and_its_checksum() -> None:
    files = [node["@id"].rpartition("#")[2] for node in nodes().values() if node["@type"] == "dcat:Distribution"]
    content = {f"{API}{name}": name.encode() * 100 for name in files}
    measured = Graph().parse(data=data_catalogue(views(), content.__getitem__)[DATA_CATALOGUE], format="json-ld")
    fits, _, report = validate(measured, shacl_graph=str(SHAPES), inference="none")
    assert fits, report
    told = {
        str(file).rpartition("#")[2]: (
            str(size),
            str(measured.value(measured.value(file, SPDX.checksum), SPDX.checksumValue)),
        )
        for file, size in measured.subject_objects(DCAT.byteSize)
    }
    assert told == {
        name: (str(len(bytes_)), sha256(bytes_).hexdigest())
        for name, bytes_ in ((path.removeprefix(API), bytes_) for path, bytes_ in content.items())
    }


def test_the_termbase_holds_every_term_in_each_language() -> None:
    root = Xml.fromstring(termbase(views())[TERMBASE])  # made just now
    space = "{urn:iso:std:iso:30042:ed-2}"
    concepts = list(root.iter(f"{space}conceptEntry"))
    assert len(concepts) == len(views()[0].catalogue.glossary)
    for concept, term in zip(concepts, views()[0].catalogue.glossary.values(), strict=True):
        named = [section.findtext(f"{space}termSec/{space}term") for section in concept.iter(f"{space}langSec")]
        assert named == [term.term[language] for language in LANGUAGES]
        led_to = [known.get("target") for known in concept.iter(f"{space}xref")]
        assert led_to == [known.address for known in term.identifiers]


def test_a_set_of_data_leads_to_the_page_of_the_data_in_each_language() -> None:
    pages = [{"@id": view.address(f"{view.language}/data/"), "@type": "foaf:Document"} for view in views()]
    sets = [node for node in nodes().values() if node["@type"] == "dcat:Dataset"]
    assert sets
    assert all(node["dcat:landingPage"] == pages for node in sets)


def test_a_set_of_data_says_its_languages_and_countries_and_leaves_the_licence_to_its_files() -> None:
    for node in nodes().values():
        if node["@type"] == "dcat:Dataset":
            assert "dct:license" not in node
            assert len(node["dct:language"]) == len(node["dct:spatial"]) == len(LANGUAGES)
        elif node["@type"] == "dcat:Distribution":
            assert "dct:license" in node


def test_what_others_than_eurovoc_call_a_theme_is_no_subject() -> None:
    made = catalogue(record("projects", "one", theme="energy"))
    other = Identifier.model_validate({"scheme": "wikidata", "number": "Q1", "source": SOURCE})
    energy = made.themes["energy"].model_copy(update={"identifiers": (other,)})
    unknown = replace(made, themes={**made.themes, "energy": energy})
    described = json.loads(data_catalogue([Views(unknown, one) for one in LANGUAGES], str.encode)[DATA_CATALOGUE])
    assert [node["dct:subject"] for node in described["@graph"] if "dct:subject" in node] == []


def test_a_table_is_described_in_the_one_language_that_it_has() -> None:
    codes = {"nl": "NLD", "fr": "FRA", "en": "ENG"}
    tables = [node for node in nodes().values() if node["@id"].endswith(".csv")]
    assert tables
    for node in tables:
        [language] = node["dct:language"]
        assert codes[node["@id"].removesuffix(".csv")[-2:]] == language["@id"][-3:]
