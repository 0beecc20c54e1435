"""The external addresses in the data and prose -> which of them are dead, and which only refuse programs.

`data/ledger/links.txt` has the result of the last check: address, state, day since which it is so, answer.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple, get_args

from portal.history.snapshots import Known
from portal.history.visits import VisitState, one_at_a_time, visit
from portal.loading.texts import leaves

LINKS_LEDGER = "ledger/links.txt"
_URL = re.compile(r"https?://[^\s<>()\"']+[^\s<>()\"'.,;:!?]")


class LinkState(NamedTuple):
    """The state of one address; `since` is the first day on which a check found it so."""

    state: VisitState
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
    """Requests each address once; one whose state has not changed keeps its `since`."""
    found: dict[str, LinkState] = {}
    for url, reply in one_at_a_time(urls, visit):
        old = before.get(url)
        since = old.since if old and old.state == reply.state else today
        found[url] = LinkState(reply.state, since, reply.answer)
    return dict(sorted(found.items()))


def read_links(data: Path) -> dict[str, LinkState]:
    """The result of the last check, by address; malformed lines are skipped."""
    file = data / LINKS_LEDGER
    found: dict[str, LinkState] = {}
    for row in file.read_text(encoding="utf-8", errors="replace").splitlines() if file.exists() else ():
        with suppress(ValueError):  # too few words, or a day that does not exist
            url, state, since, answer = row.split()
            if state in get_args(VisitState):
                found[url] = LinkState(state, date.fromisoformat(since), answer)  # type: ignore[arg-type]  # just checked
    return found


def links_ledger(found: Mapping[str, LinkState]) -> bytes:
    """The ledger of links, an address a line."""
    return "".join(f"{url} {one.state} {one.since} {one.answer}\n" for url, one in sorted(found.items())).encode()


def links_to_check(
    known: Mapping[str, Known], found: Mapping[str, LinkState]
) -> Iterator[tuple[str, LinkState, list[str]]]:
    """The addresses that somebody has to check, dead ones first, each with the entries that link to it."""
    order = {"dead": 0, "unclear": 1, "blocked": 2}
    troubled = {url: one for url, one in found.items() if one.state in order}
    entries = links(known) if troubled else {}  # there are hardly ever any, and reading all texts takes long
    for url in sorted(filter(troubled.__contains__, entries), key=lambda url: order[troubled[url].state]):
        yield url, troubled[url], entries[url]
