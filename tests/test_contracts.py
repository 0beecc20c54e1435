"""What the adapter leans on inside MkDocs, Material and mkdocs-static-i18n: an upgrade that changes it fails here."""

import inspect
import re
from pathlib import Path
from typing import Any

import material
import mkdocs_static_i18n.plugin as i18n_plugin
import pytest
from mkdocs import plugins, utils
from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from conftest import ROOT


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    """A project of three pages in two languages, without the portal's own hook."""
    for language in ("nl", "fr"):
        folder = tmp_path / "content" / language
        folder.mkdir(parents=True)
        (folder / "index.md").write_text("# Home\n", encoding="utf-8")
        (folder / "about.md").write_text("# About\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Test\ndocs_dir: content\ntheme: {name: material, font: false}\nplugins:\n  - i18n:\n"
        "      docs_structure: folder\n      fallback_to_default: false\n      reconfigure_material: false\n"
        "      reconfigure_search: false\n      languages:\n"
        "        - {locale: nl, name: Nederlands, default: true}\n        - {locale: fr, name: Français}\n",
        encoding="utf-8",
    )
    return load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "site"))


class Recorder(plugins.BasePlugin):  # type: ignore[no-untyped-call, type-arg]  # MkDocs leaves its base class untyped
    """Notes which event comes when, and what the languages plugin says at that moment."""

    def __init__(self) -> None:
        self.events: list[tuple[str, bool, str | None]] = []
        self.files: list[Any] = []  # files with what the languages plugin adds to them

    def note(self, event: str, config: MkDocsConfig) -> None:
        plugin: Any = config.plugins["i18n"]
        self.events.append((event, plugin.building, plugin.current_language))

    def on_startup(self, command: str, dirty: bool) -> None:
        self.events.append(("startup", False, None))

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.note("config", config)
        return config

    @plugins.event_priority(-200)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        self.note("files", config)
        self.files.extend(files.documentation_pages())
        return files

    def on_post_page(self, output: str, page: object, config: MkDocsConfig) -> str:
        return ""

    @plugins.event_priority(-200)
    def on_post_build(self, config: MkDocsConfig) -> None:
        self.note("post_build", config)

    def on_shutdown(self) -> None:
        self.events.append(("shutdown", False, None))


@pytest.fixture
def recorder(config: MkDocsConfig) -> Recorder:
    recorder = Recorder()
    config.plugins["recorder"] = recorder  # which registers its events
    config.plugins.run_event("startup", command="build", dirty=False)
    build.build(config)
    config.plugins.run_event("shutdown")
    return recorder


def test_the_plugin_builds_the_other_languages_from_within_the_first(recorder: Recorder) -> None:
    assert recorder.events == [
        ("startup", False, None),
        ("config", False, None),
        ("files", False, "nl"),
        ("config", True, "fr"),
        ("files", True, "fr"),
        ("post_build", True, "fr"),
        ("post_build", False, "fr"),  # the last language is left behind
        ("shutdown", False, None),
    ]


def test_files_know_their_language_and_their_like_in_the_others(recorder: Recorder) -> None:
    first = recorder.files[0]
    assert first.localization == "nl"
    assert first.locale == "nl"
    assert set(first.alternates) == {"nl", "fr"}
    assert first.alternates["fr"].localization == "fr"


def test_a_page_without_output_is_not_written(recorder: Recorder, config: MkDocsConfig) -> None:
    assert list(Path(config.site_dir).rglob("about/index.html")) == []


def test_the_plugin_gives_clean_directory_back_after_a_whole_build(recorder: Recorder) -> None:
    assert utils.clean_directory.__name__ == "clean_directory"


def test_the_plugin_replaces_clean_directory_so_that_a_failed_build_leaves_it_replaced() -> None:
    source = inspect.getsource(i18n_plugin.I18n.on_post_build)
    assert "utils.clean_directory = lambda x: x" in source
    assert "finally" not in source


def test_a_file_can_be_given_another_address() -> None:
    assert list(inspect.signature(File._get_url).parameters) == ["self", "use_directory_urls"]


def test_material_has_one_style_sheet_that_draws_prose() -> None:
    folder = Path(material.__file__).parent / "templates/assets/stylesheets"
    [sheet] = folder.glob("main.*.min.css")
    assert ".md-typeset h2" in sheet.read_text(encoding="utf-8")


def test_the_blocks_of_our_base_are_blocks_of_the_themes_base() -> None:
    block = re.compile(r"{%-? block (\w+)")
    theirs = set(block.findall((Path(material.__file__).parent / "templates/base.html").read_text(encoding="utf-8")))
    ours = set(block.findall((ROOT / "overrides/base.html").read_text(encoding="utf-8")))
    assert ours <= theirs
