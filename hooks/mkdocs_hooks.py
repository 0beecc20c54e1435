"""The adapter between MkDocs and the portal: the only module that imports mkdocs. One short function an event.

MkDocs builds once a language (mkdocs-static-i18n calls its build for French and English from within the Dutch one), so
every event but `on_startup` and `on_shutdown` comes three times. What is leaned on is proved in
tests/test_contracts.py.
"""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from functools import partial
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from portal import publish
from portal.building import Build, Materials, Mode
from portal.catalogue import Catalogue, open_catalogue
from portal.dates import now
from portal.language import LANGUAGES, Language, spoken
from portal.ledgers import check_ledgers
from portal.loading.load import Kept
from portal.messages import message
from portal.page_metadata import Past, read_past
from portal.pages.german import NoGermanPart
from portal.pages.links import BrokenLinks
from portal.pages.registry import only_problems
from portal.precompress import precompress
from portal.problems import InvalidData, Problem, Refused, as_text
from portal.publication import is_due, windows
from portal.theme.fillings import UnknownSlot
from portal.workers import begin

FRAME = "__frame__"
# The languages plugin replaces this during its inner builds and, after a failed one, leaves it replaced.
CLEAN_DIRECTORY = utils.clean_directory

PairedFile = Any  # a file of MkDocs to which the languages plugin has given `locale`, `localization` and `alternates`


@dataclass(slots=True)
class Session:
    """What one run of MkDocs knows from one event to the next."""

    mode: Mode = "publish"
    kept: Kept | None = None  # while serving: what the data files held at the last change
    catalogue: Catalogue | None = None
    problems: Sequence[Problem] = ()
    past: Callable[[], Past] | None = None  # waits for what is read beside this run
    build: Build | None = None
    chrome: dict[Language, dict[str, object]] | None = None
    publication: publish.Publication | None = None
    finished: bool = False

    @property
    def drawing(self) -> Build:
        """The build whose pages are being drawn; `on_files` has made it."""
        if self.build is None:
            raise RuntimeError("pages are drawn before there is a build")
        return self.build


session = Session()


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Determines for whom this run is."""
    session.mode = "serve" if command == "serve" else "preview" if os.environ.get("PORTAL_PREVIEW") else "publish"
    session.kept = {} if session.mode == "serve" else None


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads the data and, unless serving, redirects the output to a folder beside the published site."""
    if _is_inner(config):
        return config
    # A preview that begins anew at each change would keep an editor waiting. A page that has gone stays until its end.
    utils.clean_directory = _keep if session.mode == "serve" else CLEAN_DIRECTORY
    data = Path(os.path.relpath(Path(config.config_file_path).with_name("data")))
    session.catalogue, session.build = _catalogue(data), None
    session.past = begin(partial(read_past, data))
    if session.catalogue and session.mode != "serve":
        if faults := check_ledgers(data):
            raise PluginError("\n".join(as_text(faults, spoken(os.environ))))
        config.site_url = session.catalogue.settings.base_address
        session.publication, session.finished = publish.Publication(Path(config.site_dir)), False
        config.site_dir = str(session.publication.folder)
    return config


@event_priority(-200)  # after the languages plugin has paired the files
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Gives each language its folder, leaves out the theme's own assets, and makes the build ready to draw pages."""
    if not session.catalogue:
        return Files([])
    hidden = _leave_out_what_is_not_due(files, Path(config.docs_dir))
    pages: list[PairedFile] = list(files.documentation_pages())
    for page in pages:
        for version in (page, *page.alternates.values()):
            _give_prefix(version, config)
    style = ""
    for file in [file for file in files if _is_of_theme(file, config)]:
        if fnmatch(file.src_uri, "assets/stylesheets/main.*.css"):
            style = file.content_string
        files.remove(file)
    if session.build is None and session.past:
        past = session.past().without(hidden)
        if past.gap and session.mode != "serve":
            print(message(past.gap, spoken(os.environ), folder=Path(config.docs_dir).parent), file=sys.stderr)
        folder = Path(str(config.theme.custom_dir)) / "assets"
        materials = Materials(session.catalogue, past, style, folder, session.mode, session.problems)
        made = Path(config.config_file_path).with_name(".cache") / "kit" if os.environ.get("PORTAL_KIT") else None
        session.build = Build(replace(materials, as_of_a_moment=_as_of_a_moment(), left_out=hidden, kit=made))
        session.chrome = {language: session.build.chrome(language) for language in LANGUAGES}
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Gives the templates in overrides/ what they draw."""
    env.autoescape = True  # these templates are all that is rendered; the content of a page is marked safe there
    env.globals["portals"] = session.chrome
    return env


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fills the slots of a page of prose."""
    file: PairedFile = page.file
    try:
        return str(session.drawing.prose(file.locale, page.url, html, page.meta.get("german", False)))
    except (UnknownSlot, NoGermanPart) as unknown:
        raise PluginError(f"content/{file.src_uri}: there is no “{unknown}”") from None


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Keeps a frame, which is not published itself; lets everything else pass."""
    file: PairedFile = page.file
    if file.name != FRAME:
        session.drawing.keep_prose(page.url, output)
        return output
    session.drawing.keep_frame(file.locale, output)
    return ""


@event_priority(-200)  # after the languages plugin has built the other languages
def on_post_build(config: MkDocsConfig) -> None:
    """Writes everything that is made from records."""
    if _is_inner(config):
        return
    if not session.build:
        publish.write(Path(config.site_dir), only_problems(session.problems))
        return
    try:
        session.build.finish(Path(config.site_dir), search=os.environ.get("PORTAL_SEARCH") != "0")
    except BrokenLinks as broken:
        raise PluginError(f"{len(broken.broken)} links lead nowhere\n{broken}") from None
    if os.environ.get("PORTAL_PRECOMPRESS"):
        precompress(Path(config.site_dir))
    session.finished = True


def on_build_error(error: Exception) -> None:
    """What the machine kept a build from is told in a line; a fault of the portal itself shows where it is."""
    if isinstance(error, OSError | Refused):
        raise PluginError(_told(error)) from None


def on_shutdown() -> None:
    """Puts a finished build in the place of the published site; an unfinished one leaves no trace."""
    publication, session.publication = session.publication, None
    if not publication:
        return
    if not session.finished:
        publication.discard()
        return
    try:
        publication.replace(session.drawing.needed())
    except (OSError, Refused) as error:
        raise PluginError(_told(error)) from None


def _told(error: Exception) -> str:
    """Why nothing was published, in the language of the team."""
    if isinstance(error, Refused):
        return message(error.code, spoken(os.environ), **error.details)
    return message("build-stopped", spoken(os.environ), said=str(error).rstrip("."))


def _as_of_a_moment() -> bool:
    """Whether a preview shows what the public sees at a moment, instead of all there is."""
    return session.mode != "publish" and bool(os.environ.get("PORTAL_NOW"))


def _leave_out_what_is_not_due(files: Files, content: Path) -> tuple[str, ...]:
    """Takes the pages of prose out that are not to be seen now; their names."""
    if session.mode != "publish" and not _as_of_a_moment():
        return ()
    hidden = tuple(name for name, window in windows(content).items() if not is_due(window, now()))
    for file in [file for file in files if file.src_uri.endswith(".md")]:
        if file.src_uri.removesuffix(".md").partition("/")[2] in hidden:
            files.remove(file)
    return hidden


def _is_inner(config: MkDocsConfig) -> bool:
    """Whether this is a build of another language from within that of the first."""
    plugin: Any = config.plugins["i18n"]
    return bool(plugin.building)


def _keep(directory: str) -> None:
    """Takes nothing out of a folder."""


def _catalogue(data: Path) -> Catalogue | None:
    """The catalogue of the data; while serving broken data, the last good one, or None where there was none yet."""
    catalogue: Catalogue | None
    try:
        address = os.environ.get("PORTAL_SITE_URL", "")
        everything = session.mode != "publish" and not _as_of_a_moment()
        catalogue = open_catalogue(data, now(), address, everything, session.kept)
    except InvalidData as invalid:
        if session.mode != "serve":
            raise PluginError(f"{len(invalid.problems)} problems in the data\n{invalid}") from None
        catalogue, session.problems = session.catalogue, invalid.problems
    else:
        session.problems = ()
    return catalogue


def _give_prefix(file: PairedFile, config: MkDocsConfig) -> None:
    """Dutch is the default language of the plugin, which would put it at the root; here it has its own folder."""
    if file.localization == "nl" and not file.dest_uri.startswith("nl/"):
        file.dest_uri = f"nl/{file.dest_uri}"
        file.url = file._get_url(config.use_directory_urls)
        file.abs_dest_path = os.path.normpath(os.path.join(config.site_dir, file.dest_uri))


def _is_of_theme(file: File, config: MkDocsConfig) -> bool:
    """Whether a file comes with Material, not from overrides/ or content/."""
    theme = Path(str(config.theme.dirs[1]))
    return bool(file.abs_src_path) and theme in Path(str(file.abs_src_path)).parents
