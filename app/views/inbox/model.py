"""The list of what waits for a decision: its columns, and where its rows come from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from app.clock import Instant
from app.lifecycle.desk import Desk
from app.lifecycle.queries.inbox import InboxLine, entry_lines
from app.messages import Messages
from app.messages.words import WAITS
from app.views.cells import name_of
from app.views.context import Context
from app.views.inbox import texts
from app.views.lists.columns import Cell, Column, Kind
from app.views.lists.model import IdTableModel
from app.views.piece.cells import in_language
from app.views.remaining import duration
from app.views.theme.marks import look


def _piece(row: InboxLine, messages: Messages) -> Cell:
    text = title_of(row, messages)
    if row.part_of is None:
        return Cell(text)
    return Cell(text, spoken=messages.text(texts.PIECE_SPOKEN, number=text, whole=row.part_of))


def title_of(row: InboxLine, messages: Messages) -> str:
    """Which piece of which job, and how many with it."""
    more = 0 if row.about is None else len(row.about.tokens) - 1
    said = texts.ENTRY_WITH if more else texts.ENTRY
    return messages.text(said, number=row.number, code=row.ticket_code, more=more)


def because_of(row: InboxLine, messages: Messages) -> str:
    """Why it waits, as a sentence."""
    about, step = row.about, _name(row, messages)
    if about is None:
        return messages.text(texts.BECAUSE[row.why], step=step)
    params = {
        "step": step,
        "person": about.person,
        "former": about.former or "",
        "count": len(about.tokens),
        "duration": duration(about.minutes or 0, messages),
        "until": row.since,
    }
    return messages.sentence(texts.ASKED[row.why], params)


def _why(row: InboxLine, messages: Messages) -> Cell:
    because = because_of(row, messages)
    return Cell(messages.text(WAITS[row.why]), look(row.why), tooltip=because, spoken=because)


def _product(row: InboxLine, messages: Messages) -> Cell:
    return Cell(name_of(row, messages))


def _step(row: InboxLine, messages: Messages) -> Cell:
    return Cell(_name(row, messages))


def _since(row: InboxLine, messages: Messages) -> Cell:
    return Cell(messages.moment(row.since))


def _name(row: InboxLine, messages: Messages) -> str:
    return in_language(row.node_name, row.node_name_th, messages)


COLUMNS: tuple[Column[InboxLine], ...] = (
    Column("piece", texts.PIECE, _piece, 154, Kind.STRONG, grows=True),
    Column("why", texts.WHY, _why, 124, Kind.BADGE, grows=True),
    Column("product", texts.PRODUCT, _product, 120, stretch=True, fold=2),
    Column("step", texts.STEP, _step, 96, grows=True, fold=1),
    Column("since", texts.SINCE, _since, 138, Kind.MUTED, fold=3),
)


class InboxSource:
    """Rows of entries by id."""

    def __init__(self, desk: Desk, now: Callable[[], Instant]) -> None:
        self._desk = desk
        self._now = now

    def rows(self, ids: Sequence[int]) -> Sequence[InboxLine | None]:
        """The rows of these ids; one query."""
        return entry_lines(self._desk, ids, self._now())


class InboxTableModel(IdTableModel[InboxLine]):
    """The list as Qt sees it."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, InboxSource(context.desk, context.now), context.messages, parent)
