"""Catalogue -> a description of the JSON files for programs that make clients.

Form: OpenAPI 3.1 (spec.openapis.org/oas/v3.1.0). What each file holds is said by the JSON Schema beside it.
"""

import json
from typing import Any

from portal.catalogue import Catalogue
from portal.endpoints import LICENCE, api_path
from portal.records.kinds import MODELS
from portal.records.registry import KINDS, VOCABULARIES

_SCHEMA = api_path("schema").rpartition("/")[2]


def openapi(catalogue: Catalogue, version: str) -> dict[str, bytes]:
    """The description at its address, for a version of the interface."""
    words = catalogue.words
    paths = {
        f"/{api_path(name)}": _reads(f"{shape}File", words[f"api_file_{name}"].en) for name, shape in _WHOLE.items()
    }
    for name, model in (KINDS | VOCABULARIES).items():
        paths[f"/{api_path(name)}"] = _reads(f"{model.__name__}ListFile", words["api_file_records"].en)
        if name in MODELS:
            one = _reads(f"{model.__name__}File", words["api_file_record"].en)
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
    }
    return {api_path("openapi"): f"{json.dumps(about, ensure_ascii=False, indent=1)}\n".encode()}


# The files that are neither a list nor one record.
_WHOLE = {"index": "Index", "values": "Values", "all": "All"}
_ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}


def _reads(shape: str, meaning: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": f"{_SCHEMA}#/$defs/{shape}"}}}
    return {"get": {"summary": meaning, "responses": {"200": {"description": meaning, "content": content}}}}
