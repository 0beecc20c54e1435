"""A document and the records -> the sections that no record draws on, and the records that rest on older documents."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from portal.records.citing import sources_of
from portal.records.kinds import Record
from portal.records.vocabulary import Document, Section


class Coverage(NamedTuple):
    """What is still to be drawn from a document."""

    unused: tuple[Section, ...]
    older: tuple[Record, ...]


def coverage(document: Document, records: Iterable[Record], documents: Mapping[str, Document]) -> Coverage:
    """What no record has of a document yet, and which records have nothing as new as it."""
    used: set[str | None] = set()
    older = []
    for record in records:
        cited = [source for source in sources_of(record) if source.document is not None]
        used |= {source.section for source in cited if source.document == document.id}
        newest = max((documents[str(source.document)].as_of.last for source in cited), default=None)
        since = max((fact.when.last for fact in record.since if fact.when), default=None)
        moments = [day for day in (newest, since) if day]
        if moments and max(moments) < document.as_of.first and not record.withdrawn:
            older.append(record)
    unused = (section for section in document.sections if section.id not in used and not section.no_record)
    return Coverage(tuple(unused), tuple(older))
