"""Sheets of text -> a workbook that spreadsheets open as it is, the same bytes for the same sheets.

Form: Office Open XML, ECMA-376 parts 1 and 2. Every cell is text and can be nothing else, so none becomes a formula.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from portal.zipped import zipped

Rows = Sequence[Sequence[str]]

MAX_CELL = 32_767  # characters that a cell can hold
_WIDTH = 24  # of each column, in digits
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_NEVER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML 1.0 cannot hold
_NO_NAME = re.compile(r"[\[\]:*?/\\]")  # what the name of a sheet cannot hold


def workbook(sheets: Mapping[str, Rows]) -> bytes:
    """A workbook with a sheet for each name; the first row of each stays in sight and filters the others."""
    numbers = range(1, len(sheets) + 1)
    parts = {
        "[Content_Types].xml": _content_types(numbers),
        "_rels/.rels": _relations([("rId1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _book(sheets),
        "xl/_rels/workbook.xml.rels": _relations(
            [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
        ),
    }
    parts |= {f"xl/worksheets/sheet{n}.xml": _sheet(rows) for n, rows in enumerate(sheets.values(), 1)}
    return zipped({name: (_HEAD + content).encode() for name, content in parts.items()})


def _content_types(numbers: Iterable[int]) -> str:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>' for n in numbers
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>{sheets}</Types>'
    )


def _relations(found: Iterable[tuple[str, str, str]]) -> str:
    inside = "".join(f'<Relationship Id="{id_}" Type="{_RELATION}/{kind}" Target="{to}"/>' for id_, kind, to in found)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _book(names: Iterable[str]) -> str:
    sheets = "".join(
        f'<sheet name={quoteattr(_NO_NAME.sub(" ", name)[:31])} sheetId="{n}" r:id="rId{n}"/>'
        for n, name in enumerate(names, 1)
    )
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}"><sheets>{sheets}</sheets></workbook>'


def _sheet(rows: Rows) -> str:
    frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    body = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
    columns = max([1, *map(len, rows)])
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{frozen}</sheetView></sheetViews>'
        f'<cols><col min="1" max="{columns}" width="{_WIDTH}" customWidth="1"/></cols>'
        f'<sheetData>{body}</sheetData><autoFilter ref="A1:{_letters(columns)}{max(len(rows), 1)}"/></worksheet>'
    )


def _letters(column: int) -> str:
    """The name of a column: 1 is A, 27 is AA."""
    before, last = divmod(column - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + last)


def _cell(text: str) -> str:
    kept = escape(_NEVER.sub("", text[:MAX_CELL]))
    return f'<c t="inlineStr"><is><t xml:space="preserve">{kept}</t></is></c>' if text else "<c/>"
