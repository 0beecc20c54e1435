"""`portal split KIND`: gives each record of a kind a file of its own."""

import argparse

from portal.commands import kind_arguments, replace_files, reports_refusals
from portal.editing.edited_file import edited_files
from portal.editing.splitting import split

add_arguments = kind_arguments


@reports_refusals
def run(options: argparse.Namespace) -> int:
    """Writes a file for each record, then removes the lists."""
    return replace_files(options, *split(options.data, edited_files(options.data), options.kind), done="split-done")
