"""Reads text with separators, strictly: a quote that is left open is found, and not followed to the end."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from app.sheets import limits
from app.sheets.cells import Row, clean_text, column_letter
from app.sheets.problems import SheetProblem, SheetTrouble

SEPARATORS = (",", "\t", ";", "|")

_SAMPLE_ROWS = 100
_SAMPLE_CHARACTERS = 100_000
_DECLARED = re.compile(r"sep=([,;|\t])\r?\n", re.IGNORECASE)


def separator_of(text: str) -> str:
    """The separator that makes the most of the first rows alike; a first line `sep=;` decides."""
    declared = _DECLARED.match(text)
    if declared:
        return declared[1]
    return max(SEPARATORS, key=lambda each: _cells_in_rows_alike(text, each))


def rows(text: str, separator: str, name: str) -> tuple[Row, ...]:
    """The rows of the text, each as long as it was written.

    Raises SheetProblem with its row when a quote is out of place, and when there is too much.
    """
    table: list[Row] = []
    widest = 0
    for fields in _records(text, separator, name):
        widest = max(widest, len(fields))
        table.append(_row(fields, len(table) + 1))
        limits.check_extent(len(table), widest)
    if _DECLARED.match(text):
        table[0] = ()
    return tuple(table)


def _cells_in_rows_alike(text: str, separator: str) -> int:
    sample = csv.reader(StringIO(text[:_SAMPLE_CHARACTERS], newline=""), delimiter=separator)
    try:
        widths = Counter(len(row) for row in islice(sample, _SAMPLE_ROWS))
    except csv.Error:
        return 0
    return max(((width - 1) * count for width, count in widths.items()), default=0)


def _records(text: str, separator: str, name: str) -> Iterator[list[str]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    while True:
        number += 1
        line = reader.line_num + 1
        try:
            record = next(reader, None)
        except csv.Error as error:
            raise SheetProblem(SheetTrouble.QUOTE_UNBALANCED, row=number, line=line, name=name) from error
        if record is None:
            return
        yield record


def _row(fields: list[str], number: int) -> Row:
    for index, field in enumerate(fields):
        if len(field) > limits.CELL_TEXT:
            raise SheetProblem(
                SheetTrouble.CELL_TOO_LONG,
                row=number,
                column=column_letter(index),
                found=len(field),
                limit=limits.CELL_TEXT,
            )
    return tuple(map(clean_text, fields))
