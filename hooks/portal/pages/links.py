"""Pages -> their broken links: every internal link needs a page or file, every anchor an id."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping

from portal.pages.rendering import ROOT

_GENERATED = re.compile(ROOT + '([^"]*)"')  # ROOT occurs in addresses only
_WRITTEN = re.compile(r'(?:href|src|action)="(?![a-z][a-z0-9+.-]*:)([^"#?]*)(?:\?[^"#]*)?(?:#([^"]*))?"')
_ID = re.compile(' id="([^"]+)"')


class BrokenLinks(Exception):
    """Links without a target, each as `page -> target`."""

    def __init__(self, broken: Iterable[str]) -> None:
        self.broken = sorted(set(broken))
        super().__init__("\n".join(self.broken))


class LinkCheck:
    """Collects the links and ids of pages as they are made; `broken` compares them at the end."""

    def __init__(self) -> None:
        self.targets: dict[tuple[str, str], str] = {}  # path and anchor -> the first page that leads there
        self.ids: dict[str, frozenset[str]] = {}
        self.seen: set[str] = set()  # addresses from the root that a page has led to already

    def add_page(self, path: str, html: str) -> None:
        """Adds a page whose links are written from the root of the site."""
        self.ids[path] = frozenset(_ID.findall(html))
        for address in set(_GENERATED.findall(html)) - self.seen:
            self.seen.add(address)
            target, _, anchor = address.partition("#")
            self.targets[target.partition("?")[0], anchor] = path

    def add_whole_page(self, path: str, html: str) -> None:
        """Adds a whole page as it is published, whose links are relative to its own address."""
        self.ids[path] = self.ids.get(path, frozenset()) | frozenset(_ID.findall(html))
        for target, anchor in set(_WRITTEN.findall(html)):
            whole = posixpath.normpath(posixpath.join("/", path, target))[1:] if target else path
            if target.endswith(("/", "..", ".")) and whole:
                whole += "/"
            self.targets.setdefault((whole, anchor), path)

    def add_drawing(self, path: str, svg: str) -> None:
        """Adds a drawing whose parts are used by name."""
        self.ids[path] = frozenset(_ID.findall(svg))

    def join(self, other: "LinkCheck") -> None:
        """Adds what another check has collected."""
        self.ids |= other.ids
        for target, page in other.targets.items():
            self.targets.setdefault(target, page)

    def broken(self, files: Mapping[str, object] | set[str]) -> Iterator[str]:
        """Every link without a page, and every anchor without an id; `files` are published beside the pages."""
        for (path, anchor), page in self.targets.items():
            if path not in self.ids and path not in files:
                yield f"{page} -> {path}"
            elif anchor and anchor != "main" and anchor not in self.ids.get(path, ()):
                yield f"{page} -> {path}#{anchor}"
