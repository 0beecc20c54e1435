"""A command-line parser with its help in the language of the user.

What a command is for stands in `messages/commands.*.toml` as `command-check`, what an option is for as
`option-check-layout`, or `option-layout` where it means the same everywhere. What argparse itself says stands in
`messages/command_line.toml`.
"""

import argparse
import tomllib
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from portal.dates import in_brussels
from portal.language import Language
from portal.messages import catalogue, message


class Parser(argparse.ArgumentParser):
    """Finds the help of every option by its name."""

    def __init__(self, *, language: Language = "en", **settings: Any) -> None:  # noqa: ANN401  # those of the base class
        _speak(language)
        self.language = language
        self.words = str(settings.get("prog", "")).split()[1:]
        super().__init__(**settings)
        self.description = self.said("-".join(["command", *self.words])) or self.description

    def said(self, *codes: str) -> str:
        """The first of several texts that there is."""
        known = catalogue(self.language)
        return next((known[code] for code in codes if code in known), "")

    def add_argument(self, *names: Any, **settings: Any) -> argparse.Action:  # noqa: ANN401  # those of the base class
        """An argument like any other, with its help."""
        action = super().add_argument(*names, **settings)
        name = action.dest.replace("_", "-")
        within = (self.words[:length] for length in range(len(self.words), -1, -1))
        action.help = self.said(*("-".join(["option", *words, name]) for words in within))
        return action

    def add_commands(self, name: str) -> Callable[[str], "Parser"]:
        """Makes a parser for each of several commands, one of which has to be given."""
        parsers = self.add_subparsers(dest=name, required=True, metavar=name.upper())

        def add(command: str) -> Parser:
            help_ = self.said("-".join(["command", *self.words, command]))
            return parsers.add_parser(command, help=help_, language=self.language)

        return add

    def day(self, written: str) -> date:
        """A day as an argument: `2027-09-05`."""
        try:
            return date.fromisoformat(written)
        except ValueError:
            raise argparse.ArgumentTypeError(message("argument-day", self.language, found=written)) from None

    def moment(self, written: str) -> datetime:
        """A moment as people and workflows write it, in Brussels where it names no zone."""
        try:
            return in_brussels(datetime.fromisoformat(written))
        except ValueError:
            raise argparse.ArgumentTypeError(message("argument-moment", self.language, found=written)) from None


def _speak(language: Language) -> None:
    """Replaces the gettext functions of argparse: gettext reads only compiled catalogues in folders."""
    said = {text: words[language] for text, words in _words().items() if language in words}
    argparse._ = lambda text: said.get(text, text)  # type: ignore[attr-defined]  # an import of its own
    argparse.ngettext = lambda one, many, count: said.get(one if count == 1 else many, many)  # type: ignore[attr-defined]  # as above


@cache
def _words() -> dict[str, dict[str, str]]:
    text = files("portal").joinpath("messages", "command_line.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
