"""Views -> the records of each kind as a table in one language, for spreadsheets and for programs.

Form: RFC 4180, in UTF-8 with a byte order mark, by which spreadsheets know it; every cell stands in quotes. A cell that
a spreadsheet could take for a formula gets an apostrophe before it, as OWASP describes under "CSV Injection".
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import cache
from typing import Any

from portal.dates import PartialDate, Span
from portal.endpoints import API, CITED, archive_path, package_path, table_path, unwrapped, workbook_path
from portal.language import Language, Localised, WhereKnown
from portal.outputs.published import trust
from portal.outputs.table_description import Table, table_descriptions
from portal.outputs.workbook_format import workbook
from portal.records.crossing import Statement
from portal.records.kinds import MODELS, Event, Kind, Record
from portal.records.numbers import Identifier, Publication
from portal.records.parts import DatedStep, ExternalLink, ForYou, Milestone, Since, Source, Withdrawn
from portal.records.uses import internal, long_texts, relation_fields
from portal.records.vocabulary import Reference
from portal.views.localised import Views
from portal.zipped import zipped

# The characters that OWASP names, in the wide forms of East Asian keyboards too.
_SIGNS = "=+@\uff1d\uff0b\uff0d\uff20-"
_BLANKS = " \u00a0\u2000-\u200a\u202f\u205f\u3000"
# A quotation mark that begins a cell is none of its text, so a sign after it is the first one.
_FORMULA = re.compile(rf'^(?=[\t\r\n])|(?:^|[;\t\r\n])[{_BLANKS}]*(?=["{_BLANKS}]*[{_SIGNS}])')
_DIVIDED = re.compile("[;\t\r\n]")
_BYTE_ORDER_MARK = "\ufeff"


def tables(views: Views) -> dict[str, bytes]:
    """One file for each kind of record and for what they cite, with descriptions; all of them packed; a workbook."""
    found = [*(_kind(views, kind) for kind in MODELS), _cited(views)]
    files = {table_path(table.name, views.language): _table(table.rows) for table in found}
    files |= table_descriptions(views, found)
    # A program that opens a packed data package looks for it under this name.
    package = package_path(views.language)
    packed = {("datapackage.json" if path == package else path.removeprefix(API)): files[path] for path in files}
    return files | {
        archive_path(views.language): zipped(packed),
        workbook_path(views.language): workbook({table.title: table.rows for table in found}),
    }


def _kind(views: Views, kind: Kind) -> Table:
    records = views.catalogue.of_kind(kind)
    rows = [column_names(kind), *(list(_row(views, record)) for record in records)]
    return Table(kind, views.words[f"kind_{kind}"], views.newest_change(records), rows)


def _cited(views: Views) -> Table:
    """The pages that records cite, to be joined by the ids in `sources` and `since`."""
    cited = views.catalogue.references.values()
    rows = [[_cell(value, views.language) for value in vars(page).values()] for page in cited]
    return Table(CITED, views.words["references"], "", [list(Reference.model_fields), *rows])


def column_names(kind: Kind) -> list[str]:
    """The first row: the fields as they are named in the data, then what is worked out from them."""
    model = MODELS[kind]
    fields = [field.alias or name for name, field in model.model_fields.items() if name not in internal(model)]
    days = ["first_day", "last_day"] if kind == "events" else []
    trusted = ["true_as_of", "rests_on", "last_modified", *(["standing"] if kind == "events" else [])]
    return [*fields, "theme_title", "status", *days, "related_ids", "page", *trusted]


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula, nor a part of it where semicolons divide the cells."""
    likely = cell[:1] in _SIGNS or _DIVIDED.search(cell)  # most cells are not
    return _FORMULA.sub(r"\g<0>'", cell) if likely else cell


def _table(rows: Iterable[Iterable[str]]) -> bytes:
    return (_BYTE_ORDER_MARK + "".join([_line(map(harmless, row)) for row in rows])).encode()


def _line(cells: Iterable[str]) -> str:
    return '"' + '","'.join([cell.replace('"', '""') for cell in cells]) + '"\r\n'


def _row(views: Views, record: Record) -> Iterator[str]:
    catalogue, language, card = views.catalogue, views.language, views.card(record)
    for name, value in vars(record).items():
        if name in relation_fields(type(record)):  # what is not due yet is not named either
            yield "; ".join([id_ for id_ in value if id_ in catalogue.records])
        elif name in long_texts(type(record)):
            yield unwrapped(value[language]) if value else ""
        elif name not in internal(type(record)):
            yield _cell(value, language)
    yield catalogue.themes[record.theme].title[language]
    yield card.status
    if isinstance(record, Event):
        yield record.when.first.isoformat() if record.when else ""
        yield record.when.last.isoformat() if record.when else ""
    yield "; ".join([other.id for other in catalogue.related[record.id]])
    yield views.address(card.path)
    for value in trust(views, record).values():
        yield "; ".join(value) if isinstance(value, list) else value


def _cell(value: object, language: Language) -> str:
    """A value as text, in a language where it differs from one to another."""
    if isinstance(value, str):
        return value
    kind: type = type(value)
    return _maker(kind)(value, language) if value or value is False else ""


# Values with a text of their own, in which a semicolon may stand: each has a line in its cell.
_TEXTS = ExternalLink | ForYou | Milestone | Since | Statement


def _listed(values: tuple[object, ...], language: Language) -> str:
    apart = "\n" if any(isinstance(value, _TEXTS) for value in values) else "; "
    return apart.join([_cell(value, language) for value in values])


# How each type of value is written.
_CELLS: dict[type, Callable[[Any, Language], str]] = {
    str: lambda value, _: value,
    bool: lambda value, _: str(value).lower(),
    date: lambda value, _: value.isoformat(),
    datetime: lambda value, _: value.isoformat(),
    PartialDate: lambda value, _: value.text,
    Span: lambda value, _: value.text,
    tuple: _listed,
    Localised: lambda value, language: _cell(value[language], language),
    WhereKnown: lambda value, language: _cell(value[language], language),
    Source: lambda value, _: str(value),
    ExternalLink: lambda value, language: f"{value.label[language]} {value.url}",
    ForYou: lambda value, language: f"{value.audience}: {value.text[language]}",
    Milestone: lambda value, language: f"{value.date.text}: {value.text[language]} ({_cell(value.source, language)})",
    Since: lambda value, language: f"{_cell(value.date, language)}: {value.text[language]} ({value.reference})",
    Statement: lambda value, language: value.text[language],
    DatedStep: lambda value, language: f"{value.what} {value.date.text} ({_cell(value.source, language)})",
    Publication: lambda value, _: f"{value.journal} {value.number}",
    Identifier: lambda value, _: f"{value.scheme} {value.number}",
    Withdrawn: lambda value, language: f"{value.date.isoformat()}: {value.reason[language]}",
}


@cache
def _maker(kind: type) -> Callable[[Any, Language], str]:
    """How values of a type are written; a text in three languages is of a type that was made from `Localised`."""
    return next(_CELLS[base] for base in kind.__mro__ if base in _CELLS)
