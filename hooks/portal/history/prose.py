"""The pages of prose beside the data -> entries like those of the data, each with the key `pages/` and its path."""

import re
from collections.abc import Mapping
from pathlib import Path

from portal.history.snapshots import Known, on_disk, snapshot
from portal.language import LANGUAGES, Language

PAGES = "pages"
_TITLE = re.compile(r"\A---\n(?:.*\n)*?title: *[\"']?(.*?)[\"']?\n")


def everything(data: Path) -> dict[str, Known]:
    """Every entry of a data folder as it stands now, and every page of prose beside it."""
    return snapshot(on_disk(data)) | prose_on_disk(data)


def prose_on_disk(data: Path) -> dict[str, Known]:
    """Every page of prose beside a data folder as it stands now."""
    content = content_of(data)
    return prose({file.relative_to(content).as_posix(): file.read_bytes() for file in sorted(content.rglob("*.md"))})


def prose(files: Mapping[str, bytes]) -> dict[str, Known]:
    """The pages of prose in files such as `nl/about.md`, each with title and text in each language, without frames."""
    written: dict[str, dict[str, str]] = {}
    for file, content in files.items():
        language, _, name = file.removesuffix(".md").partition("/")
        if language in LANGUAGES and not name.startswith("__"):
            written.setdefault(name, {})[language] = content.decode("utf-8", "replace").replace("\r\n", "\n")
    found = {}
    for name, text in sorted(written.items()):
        title = {language: match[1] for language, part in text.items() if (match := _TITLE.match(part))}
        found[f"{PAGES}/{name}"] = Known(PAGES, {"title": title, "text": text}, f"{name}.md")
    return found


def content_of(data: Path) -> Path:
    """The folder with prose that belongs to a data folder."""
    return data.parent / "content"


def page_file(data: Path, key: str, language: Language) -> Path:
    """The file of a page of prose in one language."""
    return content_of(data) / language / f"{key.removeprefix(f'{PAGES}/')}.md"


def page_path(key: str) -> str:
    """The path of a page of prose below its language: `pages/themes/safety` -> `themes/safety/`."""
    path = key.removeprefix(f"{PAGES}/").removesuffix("index").rstrip("/")
    return f"{path}/" if path else ""
