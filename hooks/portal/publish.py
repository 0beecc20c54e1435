"""A finished build replaces the published site as a whole, or nothing changes."""

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
    """A folder beside `site` in which one build is made; a lock keeps other builds away meanwhile."""

    def __init__(self, site: Path) -> None:
        """Raises Refused where another build holds the lock, or `site` is not a folder."""
        try:
            self.site = site.resolve()  # a link stays what it is: what it leads to is replaced
        except RuntimeError:  # it leads back to itself; from Python 3.13 on it comes back as the link that it is
            raise Refused("site-no-folder", file=site) from None
        if self.site.is_symlink() or (self.site.exists() and not self.site.is_dir()):
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
        """Replaces `site` with the build; raises Refused where a file in `needed` is missing.

        The files are checked before and after: where some were removed meanwhile, the old site is put back.
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
        """Removes the build and releases the lock; `site` stays as it is."""
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
        """Removes the build, and what killed builds have left behind."""
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
    """Makes a folder, with its parents where they are missing, which is rare."""
    try:
        os.mkdir(name)
    except FileNotFoundError:
        os.makedirs(name, exist_ok=True)
    except FileExistsError:  # made meanwhile beside this
        pass


def _write(name: str, content: bytes) -> None:
    with open(name, "wb", buffering=0) as file:  # a buffer would only be filled to be emptied
        rest = memoryview(content)
        while rest:
            rest = rest[file.write(rest) :]
