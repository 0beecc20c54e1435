"""Records -> those that hold more than their page can show within what a visit may cost."""

from collections.abc import Iterator

from portal.loading.entry import Complaint
from portal.records.kinds import Record
from portal.records.room import MOST_TEXT, shown_text
from portal.records.texts import localised_texts


def complaints(record: Record) -> Iterator[Complaint]:
    """A record with too much text, told at its longest text in the language that has most."""
    length, language = max((length, language) for language, length in shown_text(record).items())
    if length > MOST_TEXT:
        path, _ = max(localised_texts(record), key=lambda placed: len(placed[1][language]))
        yield (*path, language), "long-record", {"found": length, "limit": MOST_TEXT}
