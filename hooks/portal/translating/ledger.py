"""The ledger of wordings: from which wording of which language each translation was made, by whom, and when.

`data/ledger/translations.txt` has a line for each text below the name of its record and the language, `[vat-gap fr]`:
`title fr nl 3f2a9c1b77aa b1c2d3e4f5aa own 2026-11-22`: path, language, source language, marks of the source wording and
of the translation, kind, day; and the day since which it is outdated, where it is. `current` in place of a mark
confirms the translation by hand.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from portal.language import LANGUAGES, Language

TRANSLATIONS_LEDGER = "ledger/translations.txt"
CURRENT = "current"

Origin = Literal["own", "human", "reviewed", "machine"]
ORIGINS: tuple[Origin, ...] = get_args(Origin)


@dataclass(frozen=True, slots=True)
class Provenance:
    """How one translation was made; `wording` and `own` are fingerprints of source text and translation."""

    source: Language
    wording: str
    own: str
    kind: Origin
    day: date
    outdated: date | None = None

    def row(self, path: str, language: Language) -> str:
        """The line of the ledger."""
        end = f" {self.outdated}" if self.outdated else ""
        return f"{path} {language} {self.source} {self.wording} {self.own} {self.kind} {self.day}{end}"


class Text(NamedTuple):
    """Where one translation stands: the entry (an id, or `glossary/...`), the field, the language."""

    key: str
    path: str
    language: Language


Ledger = dict[Text, Provenance]


def ledger_file(data: Path) -> Path:
    """Where the ledger of a data folder stands."""
    return data / TRANSLATIONS_LEDGER


def read_ledger(data: Path) -> Ledger:
    """The ledger of a data folder; malformed lines are ignored and dropped at the next update."""
    return parse_ledger(_content(data))


def parts_of_ledger(data: Path) -> dict[str, str]:
    """The ledger of a data folder, divided by entry and not parsed: each part is parsed when it is needed."""
    found: dict[str, str] = {}
    _, *parts = re.split(r"(?m)^(?=\[)", _content(data))
    for part in parts:
        key = _key(part.partition("\n")[0])
        found[key] = found.get(key, "") + part
    return found


def _content(data: Path) -> str:
    file = ledger_file(data)
    return file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""


def parse_ledger(content: str) -> Ledger:
    """The text of a ledger -> every translation it knows."""
    found: Ledger = {}
    key = ""
    for row in content.splitlines():
        if row.startswith("["):
            key = _key(row)
        elif len(parts := row.split()) in (7, 8):
            path, language, source, wording, own, kind, *days = parts
            if {language, source} <= set(LANGUAGES) and kind in ORIGINS:
                with suppress(ValueError):  # a day that does not exist
                    made = Provenance(source, wording, own, kind, *map(date.fromisoformat, days))  # type: ignore[arg-type]  # just checked
                    found[Text(key, path, language)] = made  # type: ignore[arg-type]  # just checked
    return found


def _key(row: str) -> str:
    """The name of the record in the first line of a part; older ledgers have one part for all languages."""
    return row.strip("[]").partition(" ")[0]


def translations_ledger(ledger: Ledger) -> bytes:
    """The text of a ledger, sorted.

    Each record and language has a part of its own with its name, so that what two translators confirm merges cleanly.
    """
    rows: dict[str, list[str]] = {}
    order = sorted(ledger, key=lambda text: (text.key, LANGUAGES.index(text.language), text.path))
    for text in order:
        name = f"[{text.key} {text.language}]"
        rows.setdefault(name, [name]).append(ledger[text].row(text.path, text.language))
    return "\n".join("\n".join(lines) + "\n" for lines in rows.values()).encode()


def renamed(data: Path, old: str, new: str) -> bytes | None:
    """The ledger with a record under its new id, or None where it does not know the record."""
    ledger = read_ledger(data)
    if not any(text.key == old for text in ledger):
        return None
    return translations_ledger(
        {text._replace(key=new if text.key == old else text.key): made for text, made in ledger.items()}
    )
