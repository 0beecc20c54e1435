"""Browsers that Playwright does not drive, each by a protocol of its own: opening a page, and running a script in it.

- Firefox ESR of Debian: Marionette (firefox-source-docs.mozilla.org/testing/marionette);
- WebKitGTK: WebDriver (w3.org/TR/webdriver2), on a screen that Xvfb stands for;
- Chromium 108, an old one: Qt WebEngine 6.5, by qt_browser.py.
"""

import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Protocol

QT = Path(__file__).parents[2] / ".cache" / "old-chromium"  # where run.py installs it
PATIENCE = 120  # seconds, for a browser to start or to answer
SCRIPT = 30  # seconds, for a script to answer
MINI_BROWSERS = Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser")
# Runs a script that may wait, and gives what it returns or why it failed.
ANSWER = """const answer = arguments[arguments.length - 1];
(async () => { %s })().then((value) => answer({ value }), (error) => answer({ error: String(error) }));"""


class Driver(Protocol):
    """A browser with one page."""

    def open(self, address: str) -> None:
        """Opens an address in the page, and waits until it is loaded."""

    def run(self, script: str) -> Any:  # noqa: ANN401  # whatever the script returns
        """What the body of an async function returns in the page."""


@contextlib.contextmanager
def firefox() -> Iterator[Driver]:
    """Firefox as it is installed."""
    port = _free_port()
    with tempfile.TemporaryDirectory() as profile:
        Path(profile, "user.js").write_text(f'user_pref("marionette.port", {port});\n', encoding="utf-8")
        with _running("firefox-esr", "--headless", "--marionette", "--no-remote", "--profile", profile):
            connection = _connected(port)
            with connection, connection.makefile("rb") as answers:
                yield _Marionette(connection, answers)


class _Marionette:
    def __init__(self, connection: socket.socket, answers: BinaryIO) -> None:
        self.connection, self.answers = connection, answers
        self.asked = 0
        self._read()  # which protocol it speaks
        self._ask("WebDriver:NewSession")
        self._ask("WebDriver:SetTimeouts", script=SCRIPT * 1000)

    def open(self, address: str) -> None:
        self._ask("WebDriver:Navigate", url=address)

    def run(self, script: str) -> Any:  # noqa: ANN401
        return _value(self._ask("WebDriver:ExecuteAsyncScript", script=ANSWER % script, args=[])["value"])

    def _ask(self, command: str, **parameters: object) -> Any:  # noqa: ANN401
        self.asked += 1
        message = json.dumps([0, self.asked, command, parameters]).encode()
        self.connection.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self._read()
        if error:
            raise RuntimeError(error["message"])
        return result

    def _read(self) -> Any:  # noqa: ANN401
        length = b""
        while (sign := self.answers.read(1)) != b":":
            length += sign
        return json.loads(self.answers.read(int(length)))


@contextlib.contextmanager
def webkit() -> Iterator[Driver]:
    """The browser that comes with WebKitGTK."""
    port = _free_port()
    browser = next(MINI_BROWSERS, Path("MiniBrowser"))
    with _running("xvfb-run", "--auto-servernum", "WebKitWebDriver", f"--port={port}"):
        _connected(port).close()
        driver = _WebDriver(f"http://127.0.0.1:{port}/session", browser)
        yield driver
        driver.ask("DELETE", "")


class _WebDriver:
    def __init__(self, service: str, browser: Path) -> None:
        self.session = service
        options = {"binary": str(browser), "args": ["--automation"]}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        self.session += "/" + self.ask("POST", "", wanted)["sessionId"]
        self.ask("POST", "/timeouts", {"script": SCRIPT * 1000})

    def open(self, address: str) -> None:
        self.ask("POST", "/url", {"url": address})

    def run(self, script: str) -> Any:  # noqa: ANN401
        return _value(self.ask("POST", "/execute/async", {"script": ANSWER % script, "args": []}))

    def ask(self, method: str, path: str, body: object = None) -> Any:  # noqa: ANN401
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.session + path, data, method=method)  # our own service
        request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=2 * PATIENCE) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as failure:
            raise RuntimeError(failure.read().decode()) from failure


@contextlib.contextmanager
def old_chromium() -> Iterator[Driver]:
    """Chromium as it was in November 2022."""
    settings = {"PYTHONPATH": str(QT), "QT_QPA_PLATFORM": "offscreen", "QTWEBENGINE_DISABLE_SANDBOX": "1"}
    command = (sys.executable, str(Path(__file__).with_name("qt_browser.py")))
    with subprocess.Popen(
        command,
        env={**os.environ, **settings},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        yield _Lines(process)
        process.terminate()


class _Lines:
    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def open(self, address: str) -> None:
        self._ask({"open": address})

    def run(self, script: str) -> Any:  # noqa: ANN401
        return _value(self._ask({"run": script}))

    def _ask(self, message: dict[str, str]) -> Any:  # noqa: ANN401
        assert self.process.stdin
        assert self.process.stdout
        print(json.dumps(message), file=self.process.stdin, flush=True)
        if not (answer := self.process.stdout.readline()):
            raise RuntimeError("the browser has ended")
        return json.loads(answer)


def _value(answer: dict[str, Any] | None) -> Any:  # noqa: ANN401
    if answer is None:
        raise RuntimeError("the page was left")
    if "error" in answer:
        raise RuntimeError(answer["error"])
    return answer.get("value")


@contextlib.contextmanager
def _running(*command: str) -> Iterator[None]:
    """A program in a group of its own, which is ended as a whole."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        yield
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, 15)
        process.wait(PATIENCE)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def _connected(port: int) -> socket.socket:
    """A connection to a program that may still be starting."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=2 * PATIENCE)
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
