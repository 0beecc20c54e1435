"""A table as spreadsheets save it, CSV or XLSX -> its rows, each a cell under the name of its column.

Form: RFC 4180, with the semicolons or tabs that spreadsheets write in Dutch and French, too; and Office Open XML,
ECMA-376 part 1. What is in no named column, or would be lost otherwise, is refused.
"""

import csv
import io
import re
import xml.etree.ElementTree as Xml
import zipfile
from itertools import zip_longest
from typing import NamedTuple

from portal.plain_xml import Doctype, xml_root
from portal.problems import Refused

MOST_ROWS = 2_000
_BIGGEST = 20_000_000  # bytes of a part of a workbook
_SEPARATOR = re.compile(r"\Asep=.\r?\n")  # which spreadsheets write for each other above the names of the columns
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LETTERS = re.compile(r"[A-Z]{1,3}")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_COUNTED = re.compile(r"[1-9]\d{4}")  # a day, as spreadsheets count them
_SINCE_1904 = 1462  # days between the first days of the two ways to count (ECMA-376 part 1, 18.17.4.1)


class SheetRow(NamedTuple):
    """A row with its number in the file; cells without words are left out."""

    number: int
    cells: dict[str, str]


def rows_of(content: bytes, name: str) -> tuple[list[str], list[SheetRow]]:
    """The names of the columns, and every row that says something; raises Refused for what is no table."""
    lines = _workbook(content, name) if content.startswith(b"PK") else _text(content, name)
    if not lines or len(lines) > MOST_ROWS:
        raise Refused("import-no-table", file=name, limit=MOST_ROWS)
    columns = [cell.strip() for cell in lines[0].cells]
    for column in columns:
        if column and columns.count(column) > 1:
            raise Refused("import-column-twice", file=name, found=column)
    found = [SheetRow(line.number, cells) for line in lines[1:] if (cells := _named(line, columns, name))]
    if not found:
        raise Refused("import-no-rows", file=name)
    return [column for column in columns if column], found


class _Line(NamedTuple):
    number: int
    cells: list[str]


class _Book(NamedTuple):
    """What the cells of a workbook share: its name, the words they refer to, how many days it counts too few."""

    name: str
    words: list[str]
    behind: int


def _named(line: _Line, columns: list[str], name: str) -> dict[str, str]:
    """The cells with words by their columns; raises Refused for one that stands under no name."""
    cells = {}
    for column, cell in zip_longest(columns, line.cells, fillvalue=""):
        if cell.strip() and not column:
            raise Refused("import-extra-cell", file=name, line=line.number, found=cell.strip()[:80])
        if cell.strip():
            cells[column] = cell.strip()
    return cells


def _text(content: bytes, name: str) -> list[_Line]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("import-not-utf8", file=name) from None
    text = _SEPARATOR.sub("\n", text)
    first = text.lstrip("\n").partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    found, number = [], 1
    try:
        for cells in rows:
            found.append(_Line(number, cells))
            number = rows.line_num + 1  # a cell may hold lines of its own
    except csv.Error as error:
        if "field limit" in str(error):  # a cell too long to be one
            raise Refused("import-no-table", file=name, limit=MOST_ROWS) from None
        raise Refused("import-quote", file=name, line=number) from None
    return [line for line in found if line.cells]


def _workbook(content: bytes, name: str) -> list[_Line]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {info.filename: info for info in archive.infolist() if info.file_size < _BIGGEST}
            sheets = [xml_root(archive.read(parts[part])) for part in parts if _SHEET.fullmatch(part)]
            shared = "xl/sharedStrings.xml"
            words = [_words(one) for one in xml_root(archive.read(parts[shared]))] if shared in parts else []
            main = "xl/workbook.xml"
            behind = _days_behind(xml_root(archive.read(parts[main]))) if main in parts else 0
        sheet, *others = filter(_says, sheets)  # the one with the records may have any name and place
        if others:
            raise Refused("import-sheets", file=name)
        merged = sheet.find(f".//{_MAIN}mergeCell")
        if merged is not None:
            raise Refused("import-merged", file=name, found=merged.get("ref", ""))
        rows = enumerate(sheet.iter(f"{_MAIN}row"), 1)
        book = _Book(name, words, behind)
        return [_Line(int(row.get("r", n)), _cells(row, book)) for n, row in rows]
    except (zipfile.BadZipFile, KeyError, IndexError, ValueError, Xml.ParseError, Doctype):
        raise Refused("import-no-table", file=name, limit=MOST_ROWS) from None


def _days_behind(workbook: Xml.Element) -> int:
    """How many days a workbook counts too few: those made on a Mac may count from 1904."""
    about = workbook.find(f"{_MAIN}workbookPr")
    return _SINCE_1904 if about is not None and about.get("date1904") in ("1", "true") else 0


def _cells(row: Xml.Element, book: _Book) -> list[str]:
    found: list[str] = []
    for cell in row.iter(f"{_MAIN}c"):
        place = _column(cell.get("r", ""))
        found += [""] * (place - len(found))
        value = cell.findtext(f"{_MAIN}v") or ""
        if cell.get("t") == "e" or (cell.find(f"{_MAIN}f") is not None and cell.find(f"{_MAIN}v") is None):
            raise Refused("import-formula", file=book.name, cell=cell.get("r", ""), found=value)
        found.append(_said(cell, value, book))
    return found


def _said(cell: Xml.Element, value: str, book: _Book) -> str:
    """What a cell says, by its type (ECMA-376 part 1, 18.18.11)."""
    match cell.get("t"):
        case "s":
            return book.words[int(value)]
        case "b":
            return "true" if value == "1" else "false"
        case "d":
            return value.removesuffix("T00:00:00")
        case None | "n" if _COUNTED.fullmatch(value):
            return str(int(value) + book.behind)
        case _:
            return value or _words(cell)


def _says(sheet: Xml.Element) -> bool:
    return any(cell.findtext(f"{_MAIN}v") or _words(cell) for cell in sheet.iter(f"{_MAIN}c"))


def _column(reference: str) -> int:
    """The place of a cell by its name: `C4` -> 2; 0 where it has none, as cells then simply follow each other."""
    letters = _LETTERS.match(reference)
    place = 0
    for letter in letters[0] if letters else "":
        place = place * 26 + ord(letter) - ord("A") + 1
    return max(place - 1, 0)


def _words(element: Xml.Element) -> str:
    return "".join(part.text or "" for part in element.iter(f"{_MAIN}t"))
