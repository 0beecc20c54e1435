"""`portal links`: which addresses elsewhere no longer answer, and which cited pages no longer say the same."""

import argparse

from portal.commands import common_arguments, reports_refusals, say
from portal.commands.parser import Parser
from portal.dates import today
from portal.history.deadlinks import LINKS_LEDGER, check_links, links, links_ledger, links_to_check, read_links
from portal.history.prose import everything
from portal.history.sources import (
    SOURCES_LEDGER,
    changed,
    read_sources,
    references_of,
    sources_ledger,
    watch,
)
from portal.loading.storage import write_files


def add_arguments(parser: Parser) -> None:
    """The data folder and the language, as for every command."""
    common_arguments(parser)


@reports_refusals
def run(options: argparse.Namespace) -> int:
    """Requests every address, writes both ledgers, prints what needs a look; 1 where a link or cited page is gone."""
    known = everything(options.data)
    cited = {url for url, _ in references_of(known).values()}  # watched as sources, and asked but once
    found = check_links(links(known).keys() - cited, read_links(options.data), today())
    seen = watch(known, read_sources(options.data), today())
    ledgers = {LINKS_LEDGER: links_ledger(found), SOURCES_LEDGER: sources_ledger(seen)}
    write_files({options.data / name: content for name, content in ledgers.items()})
    troubled, other = list(links_to_check(known, found)), list(changed(known, seen))
    for url, one, keys in troubled:
        say(options, f"link-{one.state}", url=url, since=one.since, answer=one.answer, records=", ".join(keys))
    for source in other:
        details = {"id": source.id, "url": source.url, "read": source.read, "since": source.since}
        say(options, f"source-{source.state}", **details, records=", ".join(source.records) or "–")
    dead = sum(one.state == "dead" for _, one, _ in troubled)
    say(options, "links-checked", count=len(found), dead=dead)
    say(options, "sources-checked", count=len(seen), changed=len(other))
    return 1 if dead or any(source.state == "gone" for source in other) else 0
