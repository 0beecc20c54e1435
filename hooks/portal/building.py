"""One build: a data folder and a moment in, every generated file out. Knows nothing of the program that draws frames."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from portal import site
from portal.catalogue import open_catalogue
from portal.frames import Frame
from portal.language import LANGUAGES, Language
from portal.links import BrokenLinks, LinkCheck
from portal.pages import Page, Templates
from portal.policy import CONTENT_SECURITY_POLICY
from portal.publish import write
from portal.sitemap import sitemap
from portal.slots import fill
from portal.stylesheet import combine
from portal.views import Views


@dataclass(frozen=True, slots=True)
class Assets:
    """Our style sheet as pages load it; the address of an asset changes with its content, so it may be kept for long."""

    style: bytes
    style_path: str
    script_path: str

    @classmethod
    def of(cls, style: bytes, script: bytes) -> "Assets":
        """The assets with these contents."""
        return cls(style, f"assets/portal.css?v={_digest(style)}", f"assets/portal.js?v={_digest(script)}")


class Build:
    """What one build knows; raises InvalidData at once where the data are not sound."""

    def __init__(self, data: Path, now: datetime, base_address: str = "") -> None:
        self.catalogue = open_catalogue(data, now, base_address)
        self.templates = {language: Templates(Views(self.catalogue, language)) for language in LANGUAGES}
        self.frames: dict[Language, Frame] = {}
        self.links = LinkCheck()
        self.changes: dict[str, date | None] = {}

    def use_theme(self, style: str) -> None:
        """The style sheet of the theme, of which pages load what prose needs."""
        self.theme_style = style

    def use_assets(self, folder: Path, preview: bool) -> None:
        """The folder with our own style sheet and script; `preview` keeps search engines away."""
        ours = (folder / "portal.css").read_text(encoding="utf-8")
        self.assets = Assets.of(combine(self.theme_style, ours), (folder / "portal.js").read_bytes())
        self.preview = preview

    def chrome(self, language: Language) -> dict[str, object]:
        """What the templates of the theme need for the parts around a page."""
        views = self.templates[language].views
        return {
            "words": views.words.words,
            "languages": LANGUAGES,
            "language_names": site.LANGUAGE_NAMES,
            "menu": site.menu(views),
            "footer": site.footer(views),
            "settings": self.catalogue.settings,
            "policy": CONTENT_SECURITY_POLICY,
            "assets": self.assets,
            "preview": self.preview,
            "root": root_of,
            "path": path_of,
        }

    def prose(self, language: Language, url: str, html: str) -> str:
        """A page of prose with its slots filled and its links resolved."""
        root = root_of(url)
        return fill(self.templates[language], html, root)

    def keep_frame(self, language: Language, html: str) -> None:
        """The page of the theme that records of a language are filled into."""
        self.frames[language] = Frame.cut(html)

    def keep_prose(self, url: str, html: str) -> None:
        """A finished page of prose, for the map of the site and the check of links."""
        self.changes.setdefault(path_of(url), None)
        self.links.written(url, html)

    def finish(self, folder: Path) -> None:
        """Writes every generated file below `folder`; raises BrokenLinks where a link leads nowhere."""
        if missing := set(LANGUAGES) - set(self.frames):
            raise ValueError(f"no frame was drawn for {sorted(missing)}")
        for language in LANGUAGES:
            for page in site.generated_pages(self.templates[language]):
                self._write(folder, language, page)
        write(folder, site.root_files(self.catalogue, self.assets.style_path))
        write(folder, {"assets/portal.css": self.assets.style})
        write(folder, {"sitemap.xml": sitemap(self.catalogue.settings.base_address, self.changes)})
        files = {file.relative_to(folder).as_posix() for file in (folder / "assets").rglob("*")}
        self.links.drawn("assets/icons.svg", (folder / "assets/icons.svg").read_text(encoding="utf-8"))
        if broken := list(self.links.broken({*files, "", "assets/"})):
            raise BrokenLinks(broken)

    def _write(self, folder: Path, language: Language, page: Page) -> None:
        place = f"{language}/{page.path}"
        self.links.generated(place, page.main)
        self.changes[page.path] = max(filter(None, (self.changes.get(page.path), page.changed)), default=None)
        target = folder / place
        target.mkdir(parents=True, exist_ok=True)
        (target / "index.html").write_bytes(self.frames[language].fill(language, page))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:8]


def root_of(url: str) -> str:
    """The way from a page back to the root of the site: `nl/about/` -> `../../`."""
    return "../" * url.count("/")


def path_of(url: str) -> str:
    """A path below the language: `nl/about/` -> `about/`."""
    return url.partition("/")[2]
