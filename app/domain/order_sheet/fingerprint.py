"""Recognises an order sheet that comes again, saved anew or in another format."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

from app.domain.order_sheet.lines import OrderLine

_VERSION = "hatthasilpa.order-sheet/1"


def fingerprint(lines: Iterable[OrderLine], sku_by_row: Mapping[int, str] | None = None) -> str:
    """A SHA-256 over what the lines order, 64 hexadecimal digits.

    How the sheet looked does not count: format, columns, order of rows, blank rows, spaces, case of SKUs, and
    where `sku_by_row` tells the product of a row, by what name the sheet calls it. What it orders does:
    product, quantity, due date, priority, notes, reference, start and end, and how often.
    """
    digest, skus = hashlib.sha256(_VERSION.encode()), sku_by_row or {}
    for content in sorted(_content(line, skus.get(line.row, line.product)) for line in lines):
        digest.update(b"\n" + content.encode())
    return digest.hexdigest()


def _content(line: OrderLine, product: str) -> str:
    due = line.due.isoformat() if line.due else ""
    texts = (" ".join((text or "").split()) for text in (line.notes, line.reference))
    days = [each.isoformat() if each else "" for each in (line.start, line.end)]
    schedule = days if any(days) else []  # sheets without one are what they were before there was any
    said = [product.casefold(), line.quantity, due, line.priority, *texts, *schedule]
    return json.dumps(said, ensure_ascii=False)
