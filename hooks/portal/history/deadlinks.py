"""The addresses elsewhere that records lead to -> which of them are dead, and which only turn programs away.

`data/ledger/links.txt` keeps what the last check found: address, state, since when, what was answered.
"""

import http.client
import re
import socket
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple, get_args
from urllib.parse import urlsplit

from portal.history.snapshots import Known
from portal.loading.texts import leaves

LINKS_LEDGER = "ledger/links.txt"
_AGENT = "Mozilla/5.0 (compatible; benelux-portal-links/1.0)"
_SECONDS = 20
_HOSTS_AT_ONCE = 8
_DEAD = {404, 410}
_URL = re.compile(r"https?://[^\s<>()\"']+[^\s<>()\"'.,;:!?]")

State = Literal["alive", "dead", "blocked", "unclear"]


class LinkState(NamedTuple):
    """What became of one address; `since` is the first day on which a check found it so."""

    state: State
    since: date
    answer: str


def links(known: Mapping[str, Known]) -> dict[str, list[str]]:
    """Every web address in the data and in prose, with the entries that lead there."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key, entry in known.items():
        for _, text in leaves(entry.value):
            for url in _URL.findall(text):
                if key not in found[url]:
                    found[url].append(key)
    return dict(found)


def check_links(urls: Iterable[str], before: Mapping[str, LinkState], today: date) -> dict[str, LinkState]:
    """Asks each address once, one at a time at each host, and keeps the day since which its state is what it is."""
    by_host: defaultdict[str, list[str]] = defaultdict(list)
    for url in sorted(urls):
        by_host[urlsplit(url).netloc].append(url)
    found: dict[str, LinkState] = {}
    with ThreadPoolExecutor(_HOSTS_AT_ONCE) as hosts:
        for answers in hosts.map(lambda mine: [(url, *ask(url)) for url in mine], by_host.values()):
            for url, state, answer in answers:
                old = before.get(url)
                found[url] = LinkState(state, old.since if old and old.state == state else today, answer)
    return dict(sorted(found.items()))


def ask(url: str) -> tuple[State, str]:
    """What an address answers. Dead is only what says so itself, or whose host no longer exists."""
    request = urllib.request.Request(url, headers={"User-Agent": _AGENT, "Accept": "*/*"})  # noqa: S310  # http(s) only
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as reply:  # noqa: S310  # as above
            return "alive", str(reply.status)
    except urllib.error.HTTPError as error:
        error.close()
        return ("dead" if error.code in _DEAD else "blocked"), str(error.code)
    except urllib.error.URLError as error:
        gone = isinstance(error.reason, socket.gaierror) and error.reason.errno == socket.EAI_NONAME
        return ("dead" if gone else "unclear"), type(error.reason).__name__
    except (OSError, ValueError, http.client.HTTPException) as error:
        return "unclear", type(error).__name__


def read_links(data: Path) -> dict[str, LinkState]:
    """What the last check found; lines that say nothing of the sort are passed over."""
    file = data / LINKS_LEDGER
    found: dict[str, LinkState] = {}
    for row in file.read_text(encoding="utf-8", errors="replace").splitlines() if file.exists() else ():
        with suppress(ValueError):  # too few words, or a day that does not exist
            url, state, since, answer = row.split()
            if state in get_args(State):
                found[url] = LinkState(state, date.fromisoformat(since), answer)  # type: ignore[arg-type]  # just checked
    return found


def links_ledger(found: Mapping[str, LinkState]) -> bytes:
    """The ledger of links, an address a line."""
    return "".join(f"{url} {one.state} {one.since} {one.answer}\n" for url, one in sorted(found.items())).encode()


def owed(known: Mapping[str, Known], found: Mapping[str, LinkState]) -> Iterator[tuple[str, LinkState, list[str]]]:
    """The addresses that somebody has to look at, dead ones first, with the entries that lead there."""
    order = {"dead": 0, "unclear": 1, "blocked": 2}
    for url, keys in sorted(links(known).items(), key=lambda item: order.get(_state(found, item[0]), 3)):
        if _state(found, url) in order:
            yield url, found[url], keys


def _state(found: Mapping[str, LinkState], url: str) -> str:
    return found[url].state if url in found else "alive"
