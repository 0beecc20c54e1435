"""The graph of all records, and the description of the data for those who harvest it."""

import json
import re
from functools import cache
from typing import Any
from xml.etree import ElementTree as Xml

from conftest import ROOT
from examples import NOW
from portal.catalogue import open_catalogue
from portal.language import LANGUAGES
from portal.outputs.data_catalogue import CATALOGUE, data_catalogue
from portal.outputs.rdf import GRAPH, rdf
from portal.outputs.termbase import TERMBASE, termbase
from portal.records.kinds import MODELS
from portal.views.localised import views_of

VIEWS = list(views_of(open_catalogue(ROOT / "data", NOW)).values())
# A statement as w3.org/TR/n-triples has it, with the ends that this graph uses.
STATEMENT = re.compile(
    r'<[^\x00-\x20<>"{}|^`\\]+> <[^\x00-\x20<>"{}|^`\\]+> '
    r'(?:<[^\x00-\x20<>"{}|^`\\]+>|"(?:[^"\\\n\r]|\\[\\"nr])*"(?:@[a-z]{2}|\^\^<[^<>]+>)?) \.'
)


@cache
def statements() -> list[str]:
    """The lines of the graph."""
    return rdf(VIEWS)[GRAPH].decode().splitlines()


@cache
def nodes() -> dict[str, dict[str, Any]]:
    """What the description of the data says of each thing."""
    return {node["@id"]: node for node in json.loads(data_catalogue(VIEWS)[CATALOGUE])["@graph"]}


def test_every_line_is_a_statement() -> None:
    assert [line for line in statements() if not STATEMENT.fullmatch(line)] == []


def test_every_record_has_a_title_in_each_language() -> None:
    titles = [line for line in statements() if "<http://purl.org/dc/terms/title>" in line and ".json#it>" in line]
    assert len(titles) == len(VIEWS[0].catalogue.records) * len(LANGUAGES)


def test_every_term_has_a_preferred_label_in_each_language() -> None:
    labels = [line for line in statements() if "glossary.json#" in line and "#prefLabel>" in line]
    assert len(labels) == len(VIEWS[0].catalogue.terms) * len(LANGUAGES)


def test_a_harvester_finds_what_dcat_ap_asks_of_each_class() -> None:
    asked = {
        "dcat:Catalog": {"dct:title", "dct:description", "dct:publisher", "dcat:dataset"},
        "dcat:Dataset": {"dct:title", "dct:description", "dcat:distribution", "dcat:contactPoint", "dct:publisher"},
        "dcat:Distribution": {"dcat:accessURL", "dct:license", "dct:format"},
        "foaf:Agent": {"foaf:name"},
        "vcard:Organization": {"vcard:fn", "vcard:hasEmail"},
    }
    assert {node["@type"] for node in nodes().values()} == set(asked)
    assert [id_ for id_, node in nodes().items() if not asked[node["@type"]] <= set(node)] == []


def test_what_is_named_in_the_description_is_described() -> None:
    kinds = [node for node in nodes().values() if node["@type"] == "dcat:Dataset"]
    assert len(kinds) == len(MODELS)
    named = [part["@id"] for node in kinds for part in (*node["dcat:distribution"], node["dct:publisher"])]
    assert set(named) <= set(nodes())


def test_the_termbase_holds_every_term_in_each_language() -> None:
    root = Xml.fromstring(termbase(VIEWS)[TERMBASE])  # made just now
    space = "{urn:iso:std:iso:30042:ed-2}"
    concepts = list(root.iter(f"{space}conceptEntry"))
    assert len(concepts) == len(VIEWS[0].catalogue.terms)
    for concept, term in zip(concepts, VIEWS[0].catalogue.terms.values(), strict=True):
        named = [section.findtext(f"{space}termSec/{space}term") for section in concept]
        assert named == [term.term[language] for language in LANGUAGES]
