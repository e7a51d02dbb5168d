"""The compound file around .xls: one stream is taken out of it, and packed anew for the reader of workbooks.

As with the archives of .xlsx, that reader only sees what was found and looked at here.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from app.sheets.kinds import COMPOUND_MARK
from app.sheets.problems import SheetProblem, SheetTrouble

_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_HEADER = struct.Struct("<8s16x5H6x9I")
_ENTRY = struct.Struct("<64sHBB3I36xIQ")
_IN_HEADER = 109  # sectors of the table that the header itself lists
_STREAM, _ROOT = 2, 5
_SECTOR = 4096
_SMALL = 64


def stream(data: bytes, names: Sequence[str], name: str) -> bytes:
    """The stream with the first of these names that is there. Raises SheetProblem for none or damage."""
    try:
        return _Compound(data).stream(names)
    except LookupError as error:
        raise SheetProblem(SheetTrouble.NOT_A_SHEET, name=name) from error
    except (struct.error, ValueError) as error:
        raise SheetProblem(SheetTrouble.DAMAGED, name=name) from error


def pack(content: bytes, stream_name: str) -> bytes:
    """A compound file that holds this one stream, and the empty one that readers insist on."""
    content = content.ljust(_SECTOR, b"\0")
    sectors = -(-len(content) // _SECTOR)
    tables = 1
    while tables * _SECTOR // 4 < tables + 2 + sectors:
        tables += 1
    small, first = tables + 1, tables + 2
    table = [_TABLE] * tables + [_END, _END] + [*range(first + 1, first + sectors), _END]
    table += [_FREE] * (tables * _SECTOR // 4 - len(table))
    listed = [*range(tables)] + [_FREE] * (_IN_HEADER - tables)
    header = _HEADER.pack(COMPOUND_MARK, 0x3E, 4, 0xFFFE, 12, 6, 1, tables, tables, 0, 4096, _END, 0, _END, 0)
    root = _entry("Root Entry", _ROOT, 1, small, 0)
    directory = root + _entry(stream_name, _STREAM, _FREE, first, len(content))
    return b"".join((
        (header + struct.pack(f"<{_IN_HEADER}I", *listed)).ljust(_SECTOR, b"\0"),
        struct.pack(f"<{len(table)}I", *table),
        (directory + 2 * _entry("", 0, _FREE, 0, 0)).ljust(_SECTOR, b"\0"),
        bytes(_SECTOR),
        content.ljust(sectors * _SECTOR, b"\0"),
    ))  # fmt: skip


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le")
    return _ENTRY.pack(encoded, len(encoded) + 2 if name else 0, kind, 1, _FREE, _FREE, child, start, size)


class _Compound:
    """The tables of a compound file. Whatever doesn't fit raises ValueError or struct.error."""

    def __init__(self, data: bytes) -> None:
        fields = _HEADER.unpack_from(data)
        self._data = data
        self._shift = fields[4]
        if self._shift not in (9, 12) or fields[5] != 6:
            raise ValueError("sector sizes")
        self._sectors = len(data) >> self._shift
        self._table = self._read_table(fields[13])
        self._entries = self._read_entries(fields[8])
        self._cutoff = fields[10]
        self._small_table = _integers(self._chain(fields[11]))

    def stream(self, names: Sequence[str]) -> bytes:
        """Raises LookupError when no stream has one of these names."""
        found = {name: (start, size) for name, kind, start, size in self._entries if kind == _STREAM}
        for name in names:
            if name in found:
                return self._content(*found[name])
        raise KeyError(names)

    def _content(self, start: int, size: int) -> bytes:
        if size >= self._cutoff:
            return self._chain(start)[:size]
        root = b"".join(self._chain(first) for _, kind, first, _ in self._entries[:1] if kind == _ROOT)
        places = _follow(self._small_table, start)
        return b"".join(root[each * _SMALL : (each + 1) * _SMALL] for each in places)[:size]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) << self._shift
        return self._data[start : start + (1 << self._shift)]

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(each) for each in _follow(self._table, start))

    def _read_table(self, more: int) -> list[int]:
        """The table of sectors; never longer than the file has sectors, whatever the header claims."""
        listed = list(struct.unpack_from(f"<{_IN_HEADER}I", self._data, _HEADER.size))
        table: list[int] = []
        for _ in range(self._sectors):
            for sector in listed:
                table += _integers(self._sector(sector))
            if len(table) >= self._sectors or more >= _TABLE:
                break
            *listed, more = _integers(self._sector(more)) or [_END]
        return table[: self._sectors]

    def _read_entries(self, start: int) -> list[tuple[str, int, int, int]]:
        directory = self._chain(start)
        entries = []
        for place in range(0, len(directory) - _ENTRY.size + 1, _ENTRY.size):
            name, length, kind, *_, first, size = _ENTRY.unpack_from(directory, place)
            text = name[: max(length - 2, 0)].decode("utf-16-le")
            entries.append((text, kind, first, size & 0xFFFFFFFF))
        return entries


def _integers(sector: bytes) -> list[int]:
    return list(struct.unpack_from(f"<{len(sector) // 4}I", sector))


def _follow(table: Sequence[int], start: int) -> list[int]:
    """The sectors of a chain. One that leaves the table or bites its tail raises ValueError."""
    chain: list[int] = []
    while start < _TABLE:
        if start >= len(table) or len(chain) >= len(table):
            raise ValueError("broken chain")
        chain.append(start)
        start = table[start]
    return chain
