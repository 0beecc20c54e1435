"""What an editor is told, in Dutch, French and English.

The texts stand beside this module in `messages/`, inside the package: they must be there when every file in `data/`
is broken. `en.toml` and its like have the faults in data, `commands.en.toml` what commands say beside that.
"""

import tomllib
from functools import cache
from importlib.resources import files

from portal.characters import visible
from portal.language import Language

# Details that are not shown as they are but named in the language of the message.
_NAMED = frozenset({"kind", "actual", "language", "expected_language"})


@cache
def catalogue(language: Language) -> dict[str, str]:
    """Every message in one language: code -> text with `{named}` places."""
    folder = files("portal").joinpath("messages")
    texts = (folder.joinpath(f"{part}{language}.toml") for part in ("", "commands."))
    return {code: text for file in texts for code, text in tomllib.loads(file.read_text(encoding="utf-8")).items()}


def message(code: str, language: Language, /, **details: object) -> str:
    """The message `code` with its places filled, in its `.near` form where a nearest known name is given.

    Raises KeyError for a code that does not exist.
    """
    known = catalogue(language)
    form = f"{code}.near" if details.get("nearest") else code
    shown = {name: known[f"word-{text}"] if name in _NAMED else visible(str(text)) for name, text in details.items()}
    return known[form].format_map(shown)
