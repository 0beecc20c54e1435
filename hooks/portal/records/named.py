"""A record -> the ids of the records that it names."""

from collections.abc import Iterable

from portal.records.kinds import Record
from portal.records.uses import relation_fields


def named_ids(record: Record) -> Iterable[str]:
    """The ids that a record names, in any field."""
    return (id_ for name in relation_fields(type(record)) for id_ in getattr(record, name))


def documented_ids(record: Record) -> Iterable[str]:
    """The ids a record names because its sources relate them."""
    by_sources = (name for name, relation in relation_fields(type(record)).items() if not relation.editorial)
    return (id_ for name in by_sources for id_ in getattr(record, name))
