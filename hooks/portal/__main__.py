"""The `portal` command: what editors and workflows do with the data outside a build."""

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper

from portal.commands.parser import Parser
from portal.language import LANGUAGES, Language, spoken
from portal.messages import message
from portal.problems import Refused

# Each command and its module, in the order in which they are listed.
COMMANDS = {
    "check": "check",
    "new": "new",
    "finish": "finish",
    "import": "import_records",
    "rename": "rename",
    "withdraw": "withdraw",
    "split": "split",
    "join": "join",
    "format": "format",
    "schema": "schema",
    "diff": "diff",
    "translations": "translations",
    "reviews": "reviews",
    "owed": "owed",
    "addresses": "addresses",
    "links": "links",
    "release": "release",
    "document": "document",
    "due": "due",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the exit status is 0 where all is well, 1 where there are problems, 2 for a wrong call.

    It is 3 where the portal itself has a fault, so that callers can tell it from a fault in the data.
    """
    for stream in (sys.stdout, sys.stderr):
        # File names need not be valid text, and consoles do not know every character.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser(sys.argv[1:] if arguments is None else arguments)
    try:
        return int(options.run(options))
    except BrokenPipeError:  # the reader, such as `head`, has closed the pipe
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Refused as refusal:
        print(message(refusal.code, options.lang, **refusal.details), file=sys.stderr)
        return 1
    except Exception:
        traceback.print_exc()
        print(message("own-fault", options.lang), file=sys.stderr)
        return 3


def _parser(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of the given command; only its module is loaded, so that `check` starts at once."""
    parser = Parser(prog="portal", language=_language(arguments))
    parser.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS)
    add_command = parser.add_commands("command")
    asked = next((word for word in arguments if word in COMMANDS), None)
    for name in COMMANDS if asked is None else (asked,):
        module = import_module(f"portal.commands.{COMMANDS[name]}")
        command = add_command(name)
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return parser.parse_args(arguments)


def _language(arguments: Sequence[str]) -> Language:
    """The language of the messages, which must be known before the options are parsed."""
    given = " ".join(arguments).replace("--lang=", "--lang ").split("--lang ")[1:]
    return next((one for one in LANGUAGES for words in given if words.startswith(one)), spoken(os.environ))


if __name__ == "__main__":
    sys.exit(main())
