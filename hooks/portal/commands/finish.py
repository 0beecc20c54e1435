"""`portal finish ID`: a draft that is complete becomes a record."""

import argparse

from portal.commands import common_arguments, reports_refusals, say, tell_passed_over
from portal.commands.parser import Parser
from portal.editing.edited_file import edited_files
from portal.editing.finishing import finish
from portal.problems import InvalidData, Problem


def add_arguments(parser: Parser) -> None:
    """The arguments of the command."""
    common_arguments(parser)
    parser.add_argument("id")


@reports_refusals
def run(options: argparse.Namespace) -> int:
    """Moves the draft to the file of its kind and theme, without its explanations."""
    passed_over: list[Problem] = []
    among = edited_files(options.data, passed_over=passed_over)
    if passed_over and not any(entry.id == options.id for edited in among if edited.draft for entry in edited.entries):
        raise InvalidData(passed_over)  # it may be among those
    file = finish(options.data, among, options.id)
    say(options, "finished", id=options.id, file=file)
    tell_passed_over(options, passed_over)
    return 0
