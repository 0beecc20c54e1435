"""The tables of one language -> what describes them to programs: a data package for all, and a note beside each.

Forms: Tabular Data Package (specs.frictionlessdata.io) and CSVW (w3.org/TR/tabular-data-primer), which looks for the
note of `x.csv` at `x.csv-metadata.json`.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from portal.endpoints import API, LICENCE, note_path, package_path, table_path
from portal.outputs.field_meaning import field_meaning
from portal.records.kinds import Kind
from portal.views.localised import Views


def table_descriptions(views: Views, columns: Mapping[Kind, Sequence[str]]) -> dict[str, bytes]:
    """The package and the notes at their addresses; `columns` are the names in the first row of each table."""
    files = {package_path(views.language): _file(_package(views, columns))}
    for kind, names in columns.items():
        files[note_path(kind, views.language)] = _file(_note(views, kind, names))
    return files


def _package(views: Views, columns: Mapping[Kind, Sequence[str]]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": f"benelux-{views.language}",
        "title": views.words["site_name"],
        "description": views.words["site_about"],
        "homepage": views.address(views.path("data/")),
        "licenses": [{"name": "CC-BY-4.0", "title": LICENCE["name"], "path": LICENCE["url"]}],
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": kind,
                "title": views.words[f"kind_{kind}"],
                "path": table_path(kind, views.language).removeprefix(API),
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8-sig",
                "schema": {
                    "fields": [
                        {"name": name, "type": "string"} | _said("description", _meaning(views, kind, name))
                        for name in names
                    ],
                    "primaryKey": "id",
                },
            }
            for kind, names in columns.items()
        ],
    }


def _note(views: Views, kind: Kind, names: Sequence[str]) -> dict[str, Any]:
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": views.language}],
        "url": table_path(kind, views.language).removeprefix(API),
        "dc:title": views.words[f"kind_{kind}"],
        "dc:publisher": views.catalogue.settings.owner[views.language],
        "dc:license": {"@id": LICENCE["url"]},
        **_said("dc:modified", views.newest_change(views.catalogue.of_kind(kind))),
        "tableSchema": {
            "columns": [
                {"name": name, "titles": name, "datatype": "string"}
                | _said("dc:description", _meaning(views, kind, name))
                for name in names
            ],
            "primaryKey": "id",
        },
    }


def _meaning(views: Views, kind: Kind, name: str) -> str:
    return field_meaning(views.catalogue, name, kind).get(views.language, "")


def _said(name: str, text: str) -> dict[str, str]:
    return {name: text} if text else {}


def _file(content: object) -> bytes:
    return f"{json.dumps(content, ensure_ascii=False, indent=1)}\n".encode()
