"""A table as spreadsheets save it, CSV or XLSX -> its rows, each a cell under the name of its column.

Form: RFC 4180, with the semicolons or tabs that spreadsheets write in Dutch and French, too; and Office Open XML,
ECMA-376 part 1, of which the first sheet is read.
"""

import csv
import io
import re
import xml.etree.ElementTree as Xml
import zipfile
from typing import NamedTuple

from portal.problems import Refused

MOST_ROWS = 2_000
_BIGGEST = 20_000_000  # bytes of a part of a workbook
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LETTERS = re.compile(r"[A-Z]+")


class SheetRow(NamedTuple):
    """A row with its number in the file; cells without words are left out."""

    number: int
    cells: dict[str, str]


def rows_of(content: bytes, name: str) -> tuple[list[str], list[SheetRow]]:
    """The names of the columns, and every row that says something; raises Refused for what is no table."""
    lines = _workbook(content, name) if content.startswith(b"PK") else _text(content, name)
    if not lines or len(lines) > MOST_ROWS:
        raise Refused("import-no-table", file=name, limit=MOST_ROWS)
    columns = [cell.strip() for cell in lines[0]]
    found = []
    for number, line in enumerate(lines[1:], 2):
        cells = {column: cell.strip() for column, cell in zip(columns, line, strict=False) if column and cell.strip()}
        if cells:
            found.append(SheetRow(number, cells))
    return [column for column in columns if column], found


def _text(content: bytes, name: str) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("import-not-utf8", file=name) from None
    first = text.partition("\n")[0]
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count)))


def _workbook(content: bytes, name: str) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {info.filename: info for info in archive.infolist() if info.file_size < _BIGGEST}
            sheet = _part(archive.read(parts["xl/worksheets/sheet1.xml"]))
            shared = "xl/sharedStrings.xml"
            words = [_words(one) for one in _part(archive.read(parts[shared]))] if shared in parts else []
    except (zipfile.BadZipFile, KeyError, Xml.ParseError):
        raise Refused("import-no-table", file=name, limit=MOST_ROWS) from None
    return [_cells(row, words) for row in sheet.iter(f"{_MAIN}row")]


def _part(content: bytes) -> Xml.Element:
    if b"<!DOCTYPE" in content:  # with which a small file could grow without end
        raise Xml.ParseError("DOCTYPE")
    return Xml.fromstring(content)  # noqa: S314  # without declarations there is nothing to expand


def _cells(row: Xml.Element, words: list[str]) -> list[str]:
    found: list[str] = []
    for cell in row.iter(f"{_MAIN}c"):
        place = _column(cell.get("r", ""))
        found += [""] * (place - len(found))
        value = cell.findtext(f"{_MAIN}v") or ""
        found.append(words[int(value)] if cell.get("t") == "s" else value or _words(cell))
    return found


def _column(reference: str) -> int:
    """The place of a cell by its name: `C4` -> 2; 0 where it has none, as cells then simply follow each other."""
    letters = _LETTERS.match(reference)
    place = 0
    for letter in letters[0] if letters else "":
        place = place * 26 + ord(letter) - ord("A") + 1
    return max(place - 1, 0)


def _words(element: Xml.Element) -> str:
    return "".join(part.text or "" for part in element.iter(f"{_MAIN}t"))
