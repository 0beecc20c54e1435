"""The built site as tests look at it: every page parsed once."""

import posixpath
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html
from lxml.html import HtmlElement

LEADING_ON = "//meta[@http-equiv='refresh']"


@lru_cache(maxsize=3)  # the whole site takes hundreds of megabytes, a small one little
def pages(site: Path) -> dict[str, HtmlElement]:
    """Every page of a site by its path, such as `nl/projects/`.

    What only leads on from a former address is none, nor is a card that other sites show in a frame.
    """
    return {path: page for path, page in _parsed(site) if not page.xpath(LEADING_ON) and path[3:9] != "embed/"}


@lru_cache(maxsize=1)
def leading_on(site: Path) -> dict[str, HtmlElement]:
    """What stands at each former address."""
    return {path: page for path, page in _parsed(site) if page.xpath(LEADING_ON)}


@lru_cache(maxsize=3)
def _parsed(site: Path) -> list[tuple[str, HtmlElement]]:
    paths = {
        file.relative_to(site).as_posix().removesuffix("index.html"): file for file in sorted(site.rglob("*.html"))
    }
    return [(path, html.fromstring(file.read_text(encoding="utf-8"))) for path, file in paths.items()]


def target(page: str, href: str) -> tuple[str, str]:
    """Where a link of a page leads: the path below the root, and the anchor."""
    parts = urlsplit(href)
    joined = (
        posixpath.normpath(posixpath.join("/", posixpath.dirname(page), unquote(parts.path)))
        if parts.path
        else "/" + page
    )
    path = joined.lstrip("/")
    ends_as_folder = not parts.path or parts.path.endswith(("/", "..", "."))
    if parts.path and path and ends_as_folder:
        path += "/"
    return path, parts.fragment
