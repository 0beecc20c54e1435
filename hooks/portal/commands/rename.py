"""`portal rename OLD NEW`: a record gets another id; references follow, and its old addresses lead to the new."""

import argparse

from portal.commands import common_arguments, reports_refusals, say
from portal.commands.parser import Parser
from portal.editing.edited_file import edited_files
from portal.editing.operations import rename
from portal.editing.prose import replace_record
from portal.history.prose import content_of
from portal.loading.storage import write_files
from portal.translating.ledger import ledger_file, renamed


def add_arguments(parser: Parser) -> None:
    """The arguments of the command."""
    common_arguments(parser)
    parser.add_argument("old")
    parser.add_argument("new")


@reports_refusals
def run(options: argparse.Namespace) -> int:
    """Renames in all files, prose too; the ledger of wordings follows first, the record itself comes last."""
    changes = rename(edited_files(options.data), options.old, options.new)
    ledger = renamed(options.data, options.old, options.new)
    prose = replace_record(content_of(options.data), options.old, options.new)
    changes = {**prose, **changes}
    write_files({**({ledger_file(options.data): ledger} if ledger else {}), **changes})
    say(options, "renamed", old=options.old, new=options.new, files=", ".join(str(file) for file in changes))
    return 0
