"""`portal diff BASE [HEAD]`: what a change of the data means for readers."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from portal import publish
from portal.commands import common_arguments, reports_refusals
from portal.commands.parser import Parser
from portal.dates import now
from portal.history.addresses import ledger
from portal.history.diff import Outdated, compare
from portal.history.diff_report import diff_report
from portal.history.git import Repository
from portal.history.markdown_report import markdown, plain, shortened
from portal.history.prose import PAGES, content_of, page_path, prose
from portal.history.snapshots import Known, on_disk, snapshot
from portal.messages import message
from portal.page_digests import differing, page_digests
from portal.problems import InvalidData
from portal.theme.slot_renderers import UnknownSlot
from portal.translating.ledger import TRANSLATIONS_LEDGER, Text, parse_ledger
from portal.translating.translations import translations_of


def add_arguments(parser: Parser) -> None:
    """The arguments of the command."""
    common_arguments(parser)
    parser.add_argument("base")
    parser.add_argument("head", nargs="?")
    parser.add_argument("--format", choices=("plain", "markdown"), default="plain")
    parser.add_argument("--summary", type=Path)
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--no-pages", action="store_true")


@reports_refusals
def run(options: argparse.Namespace) -> int:
    """Prints the report; the exit status is 1 where an address would vanish."""
    repository = Repository(options.data)
    base = repository.commit(options.base)
    head = repository.commit(options.head) if options.head else ""
    fork = repository.fork(base, head or repository.commit("HEAD"))
    before, after = _files_at(options.data, fork), _files_at(options.data, head)
    known = _known(after)
    changes = compare(_known(before), known, set(ledger(before.data)) or None)
    changes.outdated = _unconfirmed(changes.outdated, known, after.data.get(TRANSLATIONS_LEDGER, b""))
    if not options.no_pages:
        changes.pages = _differing(before, after, options.data.parent / "overrides")
        changes.pages = changes.pages and sorted({*changes.pages, *_with_notices(changes.outdated, known)})
    parts = list(diff_report(changes, options.lang))
    if options.summary:
        with options.summary.open("a", encoding="utf-8") as summary:
            summary.write(_cut(markdown(parts), options))
    print(_cut(markdown(parts) if options.format == "markdown" else plain(parts), options), end="")
    return 1 if changes.vanished else 0


def _cut(text: str, options: argparse.Namespace) -> str:
    return shortened(text, options.limit, message("diff-cut", options.lang)) if options.limit else text


class Files(NamedTuple):
    """The data of a moment and the prose beside them, each file by its path inside its folder."""

    data: dict[str, bytes]
    content: dict[str, bytes]


def _files_at(data: Path, commit: str) -> Files:
    """The files at a commit; without one, as they stand."""
    content = content_of(data)
    if not commit:
        return Files(
            on_disk(data), {file.relative_to(content).as_posix(): file.read_bytes() for file in content.rglob("*.md")}
        )
    return Files(
        Repository(data).files(commit), Repository(content).files(commit, (".md",)) if content.is_dir() else {}
    )


def _known(files: Files) -> dict[str, Known]:
    return snapshot(files.data) | prose(files.content)


def _differing(before: Files, after: Files, skeleton: Path) -> list[str] | None:
    """The pages that show something else; None where one side has mistakes."""
    if before == after:
        return []
    try:
        return list(differing(_digests(before, skeleton), _digests(after, skeleton)))
    except (InvalidData, UnknownSlot):
        return None


def _digests(files: Files, skeleton: Path) -> dict[str, str]:
    with TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        for part, contents in ((data, files.data), (content_of(data), files.content)):
            part.mkdir()
            publish.write(part, contents)
        return page_digests(data, skeleton, now())


def _with_notices(found: list[Outdated], known: dict[str, Known]) -> Iterator[str]:
    """The pages on which readers are told that a translation follows an older text."""
    for one in found:
        kind = known[one.id].kind
        if known[one.id].is_record:
            yield f"{one.language}/{kind}/{one.id}/"
        elif kind == PAGES:
            yield f"{one.language}/{page_path(one.id)}"


def _unconfirmed(found: list[Outdated], known: dict[str, Known], content: bytes) -> list[Outdated]:
    """The outdated translations that nobody has confirmed in the ledger."""
    standing = translations_of(known, parse_ledger(content.decode("utf-8", "replace")))
    owed = {one.text for one in standing if one.state in ("outdated", "new")}
    return [one for one in found if Text(one.id, one.path, one.language) in owed]
