"""A link in a page of prose -> the faults of its target; all pages together -> those that are missing."""

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from portal.language import LANGUAGES
from portal.loading.decode import screen
from portal.problems import Problem
from portal.publication import HEAD
from portal.records.web_addresses import is_url, likely_url
from portal.rules.names import Names
from portal.rules.targets import ProseComplaint, Targets

_HEADING = re.compile(r"^#{1,6} +(.+?) *#*$", re.MULTILINE)
_ELSEWHERE = ("http:", "https:", "mailto:")
_SIGNS = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`]")


class PageLinks:
    """The pages of prose in a folder, and everything else that their links may lead to."""

    def __init__(self, content: Path, files: list[Path], targets: Targets) -> None:
        self.content, self.targets = content, targets
        self.files = {file.relative_to(content).as_posix(): file for file in files}
        self.names = Names(self.files)
        self.written = {_path(name) for name in self.files}
        self.anchors: dict[str, Names] = {}

    def complaints(self, file: Path, address: str) -> Iterator[ProseComplaint]:
        """What is wrong with one address in a file."""
        scheme, colon, rest = address.partition(":")
        name, _, anchor = rest.partition("#")
        if address.lower().startswith(_ELSEWHERE):
            if " " not in address and not is_url(address):  # with a space it is no link at all
                yield "prose-address", {"found": address[:80], "nearest": likely_url(address)}
            elif self.targets.own and address.startswith(self.targets.own):
                yield "prose-own-address", {"found": address[:80]}
        elif colon and scheme.lower() in ("record", "page", "file"):
            if scheme.islower():
                yield from getattr(self, f"_{scheme}")(name, anchor)
            else:
                yield "prose-link", {"found": address[:80]}
        elif address.startswith(("www.", "/")):
            yield "prose-link", {"found": address[:80]}
        else:
            yield from self._prose(file.relative_to(self.content).as_posix(), *address.partition("#")[::2])

    def missing_pages(self) -> Iterator[Problem]:
        """A problem for each page that others need and that is not there in a language, at the one that is there."""
        present: dict[str, dict[str, Path]] = {name: {} for name in self.targets.needed}
        for name, file in self.files.items():
            language, _, rest = name.removesuffix(".md").partition("/")
            if language in LANGUAGES:
                present.setdefault(rest, {})[language] = file
        for name, found in present.items():
            missing = {language: self.content / language / f"{name}.md" for language in LANGUAGES}
            if not found:
                files = ", ".join(map(str, missing.values()))
                yield Problem(str(missing["nl"]), 1, 1, "", "", "prose-needed", {"missing": files})
                continue
            there = str(next(iter(found.values())))
            for language in [language for language in LANGUAGES if language not in found]:
                details = {"missing": missing[language], "language": language}
                yield Problem(there, 1, 1, "", "", "prose-twin", details)

    def _record(self, name: str, anchor: str) -> Iterator[ProseComplaint]:
        if name not in self.targets.records:
            yield "prose-record", {"found": name, "nearest": self.targets.records.nearest(name)}
        elif name in self.targets.later:
            yield "prose-later", {"found": name, "when": f"{self.targets.later[name]:%Y-%m-%d %H:%M}"}
        elif anchor:
            yield "prose-page-part", {"found": f"#{anchor}"}

    def _page(self, name: str, anchor: str) -> Iterator[ProseComplaint]:
        if name not in self.targets.pages and f"nl/{name}" not in self.written:
            yield "prose-page", {"found": name, "nearest": self.targets.pages.nearest(name)}
        elif anchor:
            yield "prose-page-part", {"found": f"#{anchor}"}

    def _file(self, name: str, _: str) -> Iterator[ProseComplaint]:
        if name not in self.targets.files:
            yield "prose-file", {"found": name, "nearest": self.targets.files.nearest(name)}

    def _prose(self, here: str, address: str, anchor: str) -> Iterator[ProseComplaint]:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(here), address)) if address else here
        if target not in self.files or (address and not address.endswith(".md")):
            near = self.names.nearest(target if target.endswith(".md") else f"{target.strip('/')}.md")
            shown = posixpath.relpath(near, posixpath.dirname(here)) if near else ""
            yield "prose-page-file", {"found": address[:80], "nearest": shown}
        elif (language := here.partition("/")[0]) != (other := target.partition("/")[0]) and other in LANGUAGES:
            own = f"{language}/{target.partition('/')[2]}"
            nearest = posixpath.relpath(own, posixpath.dirname(here)) if own in self.files else ""
            yield "prose-other-language", {"found": address[:80], "nearest": nearest}
        elif anchor and anchor not in self._anchors(target):
            known = self._anchors(target)
            yield "prose-anchor", {"found": anchor, "nearest": known.nearest(anchor), "known": ", ".join(known.names)}

    def _anchors(self, name: str) -> Names:
        if name not in self.anchors:
            text, _ = screen(self.files[name].read_bytes())
            head = HEAD.match(text)
            self.anchors[name] = Names(_slugs(_HEADING.findall(text[head.end() if head else 0 :])))
        return self.anchors[name]


def _path(name: str) -> str:
    """The address of a page of prose: `nl/for/index.md` -> `nl/for/`."""
    return name.removesuffix(".md").removesuffix("index").rstrip("/") + "/"


def _slugs(headings: list[str]) -> Iterator[str]:
    """The anchors of headings, as the table of contents of Python-Markdown makes them."""
    seen: dict[str, int] = {}
    for heading in headings:
        plain = unicodedata.normalize("NFKD", _SIGNS.sub(r"\1", heading)).encode("ascii", "ignore").decode()
        slug = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())
        seen[slug] = seen.get(slug, -1) + 1
        yield f"{slug}_{seen[slug]}" if seen[slug] else slug
