"""`portal diff BASE [HEAD]`: what a change of the data means for readers."""

import argparse
from pathlib import Path

from portal.commands import common, guarded
from portal.commands.parser import Parser
from portal.history.addresses import ledger
from portal.history.diff import Outdated, compare
from portal.history.diff_report import told
from portal.history.git import Repository
from portal.history.markdown_report import markdown, plain, shortened
from portal.history.prose import content_of, prose, prose_on_disk
from portal.history.snapshots import Known, on_disk, snapshot
from portal.messages import message
from portal.translating.ledger import TRANSLATIONS_LEDGER, Text, parse
from portal.translating.translations import standings


def add_arguments(parser: Parser) -> None:
    """What the command takes."""
    common(parser)
    parser.add_argument("base")
    parser.add_argument("head", nargs="?")
    parser.add_argument("--format", choices=("plain", "markdown"), default="plain")
    parser.add_argument("--limit", type=int, default=0)


@guarded
def run(options: argparse.Namespace) -> int:
    """Prints the report; the exit status is 1 where an address would vanish."""
    repository = Repository(options.data)
    base = repository.commit(options.base)
    head = repository.commit(options.head) if options.head else ""
    fork = repository.fork(base, head or repository.commit("HEAD"))
    before = repository.files(fork)
    after = repository.files(head) if head else on_disk(options.data)
    known = snapshot(after) | (_prose(options.data, head) if head else prose_on_disk(options.data))
    changes = compare(snapshot(before) | _prose(options.data, fork), known, set(ledger(before)) or None)
    changes.outdated = _unconfirmed(changes.outdated, known, after.get(TRANSLATIONS_LEDGER, b""))
    parts = told(changes, options.lang)
    text = markdown(parts) if options.format == "markdown" else plain(parts)
    if options.limit:
        text = shortened(text, options.limit, message("diff-cut", options.lang))
    print(text, end="")
    return 1 if changes.vanished else 0


def _prose(data: Path, commit: str) -> dict[str, Known]:
    content = content_of(data)
    return prose(Repository(content).files(commit, (".md",))) if content.is_dir() else {}


def _unconfirmed(found: list[Outdated], known: dict[str, Known], content: bytes) -> list[Outdated]:
    """The outdated translations that the ledger does not say to be right nevertheless."""
    standing = standings(known, parse(content.decode("utf-8", "replace")))
    owed = {one.text for one in standing if one.state in ("outdated", "new")}
    return [one for one in found if Text(one.id, one.path, one.language) in owed]
