"""`portal finish ID`: a draft that is complete becomes a record."""

import argparse

from portal.commands import common_arguments, reports_refusals, say
from portal.commands.parser import Parser
from portal.editing.edited_file import edited_files
from portal.editing.finishing import finish


def add_arguments(parser: Parser) -> None:
    """The arguments of the command."""
    common_arguments(parser)
    parser.add_argument("id")


@reports_refusals
def run(options: argparse.Namespace) -> int:
    """Moves the draft to the file of its kind and theme, without its explanations."""
    file = finish(options.data, edited_files(options.data), options.id)
    say(options, "finished", id=options.id, file=file)
    return 0
