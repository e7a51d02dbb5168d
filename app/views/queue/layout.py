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
    """Groups of cards, `(first row, number of rows)` each, laid out into a width.

    Short groups stand beside each other, each under its own heading, where their cards fit into one line; a
    heading that needs more room than its cards has it: `headings` are their widths.
    """

    def __init__(
        self,
        groups: Sequence[tuple[int, int]],
        width: int,
        sizes: Sizes,
        headings: Sequence[int] | None = None,
    ) -> None:
        self._groups = groups
        self._sizes = sizes
        self.columns = max(1, (width + GAP) // (sizes.narrowest + GAP))
        self._width = max(1, (width - GAP * (self.columns - 1)) // self.columns)
        self._firsts = [first for first, _ in groups]
        self._spans = [
            min(self.columns, max(count, -(-(heading + GAP) // (self._width + GAP))))
            for (_, count), heading in zip(groups, headings or [0] * len(groups), strict=True)
        ]
        self._tops: list[int] = []
        self._columns_before: list[int] = []
        self._bands: list[int] = []  # the first group of each line of groups
        self.height = 0
        self._stack()

    def card(self, row: int) -> Box:
        """Where the card of a row stands."""
        group = self.group_of(row)
        line, column = divmod(row - self._firsts[group], self.columns)
        top = self._tops[group] + self._sizes.heading + line * (self._sizes.card + GAP)
        return Box(self._left(self._columns_before[group] + column), top, self._width, self._sizes.card)

    def heading(self, group: int) -> Box:
        """Where the heading of a group stands."""
        left, width = self._left(self._columns_before[group]), self._left(self._spans[group]) - GAP
        return Box(left, self._tops[group], width, self._sizes.heading)

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
        group = bisect_right(self._tops, top) - 1
        group = self._bands[self._band_of(group)] if group >= 0 else 0
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
        if 0 <= line + way < self._lines(count):
            return first + min((line + way) * self.columns + column, count - 1)
        band = self._band_of(group) + way
        if not 0 <= band < len(self._bands):
            return row
        return self._nearest(band, self._columns_before[group] + column, way)

    def _nearest(self, band: int, column: int, way: int) -> int:
        """The row of a band, in the line where one comes from, that stands in a column or next before it."""
        groups = range(self._bands[band], (*self._bands, len(self._groups))[band + 1])
        group = max(each for each in groups if self._columns_before[each] <= column)
        first, count = self._groups[group]
        line = 0 if way > 0 else self._lines(count) - 1
        return first + min(line * self.columns + column - self._columns_before[group], count - 1)

    def _stack(self) -> None:
        """One band of groups under the other."""
        top = used = 0
        for group, (_, count) in enumerate(self._groups):
            if not group or used + self._spans[group] > self.columns:
                top, used = self.height, 0
                self._bands.append(group)
                self.height += self._sizes.heading + self._lines(count) * (self._sizes.card + GAP)
            self._tops.append(top)
            self._columns_before.append(used)
            used += self._spans[group]

    def _band_of(self, group: int) -> int:
        return bisect_right(self._bands, group) - 1

    def _left(self, column: int) -> int:
        return column * (self._width + GAP)

    def _lines(self, count: int) -> int:
        return -(-count // self.columns)
