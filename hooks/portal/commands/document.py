"""`portal document`: takes a new document in by its table of contents, and lists what is still to be drawn from one."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from portal.commands import common, guarded, say
from portal.editing.new_document import NewDocument, document_lines
from portal.editing.skeletons import is_id
from portal.history.coverage import coverage
from portal.history.markdown_report import ReportPart, markdown, plain
from portal.language import LANGUAGES
from portal.loading.load import load
from portal.loading.storage import write
from portal.messages import message
from portal.problems import Refused

HELP = "take in a new document, or list what is still to be drawn from one"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, and with which document."""
    common(parser)
    parser.add_argument("action", choices=("new", "coverage"), help="begin a document, or list what is left of it")
    parser.add_argument("id", help="the id of the document, such as annual-plan-2027")
    parser.add_argument("--contents", type=Path, help="new: a text file with its table of contents, a section a line")
    parser.add_argument("--nature", choices=("plan", "report"), default="plan", help="new: what it is")
    parser.add_argument("--as-of", default="", help="new: the moment it speaks of, such as 2027")
    parser.add_argument("--language", choices=LANGUAGES, default="nl", help="new: the language of its contents")
    parser.add_argument("--title", default="", help="new: its title in that language")
    parser.add_argument("--format", choices=("plain", "markdown"), default="plain", help="coverage: for whom")


@guarded
def run(options: argparse.Namespace) -> int:
    """Does what is asked; what is still to be drawn is no fault, so the exit status is 0."""
    return _new(options) if options.action == "new" else _coverage(options)


def _new(options: argparse.Namespace) -> int:
    file = options.data / "documents.yaml"
    if not is_id(options.id):
        raise Refused("bad-id", where="id", found=options.id)
    if options.id in {document.id for document in load(options.data).documents}:
        raise Refused("taken-id", found=options.id, other=options.id)
    if options.contents is None or not options.contents.is_file():
        raise Refused("document-without-sections")
    about = NewDocument(options.id, options.nature, options.as_of, options.language, options.title)
    lines = document_lines(about, options.contents.read_text(encoding="utf-8"))
    before = file.read_text(encoding="utf-8").rstrip("\n")
    write({file: f"{before}\n\n{lines}".encode()})
    say(options, "document-written", file=file, id=options.id)
    return 0


def _coverage(options: argparse.Namespace) -> int:
    parts = list(_report(options))
    print((markdown if options.format == "markdown" else plain)(parts), end="")
    return 0


def _report(options: argparse.Namespace) -> Iterator[ReportPart]:
    loaded = load(options.data)
    documents = {document.id: document for document in loaded.documents}
    if options.id not in documents:
        raise Refused("no-such-document", found=options.id)
    document = documents[options.id]
    left = coverage(document, loaded.records, documents)
    yield ReportPart("title", message("document-title", options.lang, title=document.title[options.lang]))
    yield ReportPart("heading", message("document-unused", options.lang, count=len(left.unused)))
    for section in left.unused:
        yield ReportPart("point", f"{section.id} {section.title[options.lang]}")
    yield ReportPart("heading", message("document-older", options.lang, count=len(left.older)))
    for record in left.older:
        yield ReportPart("point", f"{record.id}: {record.title[options.lang]}")
