"""A git repository -> the files of a folder at one moment, and the moments at which they changed."""

import os
import subprocess
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from portal.problems import Refused

_NOTHING = "0" * 40
_IN_ENGLISH = {"LC_ALL": "C"}  # git's error messages are parsed


class CommitChange(NamedTuple):
    """A commit, and for each file it changed the names of its content before and after, empty where there was none."""

    commit: str
    moment: datetime
    files: tuple[tuple[str, str, str], ...]


class Repository:
    """The history in which a folder stands; paths are relative to that folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def git(self, *arguments: str, given: bytes = b"") -> bytes:
        """The output of a git command; raises Refused where it fails."""
        command = ["git", "-C", str(self.folder), *arguments]
        try:
            done = subprocess.run(command, input=given, capture_output=True, env=os.environ | _IN_ENGLISH, check=False)  # noqa: S603  # a list, no shell
        except OSError as missing:
            raise Refused("git-failed", found="git", said=missing.strerror or str(missing)) from missing
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise Refused("git-failed", found=" ".join(arguments[:2]), said=said[-1] if said else "")
        return done.stdout

    def gap(self) -> str:
        """Why the history does not go back to the beginning, as the code of a message; empty where it does."""
        try:
            if self.git("rev-parse", "--is-shallow-repository").strip() == b"true":
                return "history-cut"
            self.git("rev-parse", "--verify", "HEAD^{commit}")
        except Refused as refusal:
            if refusal.details["found"] == "git":
                return "history-without-git"
            # git names this setting where the folder belongs to another user (git-config, safe.directory).
            return "history-of-another" if "safe.directory" in str(refusal.details["said"]) else "history-missing"
        return ""

    def commit(self, revision: str) -> str:
        """The name of the commit that a revision means."""
        try:
            return self.git("rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
        except Refused as refusal:
            gap = self.gap()
            known = gap in ("", "history-cut")
            raise Refused("no-such-revision" if known else gap, found=revision, folder=self.folder) from refusal

    def fork(self, base: str, head: str) -> str:
        """The commit at which `head` branched off `base`: later commits on `base` are not changes of `head`."""
        try:
            return self.git("merge-base", base, head).decode().strip()
        except Refused:
            return base

    def files(self, commit: str, ends: tuple[str, ...] = (".yaml", ".txt")) -> dict[str, bytes]:
        """The files of the folder at a commit, by path, with one of these endings."""
        blobs = {}
        for row in self.git("ls-tree", "-r", "-z", commit, "--", ".").split(b"\0"):
            about, _, name = row.decode("utf-8", "replace").partition("\t")
            if name.endswith(ends):
                blobs[name] = about.split()[2]
        contents = self.blobs(blobs.values())
        return {name: contents[blob] for name, blob in blobs.items()}

    def blobs(self, names: Iterable[str]) -> dict[str, bytes]:
        """The content of many blobs, by their names, in one go; raises Refused where one cannot be read."""
        wanted = list(dict.fromkeys(names))
        said, contents, place = self.git("cat-file", "--batch", given="\n".join(wanted).encode()), {}, 0
        for name in wanted:
            end = said.index(b"\n", place)
            about = said[place:end].decode("ascii", "replace")
            if about.endswith(" missing"):  # of a repository that is damaged
                raise Refused("git-failed", found="cat-file", said=about)
            size = int(about.split()[2])
            contents[name] = said[end + 1 : end + 1 + size]
            place = end + size + 2
        return contents

    def changes(self) -> Iterator[CommitChange]:
        """Every change of YAML files in the folder that reached the main line, newest first."""
        said = self.git(
            *("log", "--first-parent", "-m", "--raw", "--no-renames", "--abbrev=40", "-z", "--relative"),
            *("--format=%x01%H %ct", "--", "."),
        )
        for part in said.decode("utf-8", "replace").split("\1")[1:]:
            about, *rows = part.replace("\n", "\0").split("\0")
            commit, second = about.split()
            rows = [row for row in rows if row]
            files = tuple(
                (name, *(blob.replace(_NOTHING, "") for blob in row.split()[2:4]))
                for row, name in zip(rows[::2], rows[1::2], strict=True)
                if name.endswith(".yaml")
            )
            yield CommitChange(commit, datetime.fromtimestamp(int(second), UTC), files)  # type: ignore[arg-type]  # two blobs a row
