"""A record or an entry of a vocabulary -> its published fields, ready for JSON."""

from collections.abc import Callable, Sequence
from typing import Any

from pydantic import BaseModel

from portal.endpoints import api_path, identifier, unwrapped
from portal.language import LANGUAGES
from portal.paths import term_path
from portal.records.citing import bases
from portal.records.kinds import MODELS, Event, Kind, Record
from portal.records.uses import internal, long_texts, relation_fields
from portal.views.localised import Views

# The page of an entry of a vocabulary; entries of vocabularies that are not here have none.
ENTRY_PAGES: dict[str, Callable[[Views, dict[str, Any]], str]] = {
    "themes": lambda view, fields: view.theme(fields["id"]).path,
    "audiences": lambda view, fields: view.audience(fields["id"]).path,
    "partners": lambda view, fields: view.partner(fields["id"]).path,
    "documents": lambda view, fields: view.path(f"documents/{fields['id']}/"),
    "glossary": lambda view, fields: view.path(term_path(fields["term"][view.language], fields["id"])),
}


def published(views: Views, record: Record) -> dict[str, Any]:
    """The published fields of a record; references to records that are not due yet are left out."""
    catalogue, fields = views.catalogue, _fields(record)
    for name in relation_fields(type(record)):
        fields[name] = [id_ for id_ in fields[name] if id_ in catalogue.records]
    if record.withdrawn and record.withdrawn.replaced_by not in catalogue.records:
        fields["withdrawn"]["replaced_by"] = None
    fields |= {"@id": views.address(identifier(record)), **trust(views, record)}
    if isinstance(record, Event):
        fields["first_day"] = record.when.first.isoformat() if record.when else None
        fields["last_day"] = record.when.last.isoformat() if record.when else None
    related: dict[Kind, list[str]] = {kind: [] for kind in MODELS}
    for other in catalogue.related[record.id]:
        related[other.kind].append(other.id)
    base = catalogue.settings.base_address
    pages = {language: f"{base}{language}/{record.kind}/{record.id}/" for language in LANGUAGES}
    return fields | {"related_ids": related, "pages": pages}


def trust(views: Views, record: Record) -> dict[str, Any]:
    """When a record was true, what it rests on, when it last changed, and whether an event took place."""
    catalogue = views.catalogue
    return {
        "true_as_of": catalogue.true_as_of(record).text,
        "rests_on": bases(record, catalogue.documents, catalogue.references),
        "last_modified": views.last_modified(record).isoformat(),
        **({"standing": catalogue.standing(record)} if isinstance(record, Event) else {}),
    }


def published_entry(views: Sequence[Views], name: str, entry: BaseModel) -> dict[str, Any]:
    """An entry of a vocabulary with its pages; that of a term is the page of its letter."""
    fields = _fields(entry)
    fields["@id"] = views[0].address(f"{api_path(name)}#{fields['id']}")
    if path := ENTRY_PAGES.get(name):
        fields["pages"] = {view.language: view.address(path(view, fields)) for view in views}
    return fields


def _fields(entry: BaseModel) -> dict[str, Any]:
    fields = entry.model_dump(mode="json", by_alias=True, exclude=set(internal(type(entry))))
    for name in long_texts(type(entry)):
        if fields[name]:
            fields[name] = {language: unwrapped(text) for language, text in fields[name].items()}
    return fields
