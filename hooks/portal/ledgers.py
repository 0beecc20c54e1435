"""The ledgers of the data folder -> every line that is malformed.

Workflows write the ledgers. An unfinished merge or another encoding would make them useless without anybody noticing.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from portal.history.addresses import ADDRESSES_LEDGER
from portal.history.deadlinks import LINKS_LEDGER
from portal.history.sources import GONE, SOURCES_LEDGER
from portal.history.visits import VisitState
from portal.language import LANGUAGES
from portal.loading.decode import screen
from portal.problems import Problem
from portal.translating.ledger import ORIGINS, TRANSLATIONS_LEDGER

_DAY = r"\d{4}-\d\d-\d\d"
_STATE, _ORIGIN, _LANGUAGE = ("|".join(names) for names in (get_args(VisitState), ORIGINS, LANGUAGES))
_MADE = rf"(?:{_LANGUAGE}) (?:{_LANGUAGE}) \S+ \S+ (?:{_ORIGIN})"
_ROWS = {
    ADDRESSES_LEDGER: rf"#.*|\S+ {_DAY}",
    LINKS_LEDGER: rf"\S+ (?:{_STATE}) {_DAY} \S+",
    SOURCES_LEDGER: rf"\S+ \S+ (?:[0-9a-f]{{12}}|-) (?:[0-9a-f]{{12}}|{GONE}|-) {_DAY} {_DAY} \S+ \S+",
    TRANSLATIONS_LEDGER: rf"\[[^\]]+\]|\S+ {_MADE} {_DAY}(?: {_DAY})?",
}


def check_ledgers(data: Path) -> list[Problem]:
    """A problem for each fault in each ledger that there is."""
    return [problem for name in _ROWS if (data / name).exists() for problem in _faults(data / name, _ROWS[name])]


def _faults(file: Path, form: str) -> Iterator[Problem]:
    text, faults = screen(file.read_bytes())
    for fault in faults:
        yield Problem(str(file), *fault.mark, "", "", fault.code, fault.details)
    row = re.compile(form)
    for number, line in enumerate(() if faults else text.split("\n"), 1):
        if line and not row.fullmatch(line):
            yield Problem(str(file), number, 1, "", "", "bad-ledger-row", {"found": line[:80]})
