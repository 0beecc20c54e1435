"""The ledger of every address ever published: one a line in `data/ledger/addresses.txt`, with its first day.

An address may only disappear where a redirect or a withdrawal takes its place. The publishing workflow writes the
ledger.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from portal.language import LANGUAGES
from portal.loading.entry import Entry
from portal.loading.files import DataFile
from portal.loading.load import Records, entries_of
from portal.problems import Problem
from portal.records.kinds import MODELS, Record

ADDRESSES_LEDGER = "ledger/addresses.txt"
# Not addresses to keep: files named by their content, the choice of language, compressed files, hidden files.
_PASSING = re.compile(r"(?:assets|search-index)/|index\.html$|(?:[a-z]{2}/)?404\.html$|.*\.(?:gz|br|zst)$|(?:.*/)?\.")
# The page of a record; what begins otherwise below a kind is one of its lists.
_PAGE = re.compile(rf"({'|'.join(LANGUAGES)})/(?P<kind>{'|'.join(MODELS)})/(?P<id>(?!by/|p\d+/)[^/]+)/")

Address = tuple[str, str]  # a kind and an id


def ledger(files: Mapping[str, bytes]) -> dict[str, str]:
    """The addresses of a ledger among the files of a data folder, each with its first day."""
    rows = files.get(ADDRESSES_LEDGER, b"").decode("utf-8", "replace").splitlines()
    pairs = (row.rpartition(" ") for row in rows if row and not row.startswith("#"))
    return {address: day for address, _, day in pairs}


def read_addresses(data: Path) -> dict[str, str]:
    """The addresses of the ledger of a data folder, each with its first day."""
    file = data / ADDRESSES_LEDGER
    return ledger({ADDRESSES_LEDGER: file.read_bytes()}) if file.exists() else {}


def addresses_ledger(known: Mapping[str, str], present: Iterable[str], today: date) -> bytes:
    """The ledger with the present addresses added; none is ever removed."""
    rows = {**dict.fromkeys(present, today.isoformat()), **known}
    return "".join(f"{address} {day}\n" for address, day in sorted(rows.items())).encode()


def site_addresses(site: Path) -> Iterator[str]:
    """The addresses of a built site: `nl/projects/`, `nl/feed.xml`."""
    for file in sorted(site.rglob("*")):
        address = file.relative_to(site).as_posix()
        if file.is_file() and not _PASSING.match(address):
            yield address.removesuffix("index.html")


def record_addresses(records: Iterable[Record]) -> set[str]:
    """The addresses of records."""
    return {f"{language}/{record.kind}/{record.id}/" for record in records for language in LANGUAGES}


def moved_records(known: Iterable[str], records: Collection[Record]) -> dict[Address, Record]:
    """The record at each former place (kind and id): it had another id, or was of another kind."""
    today = {name: record for record in records for name in (*record.formerly, record.id)}
    places = {(str(record.kind), name) for record in records for name in record.formerly}
    places |= set(map(_place, known))
    return {
        place: record
        for place in sorted(places)
        if (record := today.get(place[1])) and place != (record.kind, record.id)
    }


def redirects(known: Collection[str], records: Collection[Record]) -> dict[str, Record]:
    """Each address that redirects to a record: of one of its former places, or below one."""
    places = moved_records(known, records)
    found = {f"{language}/{kind}/{id_}/": record for (kind, id_), record in places.items() for language in LANGUAGES}
    below = {address: places[place] for address in known if (place := _place(address)) in places}
    return dict(sorted((found | below).items()))


def vanished(known: Mapping[str, str], present: set[str]) -> list[str]:
    """The addresses of the ledger that a site would no longer have."""
    return sorted(known.keys() - present)


def check_addresses(data: Path, loaded: Records) -> list[Problem]:
    """A problem for each record that was published once and now is neither there nor redirected."""
    faulty = [entry for file in _with_faults(loaded) for entry in entries_of(file)]
    if loaded.unread.intersection(MODELS) or any(entry.broken for entry in faulty):
        return []  # what could not be read may be what is missed
    present = {name for entry in faulty for name in (entry.id, *_former(entry))}
    known = read_addresses(data)
    kept = record_addresses(loaded.records) | redirects(known, loaded.records).keys()
    gone = {_place(address): address for address in known if _PAGE.fullmatch(address) and address not in kept}
    return [
        Problem(str(data / ADDRESSES_LEDGER), 1, 1, id_, "", "vanished-address", {"address": address, "found": id_})
        for (_, id_), address in sorted(gone.items())
        if id_ not in present
    ]


def _with_faults(loaded: Records) -> set[DataFile]:
    """The files in which a record has faults: it is there, and only its faults are told."""
    return {placed.file for placed in loaded.found if placed.model is None and placed.file.name in MODELS}


def _former(entry: Entry) -> Iterator[str]:
    former = entry.value.get("formerly") if isinstance(entry.value, dict) else None
    yield from map(str, former if isinstance(former, list) else ())


def _place(address: str) -> Address:
    """The kind and id of the record whose page has this address, or is above it; empty strings where there is none."""
    found = _PAGE.match(address)
    return (found["kind"], found["id"]) if found else ("", "")
