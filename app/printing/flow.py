"""A4 from top to bottom: a head on every page, rows that go over to the next, the page of how many."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt

from app.messages import Messages
from app.printing import fonts, texts
from app.printing.page import HAIR, RULE, Page
from app.printing.writing import LEFT, RIGHT, Block, on_one_line
from app.values import frozen

WIDTH, HEIGHT = 210.0, 297.0
SIDE, TOP, BOTTOM = 15.0, 12.0, 12.0
INNER = WIDTH - 2 * SIDE
FOOT = 6.0
GAP = 1.5
SMALL, BODY, MEDIUM = 7.5, 9.5, 11.0
LEAST = 6.0


class Flow:
    """Pages that grow as they are filled. `paint_head` paints what stands on top, and says where it ends."""

    def __init__(self, paint_head: Callable[[Page], float]) -> None:
        self._paint_head = paint_head
        self.pages: list[Page] = []
        self.end = HEIGHT - BOTTOM - FOOT
        self.turn()

    @property
    def page(self) -> Page:
        """The page that is being filled."""
        return self.pages[-1]

    @property
    def room(self) -> float:
        """How much of it is left."""
        return self.end - self.top

    def turn(self) -> None:
        """Begins another page."""
        page = Page(WIDTH, HEIGHT)
        self.pages.append(page)
        self.top = self._paint_head(page)

    def need(self, height: float) -> bool:
        """Begins another page where there is less room than that; whether it did."""
        if height <= self.room:
            return False
        self.turn()
        return True

    def finish(self, foot: str, messages: Messages) -> list[Page]:
        """Numbers the pages; they are done then."""
        for number, page in enumerate(self.pages, start=1):
            top = HEIGHT - BOTTOM - FOOT + GAP
            said = messages.text(texts.PAGE, number=number, count=len(self.pages))
            block = Block(said, INNER / 3, SMALL, side=RIGHT)
            page.write(on_one_line(foot, INNER * 2 / 3 - GAP, SMALL, LEAST), SIDE, top)
            page.write(block, WIDTH - SIDE - block.width, top)
        return self.pages


@frozen
class Column:
    """A column of a table. What is to be written by hand has no text."""

    title: str
    width: float
    side: Qt.AlignmentFlag = LEFT


@frozen
class Row:
    """A cell for each column, from the first one on, of blocks that stand under each other."""

    cells: Sequence[Sequence[Block]]
    least: float

    @property
    def height(self) -> float:
        """As high as its fullest cell, and never lower than a hand writes."""
        return max([self.least, *(sum(block.height for block in cell) + GAP for cell in self.cells)])


class Table:
    """Rows with lines around them, under headings that stand on every page."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._columns = columns
        self._titles = [
            on_one_line(each.title, each.width - 2 * GAP, SMALL, LEAST, weight=fonts.STRONG)
            for each in columns
        ]
        self._head = max(block.height for block in self._titles) + GAP

    def flow(self, flow: Flow, rows: Sequence[Row], after: float = 0.0) -> None:
        """Writes the rows; the last one keeps `after` below it on its page, or takes it along to the next."""
        flow.need(self._head + rows[0].height)
        self._paint_head(flow)
        for place, row in enumerate(rows):
            if flow.need(row.height + (after if place == len(rows) - 1 else 0)):
                self._paint_head(flow)
            self._paint_row(flow, row)

    def _paint_head(self, flow: Flow) -> None:
        left = SIDE
        for column, block in zip(self._columns, self._titles, strict=True):
            flow.page.write(block, left + GAP, flow.top, self._head, middle=True)
            left += column.width
        flow.page.across(SIDE, flow.top, INNER, RULE)
        self._rule(flow, self._head, RULE)

    def _paint_row(self, flow: Flow, row: Row) -> None:
        left = SIDE
        for column, cell in zip(self._columns, row.cells, strict=False):
            top = flow.top + (row.height - sum(block.height for block in cell)) / 2
            for block in cell:
                top = flow.page.write(block, left + GAP, top)
            left += column.width
        self._rule(flow, row.height, HAIR)

    def _rule(self, flow: Flow, height: float, thick: float) -> None:
        """The lines of one row; the next one begins below."""
        left = SIDE
        for column in self._columns:
            flow.page.down(left, flow.top, height)
            left += column.width
        flow.page.down(left, flow.top, height)
        flow.top += height
        flow.page.across(SIDE, flow.top, INNER, thick)
