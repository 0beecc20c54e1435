"""`portal split KIND`: give each record of a kind a file of its own."""

import argparse

from portal.commands import guarded, kind_arguments, rearranged
from portal.editing.edited_file import edited_files
from portal.editing.splitting import split

add_arguments = kind_arguments


@guarded
def run(options: argparse.Namespace) -> int:
    """Takes lists apart."""
    return rearranged(options, *split(options.data, edited_files(options.data), options.kind), done="split-done")
