"""What many tests share: the built site, a server for it, a browser. The site is built once a run."""

import fcntl
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from copies import keep_drawn, project_copy
from install_browser import find
from visits import glances, visits

ROOT = Path(__file__).parent.parent
NOW = "2026-12-01T12:00:00+01:00"

os.environ["PORTAL_MESSAGES"] = "en"  # whatever the machine speaks

PATIENCE = 1200  # seconds: far beyond what a build takes, so that only one that hangs is ended


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds `--rewrite`, which writes expected-output files anew, and `--thorough`, which takes all instead of some."""
    parser.addoption("--rewrite", action="store_true", help="write expected-output files anew instead of comparing")
    parser.addoption("--thorough", action="store_true", help="visit and try all, not a choice; `make audit` does")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Gives a test that asks for a `visit` or a `glance` a page of each type, in some ways to see it or in all."""
    thorough = metafunc.config.getoption("--thorough")
    if "visit" in metafunc.fixturenames:
        metafunc.parametrize("visit", visits(thorough), ids="-".join)
    if "glance" in metafunc.fixturenames:
        metafunc.parametrize("glance", glances(thorough), ids="-".join)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves what is marked `thorough` to `--thorough`; what needs the real site comes first.

    So the first worker builds it, while the last ones do what stands without it and nobody waits.
    """
    if not config.getoption("--thorough"):
        left = [item for item in items if item.get_closest_marker("thorough")]
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in left]
    visiting = {item.path for item in items if "site" in getattr(item, "fixturenames", ())}
    items.sort(key=lambda item: item.path not in visiting)


@pytest.fixture(scope="session")
def thorough(request: pytest.FixtureRequest) -> bool:
    """Whether all is tried instead of a choice."""
    return bool(request.config.getoption("--thorough"))


@pytest.fixture
def expect(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with a file of the tests, or writes that file anew under `--rewrite`."""

    def compare(file: Path, found: str) -> None:
        if request.config.getoption("--rewrite"):
            file.write_text(found, encoding="utf-8")
        command = f"pytest --rewrite {request.path.relative_to(ROOT)}"
        assert found == file.read_text(encoding="utf-8"), f"if this is meant, write {file.name} anew: {command}"

    return compare


def build(target: Path, root: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Builds the site of the project at `root` into `target`, at the moment that all tests share."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)],
        cwd=root,
        env={**os.environ, "PORTAL_NOW": NOW, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


def built(project: Path, root: Path | None = None, **environment: str) -> Path:
    """The site that is built in the folder of a project, from what stands there or at another root."""
    result = build(project / "site", root or project, **environment)
    assert result.returncode == 0, result.stdout + result.stderr
    return project / "site"


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that the first of the parallel workers fills by `make`, and the others wait for."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    with folder.with_suffix(".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if os.fstat(lock.fileno()).st_size == 0:
            shutil.rmtree(folder, ignore_errors=True)  # what another worker failed to make
            folder.mkdir()
            make(folder)
            lock.write("made")
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    return made_once(tmp_path_factory, "real", lambda folder: built(folder, ROOT)) / "site"


@pytest.fixture(scope="session")
def small_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small portal, built: it has neither history nor ledgers, and takes a third of the time."""

    def make(folder: Path) -> None:
        built(project_copy(folder))
        keep_drawn(folder)

    return made_once(tmp_path_factory, "small", make)


@pytest.fixture(scope="session")
def small_site(small_project: Path) -> Path:
    """The folder of the built small portal."""
    return small_project / "site"


@pytest.fixture(scope="session")
def small_data(small_project: Path) -> Path:
    """The data from which the small portal was built."""
    return small_project / "data"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the base class's
        """Keeps the log of the tests free of requests."""


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address at which the built site is served."""
    with _serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def small_server(small_site: Path) -> Iterator[str]:
    """The address at which the small portal is served."""
    with _serving(small_site) as address:
        yield address


@contextmanager
def _serving(site: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; `--no-sandbox` because tests may run as root in a container."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def visitors(browser: Browser) -> Callable[..., BrowserContext]:
    """A visitor for each way to visit, such as `java_script_enabled=False`: a new one for each test costs far more."""
    return cache(browser.new_context)


@pytest.fixture
def tab(visitors: Callable[..., BrowserContext]) -> Iterator[Callable[..., Page]]:
    """Opens tabs of a size, for a way to visit; what a test does in them ends with it."""
    opened: list[Page] = []

    def tab(width: int = 1280, height: int = 900, **way: Any) -> Page:  # noqa: ANN401  # as Playwright takes them
        opened.append(visitors(**way).new_page())
        opened[-1].set_viewport_size({"width": width, "height": height})
        return opened[-1]

    yield tab
    for page in opened:
        page.close()


@pytest.fixture
def first_visit(browser: Browser) -> Iterator[Callable[[int], Page]]:
    """Opens tabs of a width for visitors who come for the first time, so that nothing is kept of earlier visits."""
    opened: list[BrowserContext] = []

    def first_visit(width: int) -> Page:
        opened.append(browser.new_context(viewport={"width": width, "height": 900}))
        return opened[-1].new_page()

    yield first_visit
    for context in opened:
        context.close()


@pytest.fixture
def page(tab: Callable[..., Page]) -> Page:
    """A tab on a desk."""
    return tab()


@pytest.fixture(scope="session")
def lasting_tab(visitors: Callable[..., BrowserContext]) -> Page:
    """A tab in which every visit is a first one, as nothing is kept of what was loaded."""
    page = visitors().new_page()
    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    return page


@pytest.fixture
def glass(lasting_tab: Page) -> Page:
    """The one tab of all tests that only look at pages, on a desk and without a wish: to open one takes longer."""
    lasting_tab.set_viewport_size({"width": 1280, "height": 900})
    lasting_tab.emulate_media(
        media="screen", color_scheme="light", reduced_motion="no-preference", forced_colors="none"
    )
    return lasting_tab
