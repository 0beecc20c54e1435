"""One build: a catalogue in, every generated file out. Knows nothing of the program that draws the frames."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Literal

from portal import search_index, site
from portal.announcement import announcement
from portal.api import api
from portal.api_schema import api_schema
from portal.catalogue import Catalogue
from portal.choices import choice_files
from portal.feeds import feeds
from portal.frames import Frame
from portal.icalendars import calendars
from portal.german import mark
from portal.language import LANGUAGES, Language
from portal.links import BrokenLinks, LinkCheck
from portal.offers import feeds_of_pages
from portal.pages import Templates
from portal.policy import CONTENT_SECURITY_POLICY
from portal.problems import Problem, as_text
from portal.publish import write
from portal.search import Prose, entries
from portal.share_images import share_images
from portal.sharing import Sharing
from portal.sitemap import sitemap
from portal.slots import fill
from portal.structured import as_script, website
from portal.stylesheet import combine
from portal.tables import tables
from portal.views import Views
from portal.wording import LOCALES
from portal.workers import run_all

Mode = Literal["publish", "preview", "serve"]


@dataclass(frozen=True, slots=True)
class Assets:
    """Our style sheet as pages load it; the address of an asset changes with its content, so it may be kept for long."""

    style: bytes
    style_path: str
    script_path: str
    search_path: str

    @classmethod
    def of(cls, style: bytes, script: bytes, search: bytes) -> "Assets":
        """The assets with these contents."""
        named = {"portal.css": style, "portal.js": script, "search.js": search}
        return cls(style, *(f"assets/{name}?v={_digest(content)}" for name, content in named.items()))


class Build:
    """What one build knows. `mode` says for whom it is: the public, a preview, or an editor who sees `problems`."""

    def __init__(self, catalogue: Catalogue, mode: Mode, problems: Sequence[Problem] = ()) -> None:
        self.catalogue = catalogue
        self.mode = mode
        self.problems = problems
        self.templates = {language: Templates(Views(self.catalogue, language)) for language in LANGUAGES}
        for templates in self.templates.values():
            templates.indexed = mode == "publish"
        self.sharing = {language: Sharing(self.templates[language].views) for language in LANGUAGES}
        self.frames: dict[Language, Frame] = {}
        self.links = LinkCheck()
        self.changes: dict[str, date | None] = {}
        self.written: dict[str, str] = {}  # what an author wrote of each page of prose
        self.prose_pages: dict[Language, list[Prose]] = {language: [] for language in LANGUAGES}

    def use_theme(self, style: str) -> None:
        """The style sheet of the theme, of which pages load what prose needs."""
        self.theme_style = style

    def use_assets(self, folder: Path) -> None:
        """The folder with our own style sheet and script."""
        self.colours = ours = (folder / "portal.css").read_text(encoding="utf-8")
        scripts = (folder / "portal.js").read_bytes(), (folder / "search.js").read_bytes()
        self.assets = Assets.of(combine(self.theme_style, ours), *scripts)
        for templates in self.templates.values():
            templates.scripts["filter"] = f"assets/filter.js?v={_digest((folder / 'filter.js').read_bytes())}"

    def chrome(self, language: Language) -> dict[str, object]:
        """What the templates of the theme need for the parts around a page."""
        views = self.templates[language].views
        return {
            "words": views.words.words,
            "languages": LANGUAGES,
            "language_names": site.LANGUAGE_NAMES,
            "menu": site.menu(views),
            "footer": site.footer(views),
            "announcement": announcement(views),
            "feeds": feeds_of_pages(views),
            "settings": self.catalogue.settings,
            # The live preview reloads pages by an inline script, which the policy would forbid.
            "policy": "" if self.mode == "serve" else CONTENT_SECURITY_POLICY,
            "assets": self.assets,
            "indexed": self.mode == "publish",
            "problems": as_text(self.problems, language),
            "locales": {code: str(locale) for code, locale in LOCALES.items()},
            "sharing": self.sharing[language],
            "website": as_script([website(views)]),
            "root": root_of,
            "path": path_of,
        }

    def prose(self, language: Language, url: str, html: str, german: bool = False) -> str:
        """A page of prose with its slots filled and its links resolved, and its part in German marked where it has one."""
        root = root_of(url)
        self.written[url] = html
        return fill(self.templates[language], mark(html) if german else html, root)

    def keep_frame(self, language: Language, html: str) -> None:
        """The page of the theme that records of a language are filled into."""
        self.frames[language] = Frame.cut(language, html)

    def keep_prose(self, url: str, html: str) -> None:
        """A finished page of prose, for the map of the site, the check of links and search."""
        self.changes.setdefault(path_of(url), None)
        for language in LANGUAGES:
            if url.startswith(f"{language}/"):
                self.prose_pages[language].append(Prose.of(url, html, self.written[url]))
        self.links.written(url, html)

    def finish(self, folder: Path, search: bool = True) -> None:
        """Writes every generated file below `folder`, and the index of search unless it is not wanted.

        Raises BrokenLinks where a link leads nowhere.
        """
        if missing := set(LANGUAGES) - set(self.frames):
            raise ValueError(f"no frame was drawn for {sorted(missing)}")
        data: dict[str, bytes] = {}
        work = [partial(self._pages, folder, language, part) for part in site.PARTS for language in LANGUAGES]
        for links, changes in run_all(work):
            self.links.join(links)
            for path, changed in changes.items():
                self.changes[path] = max(filter(None, (self.changes.get(path), changed)), default=None)
        for language in LANGUAGES:
            data |= choice_files(self.templates[language].views)
            data |= share_images(self.templates[language].views, self.colours)
            for output in (tables, feeds, calendars):
                data |= output(self.templates[language].views)
        data |= api(self.catalogue) | api_schema(self.catalogue)
        write(folder, data)
        write(folder, site.root_files(self.catalogue, self.assets.style_path))
        write(folder, {"assets/portal.css": self.assets.style})
        write(folder, {"sitemap.xml": sitemap(self.catalogue.settings.base_address, self.changes)})
        files = {file.relative_to(folder).as_posix() for file in (folder / "assets").rglob("*")}
        self.links.drawn("assets/icons.svg", (folder / "assets/icons.svg").read_text(encoding="utf-8"))
        if broken := list(self.links.broken({*files, *data, "", "assets/"})):
            raise BrokenLinks(broken)
        if search:
            self._write_index(folder)

    def _write_index(self, folder: Path) -> None:
        found = {
            language: entries(self.templates[language].views, sorted(pages, key=lambda page: page.path))
            for language, pages in self.prose_pages.items()
        }
        if self.mode == "serve":
            search_index.write_first_index(folder, found)
        else:
            search_index.write_index(folder, found)

    def _pages(self, folder: Path, language: Language, part: site.Part) -> tuple[LinkCheck, dict[str, date | None]]:
        """Writes the pages of one part of the site in a language; gives their links and their last changes."""
        links, changes = LinkCheck(), {}
        for page in map(self.sharing[language].complete, part(self.templates[language], self.assets.search_path)):
            place = f"{language}/{page.path}"
            links.generated(place, page.main)
            if page.listed:
                changes[page.path] = page.changed
            target = folder / place
            target.mkdir(parents=True, exist_ok=True)
            (target / "index.html").write_bytes(self.frames[language].fill(page))
        return links, changes


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:8]


def root_of(url: str) -> str:
    """The way from a page back to the root of the site: `nl/about/` -> `../../`."""
    return "../" * url.count("/")


def path_of(url: str) -> str:
    """A path below the language: `nl/about/` -> `about/`."""
    return url.partition("/")[2]
