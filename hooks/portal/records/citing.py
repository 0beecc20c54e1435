"""A record or another entry -> its sources, in whatever field they are."""

from collections.abc import Iterator, Mapping
from typing import Literal, get_args

from pydantic import BaseModel

from portal.records.kinds import Answer, Instrument, Organisation, Project, Record
from portal.records.parts import Source
from portal.records.vocabulary import Document, Partner, Reference, Term, Theme

# A document by its nature, a cited page by its standing; the surest first but for plans, which may not have come true.
Basis = Literal["report", "official", "press", "other", "plan"]


def placed_sources(record: Record) -> Iterator[tuple[tuple[str | int, ...], Source]]:
    """Every source of a record with the path of the field that holds it."""
    for n, source in enumerate(record.sources):
        yield ("sources", n), source
    if isinstance(record, Project):
        yield ("stage_source",), record.stage_source
        for n, milestone in enumerate(record.milestones):
            yield ("milestones", n, "source"), milestone.source
    if isinstance(record, Instrument):
        for n, step in enumerate(record.dates):
            yield ("dates", n, "source"), step.source
        for n, publication in enumerate(record.published_in):
            yield ("published_in", n, "source"), publication.source
    if isinstance(record, Answer):
        for n, statement in enumerate(record.more):
            yield ("more", n, "source"), statement.source


def placed_identifiers(entry: BaseModel) -> Iterator[tuple[tuple[str | int, ...], Source]]:
    """Who says under which numbers others know what a record or another entry is about, with the path of the field."""
    if isinstance(entry, Organisation | Theme | Partner | Term):
        for n, known in enumerate(entry.identifiers):
            yield ("identifiers", n, "source"), known.source


def sources_of(record: Record) -> Iterator[Source]:
    """Every source of a record, of whatever field."""
    return (source for _, source in placed_sources(record))


def cited(record: Record) -> Iterator[str]:
    """The ids of the references that carry what a record says."""
    yield from (since.reference for since in record.since)
    yield from (source.reference for source in sources_of(record) if source.reference is not None)


def all_references(entry: BaseModel) -> Iterator[str]:
    """The ids of all references that a record or another entry names, for what it says or for its numbers."""
    if isinstance(entry, Record):
        yield from cited(entry)
    yield from (source.reference for _, source in placed_identifiers(entry) if source.reference is not None)


def bases(record: Record, documents: Mapping[str, Document], references: Mapping[str, Reference]) -> list[Basis]:
    """What kinds of source a record rests on."""
    found: set[Basis] = {references[id_].standing for id_ in cited(record)}
    found |= {documents[source.document].nature for source in sources_of(record) if source.document is not None}
    return [basis for basis in get_args(Basis) if basis in found]
