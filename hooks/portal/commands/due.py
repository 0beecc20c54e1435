"""`portal due`: what appears or goes when, and whether anything has since the last publication."""

import argparse
from collections.abc import Iterable, Iterator
from datetime import datetime

from portal import dates
from portal.commands import common_arguments, reports_refusals, say
from portal.commands.parser import Parser
from portal.dates import BRUSSELS
from portal.history.prose import content_of
from portal.language import Language
from portal.loading.load import load
from portal.messages import message
from portal.outputs.icalendar_format import component, stamp_of, text
from portal.problems import InvalidData
from portal.publication import DueChange, due_changes, windows
from portal.records.vocabulary import Season

NOTHING_DUE = 3  # neither done (0) nor failed (1, or 2 for a wrong call)


def add_arguments(parser: Parser) -> None:
    """From when to look, and in which form."""
    common_arguments(parser)
    parser.add_argument("--since", type=parser.moment)
    parser.add_argument("--now", type=parser.moment, default=None)
    parser.add_argument("--format", choices=("plain", "ics"), default="plain")


@reports_refusals
def run(options: argparse.Namespace) -> int:
    """Prints what is to come, or what became due since a moment; then NOTHING_DUE where nothing did: a job can stop."""
    now = options.now or dates.now()
    loaded = load(options.data)
    if loaded.problems:  # what cannot be read may be due
        raise InvalidData(loaded.problems)
    found = due_changes(loaded.records, loaded.of(Season), windows(content_of(options.data)))
    if options.since:
        due = [change for change in found if options.since < change.moment <= now]
        _print(options, due)
        return 0 if due else NOTHING_DUE
    ahead = [change for change in found if change.moment > now]
    if options.format == "ics":
        print(_calendar(ahead, options.lang, now), end="")
    else:
        _print(options, ahead)
    return 0


def _print(options: argparse.Namespace, found: Iterable[DueChange]) -> None:
    lines = list(_lines(found, options.lang))
    for line in lines:
        print(line)
    if not lines:
        say(options, "due-nothing")


def _lines(found: Iterable[DueChange], language: Language) -> Iterator[str]:
    for change in found:
        when = change.moment.astimezone(BRUSSELS).strftime("%Y-%m-%d %H:%M")
        where = f"{change.id}.{change.path}" if change.path else change.id
        yield message(f"due-{_sort(change)}{change.what}", language, when=when, where=where, year=change.id)


def _sort(change: DueChange) -> str:
    """The beginning of the name of its message: a year has an announcement, and a page that tells of it."""
    if change.path in ("from", "until"):
        return "announcement-"
    return "season-" if change.id.isdigit() else ""


def _calendar(found: Iterable[DueChange], language: Language, now: datetime) -> str:
    """A calendar for the team, one entry a change (RFC 5545)."""
    events = [
        component(
            "VEVENT",
            ("UID", f"{change.what}-{change.id}-{change.path or 'record'}@due"),
            ("DTSTAMP", stamp_of(now)),
            ("DTSTART", stamp_of(change.moment)),
            ("SUMMARY", text(line)),
        )
        for change, line in zip(found, _lines(found, language), strict=True)
    ]
    return component("VCALENDAR", ("VERSION", "2.0"), ("PRODID", "-//portal due//1//EN"), parts=events)
