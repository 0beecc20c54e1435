"""Promises of deploy/: Debian's nginx and Caddy with these very files, on this machine, as a browser meets them.

Only names of hosts, ports, folders and certificates are put in the place of those that an administrator fills in.
"""

import gzip
import http.client
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import brotli
import pytest
from playwright.sync_api import Browser

from portal.precompress import precompress
from servers import BROTLI, HOST, PLAIN, SAFE, SECONDS, caddy, nginx, running, unchecked


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    def __getitem__(self, name: str) -> str:
        return self.headers.get(name, "")


def ask(path: str, method: str = "GET", secure: bool = True, **headers: str) -> Answer:
    """What the running server answers; nothing is followed, nothing unpacked."""
    connection = (
        http.client.HTTPSConnection(HOST, SAFE, timeout=SECONDS, context=unchecked())
        if secure
        else http.client.HTTPConnection(HOST, PLAIN, timeout=SECONDS)
    )
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    reply = connection.getresponse()
    answer = Answer(reply.status, reply.headers, reply.read())
    connection.close()
    return answer


@pytest.fixture(scope="session")
def root(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site with some of it packed, and with a card that other sites may frame."""
    root = tmp_path_factory.mktemp("www") / "portal"
    shutil.copytree(site, root, copy_function=os.link)
    for folder in ("nl/about", "assets", "fr/themes/energy", "api/v1/projects"):
        precompress(root / folder)
    (root / "nl/embed/card").mkdir(parents=True)
    (root / "nl/embed/card/index.html").write_text("<!doctype html><title>Card</title>", encoding="utf-8")
    for hidden in (root / ".hidden", root / "assets/.hidden"):
        hidden.write_text("hidden", encoding="utf-8")
    return root


@pytest.fixture(scope="module", params=[nginx, caddy], ids=["nginx", "caddy"])
def served(request: pytest.FixtureRequest, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of the server that runs."""
    folder = tmp_path_factory.mktemp(request.param.__name__)
    with running(request.param(folder, root), folder):
        yield request.param.__name__


pytestmark = pytest.mark.usefixtures("served")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/nl/", "text/html; charset=utf-8"),
        ("/assets/portal.css", "text/css; charset=utf-8"),
        ("/assets/portal.js", ("application/javascript; charset=utf-8", "text/javascript; charset=utf-8")),
        ("/assets/icons.svg", ("image/svg+xml; charset=utf-8", "image/svg+xml")),
        ("/api/v1/projects.json", "application/json; charset=utf-8"),
        ("/api/v1/projects.nl.csv", "text/csv; charset=utf-8"),
        ("/nl/calendar.ics", "text/calendar; charset=utf-8"),
        ("/nl/feed.atom", "application/atom+xml; charset=utf-8"),
        ("/sitemap.xml", ("text/xml; charset=utf-8", "application/xml; charset=utf-8")),
        ("/checksums.txt", "text/plain; charset=utf-8"),
        ("/api/v1/all.ttl", "text/turtle; charset=utf-8"),
        ("/api/v1/all.nt", "application/n-triples"),
        ("/api/v1/catalog.jsonld", "application/ld+json"),
        ("/api/v1/partners.geojson", "application/geo+json"),
        ("/api/v1/glossary.tbx", "application/x-tbx"),
        ("/api/v1/all.sqlite", "application/vnd.sqlite3"),
        ("/nl/portal.webmanifest", "application/manifest+json"),
    ],
)
def test_every_file_has_its_media_type_and_charset(path: str, kind: str | tuple[str, ...]) -> None:
    answer = ask(path)
    assert answer.status == 200
    assert answer["Content-Type"] in ((kind,) if isinstance(kind, str) else kind)


@pytest.mark.parametrize(
    "path", ["/nl/about/", "/assets/portal.css", "/fr/themes/energy/feed.atom", "/fr/themes/energy/calendar.ics"]
)
@pytest.mark.parametrize(("coding", "ending"), [("gzip", ".gz"), ("br", ".br"), ("zstd", ".zst")])
def test_what_was_packed_is_handed_out_as_it_is(served: str, root: Path, path: str, coding: str, ending: str) -> None:
    if served == "nginx" and (coding == "zstd" or (coding == "br" and not BROTLI.exists())):
        assert ask(path, Accept_Encoding=coding)["Content-Encoding"] == ""
        return
    answer = ask(path, Accept_Encoding=coding)
    file = root / (path[1:] + ("index.html" if path.endswith("/") else ""))
    assert answer["Content-Encoding"] == coding
    assert "Accept-Encoding" in answer["Vary"]
    assert answer.body == file.with_name(file.name + ending).read_bytes()
    plain = {"gzip": gzip.decompress, "br": brotli.decompress}.get(coding)
    assert plain is None or plain(answer.body) == file.read_bytes()


def test_what_was_not_packed_is_packed_on_the_way() -> None:
    answer = ask("/en/", Accept_Encoding="gzip")
    assert answer["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.body) == ask("/en/").body


def marked(root: Path) -> str:
    """A file of the index of search whose name changes with its content."""
    found = (file for file in (root / "search-index/nl").iterdir() if re.fullmatch(r"[0-9a-f]+\.json", file.name))
    return "/" + next(found).relative_to(root).as_posix()


def test_what_has_a_mark_in_its_address_is_kept_for_good_and_all_else_is_asked_for_again(root: Path) -> None:
    for path in ("/assets/portal.css?v=01234567", "/assets/portal.js?v=01234567", marked(root)):
        assert "immutable" in ask(path)["Cache-Control"], path
    for path in (
        "/",
        "/nl/",
        "/assets/portal.css",
        "/api/v1/projects.json",
        "/nl/feed.atom",
    ):
        assert ask(path)["Cache-Control"] == "no-cache", path
    for path in ("/nl/nothing/", "/assets/nothing.css?v=01234567", "/search-index/nl/00000000.json"):
        assert "immutable" not in ask(path)["Cache-Control"], path


def test_what_is_kept_for_good_is_never_the_file_of_a_moment_ago(root: Path) -> None:
    style, new = root / "assets/style.css", root / "assets/new.css"
    for text in ("one", "another", "a third"):
        new.write_text(text, encoding="utf-8")
        new.replace(style)
        assert ask(f"/assets/style.css?v={len(text)}").body.decode() == text


@pytest.mark.parametrize("path", ["/nl/", "/nl/about/", "/assets/portal.css?v=1", "/nl/calendar.ics"])
@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_what_has_not_changed_is_not_sent_again(path: str, coding: str) -> None:
    first = ask(path, Accept_Encoding=coding)
    again = ask(path, Accept_Encoding=coding, If_None_Match=first["ETag"])
    assert (again.status, again.body) == (304, b"")


def test_a_part_of_a_file_can_be_asked_for() -> None:
    answer = ask("/sitemap.xml", Range="bytes=0-9")
    assert (answer.status, answer.body) == (206, ask("/sitemap.xml").body[:10])


@pytest.mark.parametrize(
    ("path", "leads"),
    [
        ("/nl/about", "/nl/about/"),
        ("/nl/about/index.html", "/nl/about/"),
        ("/nl", "/nl/"),
        ("/nl/search?q=x", "/nl/search/?q=x"),
    ],
)
def test_a_folder_is_reached_in_one_step(path: str, leads: str) -> None:
    answer = ask(path)
    assert answer.status in (301, 308)
    assert answer["Location"].removeprefix(f"https://{HOST}:{SAFE}").removeprefix("/nl/") == leads.removeprefix("/nl/")


@pytest.mark.parametrize(
    ("path", "leads"),
    [
        ("/nl/about", "/nl/about/"),
        ("/nl/about/", "/nl/about/"),
        ("/nl/about/index.html", "/nl/about/"),
        ("/sitemap.xml", "/sitemap.xml"),
        ("/nl/search/?q=x", "/nl/search/?q=x"),
    ],
)
def test_https_is_reached_in_one_step(path: str, leads: str) -> None:
    answer = ask(path, secure=False)
    assert answer.status == 301
    assert answer["Location"] == f"https://{HOST}{leads}"


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/nl/nothing/", "nl/404.html"),
        ("/fr/projects/nothing/deep/", "fr/404.html"),
        ("/en/nothing", "en/404.html"),
        ("/nothing/", "404.html"),
        ("/.hidden", "404.html"),
        ("/assets/.hidden", "404.html"),
        ("/nl/../.git/config", "404.html"),
    ],
)
def test_what_does_not_exist_is_told_in_the_language_that_was_asked_for(root: Path, path: str, page: str) -> None:
    answer = ask(path)
    assert (answer.status, answer["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert answer.body == (root / page).read_bytes()


@pytest.mark.parametrize("path", ["/nl/", "/nl/nothing/", "/assets/portal.css", "/api/v1/projects.json"])
def test_headers_of_security_come_with_every_answer(path: str) -> None:
    answer = ask(path)
    assert answer["Strict-Transport-Security"].startswith("max-age=63072000")
    assert answer["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in answer["Permissions-Policy"]
    assert not any(sign.isdigit() for sign in answer["Server"])  # no version


def test_only_cards_can_be_framed() -> None:
    card = ask("/nl/embed/card/")
    assert (card.status, card["Content-Security-Policy"], card["X-Frame-Options"]) == (200, "frame-ancestors *", "")


def test_other_sites_may_read_data_feeds_and_calendars_and_nothing_else() -> None:
    for path in (
        "/api/v1/projects.json",
        "/api/v1/projects.nl.csv",
        "/nl/feed.atom",
        "/nl/calendar.ics",
        "/build.json",
    ):
        answer = ask(path, Origin="https://other.example")
        assert (answer["Access-Control-Allow-Origin"], answer["Cross-Origin-Resource-Policy"]) == ("*", "cross-origin")
    for path in ("/nl/", "/assets/portal.js"):
        answer = ask(path, Origin="https://other.example")
        assert (answer["Access-Control-Allow-Origin"], answer["Cross-Origin-Resource-Policy"]) == ("", "same-origin")


def test_nothing_can_be_sent() -> None:
    assert ask("/nl/", method="POST").status == 405


def test_a_browser_finds_and_filters_without_a_word_of_complaint(browser: Browser) -> None:
    context = browser.new_context(ignore_https_errors=True)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"https://{HOST}:{SAFE}/nl/search/?q=energie")
    page.wait_for_selector("main a[href*='/projects/']")
    page.goto(f"https://{HOST}:{SAFE}/nl/projects/?theme=safety")
    page.wait_for_load_state("networkidle")
    assert complaints == []
    context.close()
