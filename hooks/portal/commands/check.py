"""`portal check`: every mistake in the data at once, each with its place and how to mend it."""

import argparse
import gc
import json
import os
import sys
from pathlib import Path

from portal.commands import common_arguments
from portal.commands.parser import Parser
from portal.dates import now, today
from portal.editing.formatter.file import unformatted
from portal.history.addresses import check_addresses
from portal.history.git import Repository
from portal.history.prose import content_of
from portal.ledgers import check_ledgers
from portal.loading.drafts import check_drafts
from portal.loading.files import editable_files
from portal.loading.load import Records, load
from portal.messages import message
from portal.pages.addresses import targets
from portal.problems import Problem, Severity, as_github, as_json, as_text
from portal.records.vocabulary import AvoidedForm
from portal.rules.abbreviations import Abbreviations
from portal.rules.check import advise, mistakes
from portal.rules.drafts import check_draft_references
from portal.rules.prose import check_prose
from portal.rules.prose_alike import unequal_pages
from portal.rules.prose_wording import advise_prose
from portal.rules.settings import placeholders
from portal.rules.wording import WordingRules
from portal.translating.outdated import OutdatedTexts

FORMATS = ("text", "github", "json")


def add_arguments(parser: Parser) -> None:
    """The form of the answer, and how strict it is."""
    common_arguments(parser)
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--layout", action="store_true")
    parser.add_argument("--strict-translations", action="store_true")
    parser.add_argument("--publish", action="store_true")


def run(options: argparse.Namespace) -> int:
    """Prints the problems, then the warnings; 1 where there are problems."""
    gc.disable()  # what is loaded has no cycles, and looking for them takes a tenth of the time
    translations = OutdatedTexts(options.data)
    loaded = load(options.data, translations.on_entry)
    found: dict[Severity, list[Problem]] = {"error": _errors(options, loaded), "warning": []}
    if not found["error"]:
        found["error" if options.strict_translations else "warning"] += translations.all()
        found["warning"] += advise(loaded, today())
        content, wording = content_of(options.data), WordingRules(loaded.of(AvoidedForm))
        found["warning"] += advise_prose(content, wording, Abbreviations(loaded))
        found["warning"] += unequal_pages(content)
    if options.layout:
        files = (unformatted(options.data, file) for file in editable_files(options.data))
        found["warning"] += (problem for problem in files if problem)
    _print(options, found)
    if options.format == "text":
        tally = message("tally", options.lang, records=len(loaded.records), problems=len(found["error"]))
        print(tally, file=sys.stderr)
    return 1 if found["error"] else 0


def _errors(options: argparse.Namespace, loaded: Records) -> list[Problem]:
    beside = [
        *check_drafts(options.data, {record.id: record for record in loaded.records}),
        *check_draft_references(options.data, loaded, today()),
        *check_ledgers(options.data),
        *check_prose(content_of(options.data), targets(loaded, now())),
        *check_addresses(options.data, loaded),
    ]
    if options.publish:
        beside += [*placeholders(loaded, os.environ.get("PORTAL_SITE_URL", "")), *_gap(options.data)]
    return mistakes(options.data, loaded, beside)


def _gap(data: Path) -> list[Problem]:
    """What pages would not say if they were built from here, for want of a history."""
    gap = Repository(data).gap()
    return [Problem(str(data), 1, 1, "", "", gap, {"folder": data.resolve()})] if gap else []


def _print(options: argparse.Namespace, found: dict[Severity, list[Problem]]) -> None:
    if options.format == "json":
        rows = [row for level, problems in found.items() for row in as_json(problems, options.lang, level)]
        print(json.dumps(rows, ensure_ascii=False, indent=2), flush=True)
        return
    write = as_github if options.format == "github" else as_text
    for level, problems in found.items():
        for line in write(problems, options.lang, level):
            print(line, flush=True)
