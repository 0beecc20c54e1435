"""The `portal` command: what editors and workflows do with the data outside a build."""

import argparse
import gc
import os
import sys
import traceback
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path as File

from portal.language import LANGUAGES, Language
from portal.loading import load
from portal.messages import message
from portal.problems import as_github, as_json, as_text
from portal.rules import check

FORMATS = {"text": as_text, "github": as_github, "json": as_json}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the exit status is 0 where all is well, 1 where there are problems, 2 for a wrong call.

    It is 3 where the portal itself has a fault, which is told apart from what is wrong with the data.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # names of files need not be text, nor consoles know every sign
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    parser = argparse.ArgumentParser(prog="portal", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="find every mistake in the data")
    checking.add_argument("--data", type=File, default=File("data"), help="the folder with the data files")
    checking.add_argument("--format", choices=FORMATS, default="text", help="for people, GitHub or programs")
    checking.add_argument("--lang", choices=LANGUAGES, default="en", help="the language of the messages")
    options = parser.parse_args(arguments)
    try:
        return _check(options.data, options.format, options.lang)
    except BrokenPipeError:  # whoever read along, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception:
        traceback.print_exc()
        print(message("own-fault", options.lang), file=sys.stderr)
        return 3


def _check(data: File, form: str, language: Language) -> int:
    gc.disable()  # what is loaded has no cycles, and looking for them takes a tenth of the time
    loaded = load(data)
    problems = [*loaded.problems, *check(loaded)]
    if problems or form == "json":
        print("\n".join(FORMATS[form](problems, language)), flush=True)
    if form == "text":
        print(message("tally", language, records=len(loaded.records), problems=len(problems)), file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
