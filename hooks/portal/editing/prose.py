"""Pages of prose that name a record -> the same pages with another record instead; all other bytes stay."""

import re
from pathlib import Path

from portal.rules.prose_text import SLOT

_ADDRESS = re.compile(r"\b(record|page|file):[^\s()<>]+")


def replace_record(content: Path, old: str, new: str) -> dict[Path, bytes]:
    """The new bytes of every page that links to the record `old` or shows it in a slot, with `new` instead."""
    found = {}
    for file in sorted(content.rglob("*.md")):
        before = file.read_bytes().decode("utf-8", "surrogateescape")
        after = SLOT.sub(lambda slot: _part(old, "=,").sub(new, slot[0]), before)
        after = _ADDRESS.sub(lambda address: _part(old, ":/").sub(new, address[0]), after)
        if after != before:
            found[file] = after.encode("utf-8", "surrogateescape")
    return found


def _part(id_: str, before: str) -> re.Pattern[str]:
    """Matches an id as a complete part of an address or of the options of a slot."""
    return re.compile(rf"(?<=[{before}]){re.escape(id_)}(?![\w-])")
