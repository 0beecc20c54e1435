"""`portal document`: takes a new document in, lists what is still to be drawn from one and what was copied from one."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from portal.commands import common_arguments, print_report, reports_refusals, say
from portal.commands.parser import Parser
from portal.editing.new_document import NewDocument, document_lines
from portal.editing.skeletons import is_id
from portal.history.copies import copies
from portal.history.coverage import coverage
from portal.history.markdown_report import ReportPart
from portal.history.prose import everything
from portal.language import LANGUAGES
from portal.loading.decode import screen
from portal.loading.load import Records, load
from portal.loading.storage import write_files
from portal.messages import message
from portal.problems import Refused
from portal.records.likely import likely_id
from portal.records.vocabulary import Document
from portal.rules.names import Names


def add_arguments(parser: Parser) -> None:
    """What to do, and with which document."""
    common_arguments(parser)
    parser.add_argument("action", choices=("new", "coverage", "copies"))
    parser.add_argument("id")
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--contents", type=Path)
    parser.add_argument("--nature", choices=("plan", "report"), default="plan")
    parser.add_argument("--as-of", default="")
    parser.add_argument("--language", choices=LANGUAGES, default="nl")
    parser.add_argument("--title", default="")
    parser.add_argument("--format", choices=("plain", "markdown"), default="plain")


@reports_refusals
def run(options: argparse.Namespace) -> int:
    """Runs one action; 1 where texts copy the document. Sections that no record cites are no fault."""
    return {"new": _new, "coverage": _coverage, "copies": _copies}[options.action](options)


def _new(options: argparse.Namespace) -> int:
    file = options.data / "documents.yaml"
    if not is_id(options.id):
        raise Refused("bad-id", where="id", found=options.id, nearest=likely_id(options.id))
    if options.id in _known(load(options.data)):
        raise Refused("taken-id", found=options.id, other=options.id)
    if options.contents is None or not options.contents.is_file():
        raise Refused("document-without-sections")
    about = NewDocument(options.id, options.nature, options.as_of, options.language, options.title)
    contents, faults = screen(options.contents.read_bytes())
    if faults:
        raise Refused("document-not-text", file=options.contents)
    lines = document_lines(about, contents)
    before = file.read_text(encoding="utf-8").rstrip("\n")
    write_files({file: f"{before}\n\n{lines}".encode()})
    say(options, "document-written", file=file, id=options.id)
    return 0


def _known(loaded: Records) -> Names:
    """The ids of all documents, also of those that are not complete yet."""
    return Names(loaded.ids("documents"))


def _no_such_document(loaded: Records, found: str) -> Refused:
    return Refused("no-such-document", found=found, nearest=_known(loaded).nearest(found))


def _copies(options: argparse.Namespace) -> int:
    loaded = load(options.data)
    if options.id not in {document.id for document in loaded.of(Document)}:
        raise _no_such_document(loaded, options.id)
    if options.file is None or not options.file.is_file():
        raise Refused("document-without-text")
    document = options.file.read_text(encoding="utf-8", errors="replace")
    found = list(copies(document, everything(options.data)))
    for copy in found:
        say(options, "document-copy", where=f"{copy.key}.{copy.path}", found=copy.words)
    say(options, "document-copies", count=len(found), id=options.id)
    return 1 if found else 0


def _coverage(options: argparse.Namespace) -> int:
    print_report(options, list(_report(options)))
    return 0


def _report(options: argparse.Namespace) -> Iterator[ReportPart]:
    loaded = load(options.data)
    documents = {document.id: document for document in loaded.of(Document)}
    if options.id not in documents:
        raise _no_such_document(loaded, options.id)
    document = documents[options.id]
    left = coverage(document, loaded.records, documents)
    yield ReportPart("title", message("document-title", options.lang, title=document.title[options.lang]))
    yield ReportPart("heading", message("document-unused", options.lang, count=len(left.unused)))
    for section in left.unused:
        yield ReportPart("point", f"{section.id} {section.title[options.lang]}")
    yield ReportPart("heading", message("document-older", options.lang, count=len(left.older)))
    for record in left.older:
        yield ReportPart("point", f"{record.id}: {record.title[options.lang]}")
