"""Records -> those that nobody has checked for a year, by theme, the longest first."""

from collections import defaultdict
from datetime import date

from portal.dates import A_YEAR
from portal.records.kinds import Record


def unreviewed(records: list[Record], today: date) -> dict[str, list[Record]]:
    """The records of each theme that no person has checked for a year, those never checked first."""
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        if not record.withdrawn and (record.reviewed is None or today - record.reviewed > A_YEAR):
            found[record.theme].append(record)
    for owed in found.values():
        owed.sort(key=lambda record: (record.reviewed or date.min, record.written, record.id))
    return dict(found)
