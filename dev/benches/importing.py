"""Taking in an order sheet: reading and looking at it, and making the jobs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random

import xlsxwriter

from app.lifecycle import importing
from benches.beside import Deed, trio
from benches.figures import Figure, Times
from benches.workshop import PRODUCT, Scale, Values, Workshop, order_lines

ROUNDS = 3
HEADINGS = {
    "product": "SKU",
    "quantity": "จำนวน",
    "due": "Due date",
    "priority": "Priority",
    "notes": "Notes",
    "reference": "PO",
}


def measure(scale: Scale) -> Iterator[Figure]:
    """An .xlsx with every column; then the jobs, beside their rows written raw."""
    sheets = [order_lines(scale.rows, Random(number), (PRODUCT,)) for number in range(ROUNDS)]
    reading = Times()
    with scale.scratch() as folder, trio(scale, scale.kept("orders", _nothing_more)) as shops:
        for number, lines in enumerate(sheets):
            path = _written(folder / f"{number}.xlsx", lines)
            reading.take(partial(_read, shops.watched, path, len(lines)))
        what = f"read and check a sheet of {scale.rows:,} rows"
        yield Figure(what, reading.median / 1000, "s", str(reading))
        deeds = [_import(lines, str(number)) for number, lines in enumerate(sheets)]
        for what, pair in shops.compare({f"import {scale.rows:,} orders": deeds}, rest=1).items():
            yield pair.figure(what, judged=False)


def _nothing_more(shop: Workshop) -> None:
    """One product is enough."""


def _import(lines: list[Values], name: str) -> Deed:
    return Deed("job.import", {"lines": lines, "sheet": name, "fingerprint": name})


def _read(shop: Workshop, sheet: Path, rows: int) -> None:
    preview = importing.preview(shop.core.desk, sheet)
    assert not preview.problems
    assert len(preview.lines) == rows


def _written(path: Path, lines: list[Values]) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Orders")
        sheet.write_row(0, 0, HEADINGS.values())
        for number, line in enumerate(lines, start=1):
            sheet.write_row(number, 0, [line.get(field, "") for field in HEADINGS])
    return path
