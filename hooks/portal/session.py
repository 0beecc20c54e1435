"""One run of MkDocs: the data it has read, the build it makes and the site it will replace.

While serving, faults in the data are shown above the last state without faults; otherwise they end the run.
"""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from portal import publish
from portal.building import Build
from portal.catalogue import Catalogue, open_catalogue
from portal.data_history import History, read_history
from portal.dates import now
from portal.history.prose import content_of
from portal.history.snapshots import as_read
from portal.language import LANGUAGES, Language, spoken
from portal.live_preview import LivePreview
from portal.loading.load import Cache, load
from portal.materials import Materials, Mode
from portal.messages import message
from portal.pages.addresses import targets
from portal.pages.root import only_problems
from portal.precompress import precompress
from portal.problems import InvalidData, Problem, Refused
from portal.publication import not_due
from portal.reuse import ANEW, Reuse
from portal.rules.prose import check_prose
from portal.workers import start


@dataclass(slots=True)
class Session:
    """The state of one run, from one event of MkDocs to the next."""

    mode: Mode = "publish"
    cache: Cache | None = None  # while serving: what the data files held at the last change
    catalogue: Catalogue | None = None
    problems: Sequence[Problem] = ()
    reuse: Reuse = ANEW  # what earlier builds have made
    history: Callable[[], History] | None = None  # waits for the process that reads it
    build: Build | None = None
    chrome: dict[Language, dict[str, object]] | None = None
    live: LivePreview = field(default_factory=LivePreview)
    publication: publish.StagedSite | None = None
    finished: bool = False

    def start(self, serving: bool) -> None:
        """Determines the mode of this run."""
        self.mode = "serve" if serving else "preview" if os.environ.get("PORTAL_PREVIEW") else "publish"
        self.cache = {} if serving else None

    @property
    def drawing(self) -> Build:
        """The build whose pages are being drawn; raises RuntimeError before `prepare` has made it."""
        if self.build is None:
            raise RuntimeError("pages are drawn before there is a build")
        return self.build

    def read(self, data: Path) -> None:
        """Reads the data, and begins to read their history; raises InvalidData unless serving."""
        self.build = None
        address = os.environ.get("PORTAL_SITE_URL", "")
        everything = self.mode != "publish" and not self._is_as_of_a_moment()
        try:
            self.catalogue = open_catalogue(data, now(), address, everything, self.cache)
        except InvalidData as invalid:
            if self.mode != "serve":
                raise
            self.problems = invalid.problems
        else:
            self.problems = _mistakes_in_prose(data, self.cache) if self.mode == "serve" else ()
        self.reuse = Reuse(data.parent / ".cache/reuse")
        if self.catalogue:
            reading = partial(_history, data, self.catalogue, self.reuse)
            # While serving it stays in this process, which knows most wordings from the change before.
            self.history = reading if self.mode == "serve" else start(reading)

    def folder_beside(self, site: Path) -> Path:
        """The folder in which to build the successor of a site; raises Refused where another build is at work there."""
        self.publication, self.finished = publish.StagedSite(site), False
        return self.publication.folder

    def hidden(self, content: Path) -> tuple[str, ...]:
        """The names of the pages of prose that are not to be seen now."""
        if self.mode != "publish" and not self._is_as_of_a_moment():
            return ()
        return not_due(content, now())

    def prepare(self, root: Path, assets: Path, style: str, hidden: tuple[str, ...]) -> None:
        """Makes the build of the project in the folder `root`, with the style sheet of its theme."""
        if self.build or not self.catalogue or not self.history:
            return
        history = self.history().without(hidden)
        if history.gap and self.mode != "serve":
            print(message(history.gap, spoken(os.environ), folder=root), file=sys.stderr)
        self.build = Build(
            Materials(
                self.catalogue,
                history,
                style,
                assets,
                self.mode,
                self.problems,
                as_of_a_moment=self._is_as_of_a_moment(),
                left_out=hidden,
                kit=bool(os.environ.get("PORTAL_KIT")),
                reuse=self.reuse,
            )
        )
        self.chrome = {language: self.build.chrome(language) for language in LANGUAGES}

    def write(self, folder: Path) -> None:
        """Writes everything that is made from records; raises BrokenLinks where a link has no target."""
        if not self.build:
            publish.write(folder, only_problems(self.problems))
            return
        if self.mode == "serve":
            self.live.renew(self.build, folder)
            return
        self.build.finish(folder, search=os.environ.get("PORTAL_SEARCH") != "0")
        if os.environ.get("PORTAL_PRECOMPRESS"):
            precompress(folder)
        self.finished = True

    def end(self) -> None:
        """Replaces the published site with a finished build; removes an unfinished one.

        Raises OSError or Refused where the site could not be replaced.
        """
        publication, self.publication = self.publication, None
        if publication and self.finished:
            publication.replace(self.drawing.needed())
        elif publication:
            publication.discard()

    def _is_as_of_a_moment(self) -> bool:
        """Whether a preview shows what the public sees at a moment, instead of all there is."""
        return self.mode != "publish" and bool(os.environ.get("PORTAL_NOW"))


def _mistakes_in_prose(data: Path, cache: Cache | None) -> list[Problem]:
    """What is wrong in pages of prose, which are drawn all the same."""
    return check_prose(content_of(data), targets(load(data, cache=cache), now()))


def _history(data: Path, catalogue: Catalogue, reuse: Reuse) -> History:
    return read_history(data, as_read(data, catalogue.entries), reuse)


def why_not_published(error: OSError | Refused) -> str:
    """Why nothing was published, in the language of the team."""
    if isinstance(error, Refused):
        return message(error.code, spoken(os.environ), **error.details)
    return message("build-stopped", spoken(os.environ), said=str(error).rstrip("."))
