"""The `portal` command: what editors and workflows do with the data outside a build."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path as File

from portal.language import LANGUAGES
from portal.loading import load
from portal.problems import as_github, as_json, as_text
from portal.rules import check

FORMATS = {"text": as_text, "github": as_github, "json": as_json}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the exit status is 0 where all is well, 1 where there are problems, 2 for a wrong call."""
    parser = argparse.ArgumentParser(prog="portal", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="find every mistake in the data")
    checking.add_argument("--data", type=File, default=File("data"), help="the folder with the data files")
    checking.add_argument("--format", choices=FORMATS, default="text", help="for people, GitHub or programs")
    checking.add_argument("--lang", choices=LANGUAGES, default="en", help="the language of the messages")
    options = parser.parse_args(arguments)
    return _check(options.data, options.format, options.lang)


def _check(data: File, form: str, language: str) -> int:
    loaded = load(data)
    problems = [*loaded.problems, *check(loaded)]
    if problems or form == "json":
        print("\n".join(FORMATS[form](problems, language)))
    if form == "text":
        print(f"{len(loaded.records)} records, {len(problems)} problems", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
