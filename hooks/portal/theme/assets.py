"""Our style sheet and scripts -> the addresses at which pages load them, which change when their content does."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from portal.theme.stylesheet import combine

SCRIPTS = ("portal", "search", "filter")


@dataclass(frozen=True, slots=True)
class Assets:
    """`ours` is our style sheet as it is written, `style` the whole one that pages load; `scripts` are paths."""

    ours: str
    style: bytes
    style_path: str
    scripts: dict[str, str]


def assets(folder: Path, theme: str) -> Assets:
    """The assets of a folder, on top of the style sheet of the theme."""
    ours = (folder / "portal.css").read_text(encoding="utf-8")
    style = combine(theme, ours)
    scripts = {name: _path(f"{name}.js", (folder / f"{name}.js").read_bytes()) for name in SCRIPTS}
    return Assets(ours, style, _path("portal.css", style), scripts)


def _path(name: str, content: bytes) -> str:
    return f"assets/{name}?v={hashlib.sha256(content).hexdigest()[:8]}"
