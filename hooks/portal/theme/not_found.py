"""Frames -> what a server shows below each language where there is no page: `nl/404.html` and its like."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from markupsafe import Markup

from portal.language import Language
from portal.pages.rendering import Page, Templates
from portal.theme.frames import Frame
from portal.views.values import Link

_HEAD = Markup('<meta name="robots" content="noindex">')


def not_found(templates: Mapping[Language, Templates], frames: Mapping[Language, Frame]) -> dict[str, bytes]:
    """A file for each language; its links lead where those of the home page lead, from any address."""
    return {f"{language}/404.html": _file(templates[language], frame) for language, frame in frames.items()}


def _file(templates: Templates, frame: Frame) -> bytes:
    views = templates.views
    link = Link(views.words["a_to_z"], views.path("a-z/"))
    main = templates.render("not-found.html", a_to_z=link, action=views.path("search/"))
    page = Page("", views.words["not_found"], views.words["not_found_about"], main, head=_HEAD)
    return frame.fill_anywhere(page, urlsplit(views.catalogue.settings.base_address).path)
