"""`portal split KIND`: give each record of a kind a file of its own."""

import argparse

from portal.commands import common, guarded, say
from portal.editing.edited_file import edited_files
from portal.editing.splitting import split
from portal.loading.storage import write
from portal.records.kinds import MODELS

HELP = "give each record of a kind a file of its own"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    common(parser)
    parser.add_argument("kind", choices=MODELS, help="which records")


@guarded
def run(options: argparse.Namespace) -> int:
    """Writes the new files first, then takes the old ones away; stopped between, the check names what is twice."""
    new, gone = split(options.data, edited_files(options.data), options.kind)
    write(new)
    for file in gone:
        file.unlink()
    say(options, "split-done", files=len(new), old=len(gone))
    return 0
