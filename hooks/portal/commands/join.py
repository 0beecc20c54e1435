"""`portal join KIND`: put the records of a kind that have files of their own into a list for each theme."""

import argparse

from portal.commands import common, guarded, say
from portal.editing.edited_file import edited_files
from portal.editing.splitting import join
from portal.loading.storage import write
from portal.records.kinds import MODELS

HELP = "put the records of a kind that have files of their own into a list for each theme"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    common(parser)
    parser.add_argument("kind", choices=MODELS, help="which records")


@guarded
def run(options: argparse.Namespace) -> int:
    """Writes the new files first, then takes the old ones away; stopped between, the check names what is twice."""
    new, gone = join(edited_files(options.data), options.kind)
    write(new)
    for file in gone:
        file.unlink()
    say(options, "join-done", files=len(new), old=len(gone))
    return 0
