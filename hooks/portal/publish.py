"""A finished folder of files takes the place of the published one, or nothing changes at all."""

import os
import shutil
import tempfile
from collections.abc import Collection, Mapping
from datetime import datetime
from pathlib import Path

from portal.exchange import exchange, mend
from portal.lock import Held, Lock
from portal.manifest import NAME, checksum_list, file_paths, manifest
from portal.problems import Refused

_READABLE = 0o022  # the umask under which a web server may read what is written


class StagedSite:
    """One build on its way to `site`: it alone writes beside that folder, into a folder of its own."""

    def __init__(self, site: Path) -> None:
        """Raises Refused where another build is on its way there, or `site` is no folder."""
        self.site = site.resolve()  # a link stays what it is: what it leads to is replaced
        if self.site.exists() and not self.site.is_dir():
            raise Refused("site-no-folder", file=site)
        self.site.parent.mkdir(parents=True, exist_ok=True)
        self.lock = _locked(self._beside("lock"))
        self.umask = os.umask(_READABLE)
        try:
            mend(self.site)
            self._remove()
            self.folder = Path(tempfile.mkdtemp(prefix=self._beside("next-").name, dir=self.site.parent))
            self.folder.chmod(0o777 & ~_READABLE)
        except OSError:
            self._end()
            raise

    def replace(self, needed: Collection[str] = ()) -> None:
        """What was built becomes `site`, whole: raises Refused where a file that is needed is not there.

        That is looked at before, and again after: where somebody has taken files away meanwhile, all goes back.
        """
        try:
            sums = manifest(self.folder)
            write(self.folder, {NAME: checksum_list(sums)})
            _look_for(needed, sums.keys())
            if self.site.exists():
                exchange(self.site, self.folder)
            else:
                self.folder.rename(self.site)
            self._confirm({*needed, *sums, NAME})
        finally:
            self.discard()

    def discard(self) -> None:
        """Takes away what is beside `site`, which stays as it is, and lets the next build begin."""
        self._remove()
        self._end()

    def _confirm(self, needed: Collection[str]) -> None:
        try:
            _look_for(needed, file_paths(self.site))
        except Refused:
            if self.folder.exists():
                exchange(self.site, self.folder)
            raise

    def _end(self) -> None:
        os.umask(self.umask)
        self.lock.free()

    def _remove(self) -> None:
        """Also what builds that were killed have left there."""
        for path in self.site.parent.iterdir():
            if path.name.startswith(self._beside("next-").name) or path == self._beside("old"):
                shutil.rmtree(path, ignore_errors=True)

    def _beside(self, purpose: str) -> Path:
        return self.site.with_name(f".{self.site.name}.{purpose}")


def _locked(file: Path) -> Lock:
    try:
        return Lock(file)
    except Held as held:
        raise Refused("site-busy", holder=held.holder, since=_plain(held.since), file=file.parent) from None


def _plain(moment: datetime) -> str:
    return moment.isoformat(" ", "seconds")


def _look_for(needed: Collection[str], found: Collection[str]) -> None:
    if missing := sorted(set(needed) - set(found)):
        raise Refused("site-not-whole", count=len(missing), file=missing[0])


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes files below a folder, each under its path."""
    for path, content in files.items():
        name = f"{folder}/{path}"  # plain strings: this is done tens of thousands of times
        try:
            _write(name, content)
        except FileNotFoundError:
            _make_folder(name.rpartition("/")[0])
            _write(name, content)


def _make_folder(name: str) -> None:
    """A folder, and those it stands in where they are not there either; that is seldom so."""
    try:
        os.mkdir(name)
    except FileNotFoundError:
        os.makedirs(name, exist_ok=True)
    except FileExistsError:  # made meanwhile beside this
        pass


def refresh(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes those of the files that are not there yet or say something else: reading is quicker than writing."""
    write(folder, {path: content for path, content in files.items() if _read(f"{folder}/{path}") != content})


def _read(name: str) -> bytes | None:
    try:
        with open(name, "rb", buffering=0) as file:
            return file.read()
    except FileNotFoundError:
        return None


def _write(name: str, content: bytes) -> None:
    with open(name, "wb", buffering=0) as file:  # a buffer would only be filled to be emptied
        rest = memoryview(content)
        while rest:
            rest = rest[file.write(rest) :]
