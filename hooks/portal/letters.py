"""Names -> their place in the alphabet."""

import string
import unicodedata
from functools import cache


def first_letter(name: str) -> str:
    """The letter under which a name stands; `0-9` for what begins with none."""
    first = sort_key(name)[:1].upper()
    return first if first in string.ascii_uppercase else "0-9"


@cache
def sort_key(name: str) -> str:
    """How a name is placed in the alphabet: without accents, capitals and signs."""
    plain = unicodedata.normalize("NFKD", name.replace("œ", "oe").replace("Œ", "oe")).casefold()
    return "".join(char for char in plain if char.isalnum() or char == " ").strip()
