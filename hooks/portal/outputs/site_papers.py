"""Views -> the well-known files of a site: robots.txt, security.txt, OpenSearch, llms.txt, humans.txt, web manifest.

Forms: RFC 9309 and sitemaps.org (robots.txt), RFC 9116 (security.txt), OpenSearch 1.1, llmstxt.org,
humanstxt.org, Web Application Manifest (w3.org/TR/appmanifest).
"""

import json
from collections.abc import Sequence
from datetime import UTC, timedelta
from xml.sax.saxutils import escape

from portal.endpoints import api_path
from portal.language import LANGUAGES
from portal.records.kinds import MODELS
from portal.views.localised import Views

_VALID = timedelta(days=365)  # RFC 9116 advises at most a year


def site_papers(views: Sequence[Views]) -> dict[str, bytes]:
    """Every paper at its address."""
    any_views = views[0]
    papers = {
        "robots.txt": ["User-agent: *", "Allow: /", f"Sitemap: {any_views.address('sitemap.xml')}"],
        ".well-known/security.txt": _security(any_views),
        "humans.txt": _humans(views),
        "llms.txt": _llms(views),
    }
    files = {path: ("\n".join(lines) + "\n").encode() for path, lines in papers.items()}
    files |= {one.path("opensearch.xml"): _opensearch(one) for one in views}
    return files | {one.path("portal.webmanifest"): _web_manifest(one) for one in views}


def _security(views: Views) -> list[str]:
    expires = (views.catalogue.now.astimezone(UTC) + _VALID).strftime("%Y-%m-%dT00:00:00Z")
    return [
        f"Contact: {views.catalogue.settings.contact}",
        f"Expires: {expires}",
        f"Preferred-Languages: {', '.join(LANGUAGES)}",
        f"Canonical: {views.address('.well-known/security.txt')}",
    ]


def _humans(views: Sequence[Views]) -> list[str]:
    lines = ["/* TEAM */"]
    for one in views:
        settings = one.catalogue.settings
        lines += [f"{settings.owner[one.language]}, {settings.contact.removeprefix('mailto:')}"]
    return [*lines, "", "/* SITE */", *(f"{one.words['site_name']}: {one.address(one.path(''))}" for one in views)]


def _llms(views: Sequence[Views]) -> list[str]:
    """What the portal is and where its parts and its data stand, in each language."""
    lines: list[str] = []
    for one in views:
        words, official = one.words, one.catalogue.settings.official_site
        lines += [f"# {words['site_name']}", "", f"> {words['site_about']} {words['disclaimer']} {official}", ""]
        parts = {words[f"kind_{kind}"]: one.path(f"{kind}/") for kind in MODELS} | {
            words["glossary"]: one.path("glossary/")
        }
        files = {f"{words[f'kind_{kind}']} (JSON)": api_path(kind) for kind in MODELS}
        lines += [f"- [{name}]({one.address(path)})" for name, path in (parts | files).items()]
        lines.append("")
    return lines[:-1]


def _opensearch(views: Views) -> bytes:
    words, address = views.words, escape(views.address(views.path("search/")))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">'
        f"<ShortName>{escape(words['site_name'])}</ShortName>"
        f"<Description>{escape(words['site_about'])}</Description>"
        f"<Language>{views.language}</Language><InputEncoding>UTF-8</InputEncoding>"
        f'<Url type="text/html" template="{address}?q={{searchTerms}}"/>'
        "</OpenSearchDescription>\n"
    ).encode()


def _web_manifest(views: Views) -> bytes:
    """How the portal is called and marked where a reader keeps it among the programs of a phone."""
    about = {
        "name": views.words["site_name"],
        "short_name": views.words["site_name"],
        "description": views.words["site_about"],
        "lang": views.language,
        "start_url": "./",
        "scope": "./",
        "display": "browser",
        "icons": [
            {"src": "../assets/favicon.svg", "sizes": "any", "type": "image/svg+xml"},
            {"src": "../apple-touch-icon.png", "sizes": "180x180", "type": "image/png"},
        ],
    }
    return f"{json.dumps(about, ensure_ascii=False, indent=1)}\n".encode()
