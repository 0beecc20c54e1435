"""What a build promises: the same bytes, any address, and a published site that only a whole build replaces."""

import os
import resource
import signal
import subprocess
import sys
import time
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from conftest import NOW, build
from copies import project_copy
from pages_of import pages, target


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return project_copy(tmp_path)


def digests(folder: Path) -> dict[str, str]:
    """The digest of every file of a folder."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): sha256(file.read_bytes()).hexdigest() for file in files}


def test_the_same_input_at_the_same_moment_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    result = build(tmp_path / "again")
    assert result.returncode == 0, result.stderr
    assert digests(tmp_path / "again") == digests(site)


def test_under_a_sub_path_every_link_still_leads_to_its_page(tmp_path: Path) -> None:
    result = build(tmp_path / "site", PORTAL_SITE_URL="https://example.net/some/portal")
    assert result.returncode == 0, result.stderr
    found = pages(tmp_path / "site")
    assert found["nl/about/"].xpath("//link[@rel='canonical']/@href") == ["https://example.net/some/portal/nl/about/"]
    assert found["404.html"].xpath("//a[@hreflang='fr']/@href") == ["/some/portal/fr/"]
    for path in ("nl/about/", "fr/projects/police-treaty-implementation/"):
        links = [href for href in found[path].xpath("//a/@href") if ":" not in href]
        assert [href for href in links if href.startswith("/") or target(path, href)[0] not in found] == []


def test_a_preview_keeps_search_engines_away(tmp_path: Path) -> None:
    result = build(tmp_path / "site", PORTAL_PREVIEW="1")
    assert result.returncode == 0, result.stderr
    page = pages(tmp_path / "site")["en/about/"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


@pytest.mark.parametrize("broken", ["data", "prose", "link"])
def test_a_failed_build_leaves_the_published_site_alone(project: Path, broken: str) -> None:
    site = project / "site"
    (site / "nl").mkdir(parents=True)
    (site / "nl/index.html").write_text("published", encoding="utf-8")
    about = project / "content/fr/about.md"
    match broken:
        case "data":
            themes = project / "data/themes.yaml"
            themes.write_text(themes.read_text(encoding="utf-8").replace("fr:", "de:", 1), encoding="utf-8")
        case "prose":
            about.write_text(about.read_text(encoding="utf-8") + "\n<!-- slot: nonsense -->\n", encoding="utf-8")
        case "link":
            about.write_text(about.read_text(encoding="utf-8") + "\n[x](page:nowhere/)\n", encoding="utf-8")
    result = build(site, project)
    assert result.returncode == 1
    assert digests(site) == {"nl/index.html": sha256(b"published").hexdigest()}
    assert not list(project.glob(".site.*"))


def full_disk() -> None:
    """No file may grow beyond 200 kB: writing fails as it does on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("disk", "De build kon niet worden afgemaakt: [Errno 27] File too large"),
        ("worker", "De build kon niet worden afgemaakt: "),
    ],
)
def test_what_the_machine_refuses_is_told_in_a_line_and_leaves_the_published_site_alone(
    project: Path, fault: str, told: str
) -> None:
    site = project / "site"
    site.mkdir()
    (site / "index.html").write_text("published", encoding="utf-8")
    instead = project / "instead"
    instead.mkdir()
    if fault == "worker":  # every copy of the process dies where it would begin to work
        text = "import os, threading\nstart = threading.Thread.start\nfirst = os.getpid()\n"
        text += (
            "threading.Thread.start = lambda self: start(self) if os.getpid() == first else os.kill(os.getpid(), 9)\n"
        )
        (instead / "sitecustomize.py").write_text(text, encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site)],
        cwd=project,
        env={**os.environ, "PORTAL_NOW": NOW, "PORTAL_MESSAGES": "nl", "PYTHONPATH": str(instead)},
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


def test_a_killed_build_leaves_the_published_site_alone_and_the_next_one_mends_all(project: Path) -> None:
    site = project / "site"
    site.mkdir()
    (site / "index.html").write_text("published", encoding="utf-8")
    running = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site)],
        cwd=project,
        env={**os.environ, "PORTAL_NOW": NOW},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while running.poll() is None and not list(project.glob(".site.next-*/nl/projects/*")):
        time.sleep(0.01)
    running.send_signal(signal.SIGKILL)
    running.wait()
    assert (site / "index.html").read_text(encoding="utf-8") == "published"
    assert build(site, project).returncode == 0
    assert (site / "fr/index.html").exists()
    assert not list(project.glob(".site.*"))


def test_what_is_not_due_is_nowhere_in_the_site(project: Path) -> None:
    file = project / "data/events.yaml"
    record = "- id: food-contact-metals-signature-2022\n"
    text = file.read_text(encoding="utf-8")
    assert record in text
    later = (datetime.fromisoformat(NOW) + timedelta(seconds=1)).isoformat()
    file.write_text(text.replace(record, f'{record}  publish_from: "{later}"\n'), encoding="utf-8")
    assert build(project / "site", project).returncode == 0
    holding = [
        path.relative_to(project).as_posix()
        for path in (project / "site").rglob("*")
        if "food-contact-metals-signature-2022" in path.as_posix()
        or (
            path.suffix in {".html", ".xml", ".json", ".csv", ".atom", ".ics"}
            and "food-contact-metals-signature-2022" in path.read_text(encoding="utf-8")
        )
    ]
    assert holding == []


def test_an_error_in_the_data_is_told_as_the_check_tells_it(project: Path) -> None:
    themes = project / "data/themes.yaml"
    themes.write_text(themes.read_text(encoding="utf-8").replace("fr:", "de:", 1), encoding="utf-8")
    result = build(project / "site", project)
    assert "themes.yaml:5:5:" in result.stderr
    assert "safety.title.fr is missing: every title needs nl, fr and en" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_preview_shows_drafts_marked_and_nothing_else_does(project: Path) -> None:
    folder = project / "data/drafts/projects"
    folder.mkdir(parents=True)
    (folder / "night-train.yaml").write_text(
        "- id: night-train\n  title: {nl: Nachttrein, fr: Train de nuit, en: Night train}\n  theme: internal-market\n",
        encoding="utf-8",
    )
    # With PORTAL_NOW a preview is the site of a moment, which has no drafts.
    moment = {"PORTAL_NOW": "", "SOURCE_DATE_EPOCH": str(int(datetime.fromisoformat(NOW).timestamp()))}
    assert build(project / "preview", project, **moment, PORTAL_PREVIEW="1", PORTAL_SEARCH="0").returncode == 0
    page = pages(project / "preview")["en/projects/night-train/"]
    assert page.xpath("string(//*[contains(@class, 'notice-warning')])") == "This is a draft. Only a preview shows it."
    assert build(project / "site", project, PORTAL_SEARCH="0").returncode == 0
    assert not (project / "site/en/projects/night-train").exists()
