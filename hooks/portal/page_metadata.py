"""The history and the ledgers of a data folder -> what pages tell of them: last changes, old wordings, what is owed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from portal.history.addresses import read_addresses
from portal.history.deadlinks import LinkState, owed, read_links
from portal.history.git import Repository
from portal.history.last_modified import last_changed
from portal.history.prose import PAGES, content_of, everything, prose_on_disk
from portal.history.sources import Watched, changed, read_sources
from portal.language import Language
from portal.loading.texts import texts
from portal.problems import Refused
from portal.publication import Window, windows
from portal.translating.ledger import read_ledger
from portal.translating.translations import Behind, Tally, followed, standings, tally


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of how the data came to be; each part is empty where nothing has noted it."""

    changed: Mapping[str, datetime] = field(default_factory=dict)  # when the text of a record last changed
    behind: Mapping[tuple[str, Language], Behind] = field(default_factory=dict)  # of entries with an outdated text
    languages: Mapping[Language, Mapping[str, Tally]] = field(default_factory=dict)
    links: tuple[tuple[str, LinkState, list[str]], ...] = ()  # addresses elsewhere that somebody has to look at
    sources: tuple[Watched, ...] = ()  # cited pages that changed or went since they were read
    titles: Mapping[str, Mapping[Language, str]] = field(default_factory=dict)  # of each page of prose, by language
    windows: Mapping[str, Window] = field(default_factory=dict)  # of each page of prose due later or until, by name
    addresses: frozenset[str] = frozenset()  # every address that was ever published
    commit: str = ""  # the name of the commit that the data stand at
    gap: str = ""  # why the history cannot be read, as the code of a message

    def without(self, pages: Iterable[str]) -> "Past":
        """The same without a word of some pages of prose."""
        hidden = {f"{PAGES}/{name}" for name in pages}
        behind = {place: found for place, found in self.behind.items() if place[0] not in hidden}
        titles = {key: title for key, title in self.titles.items() if key not in hidden}
        links = tuple((url, state, [key for key in keys if key not in hidden]) for url, state, keys in self.links)
        known = {name: window for name, window in self.windows.items() if f"{PAGES}/{name}" not in hidden}
        return replace(
            self, behind=behind, titles=titles, links=tuple(link for link in links if link[2]), windows=known
        )


def read_past(data: Path) -> Past:
    """What the history and the ledgers of a data folder say today."""
    ledger, links, sources = read_ledger(data), read_links(data), read_sources(data)
    known = everything(data) if ledger or links or sources else prose_on_disk(data)  # no ledger asks for records
    found = list(standings(known, ledger)) if ledger else []
    return Past(
        changed=last_changed(data),
        behind=followed(found),
        languages=tally(found),
        links=tuple(owed(known, links)),
        sources=tuple(changed(known, sources)),
        titles={key: dict(texts(entry.value)).get("title", {}) for key, entry in known.items() if entry.kind == PAGES},
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
