"""Pages of prose that name a record -> the same pages with its new id; every other byte stays."""

import re
from pathlib import Path

from portal.rules.prose import SLOT


def renamed_in_prose(content: Path, old: str, new: str) -> dict[Path, bytes]:
    """The new bytes of every page that leads to the record, or asks for it in a slot."""
    named = re.compile(rf"(?<=record:){re.escape(old)}(?=[)#>\s])|(?<=/){re.escape(old)}(?=/|\.json)".encode())
    found = {}
    for file in sorted(content.rglob("*.md")):
        before = file.read_bytes()
        after = _in_slots(named.sub(new.encode(), before), old, new)
        if after != before:
            found[file] = after
    return found


def _in_slots(content: bytes, old: str, new: str) -> bytes:
    word = re.compile(rf"(?<=[=,]){re.escape(old)}(?=[, ])")
    text = content.decode("utf-8", "surrogateescape")
    return SLOT.sub(lambda slot: word.sub(new, slot[0]), text).encode("utf-8", "surrogateescape")
