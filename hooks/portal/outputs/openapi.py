"""Catalogue and schema -> a description of the JSON files for programs that make clients.

Form: OpenAPI 3.1 (spec.openapis.org/oas/v3.1.0). The schema is repeated in it: many such programs read one file alone.
"""

import json
from collections.abc import Mapping
from typing import Any

from portal.catalogue import Catalogue
from portal.endpoints import LICENCE, api_path
from portal.records.kinds import MODELS
from portal.records.registry import KINDS, VOCABULARIES

_PARTS = "#/components/schemas/"


def openapi(catalogue: Catalogue, version: str, schema: Mapping[str, bytes]) -> dict[str, bytes]:
    """The description at its address, for a version of the interface and the file with its JSON Schema."""
    words = catalogue.words
    parts = json.loads(schema[api_path("schema")].replace(b'"#/$defs/', f'"{_PARTS}'.encode()))["$defs"]
    paths = {
        f"/{api_path(name)}": _reads(f"read{shape}", f"{shape}File", words[said].en)
        for name, (shape, said) in _WHOLE.items()
    }
    for name, model in (KINDS | VOCABULARIES).items():
        of_kind = name in MODELS
        shape, said = model.__name__, words[f"kind_{name}" if of_kind else _LISTS.get(name, name)].en
        paths[f"/{api_path(name)}"] = _reads(f"list{name.capitalize()}", f"{shape}ListFile", said)
        if of_kind:
            one = _reads(f"read{shape}", f"{shape}File", words[f"one_{name}"].en)
            paths[f"/{api_path(f'{name}/{{id}}')}"] = {"parameters": [_ID], **one}
    about = {
        "openapi": "3.1.0",
        "info": {
            "title": words["site_name"].en,
            "description": words["site_about"].en,
            "version": version,
            "license": {"name": LICENCE["name"], "identifier": "CC-BY-4.0"},
            "contact": {"url": f"{catalogue.settings.base_address}en/data/"},
        },
        "servers": [{"url": catalogue.settings.base_address.removesuffix("/")}],
        "paths": dict(sorted(paths.items())),
        "components": {"schemas": parts},
    }
    return {api_path("openapi"): f"{json.dumps(about, ensure_ascii=False, indent=1)}\n".encode()}


# The files that are neither a list nor one record: the shape of each, and the word that says what it holds.
_WHOLE = {
    "index": ("Index", "api_file_index"),
    "values": ("Values", "api_file_values"),
    "all": ("All", "data_all"),
}
_LISTS = {"themes": "menu_themes", "audiences": "facet_audience"}  # the lists that a word of another name says
_ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}


def _reads(operation: str, shape: str, meaning: str) -> dict[str, Any]:
    """What reads a file: the name that a client gives it, the shape of the file, and what it holds."""
    content = {"application/json": {"schema": {"$ref": f"{_PARTS}{shape}"}}}
    answers = {"200": {"description": meaning, "content": content}}
    return {"get": {"operationId": operation, "summary": meaning, "responses": answers}}
