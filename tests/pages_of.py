"""The built site as tests look at it: every page parsed once."""

import posixpath
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html
from lxml.html import HtmlElement


@lru_cache(maxsize=1)  # a whole site takes hundreds of megabytes
def pages(site: Path) -> dict[str, HtmlElement]:
    """Every page of a site by its path, such as `nl/projects/`, but for former addresses that only lead elsewhere."""
    found = {}
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        page = html.fromstring(file.read_text(encoding="utf-8"))
        if not page.xpath("//meta[@http-equiv='refresh']"):
            found[path.removesuffix("index.html")] = page
    return found


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
