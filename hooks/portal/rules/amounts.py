"""Records -> amounts of money of which neither the text nor a source says when they held.

An amount changes every year or so; without a year, readers take it for that of today.
"""

import re
from collections.abc import Iterator, Mapping

from portal.loading.entry import Complaint
from portal.records.citing import placed_sources
from portal.records.kinds import Record
from portal.records.parts import Source, excepted_fields
from portal.records.texts import localised_texts
from portal.records.vocabulary import Reference

# As Dutch texts write them; the numbers are the same in each language.
_AMOUNT = re.compile(r"€ ?\d[\d.,]*|\d[\d.,]*(?: miljoen| miljard)? euro\b")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def complaints(record: Record, references: Mapping[str, Reference]) -> Iterator[Complaint]:
    """The texts of a record with an undated amount; what happened since has a date of its own."""
    excepted = excepted_fields(record.exceptions, "undated-amount")
    placed = list(placed_sources(record))
    own = {path[:-1]: [source] for path, source in placed if path[-1] == "source"}
    of_all = [source for path, source in placed if path[-1] != "source"]
    for path, text in localised_texts(record):
        if path[0] == "since" or path[0] in excepted or _YEAR.search(text.nl):
            continue
        sources = own.get(path[:-1], of_all)
        if (found := _AMOUNT.search(text.nl)) and not any(_is_dated(source, references) for source in sources):
            yield path, "undated-amount", {"found": found[0]}


def _is_dated(source: Source, references: Mapping[str, Reference]) -> bool:
    """Whether a source says of when it is; a document always does."""
    reference = references.get(source.reference or "")
    return reference is None or reference.date is not None
