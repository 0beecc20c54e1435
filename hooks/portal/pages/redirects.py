"""Former addresses -> redirect pages to the current ones, without a script.

A plain web server can redirect by a page with `meta refresh`; `canonical` and `noindex` are for search engines
(html.spec.whatwg.org, "Refresh state").
"""

import re
from collections.abc import Container, Iterable
from posixpath import dirname

from portal.history.addresses import redirects
from portal.pages.rendering import standalone
from portal.policy import CONTENT_SECURITY_POLICY
from portal.records.kinds import MODELS
from portal.views.localised import Views
from portal.views.values import Link

# Pages that became parts of another one.
_MERGED = {"calendar/": "when/", "timeline/": "when/"}
# Lists come and go with the records in them: those that share a value, further pages, letters, sections, years.
_LISTS = re.compile(
    rf"(?:{'|'.join(MODELS)})/(?:by/.+|p\d+|[^/]+/all)/|(?:glossary|a-z|references|when|owed(?:/[^/]+)?|documents/[^/]+)/[^/]+/"
)


def redirect_files(views: Views) -> dict[str, bytes]:
    """A file at each address of a language that a record has left: its id or kind changed, or its time is over."""
    left = redirects(views.history.addresses, views.catalogue.records.values())
    gone = {
        views.path(f"{record.kind}/{record.id}/"): Link(
            views.words[f"kind_{record.kind}"], views.path(f"{record.kind}/")
        )
        for record in views.catalogue.expired.values()
    }
    files = {f"{address}index.html": _redirect(views, address, target) for address, target in gone.items()}
    return files | {
        f"{address}index.html": _redirect(views, address, Link(views.card(record).title, views.card(record).path))
        for address, record in left.items()
        if address.startswith(views.path(""))
    }


def list_redirects(views: Views, present: Container[str]) -> dict[str, bytes]:
    """A file at each address in one language where a list once stood.

    It leads to the page that took its place, or else to the nearest list above it that is among `present`.
    """
    files = {
        f"{views.path(old)}index.html": _redirect(views, views.path(old), Link(views.words["when"], views.path(new)))
        for old, new in _MERGED.items()
    }
    for address in views.history.addresses:
        language, _, path = address.partition("/")
        if language == views.language and address not in present and _LISTS.fullmatch(path):
            above = address
            while above not in present:
                above = f"{dirname(above.rstrip('/'))}/"
            files[f"{address}index.html"] = _redirect(views, address, Link(_name(views, path), above))
    return files


def prose_redirects(views: Views, names: Iterable[str]) -> dict[str, bytes]:
    """A file at each published address of a page of prose that is no longer shown: it leads to the home page."""
    home = Link(views.words["home"], views.path(""))
    found = (views.path(f"{name.removesuffix('index')}/") for name in names)
    return {
        f"{address}index.html": _redirect(views, address, home)
        for address in found
        if address in views.history.addresses
    }


def _name(views: Views, path: str) -> str:
    """The name of the list of everything of the same sort."""
    sort = path.partition("/")[0]
    return views.words[f"kind_{sort}" if sort in MODELS else sort.replace("-", "_")]


def _redirect(views: Views, address: str, target: Link) -> bytes:
    html = standalone(
        "redirect.html",
        language=views.language,
        title=target.text,
        way="../" * address.count("/") + target.path,
        canonical=views.address(target.path),
        says=views.words["moved"],
        policy=CONTENT_SECURITY_POLICY,
    )
    return html.encode()
