"""A page as it was received -> a fingerprint of its text, which stays the same when only its markup changes."""

import hashlib
import re
from html.parser import HTMLParser

from portal.loading.texts import fingerprint

# Elements around the text of a page: menus and banners change without the page saying anything new.
_AROUND = frozenset({"script", "style", "noscript", "template", "svg", "nav", "header", "footer", "aside", "form"})
_MAIN = frozenset({"main", "article"})
_CHARSET = re.compile(rb"charset=[\"']?([\w-]+)", re.IGNORECASE)


def page_fingerprint(body: bytes, content_type: str) -> str:
    """The fingerprint of a page: of its text where it is HTML, else of all its bytes."""
    if "html" not in content_type.lower():
        return hashlib.sha256(body).hexdigest()[:12]
    return fingerprint(readable(_decoded(body, content_type)))


def readable(page: str) -> str:
    """The text of a page: that of its main part where it names one, else everything but what stands around it."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return " ".join((" ".join(reader.main) or " ".join(reader.all)).split())


def _decoded(body: bytes, content_type: str) -> str:
    named = _CHARSET.search(content_type.encode()) or _CHARSET.search(body[:2048])
    try:
        return body.decode(named[1].decode() if named else "utf-8", "replace")
    except LookupError:  # an encoding that does not exist
        return body.decode("utf-8", "replace")


class _Reader(HTMLParser):
    """Collects the text of the main part and of the whole page, without what is around it."""

    def __init__(self) -> None:
        super().__init__()
        self.main: list[str] = []
        self.all: list[str] = []
        self.around = self.inside = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  # the base class gives it
        self.around += tag in _AROUND
        self.inside += tag in _MAIN

    def handle_endtag(self, tag: str) -> None:
        self.around = max(0, self.around - (tag in _AROUND))
        self.inside = max(0, self.inside - (tag in _MAIN))

    def handle_data(self, data: str) -> None:
        if not self.around:
            self.all.append(data)
            if self.inside:
                self.main.append(data)
