"""Where each card stands: in columns under the heading of its step, reckoned without a look at any card."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from app.values import frozen

GAP = 16


@frozen
class Box:
    """A rectangle in whole pixels, from the top of all cards."""

    x: int
    y: int
    width: int
    height: int


@frozen
class Sizes:
    """How high a card and a heading are, and how narrow a card may be."""

    card: int
    heading: int
    narrowest: int


class Layout:
    """Groups of cards, `(first row, number of rows)` each, laid out into a width."""

    def __init__(self, groups: Sequence[tuple[int, int]], width: int, sizes: Sizes) -> None:
        self._groups = groups
        self._sizes = sizes
        self.columns = max(1, (width + GAP) // (sizes.narrowest + GAP))
        self._width = max(1, (width - GAP * (self.columns - 1)) // self.columns)
        self._whole = width
        self._firsts = [first for first, _ in groups]
        self._tops: list[int] = []
        top = 0
        for _, count in groups:
            self._tops.append(top)
            top += sizes.heading + self._lines(count) * (sizes.card + GAP)
        self.height = top

    def card(self, row: int) -> Box:
        """Where the card of a row stands."""
        group = self.group_of(row)
        line, column = divmod(row - self._firsts[group], self.columns)
        top = self._tops[group] + self._sizes.heading + line * (self._sizes.card + GAP)
        return Box(column * (self._width + GAP), top, self._width, self._sizes.card)

    def heading(self, group: int) -> Box:
        """Where the heading of a group stands."""
        return Box(0, self._tops[group], self._whole, self._sizes.heading)

    def group_of(self, row: int) -> int:
        """The group that a row belongs to."""
        return bisect_right(self._firsts, row) - 1

    def row_at(self, x: int, y: int) -> int:
        """The row whose card covers a point; -1 where none does."""
        for row in self.rows_between(y, y):
            box = self.card(row)
            if box.x <= x < box.x + box.width and box.y <= y < box.y + box.height:
                return row
        return -1

    def groups_between(self, top: int, bottom: int) -> Iterator[int]:
        """The groups that are seen, in part at least, between two heights."""
        group = max(0, bisect_right(self._tops, top) - 1)
        while group < len(self._groups) and self._tops[group] <= bottom:
            yield group
            group += 1

    def rows_between(self, top: int, bottom: int) -> Iterator[int]:
        """The rows whose cards are seen, in part at least, between two heights."""
        step = self._sizes.card + GAP
        for group in self.groups_between(top, bottom):
            first, count = self._groups[group]
            begin = self._tops[group] + self._sizes.heading
            above = max(0, (top - begin) // step) if top > begin else 0
            below = min(self._lines(count), max(0, (bottom - begin) // step + 1))
            yield from range(first + above * self.columns, min(first + count, first + below * self.columns))

    def beside(self, row: int, lines: int) -> int:
        """The row so many lines of cards further down, or up, in the same column where there is one."""
        way = 1 if lines > 0 else -1
        for _ in range(abs(lines)):
            row = self._next_line(row, way)
        return row

    def _next_line(self, row: int, way: int) -> int:
        group = self.group_of(row)
        first, count = self._groups[group]
        line, column = divmod(row - first, self.columns)
        wanted = line + way
        if not 0 <= wanted < self._lines(count):
            if not 0 <= group + way < len(self._groups):
                return row
            first, count = self._groups[group + way]
            wanted = 0 if way > 0 else self._lines(count) - 1
        return first + min(wanted * self.columns + column, count - 1)

    def _lines(self, count: int) -> int:
        return -(-count // self.columns)
