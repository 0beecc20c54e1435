"""The messages for editors, in Dutch, French and English.

The texts are in this package, because they must be available when every file in `data/` is broken: `en.toml` has the
faults in data, `commands.en.toml` the other messages of commands, and likewise for the other languages.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from babel import Locale
from babel.lists import format_list

from portal.characters import visible
from portal.language import Language

# Details that are codes, to be replaced by their names in the language of the message.
_NAMED = frozenset({"kind", "actual", "language", "expected_language"})
_PARTS = re.compile(r"(?:^|(?<=\.))([a-z][a-z_ ]*)(\[[^]]*\])?")
_FORMS = re.compile(r"\{(\w+)\?([^|{}]*)\|([^|{}]*)\}")


class Texts(dict[str, str]):
    """Texts by their codes. A lookup of a code without text raises KeyError, which names the file it is missing in."""

    def __init__(self, texts: Iterable[tuple[str, str]], file: str) -> None:
        super().__init__(texts)
        self.file = file

    def __missing__(self, code: str) -> str:
        """Raises the KeyError."""
        raise KeyError(f"{code} is missing in {self.file}")


@cache
def catalogue(language: Language) -> Texts:
    """Every message in one language: code -> text with `{named}` places."""
    folder = files("portal").joinpath("messages")
    texts = (folder.joinpath(f"{part}{language}.toml") for part in ("", "commands."))
    return Texts(
        (entry for file in texts for entry in tomllib.loads(file.read_text(encoding="utf-8")).items()),
        f"messages/{language}.toml or messages/commands.{language}.toml",
    )


def message(code: str, language: Language, /, **details: object) -> str:
    """The message `code` with its places filled, in its `.near` form where a nearest known name is given.

    Raises KeyError for a code that does not exist.
    """
    known = catalogue(language)
    form = f"{code}.near" if details.get("nearest") else code
    shown = {name: known[f"word-{text}"] if name in _NAMED else visible(str(text)) for name, text in details.items()}
    return _counted(known[form], language, details).format_map(shown)


def field_name(path: str, language: Language) -> str:
    """What a field is called in a language, with its name in files where that differs: `Wanneer (when)`."""
    known = catalogue(language)
    parts = [(known.get(f"name-{name}", name), mark) for name, mark in _PARTS.findall(path)]
    name = " › ".join(" ".join(filter(None, part)) for part in parts)
    bare = " › ".join(" ".join(filter(None, part)) for part in _PARTS.findall(path.replace("_", " ")))
    return path if name.replace("_", " ").casefold() == bare.casefold() else f"{name} ({path})"


def field_names(language: Language) -> dict[str, str]:
    """What each field is called in a language, by its name in files."""
    return {code.removeprefix("name-"): name for code, name in catalogue(language).items() if code.startswith("name-")}


def listed(words: Sequence[str], language: Language) -> str:
    """Words as a language joins them: `Nederlands en Frans`."""
    return format_list(words, locale=language)


def _counted(text: str, language: Language, details: Mapping[str, object]) -> str:
    """A text with `{count?mistake|mistakes}` in the form that the language has for the number."""

    def form(found: re.Match[str]) -> str:
        number = details.get(found[1])
        one = isinstance(number, int) and _locale(language).plural_form(number) == "one"
        return found[2] if one else found[3]

    return _FORMS.sub(form, text)


@cache
def _locale(language: Language) -> Locale:
    return Locale(language)
