"""What a column of an order sheet can mean."""

from __future__ import annotations

from enum import StrEnum

from app.domain.words import Line


class Field(StrEnum):
    """The meanings of columns, by the names that a mapping uses.

    `name` is what a sheet calls the product beside its SKU: it stands in where the SKU is blank. `line` is
    the line that a row is to be made on; `start` and `end` are the days between which an order is made.
    """

    PRODUCT = "product"
    NAME = "name"
    QUANTITY = "quantity"
    DUE = "due"
    PRIORITY = "priority"
    NOTES = "notes"
    REFERENCE = "reference"
    LINE = "line"
    START = "start"
    END = "end"


def unread_fields(made_on: Line) -> frozenset[Field]:
    """The fields that mean nothing for what is made on a line: only manufacturing orders have a schedule."""
    return frozenset({Field.START, Field.END}) if made_on is Line.HATTHASILPA else frozenset()
