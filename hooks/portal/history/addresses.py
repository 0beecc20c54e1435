"""The ledger of every address ever published: one a line in `data/ledger/addresses.txt`, with its first day.

An address may only go where a redirect or a withdrawal keeps it. The publishing workflow writes the ledger.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path as File

from portal.checking.loading import Records
from portal.language import LANGUAGES
from portal.models import MODELS
from portal.problems import Problem

LEDGER = "ledger/addresses.txt"
# Files whose name changes with their content are nobody's address.
_PASSING = ("assets/", "pagefind/", "404.html")


def ledger(files: Mapping[str, bytes]) -> dict[str, str]:
    """The addresses of a ledger among the files of a data folder, each with its first day."""
    rows = files.get(LEDGER, b"").decode().splitlines()
    pairs = (row.rpartition(" ") for row in rows if row and not row.startswith("#"))
    return {address: day for address, _, day in pairs}


def read_ledger(data: File) -> dict[str, str]:
    """The addresses of the ledger of a data folder, each with its first day."""
    file = data / LEDGER
    return ledger({LEDGER: file.read_bytes()}) if file.exists() else {}


def written(known: Mapping[str, str], present: Iterable[str], today: date) -> bytes:
    """The ledger with what is present now added to it; nothing ever leaves it."""
    rows = {**dict.fromkeys(present, today.isoformat()), **known}
    return "".join(f"{address} {day}\n" for address, day in sorted(rows.items())).encode()


def of_site(site: File) -> Iterator[str]:
    """The addresses of a built site: `nl/projects/`, `nl/feed.xml`."""
    for file in sorted(site.rglob("*")):
        address = file.relative_to(site).as_posix()
        passing = address == "index.html" or address.startswith(_PASSING) or file.name.startswith(".")
        if file.is_file() and not passing:
            yield address.removesuffix("index.html")


def of_records(loaded: Records) -> set[str]:
    """The addresses of all records, whether they are shown already or not."""
    return {f"{language}/{record.kind}/{record.id}/" for record in loaded.records for language in LANGUAGES}


def redirects(known: Iterable[str], loaded: Records) -> dict[str, str]:
    """Each address that leads to another page now: of records with a former id, or that became another kind."""
    present = of_records(loaded)
    today = {name: record for record in loaded.records for name in (*record.formerly, record.id)}
    former = (f"{language}/{r.kind}/{old}/" for r in loaded.records for old in r.formerly for language in LANGUAGES)
    found = {}
    for address in {*known, *former} - present:
        if (parts := _parts(address)) and (record := today.get(parts[2])):
            found[address] = f"{parts[0]}/{record.kind}/{record.id}/"
    return dict(sorted(found.items()))


def vanished(known: Mapping[str, str], present: set[str]) -> list[str]:
    """The addresses of the ledger that a site would no longer have."""
    return sorted(known.keys() - present)


def check_addresses(data: File, loaded: Records) -> list[Problem]:
    """A problem for each record that was published once and now is neither there nor redirected."""
    known = read_ledger(data)
    kept = of_records(loaded) | redirects(known, loaded).keys()
    gone = {parts[1:]: address for address in known if (parts := _parts(address)) and address not in kept}
    return [
        Problem(str(data / LEDGER), 1, 1, id_, "", "vanished-address", {"address": address, "found": id_})
        for (_, id_), address in sorted(gone.items())
    ]


def _parts(address: str) -> tuple[str, str, str] | None:
    """Language, kind and id of the address of a record."""
    parts = address.strip("/").split("/")
    if len(parts) == 3 and parts[0] in LANGUAGES and parts[1] in MODELS and address.endswith("/"):
        return parts[0], parts[1], parts[2]
    return None
