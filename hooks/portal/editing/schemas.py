"""Models and vocabularies -> JSON Schemas, with which an editor's program completes and checks while they type.

One schema for each kind of data file, and a looser one for its drafts. Form: json-schema.org, draft 2020-12.
"""

import json
import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from portal.language import LANGUAGES, Localised, WhereKnown
from portal.loading.load import Records
from portal.messages import catalogue
from portal.records.kinds import MODELS
from portal.records.parts import ForYou, Source
from portal.records.registry import LISTS, SINGLES
from portal.records.texts import fields_with_texts
from portal.records.uses import vocabulary_fields

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# The fields that choose from a vocabulary, with its name; the glossary is too long to choose from a list.
VOCABULARY_OF = {
    field: vocabulary
    for model in (*LISTS.values(), ForYou, Source)
    for field, vocabulary in vocabulary_fields(model).items()
    if vocabulary != "glossary"
}


def schemas(loaded: Records) -> dict[str, str]:
    """The text of every schema by its file name; ids of vocabularies are those that there are."""
    ids = {name: loaded.ids(name) for name in set(VOCABULARY_OF.values())}
    return schemas_of(ids, sorted(loaded.interface.root) if loaded.interface else ())


def schemas_of(ids: Mapping[str, Sequence[str]], words: Sequence[str] = ()) -> dict[str, str]:
    """The text of every schema by its file name, for the ids of each vocabulary and the keys of the interface."""
    found = {}
    for name, model in {**LISTS, **SINGLES}.items():
        shape = model.model_json_schema(by_alias=True)
        if "not_translated" in shape.get("properties", {}):
            shape["properties"]["not_translated"]["items"]["enum"] = [name for _, name in fields_with_texts(model)]
        if name == "interface" and words:
            shape["required"] = list(words)
        definitions = shape.pop("$defs", {})
        for part in (shape, *definitions.values()):
            _explain(part, ids)
        found[f"{name}.json"] = _text(name, shape, definitions, listed=name in LISTS)
        if name in MODELS:
            record = {
                "$schema": DIALECT,
                "$comment": f"portal schema: {name}-record",
                "$ref": f"{name}.json#/$defs/entry",
            }
            found[f"{name}-record.json"] = json.dumps(record, indent=1) + "\n"
            loose = {key: _loose(value) for key, value in definitions.items()}
            found[f"drafts-{name}.json"] = _text(f"drafts-{name}", _loose(shape), loose, listed=True)
    return found


def _text(name: str, shape: dict[str, Any], definitions: dict[str, Any], listed: bool) -> str:
    if listed:
        definitions = {**definitions, "entry": shape}
        shape = {"type": "array", "items": {"$ref": "#/$defs/entry"}}
    # pydantic names a text in three languages after its whole Python type; the class and a number read better.
    generic = [key for key in definitions if "_" in key]
    numbered = {key: f"{_class_name(key)}{n}" for n, key in enumerate(generic, 1)}
    whole = {"$schema": DIALECT, "$comment": f"portal schema: {name}", **shape, "$defs": definitions}
    text = json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    for key in sorted(numbered, key=len, reverse=True):
        text = text.replace(f'{key}"', f'{numbered[key]}"')
    return text


def _class_name(key: str) -> str:
    return next(kind.__name__ for kind in (WhereKnown, Localised) if kind.__name__ in key)


def _explain(part: dict[str, Any], ids: Mapping[str, Sequence[str]]) -> None:
    """Adds to each field what it means, an example and the ids it can hold."""
    part.pop("title", None)
    examples = _examples()
    for name, value in part.get("properties", {}).items():
        value.pop("title", None)
        if name in LANGUAGES:
            continue
        said = [catalogue(language).get(f"field-{name}", "") for language in LANGUAGES]
        if any(said):
            value["description"] = "\n\n".join(said)
        if name in examples:
            value["examples"] = examples[name]
        _choose(value, ids.get(VOCABULARY_OF.get(name, ""), ()))


def _choose(value: dict[str, Any], names: Sequence[str]) -> None:
    target = value.get("items", value)
    for one in target.get("anyOf", [target]) if names else ():
        if one.get("type") == "string":
            for limit in ("minLength", "maxLength", "pattern"):
                one.pop(limit, None)
            one["enum"] = list(names)


def _examples() -> dict[str, list[Any]]:
    text = files("portal").joinpath("messages", "examples.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _loose(part: Any) -> Any:  # noqa: ANN401  # any part of a schema
    """A schema for what is not complete yet: nothing is required but an id, and any text may still be empty."""
    if isinstance(part, list):
        return [_loose(element) for element in part]
    if not isinstance(part, dict):
        return part
    loose = {key: _loose(value) for key, value in part.items() if key not in ("required", "minItems")}
    if "required" in part and "id" in part["required"]:
        loose["required"] = ["id"]
    if part.get("type") == "string" and ("pattern" in part or "enum" in part):
        rest = {key: loose.pop(key) for key in ("type", "pattern", "enum", "minLength", "maxLength") if key in loose}
        loose["anyOf"] = [rest, {"enum": ["", None]}]
    return loose
