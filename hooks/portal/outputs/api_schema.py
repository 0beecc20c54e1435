"""Models and interface -> the JSON Schema of the JSON files, so that programs know what version 1 holds.

One schema for all files, told apart by `kind`. Form: json-schema.org, draft 2020-12. It forbids no further fields: a
program that checks with the schema of today can read the files of tomorrow.
"""

import json
from collections.abc import Mapping
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from portal.catalogue import Catalogue
from portal.editing.schemas import DIALECT
from portal.endpoints import api_path
from portal.language import LANGUAGES
from portal.outputs.field_meaning import field_meaning
from portal.outputs.published import ENTRY_PAGES
from portal.records.citing import Basis
from portal.records.kinds import MODELS
from portal.records.registry import KINDS, VOCABULARIES
from portal.records.timeline import Standing
from portal.records.uses import internal

Schema = dict[str, Any]

_PUBLISHED = KINDS | VOCABULARIES
_UNPUBLISHED = frozenset[str]().union(*map(internal, _PUBLISHED.values()))
# What pydantic says for those who write the data.
_OF_WRITING = {
    "title",
    "description",
    "default",
    "maxLength",
    "minLength",
    "minItems",
    "pattern",
    "additionalProperties",
}
_STRING, _COUNT, _TEXT = {"type": "string"}, {"type": "integer"}, {"$ref": "#/$defs/Text"}
_ADDRESS: Schema = {"type": "string", "format": "uri"}
_MOMENT: Schema = {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "null"}]}
_DAY: Schema = {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]}


def api_schema(catalogue: Catalogue) -> dict[str, bytes]:
    """The schema, at its address."""
    _, written = models_json_schema([(model, "serialization") for model in _PUBLISHED.values()], by_alias=True)
    names = {name: _name(name, part) for name, part in written["$defs"].items()}
    parts = {names[name]: _plain(part, names) for name, part in written["$defs"].items()}
    for kind, model in _PUBLISHED.items():
        parts[model.__name__]["properties"] |= _worked_out(kind)
    parts |= {f"{name}File": part for name, part in _files(_PUBLISHED).items()}
    kinds = {model.__name__: kind for kind, model in _PUBLISHED.items()}
    for name, part in parts.items():
        _complete(catalogue, part, "file" if name.endswith("File") else kinds.get(name, ""))
    path = api_path("schema")
    whole = {
        "$schema": DIALECT,
        "$id": catalogue.settings.base_address + path,
        "anyOf": [{"$ref": f"#/$defs/{name}"} for name in parts if name.endswith("File")],
        "$defs": dict(sorted(parts.items())),
    }
    return {path: f"{json.dumps(whole, ensure_ascii=False, indent=1)}\n".encode()}


def _name(name: str, part: Schema) -> str:
    """A name for what pydantic names after its Python type: a value in three languages."""
    if list(part["properties"]) != list(LANGUAGES):
        return name
    value = part["properties"]["nl"]
    inner = value.get("anyOf", [value])[0]["type"]
    return {"string": "Text", "array": "Words"}[inner] + ("WhereKnown" if "anyOf" in value else "")


def _plain(part: Schema, names: Mapping[str, str]) -> Schema:
    """What a reader of the data needs of a schema."""
    found: Schema = {}
    for key, value in part.items():
        if key == "anyOf" and "properties" in part:  # which fields may be left out; of what is published, none is
            continue
        if key == "$ref":
            found[key] = f"#/$defs/{names[value.removeprefix('#/$defs/')]}"
        elif key == "properties":
            found[key] = {name: _plain(inner, names) for name, inner in value.items() if name not in _UNPUBLISHED}
        elif key == "anyOf":
            found[key] = [_plain(inner, names) for inner in value]
        elif key == "items":
            found[key] = _plain(value, names)
        elif key not in _OF_WRITING:
            found[key] = value
    return found


def _worked_out(kind: str) -> Schema:
    """The schemas of the fields that are derived from the data."""
    standing = {"enum": list(get_args(Standing))}
    days = {"standing": standing, "first_day": _DAY, "last_day": _DAY} if kind == "events" else {}
    ids = {"type": "array", "items": _STRING}
    related = {"related_ids": _object(dict.fromkeys(MODELS, ids))} if kind in MODELS else {}
    bases = {"type": "array", "items": {"enum": list(get_args(Basis))}}
    moment = {"type": "string", "format": "date-time"}
    trust = {"true_as_of": _STRING, "rests_on": bases, "last_modified": moment} if kind in MODELS else {}
    pages = {"pages": _three(_ADDRESS)} if kind in MODELS or kind in ENTRY_PAGES else {}
    return {"@id": _ADDRESS, **trust, **days, **related, **pages}


def _files(models: Mapping[str, type[BaseModel]]) -> dict[str, Schema]:
    """What each file holds as a whole."""
    head = {
        "schema_version": _STRING,
        "licence": _object({"name": _STRING, "url": _ADDRESS}),
        "attribution": _TEXT,
        "generated_from": {"type": "array", "items": _object({"id": _STRING, "as_of": _STRING})},
    }
    files = {}
    for kind, model in models.items():
        entry = {"$ref": f"#/$defs/{model.__name__}"}
        own = {**head, "kind": {"const": kind}}
        dated = {"modified": _MOMENT} if kind in MODELS else {}
        listed = {**own, **dated, "count": _COUNT, "records": {"type": "array", "items": entry}}
        files[f"{model.__name__}List"] = _object(listed)
        if kind in MODELS:
            files[model.__name__] = _object({**own, "record": entry})
    named = {"type": "object", "additionalProperties": {"type": "object", "additionalProperties": _TEXT}}
    values = {"type": "object", "additionalProperties": named}
    lists = {kind: {"$ref": f"#/$defs/{model.__name__}ListFile"} for kind, model in models.items()}
    files["All"] = _object({**head, "modified": _MOMENT, "kind": {"const": "all"}, "lists": _object(lists)})
    files["Values"] = _object({**head, "kind": {"const": "values"}, "values": values})
    files["Index"] = _object({**head, "kind": {"const": "index"}, **_index()})
    return files


def _index() -> Schema:
    addresses = _three({"type": "array", "items": _ADDRESS})
    lists = _object({"count": _COUNT, "json": _ADDRESS, "csv": _three(_ADDRESS)})
    return {
        "languages": {"type": "array", "items": _STRING},
        "schema": _ADDRESS,
        "values": _ADDRESS,
        "all": _ADDRESS,
        "openapi": _ADDRESS,
        "records": _object(dict.fromkeys(MODELS, lists)),
        "vocabularies": _object(dict.fromkeys(VOCABULARIES, _object({"count": _COUNT, "json": _ADDRESS}))),
        "feeds": addresses,
        "calendars": addresses,
    }


def _object(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _three(value: Schema) -> Schema:
    return _object(dict.fromkeys(LANGUAGES, value))


def _complete(catalogue: Catalogue, part: Schema, of: str) -> None:
    """Every field is there in every record, and is explained as what it is in a kind or in a whole file."""
    part["required"] = list(part["properties"])
    for name, field in part["properties"].items():
        if explained := field_meaning(catalogue, name, of):
            part["properties"][name] = {"description": "\n\n".join(explained.values()), **field}
