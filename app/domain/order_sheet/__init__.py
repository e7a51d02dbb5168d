"""What an order sheet means: from a plain table of cells to order lines, with every problem at its place."""

from __future__ import annotations

from app.domain.order_sheet.columns import Column, Memory
from app.domain.order_sheet.fields import Field, unread_fields
from app.domain.order_sheet.fingerprint import fingerprint
from app.domain.order_sheet.header import has_header
from app.domain.order_sheet.interpret import Interpreted, ReadingCancelled, interpret
from app.domain.order_sheet.layout import Skipped, SkipReason
from app.domain.order_sheet.lines import OrderLine
from app.domain.order_sheet.other_line import of_other_line, without
from app.domain.order_sheet.problems import OrderTrouble, Problem
from app.domain.order_sheet.products import (
    KnownProduct,
    Matched,
    Matching,
    UnknownProduct,
    is_sku_of,
    match_products,
    unknown_problems,
    unmakable_problems,
)

__all__ = [
    "Column",
    "Field",
    "Interpreted",
    "KnownProduct",
    "Matched",
    "Matching",
    "Memory",
    "OrderLine",
    "OrderTrouble",
    "Problem",
    "ReadingCancelled",
    "SkipReason",
    "Skipped",
    "UnknownProduct",
    "fingerprint",
    "has_header",
    "interpret",
    "is_sku_of",
    "match_products",
    "of_other_line",
    "unknown_problems",
    "unmakable_problems",
    "unread_fields",
    "without",
]
