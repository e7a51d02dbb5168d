"""Recognises an order sheet that comes again, saved anew or in another format."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from app.domain.order_sheet.lines import OrderLine

_VERSION = "hatthasilpa.order-sheet/1"


def fingerprint(lines: Iterable[OrderLine]) -> str:
    """A SHA-256 over what the lines order, 64 hexadecimal digits.

    How the sheet looked does not count: format, columns, order of rows, blank rows, spaces, case of SKUs.
    What it orders does: product, quantity, due date, priority, notes, reference, and how often.
    """
    digest = hashlib.sha256(_VERSION.encode())
    for line in sorted(map(_content, lines)):
        digest.update(b"\n" + line.encode())
    return digest.hexdigest()


def _content(line: OrderLine) -> str:
    due = line.due.isoformat() if line.due else ""
    texts = (" ".join((text or "").split()) for text in (line.notes, line.reference))
    return json.dumps(
        [line.product.casefold(), line.quantity, due, line.priority, *texts], ensure_ascii=False
    )
