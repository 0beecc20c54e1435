"""Views -> what pages of prose say of the Benelux-dag."""

from markupsafe import Markup

from portal.pages.rendering import Templates
from portal.views.season import day_view


def in_short(templates: Templates, _: dict[str, str]) -> Markup:
    """When the day is or was, where and about what."""
    return templates.render("slots/benelux-day.html", day=day_view(templates.views), whole=False)


def whole(templates: Templates, _: dict[str, str]) -> Markup:
    """The same, with all that is known of that year."""
    return templates.render("slots/benelux-day.html", day=day_view(templates.views), whole=True)


def past(templates: Templates, _: dict[str, str]) -> Markup:
    """The days before, newest first."""
    return templates.render("slots/cards.html", cards=day_view(templates.views).past)
