"""A document and the records -> the sections that no record cites, and the records that cite only older documents."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from portal.records.citing import sources_of
from portal.records.kinds import Record
from portal.records.vocabulary import Document, Section


class Coverage(NamedTuple):
    """The sections of a document that no record cites, and the records that need a look because of it."""

    unused: tuple[Section, ...]
    older: tuple[Record, ...]


def coverage(document: Document, records: Iterable[Record], documents: Mapping[str, Document]) -> Coverage:
    """The coverage of a document; withdrawn records and sections marked `no_record` are left out."""
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
