"""Reads the files that orders come in (.xlsx, .ods, .xls, text with separators) into a plain table of cells.

Nothing here knows what the cells mean; `app.domain.order_sheet` does.
"""

from __future__ import annotations

from app.sheets.cells import Cell, Row, Sheet, cell_at, column_letter
from app.sheets.encodings import ENCODINGS
from app.sheets.problems import SheetProblem, SheetTrouble
from app.sheets.reading import read, read_bytes

__all__ = [
    "ENCODINGS",
    "Cell",
    "Row",
    "Sheet",
    "SheetProblem",
    "SheetTrouble",
    "cell_at",
    "column_letter",
    "read",
    "read_bytes",
]
