"""How tests visit the built site: a page of each type, the rules that axe-core checks, and what a visit costs."""

import gzip
from collections.abc import Callable, Iterable
from itertools import product
from typing import Literal, NamedTuple

from playwright.sync_api import Page, Response, ViewportSize

from portal.language import LANGUAGES, Language

Scheme = Literal["light", "dark"]
Tab = Callable[..., Page]  # opens a tab: `conftest.tab`
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WAYS: tuple[tuple[Scheme, str], ...] = (("light", "1280"), ("dark", "360"))
# What is seen in both ways: the page that has every part in all its states, and those whose layout no other shares.
BOTH_WAYS = (
    "home",
    "theme",
    "project",
    "list",
    "side by side",
    "search",
    "figures",
    "partners",
    "parts",
    "drawn parts",
)
# Drawn with the template of a project: what has the focus there, in which order, is the same.
ALIKE = ("instrument", "event", "organisation", "service")

PAGES = {
    "home": "",
    "theme": "themes/safety/",
    "institutions": "institutions/",
    "project": "projects/police-treaty-implementation/",
    "instrument": "instruments/decision-m-2022-3/",
    "event": "events/benelux-day-2024/",
    "organisation": "organisations/benelux-committee-of-ministers/",
    "service": "services/cross-border-workers-portal/",
    "list": "projects/",
    "narrowed list": "projects/by/theme/energy/",
    "further page of a list": "projects/p2/",
    "audience": "for/cross-border-workers/",
    "partners": "partners/",
    "partner": "partners/belgium/",
    "documents": "documents/",
    "document": "documents/annual-plan-2024/",
    "glossary": "glossary/",
    "glossary letter": "glossary/b/",
    "a to z": "a-z/",
    "a to z letter": "a-z/b/",
    "when": "when/",
    "for you": "for/",
    "themes": "themes/",
    "about the benelux": "benelux/",
    "figures": "figures/",
    "side by side": "instruments/decision-m-2022-3/languages/",
    "search": "search/",
    "benelux day": "benelux-day/",
    "german": "german/",
    "prose": "accessibility/",
    "translations": "translations/",
    "document section": "documents/annual-plan-2024/s-2-1/",
    "parts": "parts/",
    "drawn parts": "parts/drawn/",
    "owed": "owed/",
    "reviews": "owed/safety/",
}
# WCAG 2.2 A and AA and what axe-core calls best practices
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # nothing is said of what holds, which takes most of the time
}
# How far things moved in all without a key or a tap just before (web.dev/articles/cls).
SHIFT = """() => {
  const observer = new PerformanceObserver(() => {});
  observer.observe({type: "layout-shift", buffered: true});
  return observer.takeRecords().reduce((sum, { hadRecentInput, value }) => sum + (hadRecentInput ? 0 : value), 0);
}"""


class Visit(NamedTuple):
    """A page of `PAGES` in a language, a colour scheme, and on a phone (360) or a desk (1280)."""

    language: Language
    name: str
    scheme: Scheme
    width: str

    @property
    def path(self) -> str:
        """Where the page stands below the root."""
        return f"{self.language}/{PAGES[self.name]}"

    @property
    def size(self) -> ViewportSize:
        """The window in which it is seen."""
        return {"width": int(self.width), "height": 900}


def arrive(page: Page, server: str, visit: Visit) -> None:
    """Opens the page of a visit, seen as the visit says."""
    page.set_viewport_size(visit.size)
    page.emulate_media(color_scheme=visit.scheme)
    page.goto(server + visit.path)


def visits(thorough: bool) -> list[Visit]:
    """Each type of page in the light on a desk or in the dark on a phone, some in both ways; or all."""
    if thorough:
        return [Visit(*seen) for seen in product(LANGUAGES, PAGES, SCHEMES, ("360", "1280"))]
    return [*_each_once(0), *(visit for visit in _each_once(1) if visit.name in BOTH_WAYS)]


def glances(thorough: bool) -> list[Visit]:
    """Each template of a page once, in one way or another; or all visits."""
    return visits(thorough) if thorough else [visit for visit in _each_once(0) if visit.name not in ALIKE]


def _each_once(turn: int) -> list[Visit]:
    """Each type of page in one language and way; at the next turn in another of both."""
    ways = enumerate(PAGES, turn)
    return [Visit(LANGUAGES[number % 3], name, *WAYS[number % 2]) for number, name in ways]


def transferred(responses: Iterable[Response]) -> int:
    """The bytes of bodies that a server which compresses text would send."""
    return sum(len(gzip.compress(response.body())) for response in responses)
