"""One build: a catalogue -> every generated file. Knows nothing of MkDocs, which draws the frames."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from portal.catalogue import Catalogue
from portal.endpoints import LICENCE
from portal.kit.archive import kit_archive
from portal.kit.bundle import kit
from portal.kit.papers import PrintSettings
from portal.kit.texts import press_text, press_text_path
from portal.language import LANGUAGES, Language
from portal.materials import Materials
from portal.metadata.open_graph import Sharing
from portal.outputs import search_index
from portal.outputs.bundle import outputs
from portal.outputs.data_catalogue import data_catalogue
from portal.outputs.search import Prose, search_entries
from portal.outputs.sitemap import sitemap
from portal.pages.german import mark_german
from portal.pages.links import BrokenLinks, LinkCheck
from portal.pages.redirects import list_redirects, prose_redirects
from portal.pages.registry import PAGE_SOURCES, PageSource, page_at
from portal.pages.rendering import Page, Templates
from portal.pages.root import root_files
from portal.paths import file_of, path_of, root_of
from portal.policy import CONTENT_SECURITY_POLICY
from portal.problems import as_text
from portal.publish import write
from portal.theme.assets import assets
from portal.theme.chrome import chrome
from portal.theme.frames import Frame
from portal.theme.not_found import not_found
from portal.theme.outdated import outdated_prose
from portal.theme.slots import fill
from portal.views.localised import views_of
from portal.workers import run_all


@dataclass(slots=True)
class WorkerResult:
    """What one worker has done: the links and last changes of its pages, the paths of its other files."""

    links: LinkCheck = field(default_factory=LinkCheck)
    changes: dict[str, date | None] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)


class Build:
    """The state of one build: `prose` and `keep_*` take each page that the theme draws, `finish` writes the rest."""

    def __init__(self, materials: Materials) -> None:
        self.catalogue, self.mode, self.problems = materials.catalogue, materials.mode, materials.problems
        self.assets = assets(materials.assets, materials.theme_style)
        self.views = views_of(self.catalogue, materials.history)
        self.templates = {
            language: Templates(views, self.assets.scripts, self.mode == "publish", materials.kit)
            for language, views in self.views.items()
        }
        self.sharing = {language: Sharing(views) for language, views in self.views.items()}
        self.outdated = {language: outdated_prose(self.templates[language]) for language in LANGUAGES}
        self.as_of_a_moment, self.left_out = materials.as_of_a_moment, materials.left_out
        self.kit, self.reuse = materials.kit, materials.reuse
        self.frames: dict[Language, Frame] = {}
        self.links = LinkCheck()
        self.changes: dict[str, date | None] = {}
        self.files: set[str] = set()
        self.written: dict[str, str] = {}  # the HTML of each page of prose as its author wrote it
        self.prose_pages: dict[Language, list[Prose]] = {language: [] for language in LANGUAGES}
        self.press: dict[str, bytes] = {}  # the texts that go into the kit

    def chrome(self, language: Language) -> dict[str, object]:
        """The values that the templates of the theme need for the parts around a page."""
        views = self.views[language]
        return {
            **chrome(views),
            "preview": views.words.moment("preview_of", views.catalogue.now) if self.as_of_a_moment else "",
            # The live preview reloads pages by an inline script, which the policy would forbid.
            "policy": "" if self.mode == "serve" else CONTENT_SECURITY_POLICY,
            "assets": self.assets,
            "indexed": self.mode == "publish",
            "problems": as_text(self.problems, language),
            "sharing": self.sharing[language],
            "root": root_of,
            "path": path_of,
        }

    def prose(self, language: Language, url: str, html: str, german: bool = False) -> str:
        """A page of prose, its slots filled, its links resolved and its part in German marked where it has one.

        A page whose text follows an older one says so below its heading.
        """
        self.written[url] = html
        if notice := self.outdated[language].get(url):
            html = f"{notice}\n{html}"  # the heading is the template's
        return fill(self.templates[language], mark_german(html) if german else html, root_of(url))

    def keep_frame(self, language: Language, html: str) -> None:
        """The page of the theme that records of a language are filled into."""
        self.frames[language] = Frame.cut(language, html)

    def keep_prose(self, url: str, html: str) -> None:
        """A finished page of prose, for the map of the site, the check of links and search."""
        self.changes.setdefault(path_of(url), None)
        for language in LANGUAGES:
            if url.startswith(f"{language}/"):
                self.prose_pages[language].append(Prose.of(url, html, self.written[url]))
        self.links.add_whole_page(url, html)
        if self.kit and (path := press_text_path(url)):
            self.press[path] = press_text(html, self.catalogue.settings.base_address + url)

    def finish(self, folder: Path, search: bool = True) -> None:
        """Writes every generated file below `folder`, and the index of search unless it is not wanted.

        Raises BrokenLinks where a link has no target.
        """
        self.write_surroundings(folder)
        pages = [partial(self._pages, folder, name, source) for source in PAGE_SOURCES.values() for name in LANGUAGES]
        self.write_outputs(folder, pages)
        if self.kit:
            self._add(self._files(folder, lambda: self.press))
            for language in LANGUAGES:
                self._add(self._files(folder, partial(kit_archive, folder, language, LICENCE["name"])))
        for templates in self.templates.values():
            write(folder, list_redirects(templates.views, self.links.ids))
            write(folder, prose_redirects(templates.views, self.left_out))
        write(folder, {"sitemap.xml": sitemap(self.catalogue.settings.base_address, self.changes)})
        self._check_links(folder)
        if search:
            self.write_index(folder)

    def page(self, place: str) -> bytes | None:
        """The file of one generated page, such as `nl/projects/police-training/`; None where there is none."""
        for language, frame in self.frames.items():
            if place.startswith(f"{language}/"):
                page = page_at(self.templates[language], place.removeprefix(f"{language}/"))
                return frame.fill(self._complete(language, page)) if page else None
        return None

    def write_surroundings(self, folder: Path) -> None:
        """Writes what every page needs, and the pages that belong to no language; raises ValueError without frames."""
        if missing := set(LANGUAGES) - set(self.frames):
            raise ValueError(f"no frame was drawn for {sorted(missing)}")
        write(folder, not_found(self.templates, self.frames))
        write(folder, root_files(self.views, self.assets.style_path, self.assets.type_paths))
        write(folder, {"assets/portal.css": self.assets.style, **self.assets.modules})

    def write_outputs(self, folder: Path, beside: Sequence[Callable[[], WorkerResult]] = ()) -> None:
        """Writes the files beside the pages: data, feeds, calendars, images; last, what describes the data."""
        for made in run_all([*beside, *self._outputs(folder)]):
            self._add(made)
        described = partial(data_catalogue, [*self.views.values()], lambda path: (folder / path).read_bytes())
        self._add(self._files(folder, described))

    def write_index(self, folder: Path) -> None:
        """Writes the index of search."""
        found = {
            language: search_entries(self.views[language], sorted(pages, key=lambda page: page.path))
            for language, pages in self.prose_pages.items()
        }
        for files in search_index.index_files(found, _synonyms(self.catalogue), self.reuse):
            write(folder, files)
            self.files |= files.keys()

    def needed(self) -> set[str]:
        """The paths of the files that a complete site must have: every page and every output."""
        return {*map(file_of, self.links.ids), *self.files}

    def _outputs(self, folder: Path) -> list[Callable[[], WorkerResult]]:
        """What writes the files of each output."""
        own, views = self.assets, [*self.views.values()]
        made_by = outputs(views, own.ours, own.folder, own.style_path, own.type_paths, self.kit, self.reuse)
        if self.kit:
            made_by += kit(self.templates.values(), PrintSettings(own.folder, own.ours, self.reuse))
        return [partial(self._files, folder, make) for make in made_by]

    def _pages(self, folder: Path, language: Language, source: PageSource) -> WorkerResult:
        """Writes the pages of one source in a language."""
        made = WorkerResult()
        for page in map(partial(self._complete, language), source(self.templates[language])):
            place = f"{language}/{page.path}"
            made.links.add_page(place, page.main)
            if page.listed:
                made.changes[page.path] = page.changed
            write(folder, {f"{place}index.html": self.frames[language].fill(page)})
        return made

    def _complete(self, language: Language, page: Page) -> Page:
        """A page with a complete head; without a content security policy in the live preview."""
        whole = self.sharing[language].complete(page)
        return replace(whole, policy="") if self.mode == "serve" else whole

    def _files(self, folder: Path, make: Callable[[], dict[str, bytes]]) -> WorkerResult:
        """Writes the files of one output."""
        files = make()
        write(folder, files)
        return WorkerResult(files=set(files))

    def _add(self, made: WorkerResult) -> None:
        """Merges the results of one worker into the build."""
        self.links.join(made.links)
        self.files |= made.files
        for path, changed in made.changes.items():
            self.changes[path] = max(filter(None, (self.changes.get(path), changed)), default=None)

    def _check_links(self, folder: Path) -> None:
        assets = {file.relative_to(folder).as_posix() for file in (folder / "assets").rglob("*")}
        self.links.add_drawing("assets/icons.svg", (folder / "assets/icons.svg").read_text(encoding="utf-8"))
        if broken := list(self.links.broken({*assets, *self.files, "", "assets/"})):
            raise BrokenLinks(broken)


def _synonyms(catalogue: Catalogue) -> dict[Language, list[tuple[str, ...]]]:
    """The groups of synonyms, by language."""
    return {
        language: [group.words for group in catalogue.synonyms if group.language == language] for language in LANGUAGES
    }
