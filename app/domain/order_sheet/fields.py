"""What a column of an order sheet can mean."""

from __future__ import annotations

from enum import StrEnum


class Field(StrEnum):
    """The meanings of columns, by the names that a mapping uses.

    `name` is what a sheet calls the product beside its SKU: it stands in where the SKU is blank.
    """

    PRODUCT = "product"
    NAME = "name"
    QUANTITY = "quantity"
    DUE = "due"
    PRIORITY = "priority"
    NOTES = "notes"
    REFERENCE = "reference"
