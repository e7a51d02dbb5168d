"""What a list shows, as data: its columns, the cells they make of a row, and where the rows come from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from app.messages import Messages
from app.values import frozen
from app.views.theme.marks import Look

Row = TypeVar("Row")
Value = str | int | float | date | None
Row_co = TypeVar("Row_co", covariant=True)


EMPTY = "—"
"""What a cell shows that has nothing to show; in a spreadsheet it is an empty one."""


class Align(StrEnum):
    """Where the words of a column stand; numbers stand at the end."""

    START = "start"
    CENTRE = "centre"
    END = "end"


class Kind(StrEnum):
    """How a cell is painted."""

    TEXT = "text"
    STRONG = "strong"
    MUTED = "muted"
    BADGE = "badge"
    PROGRESS = "progress"


@frozen
class Cell:
    """What one cell shows, ready to be painted: nothing of it is computed again.

    `look` gives tone and shape (a badge, a late date, the colour of a bar). `share` is 0–100 for a bar, or
    None. `spoken` is for a screen reader, where the words alone don't say it all.
    """

    text: str = ""
    look: Look | None = None
    share: float | None = None
    tooltip: str = ""
    spoken: str = ""


@frozen
class Column(Generic[Row]):
    """One column. `title` is a message id, `width` logical pixels, `sort_key` what SQL may order by.

    A column with `most` is that wide where there is room: a long bar says more than a short one.
    A `stretch` column takes the room that is left, and at least its width; one that `grows` is as wide as its
    visible cells need, as far as there is room; badges in any case. Where there is too little for all,
    columns with the highest `fold` step aside first; 0 stays, and one that `matters` steps aside when nothing
    else helps. `value` is what a spreadsheet gets where that is more than the words: a number, a day, a share
    of 0–1.
    """

    key: str
    title: str
    cell: Callable[[Row, Messages], Cell]
    width: int
    kind: Kind = Kind.TEXT
    align: Align = Align.START
    sort_key: str | None = None
    stretch: bool = False
    grows: bool = False
    most: int = 0
    fold: int = 0
    matters: bool = False
    value: Callable[[Row], Value] | None = None


LEAST_STRETCH = 104
"""A column that stretches is no narrower than this, and where there is little room no wider."""


def shrunk(column: Column[Row]) -> int:
    """How wide a column is where there is little room."""
    return min(column.width, LEAST_STRETCH) if column.stretch else column.width


def folded(columns: Sequence[Column[Row]], room: int) -> frozenset[int]:
    """The places of the columns that step aside, so that the others fit into `room` pixels. Before one does
    that `matters`, those that stretch shrink.
    """
    needed = sum(column.width for column in columns)
    spare = needed - sum(shrunk(column) for column in columns)
    aside = set()
    for place in sorted(range(len(columns)), key=lambda place: -columns[place].fold):
        if needed <= room or not columns[place].fold:
            break
        if columns[place].matters and needed - spare <= room:
            break
        aside.add(place)
        needed -= columns[place].width
    return frozenset(aside)


class RowSource(Protocol[Row_co]):
    """Reads rows by id, in the order asked for; None where an id has no row. One call is one query."""

    def rows(self, ids: Sequence[int]) -> Sequence[Row_co | None]:
        """The rows of these ids."""
        ...
