"""`portal finish ID`: a draft that is complete becomes a record."""

import argparse

from portal.commands import common_arguments, report_unread, reports_refusals, say
from portal.commands.parser import Parser
from portal.editing.edited_file import readable_files
from portal.editing.finishing import finish
from portal.problems import InvalidData


def add_arguments(parser: Parser) -> None:
    """The arguments of the command."""
    common_arguments(parser)
    parser.add_argument("id")


@reports_refusals
def run(options: argparse.Namespace) -> int:
    """Moves the draft to the file of its kind and theme, without its explanations."""
    among, unread = readable_files(options.data)
    if unread and not any(entry.id == options.id for edited in among if edited.draft for entry in edited.entries):
        raise InvalidData(unread)  # it may be among those
    file = finish(options.data, among, options.id)
    say(options, "finished", id=options.id, file=file)
    report_unread(options, unread)
    return 0
