"""`portal join KIND`: put the records of a kind that have files of their own into a list for each theme."""

import argparse

from portal.commands import guarded, kind_arguments, rearranged
from portal.editing.edited_file import edited_files
from portal.editing.splitting import join

add_arguments = kind_arguments


@guarded
def run(options: argparse.Namespace) -> int:
    """Puts lists together."""
    return rearranged(options, *join(edited_files(options.data), options.kind), done="join-done")
