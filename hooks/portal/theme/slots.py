"""Slots in prose -> HTML: `<!-- slot: projects theme=safety -->` becomes the list of these records.

Also what prose may point to: `record:ID`, `page:PATH` for a page that is generated, and `file:PATH` for a file below
the root of the site.
"""

import re

from markupsafe import Markup

from portal.pages.rendering import ROOT, Templates
from portal.rules.prose_text import SLOT
from portal.rules.slots import SLOTS
from portal.theme.slot_renderers import SLOT_RENDERERS, UnknownSlot
from portal.views.localised import Views

_LINK = re.compile(r'href="(record|page|file):([^"#]*)(#[^"]*)?"')


def fill(templates: Templates, html: str, root: str) -> str:
    """The HTML of a page of prose, its slots filled and its links resolved; `root` leads to the root of the site.

    Raises UnknownSlot for a slot, an option or a record that does not exist.
    """
    filled = SLOT.sub(lambda found: _rendered(templates, found[1], dict(p.split("=") for p in found[2].split())), html)
    linked = _LINK.sub(lambda m: f'href="{ROOT}{_path(templates.views, m[1], m[2])}{m[3] or ""}"', filled)
    return linked.replace(ROOT, root)


def _path(views: Views, scheme: str, name: str) -> str:
    if scheme == "page":
        return views.path(name)
    if scheme == "file":
        return name
    if record := views.catalogue.find(name):
        return views.card(record).path
    if record := views.catalogue.expired.get(name):
        return views.path(f"{record.kind}/")  # as its own address does
    raise UnknownSlot(f"record:{name}")


def _rendered(templates: Templates, name: str, options: dict[str, str]) -> Markup:
    if name not in SLOTS or not SLOTS[name][0] <= set(options) <= SLOTS[name][1]:
        raise UnknownSlot(f"slot: {name} {' '.join(options)}".strip())
    return SLOT_RENDERERS[name](templates, options)
