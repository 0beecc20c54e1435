"""A page of prose with a part in German -> the same page, in which that part says its language (WCAG 2.2, 3.1.2).

Editors write `german: true` above the page and give the part the heading `## Auf Deutsch`; it ends at the next heading.
"""

import re

HEADING = "auf-deutsch"
_PART = re.compile(rf'<h2 id="{HEADING}">.*?(?=<h[12][ >]|\Z)', re.DOTALL)


class NoGermanPart(ValueError):
    """A page says that it has a part in German, and has no heading for it."""


def mark_german(html: str) -> str:
    """The HTML of a page with its German part in an element of its own."""
    marked, number = _PART.subn(lambda part: f'<div lang="de">{part[0]}</div>\n', html)
    if number != 1:
        raise NoGermanPart(f"## {HEADING}")
    return marked
