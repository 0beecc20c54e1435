"""Catalogue -> everything it holds as JSON (RFC 8259): all of a kind in one file, and each record in one of its own.

Fields are named as in the data, and each is there in every record. Version 1 may gain fields and never loses one.
"""

import json
from collections.abc import Callable, Iterable
from typing import Any, get_args

from pydantic import BaseModel

from portal.catalogue import Catalogue
from portal.endpoints import (
    LICENCE,
    api_path,
    calendar_links,
    feed_links,
    flowing,
    identifier,
    table_path,
)
from portal.history.addresses import left
from portal.language import LANGUAGES
from portal.letters import first_letter
from portal.records.citing import bases
from portal.records.kinds import MODELS, Event, Kind, Record
from portal.records.parts import Stage, Step
from portal.records.sorts import InstrumentType, Level, OrganisationKind
from portal.records.uses import internal, long_texts, relations
from portal.records.vocabulary import Partner, Sureness
from portal.views.localised import Views

VERSION = "1.0"
# What the fields of each kind may say, and with which prefix the interface names these values.
VALUES: dict[str, dict[str, tuple[str, Iterable[str]]]] = {
    "projects": {"stage": ("stage", get_args(Stage))},
    "instruments": {
        "type": ("type", get_args(InstrumentType)),
        "level": ("level", get_args(Level)),
        "what": ("step", get_args(Step)),
        "authentic_languages": ("language", LANGUAGES),
    },
    "organisations": {"kind": ("organisation", get_args(OrganisationKind))},
    "partners": {"kind": ("partners", get_args(Partner.model_fields["kind"].annotation))},
    "glossary": {"sure": ("sure", get_args(Sureness))},
}


def api(any_views: Views) -> dict[str, bytes]:
    """Every file of the interface but its schema; a place that a record has left since it was published keeps it."""
    catalogue, views = any_views.catalogue, list(any_views.in_each_language().values())
    head = {
        "schema_version": VERSION,
        "licence": LICENCE,
        "attribution": {view.language: view.words["site_name"] for view in views},
        "generated_from": [{"id": d.id, "as_of": d.as_of.text} for d in catalogue.documents.values()],
    }
    files = {
        api_path("index"): _file(head | _index(catalogue, views)),
        api_path("values"): _file(head | _values(catalogue)),
    }
    for kind in MODELS:
        texts = []
        opening = _opening(head, kind=kind)
        for record in catalogue.of_kind(kind):
            texts.append(_text(_record(any_views, record)))
            one = f'{opening}"record":{texts[-1]}}}\n'.encode()
            files[api_path(f"{kind}/{record.id}")] = one
        files[api_path(kind)] = _all(head, kind, texts)
        files |= {
            api_path(f"{kind}/{former}"): files[api_path(f"{kind}/{record.id}")]
            for record in catalogue.of_kind(kind)
            for former in record.formerly
        }
    for (former, id_), record in left(any_views.past.addresses, catalogue.records.values()).items():
        files[api_path(f"{former}/{id_}")] = files[api_path(f"{record.kind}/{record.id}")]
    for name, entries in catalogue.vocabularies.items():
        files[api_path(name)] = _all(head, name, [_text(_entry(views, name, entry)) for entry in entries.values()])
    lists = [f'"{name}":{files[api_path(name)].decode().rstrip()}' for name in (*MODELS, *catalogue.vocabularies)]
    files[api_path("all")] = f'{_opening(head, kind="all")}"lists":{{\n{",".join(lists)}\n}}}}\n'.encode()
    return files


def _record(views: Views, record: Record) -> dict[str, Any]:
    """A record as the public may know it: what is not due yet is not named either."""
    catalogue, fields = views.catalogue, _fields(record)
    for name in relations(type(record)):
        fields[name] = [id_ for id_ in fields[name] if id_ in catalogue.records]
    if record.withdrawn and record.withdrawn.replaced_by not in catalogue.records:
        fields["withdrawn"]["replaced_by"] = None
    fields |= _trust(views, record)
    if isinstance(record, Event):
        fields["standing"] = catalogue.standing(record)
        fields["first_day"] = record.when.first.isoformat() if record.when else None
        fields["last_day"] = record.when.last.isoformat() if record.when else None
    related: dict[Kind, list[str]] = {kind: [] for kind in MODELS}
    for other in catalogue.related[record.id]:
        related[other.kind].append(other.id)
    base = catalogue.settings.base_address
    pages = {language: f"{base}{language}/{record.kind}/{record.id}/" for language in LANGUAGES}
    return fields | {"related_ids": related, "pages": pages}


def _trust(views: Views, record: Record) -> dict[str, Any]:
    """By what a record is called in linked data, when it was true, what it rests on, and when it last changed."""
    catalogue = views.catalogue
    return {
        "@id": views.address(identifier(record)),
        "true_as_of": catalogue.speaks_of(record).text,
        "rests_on": bases(record, catalogue.documents, catalogue.references),
        "last_modified": views.last_modified(record).isoformat(),
    }


def _entry(views: list[Views], name: str, entry: BaseModel) -> dict[str, Any]:
    """An entry of a vocabulary; the page of a term is that of its letter."""
    fields = _fields(entry)
    paths: dict[str, Callable[[Views], str]] = {
        "themes": lambda view: view.theme(fields["id"]).path,
        "audiences": lambda view: view.audience(fields["id"]).path,
        "partners": lambda view: view.partner(fields["id"]).path,
        "documents": lambda view: view.path(f"documents/{fields['id']}/"),
        "glossary": lambda view: _term_path(view, fields),
    }
    fields["@id"] = views[0].address(f"{api_path(name)}#{fields['id']}")
    if path := paths.get(name):
        fields["pages"] = {view.language: view.address(path(view)) for view in views}
    return fields


def _term_path(view: Views, fields: dict[str, Any]) -> str:
    return view.path(f"glossary/{first_letter(fields['term'][view.language]).lower()}/#{fields['id']}")


def _fields(entry: BaseModel) -> dict[str, Any]:
    fields = entry.model_dump(mode="json", by_alias=True, exclude=set(internal(type(entry))))
    for name in long_texts(type(entry)):
        if fields[name]:
            fields[name] = {language: flowing(text) for language, text in fields[name].items()}
    return fields


def _index(catalogue: Catalogue, views: list[Views]) -> dict[str, Any]:
    """What there is and where."""

    def address(path: str) -> str:
        return catalogue.settings.base_address + path

    return {
        "kind": "index",
        "languages": LANGUAGES,
        "schema": address(api_path("schema")),
        "values": address(api_path("values")),
        "all": address(api_path("all")),
        "records": {
            kind: {
                "count": len(catalogue.of_kind(kind)),
                "json": address(api_path(kind)),
                "csv": {language: address(table_path(kind, language)) for language in LANGUAGES},
            }
            for kind in MODELS
        },
        "vocabularies": {
            name: {"count": len(entries), "json": address(api_path(name))}
            for name, entries in catalogue.vocabularies.items()
        },
        "feeds": {view.language: [address(link.path) for link in feed_links(view)] for view in views},
        "calendars": {view.language: [address(link.path) for link in calendar_links(view)] for view in views},
    }


def _values(catalogue: Catalogue) -> dict[str, Any]:
    """The name of every value that a field can have, in each language."""
    named = {
        kind: {
            field: {value: catalogue.words[f"{prefix}_{value}"].model_dump() for value in values}
            for field, (prefix, values) in fields.items()
        }
        for kind, fields in VALUES.items()
    }
    return {"kind": "values", "values": named}


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _file(content: object) -> bytes:
    return f"{_text(content)}\n".encode()


def _opening(head: dict[str, Any], **more: object) -> str:
    """A file up to where its records begin."""
    return f"{_text(head | more)[:-1]},"


def _all(head: dict[str, Any], kind: str, records: Iterable[str]) -> bytes:
    """All records of a kind, one a line."""
    lines = list(records)
    body = ",\n".join(lines)
    return f'{_opening(head, kind=kind, count=len(lines))}"records":[\n{body}\n]}}\n'.encode()
