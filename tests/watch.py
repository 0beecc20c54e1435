"""Is a published site there, fresh, served as it should be? `python3 tests/watch.py https://…/` says what is wrong.

It needs nothing but Python, so that a workflow can look at once.
"""

import json
import socket
import ssl
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

# Where people and programs come in, and what the media type has to speak of.
PATHS = {
    "": "html",
    "nl/": "html",
    "fr/": "html",
    "en/": "html",
    "nl/search/": "html",
    "nl/for/cross-border-workers/": "html",
    "sitemap.xml": "xml",
    "nl/calendar.ics": "",
    "api/v1/projects.json": "json",
}
FRESH = timedelta(days=2)  # it is published every night
VALID = timedelta(days=14)  # a certificate is renewed a month before its end
SECONDS = 30


def wrong(address: str, now: datetime) -> Iterator[str]:
    """Everything that is wrong at an address at a moment, each in a line."""
    base = address.rstrip("/") + "/"
    for path, kind in PATHS.items():
        status, found, _ = ask(base + path)
        if status != "200":
            yield f"{base}{path} answers {status}"
        elif kind not in found:
            yield f"{base}{path} says that it is {found}"
    status, _, _ = ask(f"{base}nl/there-is-no-such-page/")
    if status != "404":
        yield f"a page that does not exist answers {status}"
    yield from _stale(base, now)
    if base.startswith("https:"):
        yield from _ending(base, now)


def ask(address: str) -> tuple[str, str, bytes]:
    """The status of what an address answers, or why it does not; its media type, and its content."""
    request = urllib.request.Request(address, headers={"User-Agent": "benelux-portal-watch/1.0"})
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:
            return str(answer.status), answer.headers.get("Content-Type", ""), answer.read()
    except urllib.error.HTTPError as error:
        error.close()
        return str(error.code), "", b""
    except OSError as error:
        return str(error), "", b""


def _stale(base: str, now: datetime) -> Iterator[str]:
    try:
        built = datetime.fromisoformat(json.loads(ask(f"{base}build.json")[2])["built"])
    except (ValueError, KeyError, TypeError):
        yield f"{base}build.json does not say when the site was built"
        return
    if now - built > FRESH:
        yield f"the site was built at {built.isoformat()}: what is published every night does not arrive"


def _ending(base: str, now: datetime) -> Iterator[str]:
    place = urlsplit(base)
    host = place.hostname or ""
    try:
        with (
            socket.create_connection((host, place.port or 443), timeout=SECONDS) as plain,
            ssl.create_default_context().wrap_socket(plain, server_hostname=host) as safe,
        ):
            certificate = safe.getpeercert() or {}
    except OSError as error:
        yield f"there is no safe connection: {error}"
        return
    end = datetime.fromtimestamp(ssl.cert_time_to_seconds(str(certificate["notAfter"])), UTC)
    if end - now < VALID:
        yield f"the certificate ends at {end.isoformat()}"


if __name__ == "__main__":
    lines = list(wrong(sys.argv[1], datetime.now(UTC)))
    print("\n".join(f"- {line}" for line in lines) or "Nothing is wrong.")
    sys.exit(1 if lines else 0)
