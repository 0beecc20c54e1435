"""The check of links tells what is dead from what only turns programs away, and since when."""

import socket
import threading
import urllib.error
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from copies import copy_of_data, portal
from portal.dates import today
from portal.history.deadlinks import LinkState, check_links, links, links_ledger, links_to_check, read_links
from portal.history.snapshots import Known, on_disk, snapshot
from portal.history.visits import visit


class Answers(BaseHTTPRequestHandler):
    """Answers each path with the number it names."""

    def do_GET(self) -> None:
        if self.path == "/301":
            self.send_response(301)
            self.send_header("Location", "/200")
        elif self.path != "/nothing":
            self.send_response(int(self.path[1:]))
        self.end_headers() if self.path != "/nothing" else self.wfile.close()

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("200", "alive"),
        ("301", "alive"),
        ("404", "dead"),
        ("410", "dead"),
        ("401", "blocked"),
        ("403", "blocked"),
        ("429", "blocked"),
        ("503", "blocked"),
        ("nothing", "unclear"),
    ],
)
def test_only_what_says_that_it_is_gone_is_dead(host: str, path: str, state: str) -> None:
    assert visit(f"{host}/{path}").state == state


def test_a_host_that_does_not_exist_is_dead_and_one_that_cannot_be_asked_is_unclear(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for code, state in ((socket.EAI_NONAME, "dead"), (socket.EAI_AGAIN, "unclear")):

        def fail(*_: object, error: int = code, **__: object) -> None:
            raise urllib.error.URLError(socket.gaierror(error, "name"))

        monkeypatch.setattr("urllib.request.urlopen", fail)
        assert visit("https://nowhere.example/").state == state


def test_the_day_stays_as_long_as_the_state(host: str) -> None:
    first, second = date(2026, 1, 1), date(2026, 2, 1)
    before = {f"{host}/404": LinkState("dead", first, "404"), f"{host}/403": LinkState("alive", first, "200")}
    found = check_links(before, before, second)
    assert found == {f"{host}/403": LinkState("blocked", second, "403"), f"{host}/404": LinkState("dead", first, "404")}


def test_the_ledger_reads_back_as_it_was_written(tmp_path: Path) -> None:
    found = {"https://a.example/": LinkState("dead", date(2026, 1, 1), "404")}
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger" / "links.txt").write_bytes(links_ledger(found))
    assert read_links(tmp_path) == found


def test_every_address_is_named_with_the_records_that_lead_there(tmp_path: Path) -> None:
    found = links(snapshot(on_disk(copy_of_data(tmp_path))))
    assert "site" in found["https://www.benelux.int/"]
    assert all(url.startswith("http") for url in found)


def test_the_command_tells_dead_links_first_and_records_what_it_found(
    host: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    known = {
        "one": Known("services", {"website": f"{host}/403"}, ""),
        "two": Known("services", {"website": f"{host}/404"}, ""),
    }
    monkeypatch.setattr("portal.commands.links.everything", lambda _: known)
    (tmp_path / "ledger").mkdir()
    assert portal("links", "--data", tmp_path) == 1
    assert capsys.readouterr().out == (
        f"{host}/404 no longer exists (since {today()}, answer 404): two\n"
        f"{host}/403 turns programs away (since {today()}, answer 403): look by hand: one\n"
        "2 links checked, 1 dead\n"
        "0 sources watched, 0 changed or gone\n"
    )
    assert [url for url, _, _ in links_to_check(known, read_links(tmp_path))] == [f"{host}/404", f"{host}/403"]


def test_one_report_tells_everything_that_is_owed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = copy_of_data(tmp_path)
    (data / "ledger").mkdir(exist_ok=True)
    (data / "ledger" / "translations.txt").unlink(missing_ok=True)
    portal("translations", "update", "--data", data, "--kind", "machine")
    gone = {"https://www.benelux.int/": LinkState("dead", date(2026, 1, 1), "404")}
    (data / "ledger" / "links.txt").write_bytes(links_ledger(gone))
    capsys.readouterr()
    assert portal("owed", "--data", data, "--today", "2028-01-01") == 0
    said = capsys.readouterr().out
    assert "records that nobody has checked for a year\n" in said
    assert "- https://www.benelux.int/ no longer exists (since 2026-01-01, answer 404): " in said
    assert "- French: " in said
    assert " texts translated by a machine and not reviewed, " in said
