"""Slots in prose -> HTML: `<!-- slot: projects theme=safety -->` becomes the list of what stands in the records.

Also what prose may point to: `record:ID`, `page:PATH` for a page that is generated, and `file:PATH` for a file below
the root of the site.
"""

import re

from markupsafe import Markup

from portal.pages.rendering import ROOT, Templates
from portal.rules.prose import SLOT
from portal.theme.fillings import FILLINGS, UnknownSlot
from portal.views.facets import PROPERTIES
from portal.views.localised import Views

_LINK = re.compile(r'href="(record|page|file):([^"#]*)(#[^"]*)?"')


def fill(templates: Templates, html: str, root: str) -> str:
    """The HTML of a page of prose, its slots filled and its links resolved; `root` leads to the root of the site."""
    filled = SLOT.sub(lambda found: _slot(templates, found[1], dict(p.split("=") for p in found[2].split())), html)
    linked = _LINK.sub(lambda m: f'href="{ROOT}{_target(templates.views, m[1], m[2])}{m[3] or ""}"', filled)
    return linked.replace(ROOT, root)


def _target(views: Views, scheme: str, name: str) -> str:
    if scheme == "page":
        return views.path(name)
    if scheme == "file":
        return name
    record = views.catalogue.find(name)
    if record is None:
        raise UnknownSlot(f"record:{name}")
    return views.card(record).path


def _slot(templates: Templates, name: str, options: dict[str, str]) -> Markup:
    maker = FILLINGS.get(name)
    if not maker or (unknown := set(options) - {*PROPERTIES, "ids"}):
        raise UnknownSlot(f"slot: {name} {' '.join(unknown) if maker else ''}".strip())
    return maker(templates, options)
