"""A rendered page of the theme -> a frame with slots; a frame and a page -> the bytes of a file.

The theme draws one page a language; it is cut at its slots once and filled once a page. Filling joins pieces: text that
looks like a slot is never taken for one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import escape

from portal.pages.headings import whole_dates
from portal.pages.rendering import ROOT, Page
from portal.theme.sections import SECTIONS, current

ITSELF = "itself"
FRAME_SLOTS = ("policy", "home", "root", "path", "title", "description", "head", "main", *SECTIONS)
_SLOT = re.compile(r"\[\[([a-z]+)\]\]")
_BETWEEN = re.compile(r">\s*\n\s*<")  # new lines of the templates, which no reader sees and every page would carry


@dataclass(frozen=True, slots=True)
class Frame:
    """Text and slots in turn: the pieces at even places are text, those at odd places name slots."""

    language: str
    pieces: tuple[str, ...]

    @classmethod
    def cut(cls, language: str, html: str) -> "Frame":
        """A page of the theme, cut at its slots; raises ValueError where a slot is unknown or one is missing."""
        # From a page to itself and to its own language are shorter ways than to the root and down again.
        itself = whole_dates(html).replace(f"[[root]]{language}/[[path]]", f"[[{ITSELF}]]")
        short = _BETWEEN.sub("><", itself.replace(f"[[root]]{language}/", "[[home]]"))
        pieces = tuple(_SLOT.split(short))
        named = set(pieces[1::2]) - {ITSELF}
        if named != set(FRAME_SLOTS):
            raise ValueError(f"the frame has the slots {sorted(named)}, expected {sorted(FRAME_SLOTS)}")
        return cls(language, pieces)

    def fill(self, page: Page) -> bytes:
        """The file of a page."""
        home = "../" * page.path.count("/")
        roots = {ITSELF: "./", "home": home or "./", "root": f"{home}../"}
        head, main = (self._relative(html, page.path, home) for html in (page.head, whole_dates(page.main)))
        return self._joined(page, roots, head, main)

    def fill_anywhere(self, page: Page, base: str) -> bytes:
        """The file of a page that is shown at any address: its links begin at `base`, the root of the site."""
        home = f"{base}{self.language}/"
        roots = {ITSELF: home, "home": home, "root": base}
        return self._joined(page, roots, page.head.replace(ROOT, base), page.main.replace(ROOT, base))

    def _joined(self, page: Page, roots: Mapping[str, str], head: str, main: str) -> bytes:
        values: Mapping[str, str] = {
            **roots,
            "policy": page.policy,
            "path": page.path,
            "title": escape(page.title),
            "description": escape(page.description),
            "head": head,
            "main": main,
            **{section: current(section, page.path) for section in SECTIONS},
        }
        parts = [values[piece] if place % 2 else piece for place, piece in enumerate(self.pieces)]
        return "".join(parts).encode()

    def _relative(self, html: str, path: str, home: str) -> str:
        """Makes addresses from the root relative, as short as can be: to page, folder, language or site."""
        folder = path[: path.rstrip("/").rfind("/") + 1]
        language = f"{ROOT}{self.language}/"
        # As plain text: nothing that is put in needs to be escaped.
        near = str(html).replace(language + path, "./").replace(language + folder, "../")
        return near.replace(language, home).replace(ROOT, home + "../")
