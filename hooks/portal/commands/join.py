"""`portal join KIND`: puts the records of a kind that have files of their own into a list for each theme."""

import argparse

from portal.commands import kind_arguments, replace_files, reports_refusals
from portal.editing.edited_file import edited_files
from portal.editing.splitting import join

add_arguments = kind_arguments


@reports_refusals
def run(options: argparse.Namespace) -> int:
    """Writes the lists, then removes the files of single records."""
    return replace_files(options, *join(edited_files(options.data), options.kind), done="join-done")
