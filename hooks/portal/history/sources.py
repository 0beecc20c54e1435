"""Cited public pages -> those that have changed since they were read, or that no longer exist.

`data/ledger/sources.txt` has a line for each reference: its id; when an editor read it, as the reference says; the
fingerprint of its text at the first visit after that; its fingerprint now, or `gone`; since when; when it was last
asked; and by what the host knows this version (ETag, Last-Modified). A page is requested once a week at most, and sends
its text only when it has changed. When an editor reads a page again and updates `read`, the comparison starts anew.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import quote, unquote

from portal.history.readable import page_fingerprint
from portal.history.snapshots import Known
from portal.history.visits import Visit, one_at_a_time, visit
from portal.loading.texts import leaves

SOURCES_LEDGER = "ledger/sources.txt"
_WEEK = timedelta(days=7)
_NONE = "-"
GONE = "gone"


class Seen(NamedTuple):
    """The fingerprints of a page: at the first visit after it was read, and now."""

    read: str
    first: str
    now: str
    since: date
    asked: date
    etag: str = _NONE
    modified: str = _NONE


class Watched(NamedTuple):
    """A reference whose page has changed or gone since it was read, and the records that cite it."""

    id: str
    url: str
    state: Literal["changed", "gone"]
    read: str
    since: date
    records: tuple[str, ...]


def references_of(known: Mapping[str, Known]) -> dict[str, tuple[str, str]]:
    """The address of each reference, and when it was read."""
    entries = {key.partition("/")[2]: entry.value for key, entry in known.items() if entry.kind == "references"}
    return {id_: (str(value.get("url", "")), str(value.get("read", ""))) for id_, value in entries.items()}


def watch(known: Mapping[str, Known], before: Mapping[str, Seen], today: date) -> dict[str, Seen]:
    """Asks the page of each reference that has not been asked for a week; what became of all of them."""
    references = references_of(known)
    last = {id_: seen for id_, seen in before.items() if id_ in references and seen.read == references[id_][1]}
    due = {id_: url for id_, (url, _) in references.items() if not _is_fresh(last.get(id_), today)}
    first = {url: id_ for id_, url in reversed(due.items())}  # a page that two references name is asked once
    visits = dict(one_at_a_time(first, lambda url: visit(url, _only_if(last.get(first[url])))))
    found = dict(last)
    for id_, url in due.items():
        found[id_] = _seen(references[id_][1], last.get(id_), last.get(first[url]), visits[url], today)
    return dict(sorted(found.items()))


def _is_fresh(seen: Seen | None, today: date) -> bool:
    return seen is not None and today - seen.asked < _WEEK


def _only_if(seen: Seen | None) -> dict[str, str]:
    if seen is None or seen.now == GONE:
        return {}
    headers = {"If-None-Match": unquote(seen.etag), "If-Modified-Since": unquote(seen.modified)}
    return {name: text for name, text in headers.items() if text != _NONE}


def _seen(read: str, last: Seen | None, asked_for: Seen | None, reply: Visit, today: date) -> Seen:
    """What is known of a page after a visit; a host that gave no clear answer has said nothing new."""
    if last is None:
        last = Seen(read, _NONE, _NONE, today, today)
    if reply.state == "dead":
        return last._replace(now=GONE, since=last.since if last.now == GONE else today, asked=today)
    if reply.body is None:
        same = asked_for.now if reply.state == "alive" and asked_for else last.now
        return last._replace(first=same if last.first == _NONE else last.first, now=same, asked=today)
    now = page_fingerprint(reply.body, reply.headers.get("content-type", ""))
    validators = [quote(reply.headers.get(name, ""), safe="") or _NONE for name in ("etag", "last-modified")]
    since = last.since if now == last.now else today
    return Seen(read, now if last.first == _NONE else last.first, now, since, today, *validators)


def changed(known: Mapping[str, Known], found: Mapping[str, Seen]) -> Iterator[Watched]:
    """The references whose page went or changed since it was read, those that went first."""
    if not found:
        return
    references, leaning = references_of(known), _leaning(known)
    for id_, seen in sorted(found.items(), key=lambda one: (one[1].now != GONE, one[0])):
        if id_ in references and references[id_][1] == seen.read and seen.now not in (seen.first, _NONE):
            url, read = references[id_]
            yield Watched(
                id_, url, "gone" if seen.now == GONE else "changed", read, seen.since, tuple(leaning.get(id_, ()))
            )


def _leaning(known: Mapping[str, Known]) -> Mapping[str, dict[str, None]]:
    """The records that cite each reference, in whatever field."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for key, entry in known.items():
        if entry.is_record:
            for path, text in leaves(entry.value):
                if path == "reference" or path.endswith(".reference"):
                    found[text][key] = None
    return found


def read_sources(data: Path) -> dict[str, Seen]:
    """The result of the last check, by id; malformed lines are skipped."""
    file = data / SOURCES_LEDGER
    found: dict[str, Seen] = {}
    for row in file.read_text(encoding="utf-8", errors="replace").splitlines() if file.exists() else ():
        with suppress(ValueError):  # too few words, or a day that does not exist
            id_, read, first, now, since, asked, etag, modified = row.split()
            found[id_] = Seen(read, first, now, date.fromisoformat(since), date.fromisoformat(asked), etag, modified)
    return found


def sources_ledger(found: Mapping[str, Seen]) -> bytes:
    """The ledger of sources, a reference a line."""
    return "".join(f"{id_} {' '.join(map(str, seen))}\n" for id_, seen in sorted(found.items())).encode()
