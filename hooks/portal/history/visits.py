"""An external address -> its answer; many addresses -> their answers, one request at a time for each host."""

import http.client
import socket
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Literal, TypeVar
from urllib.parse import urlsplit

_AGENT = "Mozilla/5.0 (compatible; benelux-portal-links/1.0)"
_SECONDS = 20
_HOSTS_AT_ONCE = 8
_DEAD = {404, 410}
_NOT_MODIFIED = 304
MAX_PAGE_BYTES = 5_000_000  # of a page that is read whole

VisitState = Literal["alive", "dead", "blocked", "unclear"]
Reply = TypeVar("Reply")


@dataclass(frozen=True, slots=True)
class Visit:
    """The result of one request; `body` is None where the page was not read or has not changed."""

    state: VisitState
    answer: str
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


def visit(url: str, only_if: Mapping[str, str] | None = None) -> Visit:
    """Requests an address once. Only 404, 410 and a host that no longer exists count as dead.

    With `only_if`, the headers of a conditional request (RFC 9110, section 13), the page is read too.
    """
    headers = {"User-Agent": _AGENT, "Accept": "*/*"} | dict(only_if or {})
    request = urllib.request.Request(url, headers=headers)  # noqa: S310  # http(s) only
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as reply:  # noqa: S310  # as above
            body = None if only_if is None else reply.read(MAX_PAGE_BYTES)
            return Visit("alive", str(reply.status), body, {name.lower(): text for name, text in reply.headers.items()})
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == _NOT_MODIFIED:
            return Visit("alive", str(error.code))
        return Visit("dead" if error.code in _DEAD else "blocked", str(error.code))
    except urllib.error.URLError as error:
        gone = isinstance(error.reason, socket.gaierror) and error.reason.errno == socket.EAI_NONAME
        return Visit("dead" if gone else "unclear", type(error.reason).__name__)
    except (OSError, ValueError, http.client.HTTPException) as error:
        return Visit("unclear", type(error).__name__)


def one_at_a_time(urls: Iterable[str], ask: Callable[[str], Reply]) -> Iterator[tuple[str, Reply]]:
    """The answer of each address; a host gets its next request only after its last answer."""
    by_host: defaultdict[str, list[str]] = defaultdict(list)
    for url in sorted(urls):
        by_host[urlsplit(url).netloc].append(url)
    with ThreadPoolExecutor(_HOSTS_AT_ONCE) as hosts:
        for answers in hosts.map(lambda mine: [(url, ask(url)) for url in mine], by_host.values()):
            yield from answers
