"""The cells of an old Excel file (.xls): how far they reach, and which of them show an error.

The reader of workbooks sets room aside by what the file declares, and gives a blank for an error value.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import date

from app.sheets import limits
from app.sheets.cells import DAY_ZERO, DAY_ZERO_1904
from app.sheets.problems import SheetProblem, SheetTrouble
from app.sheets.untold import Place, Untold

STREAMS = ("Workbook", "Book")

_END, _WORKSHEET, _PASSWORD, _SHARED_STRINGS = 0x000A, 0x0085, 0x002F, 0x00FC
_DIMENSIONS, _MERGED, _DAYS_FROM_1904 = 0x0200, 0x00E5, 0x0022
_FORMULAS = (0x0006, 0x0206, 0x0406)
_BOOLEAN_OR_ERROR, _MANY_NUMBERS = 0x0205, 0x00BD
# formula, number, label, boolean or error, rich text, shared string, number in short form, many of those
_CELLS = frozenset({*_FORMULAS, 0x0203, 0x0204, _BOOLEAN_OR_ERROR, 0x00D6, 0x00FD, 0x027E, _MANY_NUMBERS})


def checked(stream: bytes, name: str) -> tuple[bytes, Untold]:
    """The stream with its declared sizes made small, where its error values stand, and how it counts days.

    Raises SheetProblem when cells reach too far, for a password, or damage.
    """
    copy = bytearray(stream)
    try:
        offsets = list(_worksheets(stream, name))
        errors = {index: list(_errors(stream, copy, offset)) for index, offset in enumerate(offsets)}
        day_zero = _day_zero(stream)
    except struct.error as error:
        raise SheetProblem(SheetTrouble.DAMAGED, name=name) from error
    return bytes(copy), Untold(errors, day_zero=day_zero)


def _day_zero(stream: bytes) -> date:
    told = (
        struct.unpack_from("<H", stream, start)[0]
        for record, start, _ in _records(stream, 0)
        if record == _DAYS_FROM_1904
    )
    return DAY_ZERO_1904 if any(told) else DAY_ZERO


def _records(stream: bytes, offset: int) -> Iterator[tuple[int, int, int]]:
    """Each record from here to the end mark: its number, where its data begins, and its length."""
    while True:
        record, length = struct.unpack_from("<HH", stream, offset)
        if record == _END:
            return
        yield record, offset + 4, length
        offset += 4 + length


def _worksheets(stream: bytes, name: str) -> Iterator[int]:
    for record, start, _ in _records(stream, 0):
        if record == _PASSWORD:
            raise SheetProblem(SheetTrouble.PASSWORD, name=name)
        if record == _SHARED_STRINGS and struct.unpack_from("<I", stream, start + 4)[0] > len(stream):
            raise SheetProblem(SheetTrouble.DAMAGED, name=name)
        if record == _WORKSHEET:
            yield struct.unpack_from("<I", stream, start)[0]


def _errors(stream: bytes, copy: bytearray, offset: int) -> Iterator[Place]:
    """Walks one worksheet, checks how far it reaches, and yields the places of error values."""
    merged = 0
    for record, start, length in _records(stream, offset):
        if record == _DIMENSIONS:
            copy[start : start + length] = _smallest(length)
        elif record == _MERGED:
            merged += struct.unpack_from("<H", stream, start)[0]
            limits.check_merged(merged)
        elif record in _CELLS:
            row, column = struct.unpack_from("<HH", stream, start)
            if record == _MANY_NUMBERS:
                column = struct.unpack_from("<H", stream, start + length - 2)[0]
            limits.check_extent(row + 1, column + 1)
            if _is_error(stream, record, start):
                yield row, column


def _smallest(length: int) -> bytes:
    """Declares one row and one column; rows are four bytes wide in files of Excel 97 and later."""
    declared = struct.pack("<IIHHH" if length >= 14 else "<HHHHH", 0, 1, 0, 1, 0)
    return declared[:length].ljust(length, b"\0")


def _is_error(stream: bytes, record: int, start: int) -> bool:
    if record == _BOOLEAN_OR_ERROR:
        return bool(stream[start + 7])
    return record in _FORMULAS and stream[start + 6] == 2 and stream[start + 12 : start + 14] == b"\xff\xff"
