"""`portal reviews`: which records nobody has checked for a year."""

import argparse

from portal.commands import print_report, report_arguments, reports_refusals
from portal.dates import today
from portal.history.markdown_report import ReportPart
from portal.history.reviews import unreviewed
from portal.loading.load import load
from portal.messages import message
from portal.records.vocabulary import Theme

add_arguments = report_arguments


@reports_refusals
def run(options: argparse.Namespace) -> int:
    """Prints the report; records to review are no fault, so the exit status is 0."""
    loaded = load(options.data)
    owed = unreviewed(loaded.records, options.today or today())
    parts = [ReportPart("title", message("reviews-title", options.lang))]
    for theme in (theme for theme in loaded.of(Theme) if theme.id in owed):
        title = theme.title[options.lang]
        parts.append(
            ReportPart("heading", message("reviews-theme", options.lang, theme=title, count=len(owed[theme.id])))
        )
        for record in owed[theme.id]:
            reviewed = record.reviewed or message("reviews-never", options.lang)
            row = message("reviews-row", options.lang, id=record.id, reviewed=reviewed, written=record.written)
            parts.append(ReportPart("point", row))
    if not owed:
        parts.append(ReportPart("text", message("reviews-none", options.lang)))
    print_report(options, parts)
    return 0
