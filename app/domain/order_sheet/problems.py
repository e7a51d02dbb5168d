"""What can be wrong with the content of an order sheet: codes, places, and parameters of the sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from app.values import frozen

Params = Mapping[str, str | int]


class OrderTrouble(StrEnum):
    """Codes of problems with the content of an order sheet, one meaning each."""

    # the header and its columns
    NO_HEADER = "SHEET_NO_HEADER"
    NO_PRODUCT_COLUMN = "SHEET_NO_PRODUCT_COLUMN"
    NO_QUANTITY_COLUMN = "SHEET_NO_QUANTITY_COLUMN"
    COLUMN_TWICE = "SHEET_COLUMN_TWICE"
    MAPPED_FIELD_UNKNOWN = "SHEET_MAPPED_FIELD_UNKNOWN"
    MAPPED_COLUMN_MISSING = "SHEET_MAPPED_COLUMN_MISSING"
    MAPPED_COLUMN_TWICE = "SHEET_MAPPED_COLUMN_TWICE"
    NO_ORDERS = "SHEET_NO_ORDERS"
    # rows and cells
    ROW_TOO_LONG = "SHEET_ROW_TOO_LONG"
    FORMULA_ERROR = "SHEET_FORMULA_ERROR"
    PRODUCT_MISSING = "SHEET_PRODUCT_MISSING"
    PRODUCT_NOT_TEXT = "SHEET_PRODUCT_NOT_TEXT"
    PRODUCT_LINE_BREAK = "SHEET_PRODUCT_LINE_BREAK"
    QUANTITY_MISSING = "SHEET_QUANTITY_MISSING"
    QUANTITY_NOT_A_NUMBER = "SHEET_QUANTITY_NOT_A_NUMBER"
    QUANTITY_NOT_WHOLE = "SHEET_QUANTITY_NOT_WHOLE"
    QUANTITY_UNCLEAR = "SHEET_QUANTITY_UNCLEAR"
    QUANTITY_NOT_POSITIVE = "SHEET_QUANTITY_NOT_POSITIVE"
    QUANTITY_TOO_LARGE = "SHEET_QUANTITY_TOO_LARGE"
    DUE_NOT_A_DATE = "SHEET_DUE_NOT_A_DATE"
    DUE_MONTH_FIRST = "SHEET_DUE_MONTH_FIRST"
    DUE_IMPOSSIBLE = "SHEET_DUE_IMPOSSIBLE"
    DUE_YEAR = "SHEET_DUE_YEAR"
    END_BEFORE_START = "SHEET_END_BEFORE_START"
    PRIORITY_UNKNOWN = "SHEET_PRIORITY_UNKNOWN"
    TEXT_TOO_LONG = "SHEET_TEXT_TOO_LONG"
    # the line that a row is made on
    LINE_HATTHASILPA = "SHEET_LINE_HATTHASILPA"
    LINE_CLASSIC = "SHEET_LINE_CLASSIC"
    LINE_HYBRID = "SHEET_LINE_HYBRID"
    LINE_UNKNOWN = "SHEET_LINE_UNKNOWN"
    # products
    PRODUCT_UNKNOWN = "SHEET_PRODUCT_UNKNOWN"
    PRODUCT_NO_SKU = "SHEET_PRODUCT_NO_SKU"
    PRODUCT_CONTRADICTED = "SHEET_PRODUCT_CONTRADICTED"
    PRODUCT_AMBIGUOUS = "SHEET_PRODUCT_AMBIGUOUS"
    PRODUCT_INACTIVE = "SHEET_PRODUCT_INACTIVE"
    PRODUCT_CLASSIC = "SHEET_PRODUCT_CLASSIC"
    PRODUCT_HATTHASILPA = "SHEET_PRODUCT_HATTHASILPA"


@frozen
class Problem:
    """One thing wrong, where it stands: row from 1, the column's letter, and what the column is headed."""

    code: OrderTrouble
    row: int | None = None
    column: str | None = None
    header: str | None = None
    params: Params = field(default_factory=dict)


class CellRefused(Exception):
    """A cell can't be what its column means. Whoever knows the place makes a Problem of it."""

    def __init__(self, code: OrderTrouble, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params: Params = params


def shown(text: str, limit: int = 60) -> str:
    """A cell's text as a sentence quotes it: on one line and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
