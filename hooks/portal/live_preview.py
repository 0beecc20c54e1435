"""A build -> the pages that an editor looks at, each drawn when a browser asks for it.

So a change shows after the time of reading it and of drawing a few pages, however large the site is.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from portal.building import Build
from portal.outputs.search_index import FOLDER
from portal.publish import write

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_RELOADING = "livereload/"  # what browsers ask the server of MkDocs itself
_REMEMBERED = 12  # pages that are drawn again after a change, before a browser asks


class LivePreview:
    """The generated files of the newest build, in the folder that the server of MkDocs shows.

    Requests come in threads of their own; they wait while the site is built anew.
    """

    def __init__(self) -> None:
        self.lock = Lock()
        self.build: Build | None = None
        self.folder = Path()
        self.asked: list[str] = []  # the pages that were asked for last, the newest first
        self.provided: set[str] = set()  # what was asked for since the last change

    def renew(self, build: Build, folder: Path) -> None:
        """Shows a new build; the folder holds nothing of the one before."""
        self.build, self.folder = build, folder
        build.write_surroundings(folder)
        self.asked = [place for place in self.asked if self._draw(place)]
        self.provided = set(self.asked)

    def alone(self, rebuild: Callable[[], None]) -> Callable[[], None]:
        """The function that builds the site anew, while no page is drawn."""

        def rebuilt() -> None:
            with self.lock:
                rebuild()

        return rebuilt

    def before(self, serve: "WSGIApplication") -> "WSGIApplication":
        """A server of files (PEP 3333), for which what is asked for is made first."""

        def served(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
            with self.lock:
                self._provide(environ["PATH_INFO"].removeprefix("/").removesuffix("index.html"))
            return serve(environ, start_response)

        return served

    def _provide(self, place: str) -> None:
        """Makes the file at a place below the root, unless it is there: the page, or else all that is no page."""
        if not self.build or place in self.provided or place.startswith(_RELOADING):
            return
        self.provided.add(place)
        if self._draw(place):
            self.asked = [place, *(other for other in self.asked if other != place)][:_REMEMBERED]
        elif not (self.folder / place).exists():
            make = self.build.write_index if place.startswith(FOLDER) else self.build.write_outputs
            make(self.folder)

    def _draw(self, place: str) -> bool:
        """Draws a page and writes its file; false where there is no such page."""
        page = self.build.page(place) if self.build else None
        if page:
            write(self.folder, {f"{place}index.html": page})
        return page is not None
