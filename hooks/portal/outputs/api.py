"""Catalogue -> everything it holds as JSON (RFC 8259): all of a kind in one file, and each record in one of its own.

Fields are named as in the data, and each is there in every record. Version 1 may gain fields and never loses one.
"""

from collections.abc import Iterable, Sequence
from typing import Any, get_args

from portal.catalogue import Catalogue
from portal.endpoints import CALENDAR, FEED, LICENCE, api_path, channels, table_path
from portal.history.addresses import moved_records
from portal.json_format import compact_json
from portal.language import LANGUAGES
from portal.outputs.published import published, published_entry
from portal.records.citing import Basis
from portal.records.kinds import MODELS, Record
from portal.records.parts import Stage, Step
from portal.records.sorts import InstrumentType, Level, OrganisationKind, PartnerKind
from portal.records.timeline import Standing
from portal.records.vocabulary import Reference, Sureness
from portal.views.localised import Views

VERSION = "1.0"
_RESTS: dict[str, tuple[str, Iterable[str]]] = {"rests_on": ("basis", get_args(Basis))}
# What the fields of each kind may say, and with which prefix the interface names these values.
VALUES: dict[str, dict[str, tuple[str, Iterable[str]]]] = {
    "projects": {"stage": ("stage", get_args(Stage)), **_RESTS},
    "instruments": {
        "type": ("type", get_args(InstrumentType)),
        "level": ("level", get_args(Level)),
        "what": ("step", get_args(Step)),
        "authentic_languages": ("language", LANGUAGES),
        **_RESTS,
    },
    "events": {"standing": ("standing", get_args(Standing)), **_RESTS},
    "organisations": {"kind": ("organisation", get_args(OrganisationKind)), **_RESTS},
    "services": _RESTS,
    "answers": _RESTS,
    "references": {"standing": ("basis", get_args(Reference.model_fields["standing"].annotation))},
    "partners": {"kind": ("partners", get_args(PartnerKind))},
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
            texts.append(compact_json(published(any_views, record)))
            files[api_path(f"{kind}/{record.id}")] = opening + b'"record":' + texts[-1] + b"}\n"
        files[api_path(kind)] = _all(head | _modified(any_views, catalogue.of_kind(kind)), kind, texts)
        files |= {
            api_path(f"{kind}/{former}"): files[api_path(f"{kind}/{record.id}")]
            for record in catalogue.of_kind(kind)
            for former in record.formerly
        }
    for (former, id_), record in moved_records(any_views.history.addresses, catalogue.records.values()).items():
        files[api_path(f"{former}/{id_}")] = files[api_path(f"{record.kind}/{record.id}")]
    for name, entries in catalogue.vocabularies.items():
        files[api_path(name)] = _all(
            head, name, [compact_json(published_entry(views, name, entry)) for entry in entries.values()]
        )
    lists = [f'"{name}":'.encode() + files[api_path(name)].rstrip() for name in (*MODELS, *catalogue.vocabularies)]
    whole = head | _modified(any_views, catalogue.records.values())
    files[api_path("all")] = _opening(whole, kind="all") + b'"lists":{\n' + b",".join(lists) + b"\n}}\n"
    return files


def _modified(views: Views, records: Iterable[Record]) -> dict[str, str | None]:
    """The version of a list: the moment of its newest change."""
    return {"modified": views.newest_change(records) or None}


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
        "openapi": address(api_path("openapi")),
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
        "feeds": {view.language: [address(channel.page + FEED) for channel in channels(view)] for view in views},
        "calendars": {
            view.language: [address(channel.page + CALENDAR) for channel in channels(view)] for view in views
        },
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


def _file(content: object) -> bytes:
    return compact_json(content) + b"\n"


def _opening(head: dict[str, Any], **more: object) -> bytes:
    """A file up to where its records begin."""
    return compact_json(head | more)[:-1] + b","


def _all(head: dict[str, Any], kind: str, records: Sequence[bytes]) -> bytes:
    """All records of a kind, one a line."""
    return _opening(head, kind=kind, count=len(records)) + b'"records":[\n' + b",\n".join(records) + b"\n]}\n"
