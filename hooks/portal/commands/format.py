"""`portal format`: every data file in canonical layout, no value changed."""

import argparse

from portal.commands import common_arguments, reports_refusals, write_stale
from portal.commands.parser import Parser
from portal.editing.formatter.file import format_file
from portal.loading.files import editable_files


def add_arguments(parser: Parser) -> None:
    """The arguments of the command."""
    common_arguments(parser)
    parser.add_argument("--check", action="store_true")


@reports_refusals
def run(options: argparse.Namespace) -> int:
    """Formats, or says what it would format; with --check the exit status is 1 where something is to be done."""
    new = {
        place.path: content
        for place in editable_files(options.data)
        if (content := format_file(options.data, place)) is not None
    }
    return write_stale(options, new, "not-formatted", "formatted")
