"""`portal owed`: everything the team has to do, in one report: reviews, dead links, translations."""

import argparse
from collections.abc import Iterator

from portal.commands import guarded, report_arguments
from portal.dates import today
from portal.history.deadlinks import owed, read_links
from portal.history.markdown_report import ReportPart, markdown, plain
from portal.history.prose import everything
from portal.history.reviews import unreviewed
from portal.loading.load import load
from portal.messages import message
from portal.translating.ledger import read_ledger
from portal.translating.translations import standings, tally

add_arguments = report_arguments


@guarded
def run(options: argparse.Namespace) -> int:
    """Prints the report."""
    print((markdown if options.format == "markdown" else plain)(list(_parts(options))), end="")
    return 0


def _parts(options: argparse.Namespace) -> Iterator[ReportPart]:
    loaded, known = load(options.data), everything(options.data)
    reviews = unreviewed(loaded.records, options.today or today())
    yield ReportPart("title", message("owed-title", options.lang))
    yield ReportPart("heading", message("owed-reviews", options.lang))
    for theme in (theme for theme in loaded.themes if theme.id in reviews):
        details = {"theme": theme.title[options.lang], "count": len(reviews[theme.id])}
        yield ReportPart("point", message("reviews-theme", options.lang, **details))
    yield ReportPart("heading", message("owed-links", options.lang))
    for url, one, keys in owed(known, read_links(options.data)):
        details = {"url": url, "since": one.since, "answer": one.answer, "records": ", ".join(keys)}
        yield ReportPart("point", message(f"link-{one.state}", options.lang, **details))
    yield ReportPart("heading", message("owed-translations", options.lang))
    for language, states in tally(standings(known, read_ledger(options.data))).items():
        for state in ("missing", "outdated", "machine", "human"):
            if state in states:
                details = {"language": language, "count": states[state].texts, "words": states[state].words}
                yield ReportPart("point", message(f"owed-{state}", options.lang, **details))
