"""Views in each language -> a description of the data for catalogues of data, which harvest it.

Form: DCAT-AP 3 (semiceu.github.io/DCAT-AP) as JSON-LD, with the values of the Publications Office of the EU
(op.europa.eu/en/web/eu-vocabularies).
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any

from portal.endpoints import (
    API,
    CITED,
    DATA_CATALOGUE,
    DATABASE,
    GRAPH,
    PLACES,
    TERMBASE,
    TURTLE,
    api_path,
    archive_path,
    table_path,
    workbook_path,
)
from portal.language import LANGUAGES, Language
from portal.outputs.data_measures import measures
from portal.records.kinds import MODELS, Kind, Record
from portal.views.localised import Views

Node = dict[str, Any]

_EU = "http://publications.europa.eu/resource/authority/"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_LANGUAGES: dict[Language, str] = {"nl": "NLD", "fr": "FRA", "en": "ENG"}
_COUNTRIES = ("BEL", "NLD", "LUX")
_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What the values of each authority are; DCAT-AP asks of each property that its values are of such a class.
_CLASSES = {
    "access-right": "dct:RightsStatement",
    "country": "dct:Location",
    "data-theme": "skos:Concept",
    "file-type": "dct:MediaTypeOrExtent",
    "frequency": "dct:Frequency",
    "language": "dct:LinguisticSystem",
    "licence": "dct:LicenseDocument",
}
_MEDIA = "http://www.iana.org/assignments/media-types/"
# The vocabularies that are sets of their own, since more than JSON holds them: the words for each.
_LISTS = {
    CITED: ("references", "references_about"),
    "glossary": ("glossary", "glossary_about"),
    "partners": ("partners", "partners_about"),
}


def data_catalogue(views: Sequence[Views], content: Callable[[str], bytes]) -> dict[str, bytes]:
    """The description, at its address, with the measures of each file; `content` gives what a path holds."""
    one, here = views[0], views[0].address(DATA_CATALOGUE)
    shared = {
        "dct:publisher": {"@id": f"{here}#publisher"},
        "dct:license": _value("licence", "CC_BY_4_0"),
        "dct:language": [_value("language", code) for code in _LANGUAGES.values()],
        "dct:spatial": [_value("country", code) for code in _COUNTRIES],
    }
    publisher = {"@id": f"{here}#publisher", "@type": "foaf:Agent", "foaf:name": _texts(views, "site_name")}
    contact = {
        "@id": f"{here}#contact",
        "@type": ["vcard:Kind", "vcard:Organization"],
        "vcard:fn": _texts(views, "site_name"),
        "vcard:hasEmail": {"@id": one.catalogue.settings.contact},
    }
    catalogue = {
        "@id": f"{here}#catalogue",
        "@type": "dcat:Catalog",
        "dct:title": _texts(views, "site_name"),
        "dct:description": _texts(views, "site_about"),
        "foaf:homepage": _page(one.address("")),
        "dcat:dataset": [{"@id": f"{here}#{name}"} for name in ("all", *MODELS, *_LISTS)],
        **_changed(one, one.catalogue.records.values()),
        **shared,
    }
    graph: list[Node] = [catalogue, publisher, contact]
    every = one.catalogue.records.values()
    graph += _set(views, "all", ("data_all", "site_about"), every, _everything(one), shared)
    for kind in MODELS:
        graph += _set(
            views, kind, (f"kind_{kind}", f"intro_{kind}"), one.catalogue.of_kind(kind), _of_kind(one, kind), shared
        )
    for name, said in _LISTS.items():
        graph += _set(views, name, said, (), _of_list(one, name), shared)
    files = {node["@id"]: content(API + node["dct:title"]) for node in graph if node["@type"] == "dcat:Distribution"}
    measured = [node | (measures(files[node["@id"]]) if node["@id"] in files else {}) for node in graph]
    whole = {"@context": _CONTEXT, "@graph": measured}
    return {DATA_CATALOGUE: f"{json.dumps(whole, ensure_ascii=False, indent=1)}\n".encode()}


def _set(
    views: Sequence[Views],
    name: str,
    said: tuple[str, str],
    records: Collection[Record],
    parts: Iterable[Node],
    shared: Node,
) -> list[Node]:
    """A set of data and its files, under its title and what it holds."""
    here, changed = views[0].address(DATA_CATALOGUE), _changed(views[0], records)
    title, description = said
    files = [part | changed for part in parts]
    dataset: Node = {
        "@id": f"{here}#{name}",
        "@type": "dcat:Dataset",
        "dct:identifier": views[0].address(api_path(name)),
        "dct:title": _texts(views, title),
        "dct:description": _texts(views, description),
        "dct:accessRights": _value("access-right", "PUBLIC"),
        "dct:accrualPeriodicity": _value("frequency", "IRREG"),
        "dcat:theme": _value("data-theme", "GOVE") | {"skos:prefLabel": _texts(views, "data_theme")},
        "dcat:contactPoint": {"@id": f"{here}#contact"},
        "dcat:landingPage": [_page(view.address(view.path("data/"))) for view in views],
        "dcat:distribution": [{"@id": part["@id"]} for part in files],
        **{name: value for name, value in shared.items() if name != "dct:license"},
        **changed,
    }
    if subjects := _subjects(views[0], records):
        dataset["dct:subject"] = subjects
    if keywords := _keywords(views, records):
        dataset["dcat:keyword"] = keywords
    return [dataset, *files]


def _changed(views: Views, records: Iterable[Record]) -> Node:
    """When any of some records last changed; nothing without any."""
    modified = views.newest_change(records)
    return {"dct:modified": {"@type": "xsd:dateTime", "@value": modified}} if modified else {}


def _keywords(views: Sequence[Views], records: Iterable[Record]) -> list[Node]:
    """The names of the themes of some records."""
    used = dict.fromkeys(record.theme for record in records)
    return [{"@language": view.language, "@value": view.theme(theme).text} for theme in used for view in views]


def _subjects(views: Views, records: Iterable[Record]) -> list[Node]:
    """What EuroVoc calls the themes of some records."""
    used = {record.theme for record in records}
    themes = (theme for theme in views.catalogue.themes.values() if theme.id in used)
    known = (known for theme in themes for known in theme.identifiers if known.scheme == "eurovoc")
    return [{"@id": one.address} for one in known]


def _everything(views: Views) -> list[Node]:
    """Each file that holds all records."""
    return [
        _distribution(views, api_path("all"), "JSON", "application/json", LANGUAGES),
        _distribution(views, GRAPH, "RDF_N_TRIPLES", "application/n-triples", LANGUAGES),
        _distribution(views, TURTLE, "RDF_TURTLE", "text/turtle", LANGUAGES),
        _distribution(views, DATABASE, "", "application/vnd.sqlite3", LANGUAGES),
        *(_distribution(views, archive_path(one), "ZIP", "application/zip", (one,)) for one in LANGUAGES),
        *(_distribution(views, workbook_path(one), "XLSX", _SHEETS, (one,)) for one in LANGUAGES),
    ]


def _of_kind(views: Views, kind: Kind) -> Iterator[Node]:
    """The file with all of a kind, and a table in each language."""
    yield _distribution(views, api_path(kind), "JSON", "application/json", LANGUAGES)
    for language in LANGUAGES:
        yield _distribution(views, table_path(kind, language), "CSV", "text/csv", (language,))


def _of_list(views: Views, name: str) -> Iterator[Node]:
    """The file with all of a vocabulary, and its forms for other programs."""
    yield _distribution(views, api_path(name), "JSON", "application/json", LANGUAGES)
    if name == CITED:
        for language in LANGUAGES:
            yield _distribution(views, table_path(name, language), "CSV", "text/csv", (language,))
    if name == "glossary":
        yield _distribution(views, TERMBASE, "XML", "application/xml", LANGUAGES)
    if name == "partners":
        yield _distribution(views, PLACES, "GEOJSON", "application/geo+json", LANGUAGES)


def _distribution(views: Views, path: str, form: str, media: str, languages: Sequence[Language]) -> Node:
    """A file; `form` is its code among the types of the Publications Office, empty where that has none."""
    address = {"@id": views.address(path)}
    schema = {"@id": views.address(api_path("schema")), "@type": "dct:Standard"}
    return {
        "@id": f"{views.address(DATA_CATALOGUE)}#{path.removeprefix(API)}",
        "@type": "dcat:Distribution",
        "dct:title": path.removeprefix(API),
        "dcat:accessURL": address,
        "dcat:downloadURL": address,
        **({"dct:format": _value("file-type", form)} if form else {}),
        **({"dct:conformsTo": schema} if form == "JSON" else {}),
        "dcat:mediaType": {"@id": _MEDIA + media, "@type": "dct:MediaType"},
        "dct:license": _value("licence", "CC_BY_4_0"),
        "dct:language": [_value("language", _LANGUAGES[language]) for language in languages],
    }


def _texts(views: Sequence[Views], key: str) -> list[Node]:
    return [{"@language": view.language, "@value": view.words[key]} for view in views]


def _value(authority: str, code: str) -> Node:
    return {"@id": f"{_EU}{authority}/{code}", "@type": _CLASSES[authority]}


def _page(address: str) -> Node:
    return {"@id": address, "@type": "foaf:Document"}
