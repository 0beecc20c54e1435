"""`portal owed`: the work of the team in one report: reviews, dead links, changed sources, translations."""

import argparse
from collections.abc import Callable, Iterator

from portal.commands import print_report, report_arguments, reports_refusals
from portal.commands.parser import Parser
from portal.dates import today
from portal.history.deadlinks import links_to_check, read_links
from portal.history.markdown_report import ReportPart
from portal.history.prose import everything
from portal.history.reviews import unreviewed
from portal.history.sources import changed, read_sources
from portal.loading.load import load
from portal.messages import message
from portal.records.vocabulary import Theme
from portal.translating.ledger import read_ledger
from portal.translating.translations import tally, translations_of


def add_arguments(parser: Parser) -> None:
    """Which parts of the report, and in which form."""
    report_arguments(parser)
    parser.add_argument("--part", choices=_PARTS, default=None)


@reports_refusals
def run(options: argparse.Namespace) -> int:
    """Prints the report."""
    parts = list(_PARTS[options.part](options)) if options.part else [*_whole(options)]
    if parts or not options.part:
        print_report(options, parts)
    return 0


def _whole(options: argparse.Namespace) -> Iterator[ReportPart]:
    yield ReportPart("title", message("owed-title", options.lang))
    for name, points in _PARTS.items():
        yield ReportPart("heading", message(f"owed-{name}", options.lang))
        yield from points(options)


def _reviews(options: argparse.Namespace) -> Iterator[ReportPart]:
    loaded = load(options.data)
    reviews = unreviewed(loaded.records, options.today or today())
    for theme in (theme for theme in loaded.of(Theme) if theme.id in reviews):
        details = {"theme": theme.title[options.lang], "count": len(reviews[theme.id])}
        yield ReportPart("point", message("reviews-theme", options.lang, **details))


def _links(options: argparse.Namespace) -> Iterator[ReportPart]:
    for url, one, keys in links_to_check(everything(options.data), read_links(options.data)):
        details = {"url": url, "since": one.since, "answer": one.answer, "records": ", ".join(keys)}
        yield ReportPart("point", message(f"link-{one.state}", options.lang, **details))


def _sources(options: argparse.Namespace) -> Iterator[ReportPart]:
    for source in changed(everything(options.data), read_sources(options.data)):
        details = {"id": source.id, "url": source.url, "read": source.read, "since": source.since}
        records = ", ".join(source.records) or "–"
        yield ReportPart("point", message(f"source-{source.state}", options.lang, **details, records=records))


def _translations(options: argparse.Namespace) -> Iterator[ReportPart]:
    known = everything(options.data)
    for language, states in tally(translations_of(known, read_ledger(options.data))).items():
        for state in ("missing", "outdated", "machine", "human"):
            if state in states:
                details = {"language": language, "count": states[state].texts, "words": states[state].words}
                yield ReportPart("point", message(f"owed-{state}", options.lang, **details))


_PARTS: dict[str, Callable[[argparse.Namespace], Iterator[ReportPart]]] = {
    "reviews": _reviews,
    "links": _links,
    "sources": _sources,
    "translations": _translations,
}
