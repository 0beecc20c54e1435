"""A finished folder of files takes the place of the published one, or nothing changes at all."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path


def stage(site: Path) -> Path:
    """An empty folder beside `site` to build in; mends what a killed swap may have left."""
    following, before = _beside(site)
    if not site.exists() and before.exists():
        before.rename(site)
    shutil.rmtree(before, ignore_errors=True)
    shutil.rmtree(following, ignore_errors=True)
    following.mkdir(parents=True)
    return following


def swap(site: Path) -> None:
    """The staged folder becomes `site`; whoever looks meanwhile finds the old one or the new one, whole."""
    following, before = _beside(site)
    if site.exists():
        site.rename(before)
    following.rename(site)
    shutil.rmtree(before, ignore_errors=True)


def discard(site: Path) -> None:
    """Takes away what was staged; `site` stays as it was."""
    shutil.rmtree(_beside(site)[0], ignore_errors=True)


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes files below a folder, each under its path."""
    for path, content in files.items():
        name = f"{folder}/{path}"  # plain strings: this is done tens of thousands of times
        try:
            _write(name, content)
        except FileNotFoundError:
            os.makedirs(name.rpartition("/")[0], exist_ok=True)
            _write(name, content)


def refresh(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes those of the files that are not there yet or say something else: reading is quicker than writing."""
    write(folder, {path: content for path, content in files.items() if _read(f"{folder}/{path}") != content})


def _read(name: str) -> bytes | None:
    try:
        with open(name, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None


def _write(name: str, content: bytes) -> None:
    with open(name, "wb") as file:
        file.write(content)


def _beside(site: Path) -> tuple[Path, Path]:
    return site.with_name(f".{site.name}.next"), site.with_name(f".{site.name}.old")
