"""The same small set of tasks in Firefox ESR, WebKitGTK and an old Chromium: search, filters, menu, chooser, failures.

Every page is watched: an error, a promise that fails or a breach of the policy fails the test.
"""

import contextlib
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from drivers import Driver, firefox, old_chromium, webkit

# Each with the program that has to be there.
BROWSERS: dict[str, tuple[Callable[[], AbstractContextManager[Driver]], str]] = {
    "Firefox ESR": (firefox, "firefox-esr"),
    "WebKitGTK": (webkit, "WebKitWebDriver"),
    "Chromium 108": (old_chromium, sys.executable),
}
# Stands in each page before its own scripts. It writes into the page, where any protocol can read.
WATCH = b"""const complain = (text) => {
  const root = document.documentElement;
  root.setAttribute("data-complaints", `${root.getAttribute("data-complaints") || ""}${text}\\n`);
};
const failed = ({ message, target }) => complain(message || `cannot load ${target.src || target.href}`);
addEventListener("error", failed, true);
addEventListener("unhandledrejection", (event) => complain(String(event.reason)));
addEventListener("securitypolicyviolation", (event) => complain(`${event.violatedDirective} ${event.blockedURI}`));
const told = console.error;
console.error = (...all) => { complain(all.join(" ")); told(...all); };
"""
# What tasks are written with: waiting for what a page does, and finding what it shows.
TOOLS = """
const until = async (test) => {
  for (let n = 0; n < 1200; n += 1) {
    const value = test();
    if (value) return value;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error(`never: ${test}`);
};
const one = (selector) => document.querySelector(selector);
const all = (selector) => [...document.querySelectorAll(selector)];
const seen = (element) => element && element.getClientRects().length > 0;
const answered = () => until(() => seen(one("#search[data-turn] .search-body")) && one(".search-count").textContent);
const submit = (form) => form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
"""


class _Watched(SimpleHTTPRequestHandler):
    """The site, with the watch in every page, and with files that fail for a while or come broken once."""

    failing: ClassVar[set[str]] = set()
    broken: ClassVar[set[str]] = set()  # parts of addresses
    was_broken: ClassVar[set[str]] = set()  # whole ones

    def do_GET(self) -> None:  # the name is the base class's
        path = self.path.partition("?")[0]
        file = Path(self.translate_path(path))
        if any(part in path for part in self.failing):
            self.send_error(503)
        elif path not in self.was_broken and any(part in path for part in self.broken):
            self.was_broken.add(path)
            self._send(b"<html>", "text/html")
        elif path == "/watch.js":
            self._send(WATCH, "text/javascript")
        elif path.endswith("/") and (file / "index.html").exists():
            page = (file / "index.html").read_bytes()
            self._send(page.replace(b"<head>", b'<head><script src="/watch.js"></script>', 1), "text/html")
        else:
            super().do_GET()

    def _send(self, content: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the base class's
        """Keeps the log of the tests free of requests."""


@pytest.fixture(scope="module")
def watched(site: Path) -> Iterator[str]:
    """The address of the site with a watch in its pages."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Watched, directory=str(site))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()


@pytest.fixture(scope="module", params=BROWSERS)
def browser(request: pytest.FixtureRequest) -> Iterator[Driver]:
    start, program = BROWSERS[request.param]
    if not shutil.which(program):
        pytest.skip(f"there is no {program} on this machine")
    with start() as driver:
        yield driver


class Reader:
    """A browser on the site."""

    def __init__(self, browser: Driver, address: str) -> None:
        self.browser = browser
        self.address = address
        self.pause = threading.Event()

    def open(self, path: str) -> None:
        self.browser.open(self.address + path)

    def run(self, script: str) -> Any:  # noqa: ANN401  # whatever the script returns
        return self.browser.run(TOOLS + script)

    def leave(self, script: str) -> None:
        """Runs a script that leaves the page, a moment later: WebKit waits for an answer that a page took with it."""
        with contextlib.suppress(RuntimeError):
            self.run(f"setTimeout(async () => {{ {script} }}, 100);")

    def arrive(self, part: str) -> None:
        """Waits until the browser has gone to an address with this part; a page that is left answers no script."""
        self._wait(f"location.pathname.includes({part!r})", f"the browser has not gone to {part}")

    def reload(self) -> None:
        """Asks for the page anew, and waits until it is there."""
        self.run("document.documentElement.dataset.old = '';")
        self.leave("location.reload();")
        self._wait("!('old' in document.documentElement.dataset)", "the page has not been loaded anew")

    def go_and_come_back(self, link: str, there: str) -> None:
        """Follows the first link of a list, then the button Back of the browser."""
        here = self.run("return location.pathname;")
        self.leave(f"one({link!r}).click();")
        self.arrive(there)
        self.leave("history.back();")
        self._wait(f"location.pathname === {here!r}", f"the browser has not come back to {here}")

    def _wait(self, reached: str, otherwise: str) -> None:
        """Waits until a page is whole for which a condition holds."""
        for _ in range(600):
            with contextlib.suppress(RuntimeError):
                if self.run(f"return document.readyState === 'complete' && {reached};"):
                    return
            self.pause.wait(0.1)
        raise AssertionError(otherwise)

    def complaints(self) -> str:
        return str(self.run("return document.documentElement.getAttribute('data-complaints') || '';"))


@pytest.fixture
def reader(browser: Driver, watched: str) -> Iterator[Reader]:
    reader = Reader(browser, watched)
    yield reader
    assert reader.complaints() == ""


def test_search_gives_results_and_marks_what_was_asked(reader: Reader) -> None:
    reader.open("nl/search/?q=energie")
    assert reader.run("return answered();").split()[0].isdigit()
    assert reader.run("return all('#search ol a').length;") > 0
    assert "energie" in reader.run("return one('#search ol mark').textContent.toLowerCase();")


def test_a_question_that_is_typed_stands_in_the_address(reader: Reader) -> None:
    reader.open("fr/search/")
    reader.run(
        """await until(() => one("#search[data-ready]"));
        one("#search-q").value = "énergie";
        one("#search-q").dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
        await answered();"""
    )
    assert reader.run("return new URLSearchParams(location.search).get('q');") == "énergie"
    assert reader.run("return all('.languages a').filter((link) => link.search.includes('nergie')).length;") > 0


def test_a_choice_in_search_narrows_the_results_and_stands_in_the_address(reader: Reader) -> None:
    reader.open("en/search/?q=energy")
    before = reader.run("await answered(); return one('.search-count').textContent;")
    reader.run("""one("input[name=kind][value=glossary]").click();
        await until(() => location.search.includes("kind=glossary"));""")
    reader.run(f"await until(() => one('.search-count').textContent !== {before!r});")
    assert reader.run("return all('#search ol small').length;") > 0


def test_a_filter_changes_list_and_address_and_a_link_brings_both_back(reader: Reader) -> None:
    reader.open("nl/projects/")
    reader.run("""const facet = await until(() => one(".facets details .has-box")?.closest("details"));
        facet.open = true;
        facet.querySelector("input").click();
        await until(() => seen(one("#found ~ .cards")));""")
    address, first = reader.run("return [location.search, one('#found ~ .cards a').textContent];")
    assert len(address) > 1
    reader.open(f"nl/projects/{address}")
    shown = """await until(() => one(".has-box") && seen(one("#found ~ .cards")));
        return [one("#found ~ .cards a").textContent, all(".facets input").filter((box) => box.checked).length];"""
    assert reader.run(shown) == [first, 1]


def test_reload_and_back_keep_question_choices_and_results(reader: Reader) -> None:
    shown = """await until(() => one("#search[data-ready]")); await answered();
        return [location.search, one("#search-q").value, one(".search-count").textContent,
            all("#search ol a").map((link) => link.href), all("#search input:checked").map((box) => box.value)];"""
    reader.open("nl/search/?q=energie&kind=projects")
    before = reader.run(shown)
    assert before[3]
    assert before[4] == ["projects"]
    reader.reload()
    assert reader.run(shown) == before
    reader.go_and_come_back("#search ol a", "/projects/")
    assert reader.run(shown) == before


def test_reload_and_back_keep_the_choices_of_a_list(reader: Reader) -> None:
    shown = """await until(() => seen(one(".choices button")) && seen(one("#found ~ .cards")));
        return [location.search, all("#found ~ .cards a").map((link) => link.href),
            all(".facets input").filter((box) => box.checked).map((box) => box.closest("label").textContent)];"""
    reader.open("fr/projects/?theme=energy&stage=planned")
    before = reader.run(shown)
    assert before[1]
    assert len(before[2]) == 2
    reader.reload()
    assert reader.run(shown) == before
    reader.go_and_come_back("#found ~ .cards a", before[1][0].rsplit("/", 2)[1])
    assert reader.run(shown) == before


@pytest.mark.parametrize(
    ("path", "file", "shown"),
    [
        ("en/search/?q=hydrogen&kind=projects", "/search-index/", "all('#search ol a').length"),
        ("en/projects/?theme=energy&stage=planned", "list.json", "seen(one('#found ~ .cards'))"),
    ],
)
def test_files_that_come_broken_once_are_fetched_again(reader: Reader, path: str, file: str, shown: str) -> None:
    _Watched.was_broken.clear()
    _Watched.broken.add(file)
    try:
        reader.open(path)
        assert reader.run(f"return await until(() => {shown});")
        assert _Watched.was_broken
    finally:
        _Watched.broken.clear()
    assert reader.run("return location.search;") == path[path.index("?") :]


def test_the_list_of_a_filter_that_fails_is_the_page_of_that_choice(reader: Reader) -> None:
    reader.open("nl/projects/")
    _Watched.failing.add("list.json")
    try:
        reader.leave("""const facet = await until(() => one(".facets details .has-box")?.closest("details"));
            facet.querySelector("input").click();""")
        reader.arrive("/by/")
    finally:
        _Watched.failing.clear()
    assert reader.run("return all('main .cards a, main .items a').length;") > 0


def test_the_menu_opens_and_escape_closes_it(reader: Reader) -> None:
    reader.open("en/")
    assert reader.run("const fold = one('.fold'); fold.querySelector('summary').click(); return fold.open;")
    key = "new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })"
    assert reader.run(f"document.dispatchEvent({key}); return one('.fold').open;") is False


def test_the_chooser_leads_to_the_page_of_a_direction(reader: Reader) -> None:
    reader.open("nl/for/cross-border-workers/")
    reader.leave("""const form = await until(() => seen(one(".chooser")) && one(".chooser"));
        form.elements.namedItem("lives").value = "be";
        form.elements.namedItem("lives").dispatchEvent(new Event("change"));
        form.elements.namedItem("works").value = "nl";
        submit(form);""")
    reader.arrive("/be-nl/")


def test_an_index_that_fails_is_told_and_asked_again(browser: Driver, watched: str) -> None:
    reader = Reader(browser, watched)
    _Watched.failing.add("/search-index/")
    try:
        reader.open("nl/search/?q=energie")
        reader.run("await answered();")
        assert reader.run("return one('.search-count').textContent === one('#search').dataset.failed;")
        assert "503" in reader.complaints()
    finally:
        _Watched.failing.clear()
    reader.run("submit(one('#search form')); await until(() => all('#search ol a').length);")
