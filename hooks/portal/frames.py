"""A rendered page of the theme -> a frame with slots; a frame and a page -> the bytes of a file.

The theme draws one page a language; it is cut at its slots once and filled once a page. Filling joins pieces: text that
looks like a slot is never taken for one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import escape

from portal.pages import ROOT, Page

SLOTS = ("root", "path", "title", "description", "head", "main")
_SLOT = re.compile(r"\[\[([a-z]+)\]\]")


@dataclass(frozen=True, slots=True)
class Frame:
    """Text and slots in turn: the pieces at even places are text, those at odd places name slots."""

    pieces: tuple[str, ...]

    @classmethod
    def cut(cls, html: str) -> "Frame":
        """A page of the theme, cut at its slots; raises ValueError where a slot is unknown or one is missing."""
        pieces = tuple(_SLOT.split(html))
        named = set(pieces[1::2])
        if named != set(SLOTS):
            raise ValueError(f"the frame has the slots {sorted(named)}, expected {sorted(SLOTS)}")
        return cls(pieces)

    def fill(self, language: str, page: Page) -> bytes:
        """The file of a page in a language."""
        root = "../" * (page.path.count("/") + 1)
        values: Mapping[str, str] = {
            "root": root,
            "path": page.path,
            "title": escape(page.title),
            "description": escape(page.description),
            "head": page.head.replace(ROOT, root),
            "main": page.main.replace(ROOT, root),
        }
        parts = [values[piece] if place % 2 else piece for place, piece in enumerate(self.pieces)]
        return "".join(parts).encode()
