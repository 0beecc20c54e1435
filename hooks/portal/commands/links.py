"""`portal links`: asks every address elsewhere whether it still answers; a workflow does it now and then."""

import argparse

from portal.commands import common, guarded, say
from portal.commands.parser import Parser
from portal.dates import today
from portal.history.deadlinks import LINKS_LEDGER, check_links, links, links_ledger, owed, read_links
from portal.history.prose import everything
from portal.loading.storage import write


def add_arguments(parser: Parser) -> None:
    """What the command takes."""
    common(parser)


@guarded
def run(options: argparse.Namespace) -> int:
    """Asks, records and tells; the exit status is 1 where a link is dead."""
    known = everything(options.data)
    found = check_links(links(known), read_links(options.data), today())
    write({options.data / LINKS_LEDGER: links_ledger(found)})
    troubled = list(owed(known, found))
    for url, one, keys in troubled:
        say(options, f"link-{one.state}", url=url, since=one.since, answer=one.answer, records=", ".join(keys))
    say(options, "links-checked", count=len(found), dead=sum(one.state == "dead" for _, one, _ in troubled))
    return 1 if any(one.state == "dead" for _, one, _ in troubled) else 0
