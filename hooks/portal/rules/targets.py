"""What pages of prose may link to and show: records, pages, files, and the values of the options of slots."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from portal.rules.names import Names

ProseComplaint = tuple[str, dict[str, object]]  # the code of a message and its details
PlacedComplaint = tuple[int, str, dict[str, object]]  # where in the text, the code of a message, its details


@dataclass(frozen=True, slots=True)
class Targets:
    """All targets at one moment, by name.

    `later` are the records that may not be seen yet; `pages` are the generated ones below a language, `needed` those
    that must be written; `values` are what a slot may choose by: `theme` -> ids of themes; `own` is the address of the
    site.
    """

    records: Names = field(default_factory=lambda: Names(()))
    later: Mapping[str, datetime] = field(default_factory=dict)
    pages: Names = field(default_factory=lambda: Names(()))
    files: Names = field(default_factory=lambda: Names(()))
    needed: Iterable[str] = ()
    own: str = ""
    values: Mapping[str, Names] = field(default_factory=dict)
