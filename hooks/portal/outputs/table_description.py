"""The tables of one language -> what describes them to programs: a data package for all, and a note beside each.

Forms: Tabular Data Package (specs.frictionlessdata.io) and CSVW (w3.org/TR/tabular-data-primer), which looks for the
note of `x.csv` at `x.csv-metadata.json`.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from portal.endpoints import API, LICENCE, note_path, package_path, table_path
from portal.outputs.field_meaning import field_meaning
from portal.views.localised import Views

# The columns of which every cell has the type, or is empty; all others are text.
_TYPES = {
    "written": "date",
    "reviewed": "date",
    "review_by": "date",
    "first_day": "date",
    "last_day": "date",
    "last_modified": "datetime",
    "for_officials_only": "boolean",
    "unofficial": "boolean",
    "no_rule_found": "boolean",
}
_CSVW = {"datetime": "dateTime"}  # what CSVW calls otherwise


class Table(NamedTuple):
    """A table: its name and its title, when anything in it last changed, and its rows, the first with the columns."""

    name: str
    title: str
    modified: str
    rows: Sequence[Sequence[str]]


def table_descriptions(views: Views, tables: Iterable[Table]) -> dict[str, bytes]:
    """The package and the notes at their addresses."""
    tables = tuple(tables)
    notes = {note_path(table.name, views.language): _file(_note(views, table)) for table in tables}
    return {package_path(views.language): _file(_package(views, tables))} | notes


def _package(views: Views, tables: Iterable[Table]) -> dict[str, Any]:
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
                "name": table.name,
                "title": table.title,
                "path": table_path(table.name, views.language).removeprefix(API),
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8-sig",
                "schema": {
                    "fields": [
                        {"name": name, "type": _TYPES.get(name, "string")}
                        | _said("description", _meaning(views, table, name))
                        for name in table.rows[0]
                    ],
                    "primaryKey": "id",
                },
            }
            for table in tables
        ],
    }


def _note(views: Views, table: Table) -> dict[str, Any]:
    types = {name: _CSVW.get(kind, kind) for name, kind in _TYPES.items()}
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": views.language}],
        "url": table_path(table.name, views.language).removeprefix(API),
        "dc:title": table.title,
        "dc:publisher": views.catalogue.settings.owner[views.language],
        "dc:license": {"@id": LICENCE["url"]},
        **_said("dc:modified", table.modified),
        "tableSchema": {
            "columns": [
                {"name": name, "titles": name, "datatype": types.get(name, "string")}
                | _said("dc:description", _meaning(views, table, name))
                for name in table.rows[0]
            ],
            "primaryKey": "id",
        },
    }


def _meaning(views: Views, table: Table, name: str) -> str:
    return field_meaning(views.catalogue, name, table.name).get(views.language, "")


def _said(name: str, text: str) -> dict[str, str]:
    return {name: text} if text else {}


def _file(content: object) -> bytes:
    return f"{json.dumps(content, ensure_ascii=False, indent=1)}\n".encode()
