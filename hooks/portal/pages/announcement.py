"""The moment of a build -> what every page says of the Benelux-dag in the weeks around it."""

from typing import NamedTuple

from portal.benelux_day import announced, next_day
from portal.dates import day_of
from portal.views.localised import Views
from portal.views.values import Link


def day_line(views: Views) -> str:
    """When the Benelux-dag is: today, or on its next date."""
    day = next_day(views.catalogue.now)
    key = "announcement_today" if day == views.catalogue.today else "benelux_day_next"
    return views.words.say(key, date=views.words.date(day))


class Announcement(NamedTuple):
    """A sentence, and the page that tells more."""

    text: str
    link: Link


def announcement(views: Views) -> Announcement | None:
    """What is announced at the moment of the catalogue; the date is named, so that an old page never misleads."""
    now = views.catalogue.now
    day = announced(now)
    if not day:
        return None
    today = day_of(now)
    key = "announcement_before" if today < day else "announcement_today" if today == day else "announcement_after"
    link = Link(views.words["announcement_link"], views.path("benelux-day/"))
    return Announcement(views.words.say(key, date=views.words.date(day)), link)
