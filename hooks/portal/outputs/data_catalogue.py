"""Views in each language -> a description of the data for catalogues of data, which harvest it.

Form: DCAT-AP 3 (semiceu.github.io/DCAT-AP) as JSON-LD, with the values of the Publications Office of the EU
(op.europa.eu/en/web/eu-vocabularies).
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from portal.endpoints import API, api_path, table_path
from portal.language import LANGUAGES, Language
from portal.records.kinds import MODELS, Kind
from portal.views.localised import Views

Node = dict[str, Any]

CATALOGUE = f"{API}catalog.jsonld"
_EU = "http://publications.europa.eu/resource/authority/"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_LANGUAGES: dict[Language, str] = {"nl": "NLD", "fr": "FRA", "en": "ENG"}
_COUNTRIES = ("BEL", "NLD", "LUX")
_MEDIA = "http://www.iana.org/assignments/media-types/"


def data_catalogue(views: Sequence[Views]) -> dict[str, bytes]:
    """The description, at its address."""
    one, here = views[0], views[0].address(CATALOGUE)
    shared = {
        "dct:publisher": {"@id": f"{here}#publisher"},
        "dct:license": _value("licence", "CC_BY_4_0"),
        "dct:language": [_value("language", code) for code in _LANGUAGES.values()],
        "dct:spatial": [_value("country", code) for code in _COUNTRIES],
    }
    publisher = {"@id": f"{here}#publisher", "@type": "foaf:Agent", "foaf:name": _texts(views, "site_name")}
    contact = {
        "@id": f"{here}#contact",
        "@type": "vcard:Organization",
        "vcard:fn": one.words["site_name"],
        "vcard:hasEmail": {"@id": one.catalogue.settings.contact},
    }
    catalogue = {
        "@id": f"{here}#catalogue",
        "@type": "dcat:Catalog",
        "dct:title": _texts(views, "site_name"),
        "dct:description": _texts(views, "site_about"),
        "foaf:homepage": {"@id": one.address("")},
        "dcat:dataset": [{"@id": f"{here}#{kind}"} for kind in MODELS],
        **shared,
    }
    graph = [catalogue, publisher, contact]
    for kind in MODELS:
        graph += [_dataset(views, kind, shared), *_distributions(views, kind)]
    whole = {"@context": _CONTEXT, "@graph": graph}
    return {CATALOGUE: f"{json.dumps(whole, ensure_ascii=False, indent=1)}\n".encode()}


def _dataset(views: Sequence[Views], kind: Kind, shared: Node) -> Node:
    here, catalogue = views[0].address(CATALOGUE), views[0].catalogue
    changes = [views[0].last_modified(record) for record in catalogue.of_kind(kind)]
    dataset: Node = {
        "@id": f"{here}#{kind}",
        "@type": "dcat:Dataset",
        "dct:identifier": views[0].address(api_path(kind)),
        "dct:title": _texts(views, f"kind_{kind}"),
        "dct:description": _texts(views, f"intro_{kind}"),
        "dct:accessRights": _value("access-right", "PUBLIC"),
        "dcat:theme": _value("data-theme", "GOVE"),
        "dcat:contactPoint": {"@id": f"{here}#contact"},
        "dcat:landingPage": [{"@id": view.address(view.path("data/"))} for view in views],
        "dcat:distribution": [{"@id": part["@id"]} for part in _distributions(views, kind)],
        **{name: value for name, value in shared.items() if name != "dct:license"},
    }
    if changes:
        dataset["dct:modified"] = {"@type": "xsd:dateTime", "@value": max(changes).isoformat()}
    return dataset


def _distributions(views: Sequence[Views], kind: Kind) -> Iterator[Node]:
    """The file with everything, and a table in each language."""
    yield _distribution(views[0], api_path(kind), "JSON", "application/json", LANGUAGES)
    for language in LANGUAGES:
        yield _distribution(views[0], table_path(kind, language), "CSV", "text/csv", (language,))


def _distribution(views: Views, path: str, form: str, media: str, languages: Sequence[Language]) -> Node:
    address = {"@id": views.address(path)}
    return {
        "@id": f"{views.address(CATALOGUE)}#{path.removeprefix(API)}",
        "@type": "dcat:Distribution",
        "dct:title": path.removeprefix(API),
        "dcat:accessURL": address,
        "dcat:downloadURL": address,
        "dct:format": _value("file-type", form),
        "dcat:mediaType": {"@id": _MEDIA + media},
        "dct:license": _value("licence", "CC_BY_4_0"),
        "dct:language": [_value("language", _LANGUAGES[language]) for language in languages],
    }


def _texts(views: Sequence[Views], key: str) -> list[Node]:
    return [{"@language": view.language, "@value": view.words[key]} for view in views]


def _value(authority: str, code: str) -> Node:
    return {"@id": f"{_EU}{authority}/{code}"}
