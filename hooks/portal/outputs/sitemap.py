"""Pages -> sitemap.xml with absolute addresses, the same page in each language, and each page's own last change.

Form: sitemaps.org/protocol.html; alternates as developers.google.com/search/docs/specialty/international describes.
"""

from collections.abc import Mapping
from datetime import date
from xml.sax.saxutils import escape

from portal.language import LANGUAGES


def sitemap(base_address: str, changes: Mapping[str, date | None]) -> bytes:
    """Paths below a language, each with the day of its last change where it is known, as the bytes of the file."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for path, changed in sorted(changes.items()):
        # The home pages of the languages meet in the choice of language at the root.
        default = base_address if not path else f"{base_address}en/{path}"
        alternates = "".join(
            f'<xhtml:link rel="alternate" hreflang="{language}" href="{escape(f"{base_address}{language}/{path}")}"/>'
            for language in LANGUAGES
        )
        alternates += f'<xhtml:link rel="alternate" hreflang="x-default" href="{escape(default)}"/>'
        modified = f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""
        for language in LANGUAGES:
            address = escape(f"{base_address}{language}/{path}")
            lines.append(f"<url><loc>{address}</loc>{modified}{alternates}</url>")
    return "\n".join([*lines, "</urlset>", ""]).encode()
