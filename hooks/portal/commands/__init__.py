"""The commands for editors, translators and workflows; each module is one.

A command has `add_arguments(parser)` and `run(options) -> exit status`: 0 where all is well, 1 where something is wrong
with the data or the call. Its help and that of its options is in `messages/commands.*.toml`.
"""

import argparse
import sys
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path

from portal.commands.parser import Parser
from portal.history.markdown_report import ReportPart, markdown, plain
from portal.language import LANGUAGES
from portal.loading.storage import write_files
from portal.messages import message
from portal.problems import InvalidData, Problem, Refused, as_text
from portal.records.kinds import MODELS


def common_arguments(parser: Parser) -> None:
    """The options that all commands have."""
    parser.add_argument("--data", type=Path, default=Path("data"))
    parser.add_argument("--lang", choices=LANGUAGES, default=parser.language)


def report_arguments(parser: Parser) -> None:
    """The options of a command that prints a report on the work to be done at a moment."""
    common_arguments(parser)
    parser.add_argument("--format", choices=("plain", "markdown"), default="plain")
    parser.add_argument("--today", type=parser.day, default=None)


def kind_arguments(parser: Parser) -> None:
    """The options of a command that arranges the records of one kind in other files."""
    common_arguments(parser)
    parser.add_argument("kind", choices=MODELS)


def replace_files(options: argparse.Namespace, new: Mapping[Path, bytes], gone: Collection[Path], done: str) -> int:
    """Writes the new files, then removes the old ones; after an interruption the check reports what is there twice."""
    write_files(new)
    for file in gone:
        file.unlink()
    say(options, done, files=len(new), old=len(gone))
    return 0


def write_stale(options: argparse.Namespace, new: Mapping[Path, bytes], stale: str, fresh: str) -> int:
    """Writes the stale files and reports them; with --check only reports them, and returns 1 where there are any."""
    if not options.check:
        write_files(new)
    for file in new:
        say(options, stale if options.check else fresh, file=file)
    return 1 if options.check and new else 0


def say(options: argparse.Namespace, code: str, **details: object) -> None:
    """Prints one message in the language of the user."""
    print(message(code, options.lang, **details))


def print_report(options: argparse.Namespace, parts: Iterable[ReportPart]) -> None:
    """Prints a report in the form that was asked for."""
    print((markdown if options.format == "markdown" else plain)(parts), end="")


def reports_refusals(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """Decorator: prints `Refused`, `InvalidData` or what the disk refuses, and returns 1; no file has changed then."""

    def safely(options: argparse.Namespace) -> int:
        try:
            if not options.data.is_dir():
                raise Refused("no-data", folder=options.data)
            return run(options)
        except Refused as refusal:
            print(message(refusal.code, options.lang, **refusal.details), file=sys.stderr)
        except InvalidData as invalid:
            print("\n".join(as_text(invalid.problems, options.lang)), file=sys.stderr)
        except OSError as error:
            print(message("not-accessible", options.lang, file=error.filename2 or error.filename), file=sys.stderr)
        return 1

    return safely


def report_unread(options: argparse.Namespace, problems: list[Problem]) -> None:
    """Prints what is wrong with the drafts that a command could not read and did without."""
    for line in as_text(problems, options.lang):
        print(message("draft-unread", options.lang, said=line), file=sys.stderr)


def option_or_prompt(options: argparse.Namespace, name: str, code: str) -> str:
    """The value of an option, or the answer to a prompt where it was not given; empty without a terminal."""
    given = getattr(options, name)
    if given is None and sys.stdin.isatty():
        given = input(f"{message(code, options.lang)}: ")
    return (given or "").strip()
