"""Views in each language -> everything the data hold as one SQLite file, a table for each kind and each vocabulary.

Columns are the published fields under their names in the data; a text in three languages has a column for each, and
what has parts of its own is JSON, which SQLite reads too. `link` joins records with what they name: from, field, to.
`about` has licence and date. The same data give the same bytes with the same release of SQLite.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import Any

from pydantic import BaseModel

from portal.endpoints import DATABASE, LICENCE
from portal.language import LANGUAGES
from portal.outputs.published import published, published_entry
from portal.records.kinds import MODELS
from portal.records.registry import VOCABULARIES
from portal.records.uses import relation_fields, texts_in_languages
from portal.views.localised import Views

_JOINED = ("also_themes", "audiences", "partners")
_INDICES = ('CREATE INDEX link_from ON link ("from", field)', 'CREATE INDEX link_to ON link ("to", field)')


def database(views: Sequence[Views]) -> dict[str, bytes]:
    """The file at its address."""
    catalogue = views[0].catalogue
    with closing(sqlite3.connect(":memory:")) as store:
        store.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT)")
        store.executemany("INSERT INTO about VALUES (?, ?)", _about(views))
        store.execute('CREATE TABLE link ("from" TEXT, field TEXT, "to" TEXT)')
        for kind, model in MODELS.items():
            _fill(store, kind, model, [published(views[0], record) for record in catalogue.of_kind(kind)])
        for name, entries in catalogue.vocabularies.items():
            _fill(store, name, VOCABULARIES[name], [published_entry(views, name, entry) for entry in entries.values()])
        for index in _INDICES:
            store.execute(index)
        store.commit()
        return {DATABASE: store.serialize()}


def _about(views: Sequence[Views]) -> Iterator[tuple[str, str]]:
    yield "licence", LICENCE["url"]
    yield "modified", views[0].newest_change(views[0].catalogue.records.values())
    yield from ((f"attribution_{view.language}", view.words["site_name"]) for view in views)


def _fill(store: sqlite3.Connection, table: str, model: type[BaseModel], entries: Sequence[dict[str, Any]]) -> None:
    """One table; a vocabulary or kind without entries has none."""
    if not entries:
        return
    inside = texts_in_languages(model) | {"pages"}
    named = [name for name in (*_JOINED, *relation_fields(model), "related_ids") if name in entries[0]]
    plain = [name for name in entries[0] if name not in named]
    columns = [column for name in plain for column in _columns(name, name in inside)]
    declared = ", ".join(f'"{column}"' for column in columns)
    store.execute(f'CREATE TABLE "{table}" ({declared}, PRIMARY KEY (id))')
    row = f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(columns))})'  # noqa: S608  # the name of a kind
    for entry in entries:
        store.execute(row, [cell for name in plain for cell in _cells(entry[name], name in inside)])
        links = [(entry["id"], name, id_) for name in named for id_ in _ids(entry[name])]
        store.executemany("INSERT INTO link VALUES (?, ?, ?)", links)


def _columns(name: str, inside: bool) -> list[str]:
    return [f"{name}_{language}" for language in LANGUAGES] if inside else [name]


def _cells(value: Any, inside: bool) -> Iterator[object]:  # noqa: ANN401  # any published value
    if inside:
        for language in LANGUAGES:
            yield from _cells((value or {}).get(language), inside=False)
    elif isinstance(value, dict | list):
        yield json.dumps(value, ensure_ascii=False)
    else:
        yield value


def _ids(named: list[str] | dict[str, list[str]]) -> Iterable[str]:
    """The ids in a list, or in the lists of each kind."""
    return named if isinstance(named, list) else (id_ for ids in named.values() for id_ in ids)
