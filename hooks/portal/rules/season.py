"""A season of the Benelux-dag -> what is wrong with the moments between which every page announces the day."""

from collections.abc import Iterator

from portal.benelux_day import day_in
from portal.dates import day_of
from portal.loading.entry import Complaint
from portal.records.vocabulary import Season
from portal.rules.moments import later


def complaints(season: Season) -> Iterator[Complaint]:
    """An announcement that ends before it begins, or that is not about the day of its year."""
    wrong = list(later(("until",), season.ends, "from", season.begins))
    yield from wrong or _other_day(season)


def _other_day(season: Season) -> Iterator[Complaint]:
    day = day_in(int(season.id))
    for name, moment in (("from", season.begins), ("until", season.ends)):
        here = day_of(moment) if moment else day
        if here.year != day.year or (here > day if name == "from" else here < day):
            yield (name,), "season-other-day", {"found": here, "day": day}
