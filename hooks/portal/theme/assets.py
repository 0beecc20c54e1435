"""Our style sheet and scripts -> the addresses at which pages load them, which change when their content does."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from portal.theme.stylesheet import combine

SCRIPTS = ("portal", "search", "filter", "chooser", "record-form")
_IMPORT = re.compile(r'^( *import(?: .* from |\()")\./([a-z-]+\.js)(?=")', re.MULTILINE)
# The import of a piece that is copied into each script that needs it, which saves a request.
_COPIED = re.compile(r'^import {[^}]*} from "\./(fetched\.js)";\n', re.MULTILINE)
# A comment that fills lines, says a type, or ends a line, as our layout of scripts has them.
_COMMENT = re.compile(
    r"^ *(?://[^\n]*|/\*\*(?:(?!\*/).)*\*/)\n|/\*\* @type (?:(?!\*/).)*\*/ |(?<=[;,{}()>]) // [^\n]*$",
    re.MULTILINE | re.DOTALL,
)
TYPE = ("portal-sans-regular.woff2", "portal-sans-semibold.woff2")


@dataclass(frozen=True, slots=True)
class Assets:
    """`ours` is our style sheet as it is written, `style` the whole one that pages load; then come the paths.

    `modules` are the scripts as they are published.
    """

    folder: Path
    ours: str
    style: bytes
    style_path: str
    scripts: dict[str, str]
    modules: dict[str, bytes]
    type_paths: tuple[str, ...]


def assets(folder: Path, theme: str) -> Assets:
    """The assets of a folder, on top of the style sheet of the theme."""
    ours = (folder / "portal.css").read_text(encoding="utf-8")
    type_paths = {name: _path(name, (folder / name).read_bytes()) for name in TYPE}
    sheet = ours
    for name, path in type_paths.items():
        sheet = sheet.replace(name, path.removeprefix("assets/"))
    style = combine(theme, sheet)
    modules: dict[str, bytes] = {}
    scripts = {name: _path(f"{name}.js", _module(folder, f"{name}.js", modules)) for name in SCRIPTS}
    style_path = _path("portal.css", style)
    return Assets(folder, ours, style, style_path, scripts, modules, tuple(type_paths.values()))


def _module(folder: Path, name: str, modules: dict[str, bytes]) -> bytes:
    """A script without its comments, whose imports name what they import by its content.

    So no browser joins old parts to new ones.
    """
    written = _COPIED.sub(lambda found: _piece(folder / found[1]), (folder / name).read_text(encoding="utf-8"))

    def versioned(found: re.Match[str]) -> str:
        path = _path(found[2], _module(folder, found[2], modules))
        return f"{found[1]}./{path.removeprefix('assets/')}"

    content = _COMMENT.sub("", _IMPORT.sub(versioned, written)).encode()
    if content != written.encode():
        modules[f"assets/{name}"] = content
    return content


def _piece(file: Path) -> str:
    return file.read_text(encoding="utf-8").replace("export ", "")


def _path(name: str, content: bytes) -> str:
    return f"assets/{name}?v={hashlib.sha256(content).hexdigest()[:8]}"
