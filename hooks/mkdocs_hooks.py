"""The adapter between MkDocs and the portal: the only module that imports mkdocs. One short function an event.

MkDocs builds once a language (mkdocs-static-i18n calls its build for French and English from within the Dutch one), so
every event but `on_startup` and `on_shutdown` comes three times. What is leaned on is proved in
tests/test_contracts.py.
"""

import os
import sys
from datetime import UTC, datetime
from fnmatch import fnmatch
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal

from jinja2 import Environment
from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from portal import publish
from portal.building import Build
from portal.catalogue import Catalogue, open_catalogue
from portal.language import LANGUAGES, Language
from portal.ledgers import check_ledgers
from portal.messages import message
from portal.outputs.search_index import IndexNotMadeError
from portal.page_metadata import Past, read_past
from portal.pages.german import NoGermanPart
from portal.pages.links import BrokenLinks
from portal.pages.registry import only_problems
from portal.problems import InvalidData, Refused, as_text
from portal.theme.fillings import UnknownSlot
from portal.workers import begin

FRAME = "__frame__"
# The languages plugin replaces this during its inner builds and, after a failed one, leaves it replaced.
CLEAN_DIRECTORY = utils.clean_directory

PairedFile = Any  # a file of MkDocs to which the languages plugin has given `locale`, `localization` and `alternates`

run = SimpleNamespace(
    mode="publish",
    catalogue=None,
    build=None,
    past=None,
    chrome=None,
    problems=(),
    publication=None,
    finished=False,
    kept=None,
)


def now() -> datetime:
    """The moment of a build: PORTAL_NOW, else SOURCE_DATE_EPOCH (reproducible-builds.org), else the clock."""
    if moment := os.environ.get("PORTAL_NOW"):
        return datetime.fromisoformat(moment).astimezone()
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.now(UTC)


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Learns for whom this run is."""
    run.mode = "serve" if command == "serve" else "preview" if os.environ.get("PORTAL_PREVIEW") else "publish"
    run.kept = {} if run.mode == "serve" else None  # what the data files held at the last change


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads the data and, unless serving, turns the build aside to a folder beside the published site."""
    if _is_inner(config):
        return config
    # A preview that begins anew at each change would keep an editor waiting. A page that has gone stays until its end.
    utils.clean_directory = _keep if run.mode == "serve" else CLEAN_DIRECTORY
    data = Path(os.path.relpath(Path(config.config_file_path).with_name("data")))
    run.catalogue = _catalogue(data)
    run.build = Build(run.catalogue, run.mode, run.problems) if run.catalogue else None
    if run.mode != "serve":
        if faults := check_ledgers(data):
            raise PluginError("\n".join(as_text(faults, _language())))
        config.site_url = run.catalogue.settings.base_address
        run.publication, run.finished = publish.Publication(Path(config.site_dir)), False
        config.site_dir = str(run.publication.folder)
    if run.past:
        _learned()  # where a build failed, nobody has asked yet
    run.past = begin(partial(read_past, data))
    return config


@event_priority(-200)  # after the languages plugin has paired the files
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Gives each language its folder, and leaves out what no page uses of the theme's own assets."""
    if not run.build:
        return Files([])
    pages: list[PairedFile] = list(files.documentation_pages())
    for page in pages:
        for version in (page, *page.alternates.values()):
            _give_prefix(version, config)
    for file in [file for file in files if _is_of_theme(file, config)]:
        if fnmatch(file.src_uri, "assets/stylesheets/main.*.css"):
            run.build.use_theme(file.content_string)
        files.remove(file)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Gives the templates in overrides/ what they draw."""
    env.autoescape = True  # these templates are all that is rendered; the content of a page is marked safe there
    if run.build and not _is_inner(config):
        run.build.use_assets(Path(str(config.theme.custom_dir)) / "assets")
        run.chrome = {language: run.build.chrome(language) for language in LANGUAGES}
    env.globals["portals"] = run.chrome
    return env


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fills the slots of a page of prose."""
    file: PairedFile = page.file
    try:
        return str(run.build.prose(file.locale, page.url, html, page.meta.get("german", False)))
    except (UnknownSlot, NoGermanPart) as unknown:
        raise PluginError(f"content/{file.src_uri}: there is no “{unknown}”") from None


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Keeps a frame, which is not published itself; lets everything else pass."""
    file: PairedFile = page.file
    if file.name != FRAME:
        run.build.keep_prose(page.url, output)
        return output
    run.build.keep_frame(file.locale, output)
    return ""


@event_priority(-200)  # after the languages plugin has built the other languages
def on_post_build(config: MkDocsConfig) -> None:
    """Writes everything that is made from records."""
    if _is_inner(config):
        return
    if not run.build:
        publish.write(Path(config.site_dir), only_problems(run.problems))
        return
    past = _learned()
    if past.gap and run.mode != "serve":
        print(message(past.gap, _language(), folder=Path(config.docs_dir).parent), file=sys.stderr)
    run.build.use_past(past)
    try:
        run.build.finish(Path(config.site_dir), search=os.environ.get("PORTAL_SEARCH") != "0")
    except BrokenLinks as broken:
        raise PluginError(f"{len(broken.broken)} links lead nowhere\n{broken}") from None
    run.finished = True


def on_build_error(error: Exception) -> None:
    """What the machine kept a build from is told in a line; a fault of the portal itself shows where it is."""
    if isinstance(error, OSError | Refused | IndexNotMadeError):
        raise PluginError(_told(error)) from None


def on_shutdown() -> None:
    """Puts a finished build in the place of the published site; an unfinished one leaves no trace."""
    publication, run.publication = run.publication, None
    if not publication:
        return
    if not run.finished:
        publication.discard()
        return
    try:
        publication.replace(run.build.needed())
    except (OSError, Refused) as error:
        raise PluginError(_told(error)) from None


def _told(error: Exception) -> str:
    """Why nothing was published, in the language of the team."""
    if isinstance(error, Refused):
        return message(error.code, _language(), **error.details)
    code = "search-not-made" if isinstance(error, IndexNotMadeError) else "build-stopped"
    return message(code, _language(), said=error)


def _language() -> Language:
    asked = os.environ.get("PORTAL_MESSAGES")
    return next((language for language in LANGUAGES if language == asked), "en")


def _is_inner(config: MkDocsConfig) -> bool:
    """Whether this is a build of another language from within that of the first."""
    plugin: Any = config.plugins["i18n"]
    return bool(plugin.building)


def _learned() -> Past:
    """What was read beside this run; it is asked for once, also where reading failed."""
    asked, run.past = run.past, None
    past: Past = asked()
    return past


def _keep(directory: str) -> None:
    """Takes nothing out of a folder."""


def _catalogue(data: Path) -> Catalogue | None:
    """The catalogue of the data; while serving broken data, the last good one, or None where there was none yet."""
    catalogue: Catalogue | None
    try:
        address = os.environ.get("PORTAL_SITE_URL", "")
        catalogue = open_catalogue(data, now(), address, run.mode != "publish", run.kept)
    except InvalidData as invalid:
        if run.mode != "serve":
            raise PluginError(f"{len(invalid.problems)} problems in the data\n{invalid}") from None
        catalogue, run.problems = run.catalogue, invalid.problems
    else:
        run.problems = ()
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
