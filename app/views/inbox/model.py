"""The list of what waits for a decision: its columns, and where its rows come from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from app.lifecycle.desk import Desk
from app.lifecycle.queries.inbox import InboxLine, entry_lines
from app.messages import Messages
from app.messages.words import HOLD
from app.views.cells import name_of
from app.views.inbox import texts
from app.views.lists.columns import Cell, Column, Kind
from app.views.lists.model import IdTableModel
from app.views.piece.cells import in_language
from app.views.theme.marks import look


def _piece(row: InboxLine, messages: Messages) -> Cell:
    text = messages.text(texts.ENTRY, number=row.number, code=row.ticket_code)
    if row.part_of is None:
        return Cell(text)
    return Cell(text, spoken=messages.text(texts.PIECE_SPOKEN, number=text, whole=row.part_of))


def _why(row: InboxLine, messages: Messages) -> Cell:
    because = messages.text(texts.BECAUSE[row.why], step=_name(row, messages))
    return Cell(messages.text(HOLD[row.why]), look(row.why), tooltip=because, spoken=because)


def _product(row: InboxLine, messages: Messages) -> Cell:
    return Cell(name_of(row, messages))


def _step(row: InboxLine, messages: Messages) -> Cell:
    return Cell(_name(row, messages))


def _since(row: InboxLine, messages: Messages) -> Cell:
    return Cell(messages.moment(row.since))


def _name(row: InboxLine, messages: Messages) -> str:
    return in_language(row.node_name, row.node_name_th, messages)


COLUMNS: tuple[Column[InboxLine], ...] = (
    Column("piece", texts.PIECE, _piece, 154, Kind.STRONG),
    Column("why", texts.WHY, _why, 164, Kind.BADGE),
    Column("product", texts.PRODUCT, _product, 120, stretch=True, fold=2),
    Column("step", texts.STEP, _step, 130, fold=1),
    Column("since", texts.SINCE, _since, 138, Kind.MUTED, fold=3),
)


class InboxSource:
    """Rows of entries by id."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self, ids: Sequence[int]) -> Sequence[InboxLine | None]:
        """The rows of these ids; one query."""
        return entry_lines(self._desk, ids)


class InboxTableModel(IdTableModel[InboxLine]):
    """The list as Qt sees it."""

    def __init__(self, desk: Desk, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, InboxSource(desk), messages, parent)
