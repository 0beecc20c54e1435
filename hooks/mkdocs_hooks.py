"""The adapter between MkDocs and the portal: the only module that imports mkdocs. One short function an event.

MkDocs builds once a language (mkdocs-static-i18n calls its build for French and English from within the Dutch one), so
every event but `on_startup` and `on_shutdown` comes three times. What is leaned on is proved in tests/test_contracts.py.
"""

import os
from datetime import UTC, datetime
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
from portal.language import LANGUAGES
from portal.links import BrokenLinks
from portal.problems import InvalidData
from portal.slots import UnknownSlot

FRAME = "__frame__"
# The languages plugin replaces this during its inner builds and, after a failed one, leaves it replaced.
CLEAN_DIRECTORY = utils.clean_directory

run = SimpleNamespace(serving=False, build=None, site=None, finished=False)


def now() -> datetime:
    """The moment of a build: PORTAL_NOW, else SOURCE_DATE_EPOCH (reproducible-builds.org), else the clock."""
    if moment := os.environ.get("PORTAL_NOW"):
        return datetime.fromisoformat(moment).astimezone()
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.now(UTC)


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    run.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    if config.plugins["i18n"].building:
        return config
    utils.clean_directory = CLEAN_DIRECTORY
    data = Path(config.config_file_path).parent / "data"
    try:
        run.build = Build(data, now(), os.environ.get("PORTAL_SITE_URL", ""))
    except InvalidData as invalid:
        raise PluginError(f"{len(invalid.problems)} problems in the data\n{invalid}") from None
    if not run.serving:
        config.site_url = run.build.catalogue.settings.base_address
        run.site, run.finished = Path(config.site_dir), False
        config.site_dir = str(publish.stage(run.site))
    return config


@event_priority(-200)  # after the languages plugin has paired the files
def on_files(files: Files, config: MkDocsConfig) -> Files:
    for file in files.documentation_pages():
        for version in (file, *file.alternates.values()):
            _give_prefix(version, config)
    for file in [file for file in files if _is_of_theme(file, config)]:
        if file.src_uri.startswith("assets/stylesheets/main."):
            run.build.use_theme(file.content_string)
        files.remove(file)  # nothing else of the theme's own assets is used by any page
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    env.autoescape = True  # the templates in overrides/ are all that is rendered; page content is marked safe there
    run.build.use_assets(Path(config.theme.custom_dir) / "assets", preview=bool(os.environ.get("PORTAL_PREVIEW")))
    env.globals["portals"] = {language: run.build.chrome(language) for language in LANGUAGES}
    return env


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    try:
        return str(run.build.prose(page.file.locale, page.url, html))
    except UnknownSlot as unknown:
        raise PluginError(f"content/{page.file.src_uri}: there is no “{unknown}”") from None


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    if page.file.name != FRAME:
        run.build.keep_prose(page.url, output)
        return output
    run.build.keep_frame(page.file.locale, output)
    return ""  # a frame is kept, not published


@event_priority(-200)  # after the languages plugin has built the other languages
def on_post_build(config: MkDocsConfig) -> None:
    if config.plugins["i18n"].building:
        return
    try:
        run.build.finish(Path(config.site_dir))
    except BrokenLinks as broken:
        raise PluginError(f"{len(broken.broken)} links lead nowhere\n{broken}") from None
    run.finished = True


def on_shutdown() -> None:
    if run.site and run.finished:
        publish.swap(run.site)
    elif run.site:
        publish.discard(run.site)


def _give_prefix(file: File, config: MkDocsConfig) -> None:
    """Dutch is the default language of the plugin, which would put it at the root; here it has its own folder."""
    if file.localization == "nl" and not file.dest_uri.startswith("nl/"):
        file.dest_uri = f"nl/{file.dest_uri}"
        file.url = file._get_url(config.use_directory_urls)
        file.abs_dest_path = os.path.normpath(os.path.join(config.site_dir, file.dest_uri))


def _is_of_theme(file: File, config: MkDocsConfig) -> bool:
    """Whether a file comes with Material, not from overrides/ or content/."""
    theme = Path(str(config.theme.dirs[1]))
    return bool(file.abs_src_path) and theme in Path(str(file.abs_src_path)).parents
