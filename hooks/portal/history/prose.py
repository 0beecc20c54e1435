"""The pages of prose that stand beside the data -> entries like those of the data, each under `pages/` and its path."""

import re
from pathlib import Path as File

from portal.history.snapshots import Known, on_disk, snapshot
from portal.language import LANGUAGES, Language

PAGES = "pages"
_TITLE = re.compile(r"\A---\n(?:.*\n)*?title: *[\"']?(.*?)[\"']?\n")


def everything(data: File) -> dict[str, Known]:
    """Every entry of a data folder as it stands now, and every page of prose beside it."""
    return snapshot(on_disk(data)) | prose(data)


def prose(data: File) -> dict[str, Known]:
    """Every page of prose with its title and its text in each language; frames are none."""
    content = data.parent / "content"
    files = {language: _files(content / language) for language in LANGUAGES}
    found = {}
    for name in sorted(set().union(*files.values())):
        written = {language: texts[name] for language, texts in files.items() if name in texts}
        title = {language: match[1] for language, text in written.items() if (match := _TITLE.match(text))}
        found[f"{PAGES}/{name}"] = Known(PAGES, {"title": title, "text": dict(written)}, f"{name}.md")
    return found


def page_file(data: File, key: str, language: Language) -> File:
    """The file of a page of prose in one language."""
    return data.parent / "content" / language / f"{key.removeprefix(f'{PAGES}/')}.md"


def page_path(key: str) -> str:
    """The path of a page of prose below its language: `pages/themes/safety` -> `themes/safety/`."""
    path = key.removeprefix(f"{PAGES}/").removesuffix("index")
    return f"{path}/" if path else ""


def _files(folder: File) -> dict[str, str]:
    found = (file for file in folder.rglob("*.md") if not file.name.startswith("__"))
    return {file.relative_to(folder).with_suffix("").as_posix(): file.read_text(encoding="utf-8") for file in found}
