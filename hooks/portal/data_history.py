"""A data folder -> its history: what git and the ledgers know of changes, translations, links and addresses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from portal.history.addresses import read_addresses
from portal.history.deadlinks import LinkState, links_to_check, read_links
from portal.history.git import Repository
from portal.history.last_modified import last_modified
from portal.history.prose import PAGES, content_of, prose_on_disk
from portal.history.snapshots import Known
from portal.history.sources import Watched, changed, read_sources
from portal.language import Language
from portal.loading.texts import texts_by_path
from portal.problems import Refused
from portal.publication import Window, windows
from portal.reuse import ANEW, Reuse
from portal.translating.ledger import read_ledger
from portal.translating.translations import OutdatedWording, Tally, outdated_wordings, tally, translations_of


@dataclass(frozen=True, slots=True)
class History:
    """What git and the ledgers know of the data; each field is empty where they record nothing."""

    last_modified: Mapping[str, datetime] = field(default_factory=dict)  # of each record, by id
    outdated: Mapping[tuple[str, Language], OutdatedWording] = field(default_factory=dict)  # by entry and language
    languages: Mapping[Language, Mapping[str, Tally]] = field(default_factory=dict)
    links: tuple[tuple[str, LinkState, list[str]], ...] = ()  # external addresses that somebody has to check
    sources: tuple[Watched, ...] = ()  # cited pages that have changed or gone since they were read
    titles: Mapping[str, Mapping[Language, str]] = field(default_factory=dict)  # of each page of prose
    windows: Mapping[str, Window] = field(default_factory=dict)  # of each page of prose due later or until, by name
    addresses: frozenset[str] = frozenset()  # every address that was ever published
    commit: str = ""  # the commit that is checked out
    gap: str = ""  # the code of the message that says why git cannot be read

    def without(self, pages: Iterable[str]) -> "History":
        """The same history without the given pages of prose."""
        hidden = {f"{PAGES}/{name}" for name in pages}
        outdated = {place: found for place, found in self.outdated.items() if place[0] not in hidden}
        titles = {key: title for key, title in self.titles.items() if key not in hidden}
        links = tuple((url, state, [key for key in keys if key not in hidden]) for url, state, keys in self.links)
        known = {name: window for name, window in self.windows.items() if f"{PAGES}/{name}" not in hidden}
        return replace(
            self, outdated=outdated, titles=titles, links=tuple(link for link in links if link[2]), windows=known
        )


def read_history(data: Path, entries: Mapping[str, Known], reuse: Reuse = ANEW) -> History:
    """The history of a data folder as it is now, with the entries that are in it."""
    ledger, links, sources = read_ledger(data), read_links(data), read_sources(data)
    known = {**entries, **prose_on_disk(data)}
    found = list(translations_of(known, ledger)) if ledger else []
    return History(
        last_modified=last_modified(data, reuse),
        outdated=outdated_wordings(found),
        languages=tally(found),
        links=tuple(links_to_check(known, links)),
        sources=tuple(changed(known, sources)),
        titles={
            key: dict(texts_by_path(entry.value)).get("title", {})
            for key, entry in known.items()
            if entry.kind == PAGES
        },
        windows=windows(content_of(data)),
        addresses=frozenset(read_addresses(data)),
        commit=_commit(Repository(data)),
        gap=Repository(data).gap(),
    )


def _commit(repository: Repository) -> str:
    try:
        return repository.commit("HEAD")
    except Refused:  # there is no history here, which `gap` says
        return ""
