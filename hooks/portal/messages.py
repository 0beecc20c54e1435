"""What an editor is told, in Dutch, French and English.

The texts stand beside this module in `messages/{nl,fr,en}.toml`, inside the package: they must be there when every
file in `data/` is broken.
"""

import tomllib
from functools import cache
from importlib.resources import files

from portal.language import Language


@cache
def catalogue(language: Language) -> dict[str, str]:
    """Every message in one language: code -> text with `{named}` places."""
    text = files("portal").joinpath("messages", f"{language}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def message(code: str, language: Language, /, **details: object) -> str:
    """The message `code` with its places filled, in its `.near` form where a nearest known name is given.

    Raises KeyError for a code that does not exist.
    """
    known = catalogue(language)
    form = f"{code}.near" if details.get("nearest") else code
    return known[form].format_map(details)
