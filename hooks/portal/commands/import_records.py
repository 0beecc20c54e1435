"""`portal import KIND FILE`: the rows of a table become drafts, if nothing in them is wrong."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from portal.commands import common_arguments, reports_refusals, say
from portal.commands.new import KIND_BY_NAME
from portal.commands.parser import Parser
from portal.dates import today
from portal.editing.edited_file import readable_files
from portal.editing.formatter.record import record_lines
from portal.editing.operations import taken_ids
from portal.editing.own_files import draft_file, draft_text
from portal.editing.sheet import SheetRow, rows_of
from portal.editing.skeletons import is_id, suggested_id
from portal.editing.table_import import refuse_twice, refuse_unknown, value_of
from portal.language import LANGUAGES
from portal.loading.drafts import check_drafts
from portal.loading.load import load
from portal.loading.storage import write_files
from portal.problems import Problem, Refused, as_text
from portal.records.likely import likely_id
from portal.rules.drafts import check_draft_references


def add_arguments(parser: Parser) -> None:
    """The arguments of the command."""
    common_arguments(parser)
    parser.add_argument("kind", choices=KIND_BY_NAME)
    parser.add_argument("file", type=Path)
    parser.add_argument("--language", choices=LANGUAGES, default=parser.language)


@reports_refusals
def run(options: argparse.Namespace) -> int:
    """Writes a draft for each row; where one has a mistake, prints all of them and writes none."""
    if not options.file.is_file():
        raise Refused("no-such-file", file=options.file)
    columns, rows = rows_of(options.file.read_bytes(), str(options.file))
    refuse_unknown(columns, KIND_BY_NAME[options.kind], str(options.file))
    refuse_twice(columns, options.language, str(options.file))
    drafts = dict(_drafts(options, rows))
    if found := list(_problems(options, {file: row for file, (row, _) in drafts.items()}, drafts)):
        print("\n".join(as_text(found, options.lang)), file=sys.stderr)
        return 1
    write_files({file: content for file, (_, content) in drafts.items()})
    say(options, "imported", count=len(drafts), folder=options.data / "drafts" / KIND_BY_NAME[options.kind])
    return 0


def _drafts(options: argparse.Namespace, rows: list[SheetRow]) -> Iterator[tuple[Path, tuple[SheetRow, bytes]]]:
    kind = KIND_BY_NAME[options.kind]
    among, _ = readable_files(options.data)
    taken = taken_ids(among)
    for row in rows:
        value = value_of(row.cells, kind, options.language)
        title = value.get("title") or value.get("question") or {}
        id_ = str(value.get("id") or suggested_id(title.get("en", "")))
        if not id_:
            raise Refused("import-without-id", file=options.file, line=row.number)
        if not is_id(id_):
            where = f"{options.file}:{row.number}: id"
            raise Refused("bad-id", where=where, found=id_[:80], nearest=likely_id(id_))
        if id_ in taken:
            raise Refused("import-taken", file=options.file, line=row.number, found=id_)
        taken[id_] = id_
        lines = record_lines({"id": id_, **value, "written": value.get("written", today().isoformat())})
        file = draft_file(options.data, kind, id_)
        if file.exists():  # a draft that cannot be read
            raise Refused("taken-file", file=file)
        yield file, (row, draft_text(kind, "\n".join(lines)).encode())


def _problems(
    options: argparse.Namespace, rows: Mapping[Path, SheetRow], drafts: Mapping[Path, tuple[SheetRow, bytes]]
) -> Iterator[Problem]:
    """What the check says of the drafts, at the rows that they come from."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(options.data, Path(folder) / "data"))
        places = {str(copy / file.relative_to(options.data)): row for file, row in rows.items()}
        write_files({copy / file.relative_to(options.data): content for file, (_, content) in drafts.items()})
        loaded = load(copy)
        found = check_drafts(copy, {record.id: record for record in loaded.records})
        found += check_draft_references(copy, loaded, today())
        for problem in found:
            if row := places.get(problem.file):
                yield replace(problem, file=str(options.file), line=row.number, column=1)
