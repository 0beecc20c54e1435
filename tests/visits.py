"""How tests visit the built site: a page of each type, the rules that axe-core checks, and what a visit costs."""

import gzip
from collections.abc import Iterable

from playwright.sync_api import Response

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
    "parts": "parts/",
    "owed": "owed/",
}
# WCAG 2.2 A and AA and what axe-core calls best practices
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # nothing is said of what holds, which takes most of the time
}


def transferred(responses: Iterable[Response]) -> int:
    """The bytes of bodies that a server which compresses text would send."""
    return sum(len(gzip.compress(response.body())) for response in responses)
