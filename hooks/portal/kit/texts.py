"""Pages for the press -> plain text to put into the ZIP, with the whole address that each link leads to."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin

PRESS_PAGES = ("press", "press-sources")
_MARKS = {"h1": "# ", "h2": "\n## ", "h3": "\n### ", "li": "- "}
_BLOCKS = {*_MARKS, "details", "dd", "div", "dt", "p", "pre", "summary", "table", "tr"}
_SPACE = re.compile(r"[ \t\n]+")  # not the no-break space, which French needs
_LEFT_OUT = {"nav", "script", "style", "svg"}


def press_text_path(place: str) -> str | None:
    """Where the text of a page for the press stands, such as `kit/nl/press.txt`; None for any other page."""
    language, _, name = place.strip("/").partition("/")
    return f"kit/{language}/{name}.txt" if name in PRESS_PAGES else None


def press_text(html: str, address: str) -> bytes:
    """What stands in the main part of the page at `address`, block by block."""
    reader = _Reader(address)
    reader.feed(html)
    reader.close()
    return "\n".join([*reader.lines, "", address, ""]).encode()


class _Reader(HTMLParser):
    """Collects the blocks of the main part; white space within a block says nothing."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.lines: list[str] = []
        self.words: list[str] = []
        self.mark = self.target = ""
        self.main = False
        self.left_out = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.main |= tag == "main"
        self.left_out += tag in _LEFT_OUT
        if tag in _BLOCKS:
            self._end_block()
            self.mark = _MARKS.get(tag, self.mark if tag == "p" else "")
        elif tag == "a":
            self.target = urljoin(self.address, dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        self.left_out -= tag in _LEFT_OUT
        self.main &= tag != "main"
        if tag in _BLOCKS:
            self._end_block()
        elif tag == "a":
            self.handle_data(f" ({self.target})")
        elif tag in {"td", "th"}:
            self.handle_data(" | ")

    def handle_data(self, data: str) -> None:
        if self.main and not self.left_out:
            self.words.append(data)

    def _end_block(self) -> None:
        if block := _SPACE.sub(" ", "".join(self.words)).strip(" "):
            self.lines.append(self.mark + block)
            self.mark = ""
        self.words = []
