"""`portal addresses record|check SITE`: the ledger of every address ever published, held against a built site."""

import argparse
import sys
from pathlib import Path

from portal.commands import common_arguments, reports_refusals, say
from portal.commands.parser import Parser
from portal.dates import today
from portal.history.addresses import ADDRESSES_LEDGER, addresses_ledger, read_addresses, site_addresses, vanished
from portal.loading.storage import write_files
from portal.messages import message


def add_arguments(parser: Parser) -> None:
    """The arguments of the command."""
    common_arguments(parser)
    parser.add_argument("what", choices=("record", "check"))
    parser.add_argument("site", type=Path)


@reports_refusals
def run(options: argparse.Namespace) -> int:
    """Compares, and records where nothing vanished; the exit status is 1 where an address would vanish."""
    known, present = read_addresses(options.data), set(site_addresses(options.site))
    gone = vanished(known, present)
    for address in gone:
        print(message("address-missing", options.lang, address=address), file=sys.stderr)
    if gone or options.what == "check":
        return 1 if gone else 0
    new = len(present - known.keys())
    if new:
        write_files({options.data / ADDRESSES_LEDGER: addresses_ledger(known, present, today())})
    say(options, "addresses-written", file=options.data / ADDRESSES_LEDGER, count=len(known) + new, new=new)
    return 0
