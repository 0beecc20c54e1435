"""Qt WebEngine as a browser that is told what to do: a line of JSON on its input, a line of JSON as the answer."""

import json
import sys

from PyQt6.QtCore import QSocketNotifier, QTimer, QUrl
from PyQt6.QtWebEngineWidgets import QWebEngineView
from PyQt6.QtWidgets import QApplication

EVERY = 20  # milliseconds
START = """window.qtAnswer = undefined; (async () => { %s })().then(
  (value) => { window.qtAnswer = JSON.stringify({ value }); },
  (error) => { window.qtAnswer = JSON.stringify({ error: String(error) }); },
); undefined"""


class Browser:
    """One page, and the order that it is at work on."""

    def __init__(self) -> None:
        self.view = QWebEngineView()
        self.view.resize(1280, 800)
        self.opening = self.running = False
        self.view.loadStarted.connect(self.left)
        self.view.loadFinished.connect(self.loaded)
        self.orders = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self.orders.activated.connect(self.read)

    def read(self) -> None:
        """Begins the next order; the browser ends with its input."""
        line = sys.stdin.readline()
        if not line:
            QApplication.quit()
            return
        order = json.loads(line)
        if "open" in order:
            self.opening = True
            self.view.load(QUrl(order["open"]))
        else:
            self.running = True
            self.view.page().runJavaScript(START % order["run"])
            QTimer.singleShot(EVERY, self.ask)

    def loaded(self, well: bool) -> None:
        """Tells that a page is there; a page that a script went to is not waited for."""
        if self.opening:
            self.opening = False
            self.answer(json.dumps({"value": well}))
        else:
            self.left()

    def left(self) -> None:
        """A page that is left answers no more."""
        if self.running:
            self.running = False
            self.answer(json.dumps({"error": "the page was left"}))

    def ask(self) -> None:
        """Asks the page for its answer until it has one."""
        if self.running:
            self.view.page().runJavaScript("window.qtAnswer", self.asked)

    def asked(self, answer: str | None) -> None:
        """Passes on an answer of the page."""
        if answer and self.running:
            self.running = False
            self.answer(answer)
        else:
            QTimer.singleShot(EVERY, self.ask)

    def answer(self, line: str) -> None:
        """Writes an answer, on one line."""
        print(line, flush=True)


if __name__ == "__main__":
    application = QApplication(sys.argv)
    browser = Browser()
    browser.view.show()
    sys.exit(application.exec())
