"""What an editor sees in the live preview: every mistake at once over the last good state, gone when mended."""

import os
import re
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from urllib.error import URLError

from conftest import NOW, PATIENCE
from copies import ROOT, portal, project_copy

PAGE = "nl/projects/police-treaty-implementation/"


@contextmanager
def serving(project: Path) -> Iterator[Callable[[str, str], str]]:
    """A preview of a project; gives a function that waits until a page holds a text and returns the page."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    running = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--no-strict", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=project,
        env={**os.environ, "PORTAL_NOW": NOW, "NO_MKDOCS_2_WARNING": "1", "PORTAL_SEARCH": "0"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )

    def wait_for(path: str, pattern: str) -> str:
        text = ""
        for _ in range(PATIENCE * 10):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}") as answer:
                    text = answer.read().decode()
            except URLError as error:
                text = str(error)
            if re.search(pattern, text):
                return text
            Event().wait(0.1)
        raise AssertionError(f"{pattern!r} did not appear; the page is:\n{text[:2000]}")

    try:
        yield wait_for
    finally:
        running.terminate()
        running.wait(10)


def test_an_edit_shows_and_a_mistake_shows_over_the_last_good_state_until_it_is_mended(tmp_path: Path) -> None:
    project = project_copy(tmp_path)
    file = project / "data/projects.yaml"
    good = file.read_text(encoding="utf-8")
    with serving(project) as wait_for:
        wait_for(PAGE, "<h1>Uitvoering van het Benelux-Politieverdrag</h1>")
        file.write_text(good.replace("nl: Uitvoering van het", "nl: Nieuwe uitvoering van het", 1), encoding="utf-8")
        wait_for(PAGE, "<h1>Nieuwe uitvoering")
        file.write_text(good.replace("\n    fr: Mise en œuvre", "\n    de: Mise en œuvre", 1), encoding="utf-8")
        page = wait_for(PAGE, "police-treaty-implementation.title.fr ontbreekt")
        assert "<h1>Nieuwe uitvoering" in page
        file.write_text(good, encoding="utf-8")
        assert 'class="problems"' not in wait_for(PAGE, "<h1>Uitvoering van het")


def test_a_new_id_shows_at_once_on_pages_lists_and_files_and_the_old_address_leads_there(tmp_path: Path) -> None:
    project = project_copy(tmp_path)
    with serving(project) as wait_for:
        wait_for(PAGE, "<h1>")
        wait_for("nl/projects/", "police-treaty-implementation/")
        wait_for("nl/projects/list.json", "police-treaty-implementation")
        assert portal("rename", "--data", project / "data", "police-treaty-implementation", "police-in-practice") == 0
        wait_for("nl/projects/police-in-practice/", "<h1>")
        assert "police-treaty-implementation/" not in wait_for("nl/projects/", "police-in-practice/")
        assert "police-treaty-implementation" not in wait_for("nl/projects/list.json", "police-in-practice")
        wait_for(PAGE, r'http-equiv="refresh"[^>]*police-in-practice/')
        wait_for("search-index/nl/index.json", "words")


def test_a_preview_of_broken_data_lists_the_problems_and_recovers(tmp_path: Path) -> None:
    project = project_copy(tmp_path)
    file = project / "data/themes.yaml"
    good = file.read_text(encoding="utf-8")
    file.write_text(good.replace("fr:", "de:", 1), encoding="utf-8")
    with serving(project) as wait_for:
        wait_for("", "safety.title.fr is missing")
        file.write_text(good, encoding="utf-8")
        wait_for(PAGE, "<h1>Uitvoering van het Benelux-Politieverdrag</h1>")


def test_a_mistake_in_prose_or_a_missing_word_shows_over_a_page_that_still_stands(tmp_path: Path) -> None:
    project = project_copy(tmp_path)
    shutil.copytree(ROOT / "data/schema", project / "data/schema", dirs_exist_ok=True)  # it names the words there are
    prose, words = project / "content/nl/about.md", project / "data/interface.yaml"
    good, known = prose.read_text(encoding="utf-8"), words.read_text(encoding="utf-8")
    with serving(project) as wait_for:
        wait_for(PAGE, "<h1>")
        for mistake in ("<b>vet</b>", "<!-- slot: nothing -->", "[weg](record:nowhere)", "[weg](page:nowhere/)"):
            prose.write_text(f"{good}\n\n{mistake}\n", encoding="utf-8")
            assert "<h1>" in wait_for("nl/about/", r"class=\"problems\"(?s:.*)about.md")
            prose.write_text(good, encoding="utf-8")
            assert "<h1>" in wait_for("nl/about/", r'^(?!(?s:.*)class="problems")(?s:.*)<h1>')
        words.write_text(re.sub(r"^search: .*\n", "", known, flags=re.MULTILINE), encoding="utf-8")
        assert "<h1>" in wait_for(PAGE, r"class=\"problems\"(?s:.*)interface.yaml")
