"""How far the cells of a workbook reach, looked up in its XML before the reader of workbooks opens it.

That reader sets aside room for every cell up to the last one: two cells in opposite corners of a sheet, or
one cell repeated a billion times, would end the process. Only cells with something in them count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Protocol
from xml.parsers import expat

from app.sheets import limits
from app.sheets.cells import DAY_ZERO, DAY_ZERO_1904, Tall, column_index
from app.sheets.problems import SheetProblem, SheetTrouble
from app.sheets.untold import Untold

_REFERENCE = re.compile(r"([A-Z]{1,5})([0-9]{1,9})", re.ASCII)
_TRUE = ("1", "true")
_REPEATED = re.compile(r"[0-9]{1,9}", re.ASCII)


class _Handler(Protocol):
    def start(self, name: str, attributes: dict[str, str], /) -> None: ...

    def text(self, text: str, /) -> None: ...


class _ExcelSheets:
    """Follows worksheets and the strings that they share; any other part passes unnoticed."""

    def __init__(self) -> None:
        self.shared_lengths: list[int] = []
        self.shared_used: list[int] = []
        self._sharing = False
        self._row = self._column = 0
        self._type = ""
        self._inside = ""
        self._merged = 0
        self.day_zero = DAY_ZERO

    def start(self, name: str, attributes: dict[str, str], /) -> None:
        tag = name.rpartition(":")[2]
        self._inside = tag
        if tag == "c":
            self._cell(attributes)
        elif tag in ("v", "is"):
            limits.check_extent(self._row, self._column)
        elif tag == "row":
            self._row = _reference(attributes.get("r"), self._row + 1)
            self._column = 0
        elif tag == "mergeCell":
            self._merged += 1
            limits.check_merged(self._merged)
        elif tag == "workbookPr" and attributes.get("date1904") in _TRUE:
            self.day_zero = DAY_ZERO_1904
        elif tag == "si":
            self.shared_lengths.append(0)
        elif tag in ("sst", "worksheet"):
            self._sharing = tag == "sst"
            self._row = self._column = 0

    def _cell(self, attributes: dict[str, str]) -> None:
        self._type = attributes.get("t", "")
        place = _REFERENCE.fullmatch(attributes.get("r", ""))
        if place is None:
            self._column += 1
        else:
            self._column = column_index(place[1]) + 1
            self._row = int(place[2])

    def text(self, text: str, /) -> None:
        if self._inside == "v" and self._type == "s" and text.isdecimal():
            self.shared_used.append(int(text[:9]))
        elif self._inside == "t" and self._sharing and self.shared_lengths:
            self.shared_lengths[-1] += len(text)

    def finish(self) -> None:
        """Counts the text once more: one long string can stand in a million cells."""
        known = len(self.shared_lengths)
        limits.check_text(sum(self.shared_lengths[used] for used in self.shared_used if used < known))


class _OpenDocumentSheets:
    """Follows the tables of an OpenDocument, where rows and cells are repeated by a number.

    `tall` are the merged cells that reach over several rows, by the name of their table; `day_zero` is the
    day from which bare numbers count days.
    """

    def __init__(self) -> None:
        self.tall: dict[str, list[Tall]] = {}
        self.day_zero = DAY_ZERO
        self._table = ""
        self._merged = 0
        self._characters = 0
        self._row = self._row_repeated = 0
        self._column = self._repeated = 0

    def start(self, name: str, attributes: dict[str, str], /) -> None:
        tag = name.rpartition(":")[2]
        if tag in ("table-cell", "covered-table-cell"):
            self._column += self._repeated
            self._repeated = _repeats(attributes, "table:number-columns-repeated")
            self._note_span(attributes)
            if "office:value-type" in attributes:
                self._used()
        elif tag == "p":
            self._used()
        elif tag == "table-row":
            self._row += self._row_repeated
            self._row_repeated = _repeats(attributes, "table:number-rows-repeated")
            self._column = self._repeated = 0
        elif tag == "null-date":
            self.day_zero = date.fromisoformat(attributes.get("table:date-value", DAY_ZERO.isoformat()))
        elif tag == "table":
            self._row = self._row_repeated = 0
            self._table = attributes.get("table:name", "")

    def _note_span(self, attributes: dict[str, str]) -> None:
        spanned = _repeats(attributes, "table:number-rows-spanned")
        if spanned > 1:
            self._merged += 1
            limits.check_merged(self._merged)
            self.tall.setdefault(self._table, []).append(
                Tall(self._row + 1, self._column, self._row + spanned)
            )

    def _used(self) -> None:
        limits.check_extent(self._row + self._row_repeated, self._column + self._repeated)

    def text(self, text: str, /) -> None:
        self._characters += len(text) * max(self._repeated, 1) * max(self._row_repeated, 1)
        limits.check_text(self._characters)


def check_excel(parts: Iterable[bytes], name: str) -> Untold:
    """Raises SheetProblem when the cells of an .xlsx reach too far, or its XML is damaged."""
    handler = _ExcelSheets()
    for part in parts:
        _follow(part, handler, name)
    handler.finish()
    return Untold(day_zero=handler.day_zero)


def check_open_document(content: bytes, name: str) -> Untold:
    """Raises SheetProblem when the cells of an .ods reach too far, or its XML is damaged."""
    handler = _OpenDocumentSheets()
    _follow(content, handler, name)
    return Untold(tall=handler.tall, day_zero=handler.day_zero)


def _follow(part: bytes, handler: _Handler, name: str) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = handler.start
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise SheetProblem(SheetTrouble.DAMAGED, name=name) from error


def _refuse_doctype(*_: object) -> None:
    raise ValueError("no sheet declares a document type; entities grow")


def _reference(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and _REPEATED.fullmatch(text) else otherwise


def _repeats(attributes: dict[str, str], name: str) -> int:
    return max(_reference(attributes.get(name), 1), 1)
