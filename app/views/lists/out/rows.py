"""The rows of a whole list as values, read page by page on a connection of their own."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from app.lifecycle.core import Reading
from app.lifecycle.desk import Desk
from app.messages import Messages
from app.values import frozen
from app.views.lists.columns import EMPTY, Cell, Column, Kind, RowSource, Value
from app.views.sidework import Cancelled, Progress
from app.views.theme.marks import Shape

PAGE = 500
WARNING = "▲"

SourceOf = Callable[[Desk], RowSource[Any]]


class NotWanted(Exception):
    """The work was stopped by the person."""


@frozen
class Wanted:
    """What goes out: these columns of these rows, under a title, in a language."""

    title: str
    about: tuple[str, ...]  # what the list was filtered by, a line each
    columns: Sequence[Column[Any]]
    widths: tuple[int, ...]  # of the columns, in pixels of the window
    ids: array[int]
    messages: Messages

    @property
    def titles(self) -> list[str]:
        """The headings."""
        return [self.messages.text(column.title) for column in self.columns]


@frozen
class Reader:
    """Reads rows where the window's connection is not free to go: in another thread."""

    open_reading: Callable[[], Reading]
    source_of: SourceOf

    def values(self, wanted: Wanted, progress: Progress, cancelled: Cancelled) -> Iterator[list[Value]]:
        """A list of values a row; a row that is gone meanwhile is left out. Raises NotWanted, KnownError."""
        for row in self._rows(wanted, progress, cancelled):
            yield [_value(column, row, wanted.messages) for column in wanted.columns]

    def texts(self, wanted: Wanted, progress: Progress, cancelled: Cancelled) -> Iterator[list[str]]:
        """The same as the list shows it, with the sign of what is late."""
        for row in self._rows(wanted, progress, cancelled):
            yield [_written(column, column.cell(row, wanted.messages)) for column in wanted.columns]

    def _rows(self, wanted: Wanted, progress: Progress, cancelled: Cancelled) -> Iterator[Any]:
        reading = self.open_reading()
        try:
            source = self.source_of(reading.desk)
            for first in range(0, len(wanted.ids), PAGE):
                if cancelled():
                    raise NotWanted
                yield from (row for row in source.rows(wanted.ids[first : first + PAGE]) if row is not None)
                progress(min(first + PAGE, len(wanted.ids)), len(wanted.ids))
        finally:
            reading.close()


def _written(column: Column[Any], cell: Cell) -> str:
    """Paper has no colours: a warning keeps its shape there; a badge has a word of its own."""
    is_warned = cell.look is not None and cell.look.shape is Shape.WARNING and column.kind is Kind.TEXT
    return f"{WARNING} {cell.text}" if is_warned else cell.text


def _value(column: Column[Any], row: Any, messages: Messages) -> Value:
    if column.value is not None:
        return column.value(row)
    text = column.cell(row, messages).text
    return None if text == EMPTY else text
