"""The moment of a build -> what every page says of the Benelux-dag in the weeks around it."""

from typing import NamedTuple

from portal.views.localised import Views
from portal.views.season import day_view
from portal.views.values import Link


class Announcement(NamedTuple):
    """A sentence, and the page that tells more."""

    text: str
    link: Link


def announcement(views: Views) -> Announcement | None:
    """What is announced at the moment of the catalogue; the date is named, so that an old page never misleads."""
    day, words = day_view(views), views.words
    if not day.announced:
        return None
    text = words.say(f"announcement_{day.phase}", date=words.date(day.day))
    if day.theme:
        text = f"{text} {words.say('benelux_day_theme', year=day.day.year, theme=day.theme)}"
    return Announcement(text, day.page)
