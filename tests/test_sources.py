"""Sources are watched: what a cited page said when it was read, what it says now, and who leans on it."""

import threading
from collections.abc import Iterator
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar, Literal

import pytest

from copies import portal
from examples import catalogue, record
from portal.data_history import History
from portal.history.readable import page_fingerprint, readable
from portal.history.snapshots import Known
from portal.history.sources import Seen, Watched, changed, read_sources, sources_ledger, watch
from portal.pages.rendering import Templates
from portal.pages.team import team_pages
from portal.views.localised import Views

DAY = date(2026, 11, 2)
WEEK = timedelta(days=7)


class Pages(BaseHTTPRequestHandler):
    """Pages that a test changes, with the tags by which a browser asks whether they are the same."""

    texts: ClassVar[dict[str, str]] = {}
    asked: ClassVar[list[tuple[str, str]]] = []

    def do_GET(self) -> None:
        tag = self.headers.get("If-None-Match", "")
        self.asked.append((self.path, tag))
        text = self.texts.get(self.path)
        if text is None:
            self.send_error(410)
            return
        own = f'"{hash(text)}"'
        self.send_response(304 if tag == own else 200)
        self.send_header("ETag", own)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        if tag != own:
            self.wfile.write(text.encode())

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def host() -> Iterator[str]:
    Pages.texts, Pages.asked = {"/law": "<main>The law.</main>", "/news": "<p>News.</p>"}, []
    server = HTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def known(host: str, read: str = "2026-10") -> dict[str, Known]:
    """Two references and a record that leans on the first."""
    return {
        "references/the-law": Known("references", {"id": "the-law", "url": f"{host}/law", "read": read}, ""),
        "references/the-news": Known("references", {"id": "the-news", "url": f"{host}/news", "read": read}, ""),
        "police-treaty": Known("instruments", {"dates": [{"source": {"reference": "the-law"}}]}, ""),
    }


def states(host: str, found: dict[str, Seen], read: str = "2026-10") -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.id, one.state, one.records) for one in changed(known(host, read), found)]


def test_a_page_that_changes_or_goes_is_reported_with_the_records_that_lean_on_it(host: str) -> None:
    found = watch(known(host), {}, DAY)
    assert states(host, found) == []
    Pages.texts = {"/law": "<main>Another law.</main>"}
    found = watch(known(host), found, DAY + WEEK)
    assert states(host, found) == [("the-news", "gone", ()), ("the-law", "changed", ("police-treaty",))]
    later = watch(known(host), found, DAY + 2 * WEEK)
    assert [seen.since for seen in later.values()] == [DAY + WEEK, DAY + WEEK]


def test_a_page_is_asked_once_a_week_and_sends_its_text_only_when_it_changed(host: str) -> None:
    found = watch(known(host), {}, DAY)
    watch(known(host), found, DAY + timedelta(days=6))
    assert [path for path, _ in Pages.asked] == ["/law", "/news"]
    found = watch(known(host), found, DAY + WEEK)
    assert all(tag for _, tag in Pages.asked[2:])
    assert states(host, found) == []


def test_who_reads_a_page_anew_takes_what_it_says_then_as_read(host: str) -> None:
    found = watch(known(host), {}, DAY)
    Pages.texts["/law"] = "<main>Another law.</main>"
    found = watch(known(host), found, DAY + WEEK)
    found = watch(known(host, "2026-11"), found, DAY + WEEK)
    assert states(host, found, "2026-11") == []


def test_a_page_that_two_references_name_is_asked_once(host: str) -> None:
    twice = known(host)
    twice["references/the-law-again"] = twice["references/the-law"]
    found = watch(twice, {}, DAY)
    assert [path for path, _ in Pages.asked] == ["/law", "/news"]
    assert found["the-law"].first == found["the-law-again"].first


def test_only_what_readers_read_counts() -> None:
    one = "<header>Menu 1</header><main><h1>Law</h1><script>1</script><p>It  applies.</p></main><p>Today</p>"
    other = "<header>Menu 2</header><main class=new><h1>Law</h1><p>It applies.</p></main><p>Tomorrow</p>"
    assert readable(one) == readable(other) == "Law It applies."
    assert page_fingerprint(one.encode(), "text/html") == page_fingerprint(other.encode(), "text/html; charset=utf-8")
    assert page_fingerprint(b"%PDF 1", "application/pdf") != page_fingerprint(b"%PDF 2", "application/pdf")


def test_a_host_that_gives_no_clear_answer_changes_nothing(host: str) -> None:
    found = watch(known(host), {}, DAY)
    elsewhere = known("http://127.0.0.1:1")
    assert states(host, watch(elsewhere, found, DAY + WEEK)) == []


def test_the_ledger_reads_back_as_it_was_written_and_the_command_tells_what_changed(
    host: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.commands.links.everything", lambda _: known(host))
    monkeypatch.setattr("portal.commands.owed.everything", lambda _: known(host))
    (tmp_path / "ledger").mkdir()
    monkeypatch.setenv("PORTAL_NOW", "2026-11-02T12:00")
    assert portal("links", "--data", tmp_path) == 0
    assert capsys.readouterr().out == "0 links checked, 0 dead\n2 sources watched, 0 changed or gone\n"
    assert portal("owed", "--data", tmp_path, "--part", "sources") == 0
    assert capsys.readouterr().out == ""
    Pages.texts["/law"] = "<main>Another law.</main>"
    monkeypatch.setenv("PORTAL_NOW", "2026-11-09T12:00")
    portal("links", "--data", tmp_path)
    said = capsys.readouterr().out
    assert said.startswith(
        f"“the-law” ({host}/law) says something else than when it was read in 2026-10 (seen on 2026-"
    )
    portal("owed", "--data", tmp_path, "--part", "sources")
    assert capsys.readouterr().out.startswith("- “the-law”")
    found = read_sources(tmp_path)
    assert (tmp_path / "ledger/sources.txt").read_bytes() == sources_ledger(found)


@pytest.mark.parametrize("state", ["changed", "gone"])
def test_the_page_of_the_team_names_the_source_and_the_records(state: Literal["changed", "gone"]) -> None:
    project = record("projects", "some-work")
    known = catalogue(project)
    id_ = next(iter(known.references))
    source = Watched(id_, "https://law.example/", state, "2026-10", DAY, ("some-work", "not-due-yet"))
    views = Views(known, "en", History(sources=(source,)))
    page = next(team_pages(Templates(views)))
    remark = views.words[f"source_{state}"].partition("{")[0]
    assert f'<a href="https://law.example/">https://law.example/</a> {remark}' in page.main
    assert "Title some-work</a>" in page.main
    assert "not-due-yet" not in page.main
