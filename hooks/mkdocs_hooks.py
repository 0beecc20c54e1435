"""The adapter between MkDocs and the portal: the only module that imports mkdocs. One short function an event.

MkDocs builds once a language (mkdocs-static-i18n calls its build for French and English from within the Dutch one), so
every event but `on_startup` and `on_shutdown` comes three times. tests/test_contracts.py holds what this module
expects of MkDocs and its plugins.
"""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Literal

import material
from jinja2 import Environment
from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from portal.language import spoken
from portal.ledgers import check_ledgers
from portal.pages.german import NoGermanPart
from portal.pages.headings import whole_dates, whole_words
from portal.pages.links import BrokenLinks
from portal.pages.rendering import CompiledTemplates
from portal.problems import InvalidData, Refused, as_text
from portal.session import Session, why_not_published
from portal.theme.slot_renderers import UnknownSlot

FRAME = "__frame__"
# The languages plugin replaces this during its inner builds and, after a failed one, leaves it replaced.
CLEAN_DIRECTORY = utils.clean_directory
COMPILED = CompiledTemplates()  # the templates in overrides/, of which MkDocs makes an environment for each language

PairedFile = Any  # a file of MkDocs to which the languages plugin has given `locale`, `localization` and `alternates`

session = Session()


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Determines the mode of this run: publish, preview or serve."""
    session.start(command == "serve")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads the data and, unless serving, redirects the output to a folder beside the published site."""
    # Of Material's own files only the style sheet is used: MkDocs need not look through its thousands of icons.
    config.theme.dirs = [str(config.theme.custom_dir)]
    if _is_inner(config):
        return config
    utils.clean_directory = CLEAN_DIRECTORY
    data = Path(os.path.relpath(Path(config.config_file_path).with_name("data")))
    try:
        session.read(data)
    except InvalidData as invalid:
        raise PluginError(f"Mistakes in the data: {len(invalid.problems)}\n{invalid}") from None
    if session.catalogue and session.mode != "serve":
        if faults := check_ledgers(data):
            raise PluginError("\n".join(as_text(faults, spoken(os.environ))))
        config.site_url = session.catalogue.settings.base_address
        config.site_dir = str(session.folder_beside(Path(config.site_dir)))
    return config


@event_priority(-200)  # after the languages plugin has paired the files
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Gives each language its folder, and prepares the build."""
    if not session.catalogue:
        return Files([])
    hidden = session.hidden(Path(config.docs_dir))
    for file in [file for file in files if _page_of(file) in hidden]:
        files.remove(file)
    pages: list[PairedFile] = list(files.documentation_pages())
    for page in pages:
        for version in (page, *page.alternates.values()):
            _give_prefix(version, config)
    assets = Path(str(config.theme.custom_dir)) / "assets"
    session.prepare(Path(config.config_file_path).parent, assets, _style_of_theme(), hidden)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Gives the templates in overrides/ the values that they show."""
    env.bytecode_cache = COMPILED
    env.autoescape = True  # these templates are all that is rendered; the content of a page is marked safe there
    env.globals |= {"portals": session.chrome, "whole_words": whole_words}
    return env


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fills the slots of a page of prose."""
    file: PairedFile = page.file
    try:
        return str(session.drawing.prose(file.locale, page.url, html, page.meta.get("german", False)))
    except (UnknownSlot, NoGermanPart) as unknown:
        if session.mode == "serve":  # where the check has said so above the page
            return html
        raise PluginError(f"content/{file.src_uri}: there is no “{unknown}”") from None


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Keeps a frame for the build, which publishes none; everything else is published as it is."""
    file: PairedFile = page.file
    if file.name != FRAME:
        session.drawing.keep_prose(page.url, output)
        return whole_dates(output)
    session.drawing.keep_frame(file.locale, output)
    return ""


@event_priority(-200)  # after the languages plugin has built the other languages
def on_post_build(config: MkDocsConfig) -> None:
    """Writes everything that is made from records."""
    if _is_inner(config):
        return
    try:
        session.write(Path(config.site_dir))
    except BrokenLinks as broken:
        raise PluginError(f"Links that lead nowhere: {len(broken.broken)}\n{broken}") from None


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:
    """Draws the pages of records when a browser asks for them, and never while the site is built anew."""
    server.builder = session.live.alone(server.builder)
    server.set_app(session.live.before(server.serve_request))
    return server


def on_build_error(error: Exception) -> None:
    """Reports a failure of the machine in one line; a fault of the portal itself keeps its traceback."""
    if isinstance(error, OSError | Refused):
        raise PluginError(why_not_published(error)) from None


def on_shutdown() -> None:
    """Replaces the published site with a finished build; removes an unfinished one."""
    try:
        session.end()
    except (OSError, Refused) as error:
        raise PluginError(why_not_published(error)) from None


@cache  # every language asks for it, and every change while serving
def _style_of_theme() -> str:
    [style] = Path(material.__file__).parent.glob("templates/assets/stylesheets/main.*.css")
    return style.read_text(encoding="utf-8")


def _is_inner(config: MkDocsConfig) -> bool:
    """Whether this is a build of another language from within that of the first."""
    plugin: Any = config.plugins["i18n"]
    return bool(plugin.building)


def _page_of(file: File) -> str:
    """The name of a page of prose, the same in every language; empty for any other file."""
    return file.src_uri.removesuffix(".md").partition("/")[2] if file.src_uri.endswith(".md") else ""


def _give_prefix(file: PairedFile, config: MkDocsConfig) -> None:
    """Dutch is the default language of the plugin, which would put it at the root; here it has its own folder."""
    if file.localization == "nl" and not file.dest_uri.startswith("nl/"):
        file.dest_uri = f"nl/{file.dest_uri}"
        file.url = file._get_url(config.use_directory_urls)
        file.abs_dest_path = os.path.normpath(os.path.join(config.site_dir, file.dest_uri))
