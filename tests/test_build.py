"""What a build promises: the same bytes, any address, and a published site that only a whole build replaces."""

import os
import re
import resource
import signal
import subprocess
import sys
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from conftest import NOW, build, built, made_once
from copies import project_copy
from pages_of import pages, target

LATER, DRAFT = "food-contact-metals-signature-2022", "night-train"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return project_copy(tmp_path)


@pytest.fixture(scope="module")
def hiding(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a draft and an event that is published a second after its build; its site is under a sub-path."""
    return made_once(tmp_path_factory, "hiding", _hiding)


def digests(folder: Path) -> dict[str, str]:
    """The digest of every file of a folder."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): sha256(file.read_bytes()).hexdigest() for file in files}


def test_under_a_sub_path_every_link_still_leads_to_its_page(hiding: Path) -> None:
    found = pages(hiding / "site")
    assert found["nl/about/"].xpath("//link[@rel='canonical']/@href") == ["https://example.net/some/portal/nl/about/"]
    assert found["404.html"].xpath("//a[@hreflang='fr']/@href") == ["/some/portal/fr/"]
    assert found["nl/404.html"].xpath("//main//form/@action") == ["/some/portal/nl/search/"]
    for path in ("nl/about/", "fr/projects/police-treaty-implementation/"):
        links = [href for href in found[path].xpath("//a/@href") if ":" not in href]
        assert [href for href in links if href.startswith("/") or target(path, href)[0] not in found] == []


@pytest.mark.parametrize("broken", ["data", "prose", "link"])
def test_a_failed_build_says_why_and_leaves_the_published_site_alone(project: Path, broken: str) -> None:
    site = project / "site"
    (site / "nl").mkdir(parents=True)
    (site / "nl/index.html").write_text("published", encoding="utf-8")
    about = project / "content/fr/about.md"
    match broken:
        case "data":
            themes = project / "data/themes.yaml"
            themes.write_text(themes.read_text(encoding="utf-8").replace("fr:", "de:", 1), encoding="utf-8")
            told = "themes.yaml:5:5: safety.title.fr is missing: every title needs nl, fr and en"
        case "prose":
            about.write_text(about.read_text(encoding="utf-8") + "\n<!-- slot: nonsense -->\n", encoding="utf-8")
            told = "nonsense"
        case "link":
            about.write_text(about.read_text(encoding="utf-8") + "\n[x](page:nowhere/)\n", encoding="utf-8")
            told = "fr/about/ -> fr/nowhere/"
    result = build(site, project, PORTAL_SEARCH="0")
    assert result.returncode == 1
    assert told in result.stderr
    assert "Traceback" not in result.stderr
    assert digests(site) == {"nl/index.html": sha256(b"published").hexdigest()}
    assert not list(project.glob(".site.*"))


def full_disk() -> None:
    """No file may grow beyond 200 kB: writing fails as it does on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))


# Python runs `sitecustomize` before anything else.
DYING_WORKERS = """import os, threading
start, first = threading.Thread.start, os.getpid()
threading.Thread.start = lambda self: start(self) if os.getpid() == first else os.kill(os.getpid(), 9)
"""
KILLED_AT_THE_END = """import os, portal.publish
portal.publish.StagedSite.replace = lambda *_: os.kill(os.getpid(), 9)
"""


def disturbed(project: Path, code: str) -> dict[str, str]:
    """The environment in which a build runs this code first."""
    (project / "instead").mkdir()
    (project / "instead/sitecustomize.py").write_text(code, encoding="utf-8")
    return {**os.environ, "PORTAL_NOW": NOW, "PORTAL_MESSAGES": "nl", "PYTHONPATH": str(project / "instead")}


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("disk", "De build kon niet worden afgemaakt: [Errno 27] File too large"),
        ("worker", "De build kon niet worden afgemaakt: "),
    ],
)
def test_what_the_machine_refuses_is_reported_in_a_line_and_leaves_the_published_site_alone(
    project: Path, fault: str, told: str
) -> None:
    site = project / "site"
    site.mkdir()
    (site / "index.html").write_text("published", encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site)],
        cwd=project,
        env=disturbed(project, DYING_WORKERS if fault == "worker" else ""),
        preexec_fn=full_disk if fault == "disk" else None,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert told in result.stderr
    assert "Traceback" not in result.stderr
    assert digests(site) == {"index.html": sha256(b"published").hexdigest()}
    assert not list(project.glob(".site.*"))


def test_of_builds_at_the_same_time_one_publishes_and_the_others_say_so_in_a_line(project: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(project / "site")]
    environment = {**os.environ, "PORTAL_NOW": NOW, "PORTAL_SEARCH": "0"}
    running = [
        subprocess.Popen(
            command, cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    said = [process.communicate()[1] for process in running]
    assert sorted(process.returncode for process in running) == [0, 1, 1]
    refused = [text for text, process in zip(said, running, strict=True) if process.returncode]
    assert all("Another build is on its way to" in text and "Traceback" not in text for text in refused)
    rows = (project / "site/checksums.txt").read_text(encoding="utf-8").splitlines()
    found = digests(project / "site")
    found.pop("checksums.txt")
    assert {row[66:]: row[:64] for row in rows} == found
    assert not list(project.glob(".site.*"))


def test_a_killed_build_leaves_the_published_site_alone_and_the_next_one_gives_the_bytes_of_any_other(
    small_site: Path, project: Path
) -> None:
    """The same input at the same moment gives the same bytes, whatever a build finds there."""
    site = project / "site"
    site.mkdir()
    (site / "index.html").write_text("published", encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site)]
    killed = subprocess.run(
        command, cwd=project, env={**disturbed(project, KILLED_AT_THE_END), "PORTAL_SEARCH": "0"}, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    assert (site / "index.html").read_text(encoding="utf-8") == "published"
    assert list(project.glob(".site.next-*/nl/projects/*"))
    assert build(site, project).returncode == 0
    assert digests(site) == digests(small_site)
    assert not list(project.glob(".site.*"))


def _hiding(folder: Path) -> None:
    project = project_copy(folder)
    events, drafts = project / "data/events.yaml", project / "data/drafts/projects"
    later = (datetime.fromisoformat(NOW) + timedelta(seconds=1)).isoformat()
    text = events.read_text(encoding="utf-8")
    events.write_text(text.replace(f"- id: {LATER}\n", f'- id: {LATER}\n  publish_from: "{later}"\n'), encoding="utf-8")
    drafts.mkdir(parents=True)
    (drafts / f"{DRAFT}.yaml").write_text(
        f"- id: {DRAFT}\n  title: {{nl: Nachttrein, fr: Train de nuit, en: Night train}}\n  theme: internal-market\n",
        encoding="utf-8",
    )
    built(project, PORTAL_SITE_URL="https://example.net/some/portal")


def test_what_is_not_due_and_drafts_are_nowhere_in_the_site(hiding: Path) -> None:
    files = {path: path.read_bytes() for path in (hiding / "site").rglob("*") if path.is_file()}
    told = re.compile(rf"{LATER}|{DRAFT}".encode())
    holding = [path for path, content in files.items() if told.search(path.as_posix().encode()) or told.search(content)]
    assert holding == []


def test_a_preview_shows_drafts_marked_and_keeps_search_engines_away(hiding: Path) -> None:
    # With PORTAL_NOW a preview is the site of a moment, which has no drafts.
    moment = {"PORTAL_NOW": "", "SOURCE_DATE_EPOCH": str(int(datetime.fromisoformat(NOW).timestamp()))}
    result = build(hiding / "preview", hiding, **moment, PORTAL_PREVIEW="1", PORTAL_SEARCH="0")
    assert result.returncode == 0, result.stderr
    found = pages(hiding / "preview")
    notice = found[f"en/projects/{DRAFT}/"].xpath("string(//*[contains(@class, 'notice-warning')])")
    assert notice == "This is a draft. Only a preview shows it."
    assert found["en/about/"].xpath("//meta[@name='robots']/@content") == ["noindex"]
