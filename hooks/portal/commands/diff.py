"""`portal diff BASE [HEAD]`: what a change of the data means for readers."""

import argparse

from portal.addresses import ledger
from portal.changes import compare
from portal.commands import common, guarded
from portal.history import Repository
from portal.messages import message
from portal.reports import markdown, plain, shortened
from portal.snapshots import on_disk, snapshot
from portal.telling import told

HELP = "tell what changed for readers between two moments"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    common(parser)
    parser.add_argument("base", help="the commit or branch to compare with, such as main")
    parser.add_argument("head", nargs="?", help="the commit or branch that changes it, else the files as they stand")
    parser.add_argument("--format", choices=("plain", "markdown"), default="plain", help="for a terminal or for GitHub")
    parser.add_argument("--limit", type=int, default=0, help="at most so many characters, with a note of the cut")


@guarded
def run(options: argparse.Namespace) -> int:
    """Prints the report; the exit status is 1 where an address would vanish."""
    repository = Repository(options.data)
    base = repository.commit(options.base)
    head = repository.commit(options.head) if options.head else ""
    before = repository.files(repository.fork(base, head or repository.commit("HEAD")))
    after = repository.files(head) if head else on_disk(options.data)
    changes = compare(snapshot(before), snapshot(after), set(ledger(before)) or None)
    parts = told(changes, options.lang)
    text = markdown(parts) if options.format == "markdown" else plain(parts)
    if options.limit:
        text = shortened(text, options.limit, message("diff-cut", options.lang))
    print(text, end="")
    return 1 if changes.vanished else 0
