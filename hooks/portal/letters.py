"""Names -> their place in the alphabet."""

import string
from functools import cache

from portal.folding import folded


def first_letter(name: str) -> str:
    """The letter under which a name stands; `0-9` for what begins with none."""
    first = sort_key(name)[:1].upper()
    return first if first in string.ascii_uppercase else "0-9"


@cache
def sort_key(name: str) -> str:
    """How a name is placed in the alphabet: without accents, capitals and signs."""
    return "".join(char for char in folded(name).casefold() if char.isalnum() or char == " ").strip()
