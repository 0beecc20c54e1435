"""A small portal to change at will, and the `portal` command as a person gives it.

The small portal stands in `tests/small`: a few records of each kind as they once were, and pages of prose that hold
little but slots. Only the words of the interface are those of the real one. What editors write never changes it.
"""

import importlib
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

from portal.__main__ import COMMANDS
from portal.commands.parser import Parser
from portal.loading.load import Records, load
from portal.problems import as_text
from portal.rules.check import check

ROOT = Path(__file__).parent.parent
SMALL = Path(__file__).parent / "small"
DRAWN = ROOT / ".cache/drawn"  # the share images of the small portal, as a build of it has kept them


@cache
def real() -> Records:
    """The real data, read once; what is made of them must leave them as they are."""
    return load(ROOT / "data")


def copy_of_data(folder: Path) -> Path:
    """The data of the small portal in a folder of its own, with the prose that stands beside it."""
    shutil.copytree(SMALL / "content", folder / "content")
    data = Path(shutil.copytree(SMALL / "data", folder / "data"))
    shutil.copy(ROOT / "data/interface.yaml", data)
    return data


def project_copy(folder: Path) -> Path:
    """The small portal in a folder of its own, with the code that builds it: a test may break things there.

    Its share images, which take a third of a build, are drawn once for all copies unless the code has changed since.
    """
    copy_of_data(folder)
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    if DRAWN.exists():
        shutil.copytree(DRAWN, folder / ".cache/reuse")
    return folder


def keep_drawn(project: Path) -> None:
    """Keeps the share images that the build of a project has drawn."""
    DRAWN.mkdir(parents=True, exist_ok=True)
    for file in (project / ".cache/reuse").glob("share-*"):
        shutil.copy(file, DRAWN)


def portal(name: str, *arguments: object) -> int:
    """The exit status of one command."""
    command = importlib.import_module(f"portal.commands.{COMMANDS[name]}")
    parser = Parser(prog=f"portal {name}")
    command.add_arguments(parser)
    status: int = command.run(parser.parse_args([str(argument) for argument in arguments]))
    return status


def git(folder: Path, *arguments: str, **environment: str) -> None:
    """Does something with git in a folder, as an editor."""
    identity = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org")
    command = ["git", "-C", str(folder), *identity, *arguments]
    subprocess.run(command, env={**os.environ, **environment}, check=True, capture_output=True)


def commit(folder: Path, day: str) -> None:
    """Commits all that stands in a folder, on a day of one's choice."""
    moment = f"{day}T12:00:00+01:00"
    for arguments in (["init"], ["add", "."], ["commit", "-m", day]):
        git(folder, *arguments, GIT_AUTHOR_DATE=moment, GIT_COMMITTER_DATE=moment)


def complaints(data: Path) -> list[str]:
    """What the check says of a data folder."""
    loaded = load(data)
    return as_text([*loaded.problems, *check(loaded)])


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of every file below a folder."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}
