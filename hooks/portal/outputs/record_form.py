"""Views -> what the form for records is made of: the schemas of the kinds, names of choices, and records as written.

Only the page of the form loads this, and only editors are led there.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from portal.catalogue import Catalogue
from portal.editing.formatter.record import in_field_order, layout
from portal.editing.schemas import VOCABULARY_OF, schemas_of
from portal.json_format import compact_json
from portal.language import LANGUAGES
from portal.messages import field_names
from portal.records.kinds import MODELS, Record
from portal.records.named import named_ids
from portal.views.localised import Views

FOLDER = "edit/"


def record_form(views: Sequence[Views]) -> dict[str, bytes]:
    """The form in each language."""
    catalogue = views[0].catalogue
    made = schemas_of({name: list(entries) for name, entries in catalogue.vocabularies.items()})
    return {view.path(f"{FOLDER}form.json"): compact_json(_form(view, made)) for view in views}


def _form(views: Views, made: Mapping[str, str]) -> dict[str, object]:
    """The form in one language, of the schemas that were made."""
    catalogue, words = views.catalogue, views.words
    place = LANGUAGES.index(views.language)
    return {
        "kinds": {kind: _schema(json.loads(made[f"{kind}.json"]), place) for kind in MODELS},
        "fields": field_names(views.language),
        "names": {kind: words[f"one_{kind}"] for kind in MODELS},
        "choices": _choices(views),
        "layout": layout(),
        "repository": (catalogue.settings.repository or "").rstrip("/"),
        "words": {key.removeprefix("edit_"): words[key] for key in catalogue.words if key.startswith("edit_")},
    }


def written_records(catalogue: Catalogue) -> dict[str, bytes]:
    """The records of each kind as they are written, for the forms of all languages."""
    files = {}
    for kind, model in MODELS.items():
        records = {
            id_: {
                "record": record.model_dump(mode="json", by_alias=True, exclude_defaults=True),
                "file": catalogue.places[id_][0],
                "line": catalogue.places[id_][1],
            }
            for id_, record in sorted(catalogue.as_written.items())
            if isinstance(record, model) and id_ in catalogue.places and _names_only_what_is_shown(catalogue, record)
        }
        files[f"{FOLDER}{kind}.json"] = compact_json(records)
    return files


def _names_only_what_is_shown(catalogue: Catalogue, record: Record) -> bool:
    """Whether everything a record names may be seen: one that names what is not due is edited in its file."""
    return all(id_ in catalogue.records for id_ in named_ids(record))


def _schema(schema: dict[str, Any], place: int) -> dict[str, Any]:
    """The shapes of a kind with their fields in the order of files, described in one language."""
    shapes = schema["$defs"]
    for shape in shapes.values():
        properties = shape.get("properties", {})
        for field in properties.values():
            if "description" in field:
                field["description"] = field["description"].split("\n\n")[
                    place if "\n\n" in field["description"] else 0
                ]
        if properties:
            shape["properties"] = {name: properties[name] for name in in_field_order(properties)}
    return dict(shapes)


def _choices(views: Views) -> dict[str, dict[str, str]]:
    """What the values of a field are called, where they have a name."""
    entries = {field: _titles(views, vocabulary) for field, vocabulary in VOCABULARY_OF.items()}
    return entries | {
        "stage": _named(views, "stage_"),
        "type": _named(views, "type_"),
        "level": _named(views, "level_"),
        "kind": _named(views, "organisation_"),
        "what": _named(views, "step_"),
        "step": _named(views, "step_"),
        "topic": _named(views, "topic_"),
    }


def _titles(views: Views, vocabulary: str) -> dict[str, str]:
    """What the entries of a vocabulary are called; a document, of which titles are long, by its short name."""
    field = "short" if vocabulary == "documents" else "title"
    return {
        id_: getattr(entry, field)[views.language] for id_, entry in views.catalogue.vocabularies[vocabulary].items()
    }


def _named(views: Views, prefix: str) -> dict[str, str]:
    return {key.removeprefix(prefix): views.words[key] for key in views.catalogue.words if key.startswith(prefix)}
