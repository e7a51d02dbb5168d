"""What a scanned or typed code does: it chooses the card of a piece, or shows the cards of a job."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.codes import token_number
from app.lifecycle.queries import queue, scanned
from app.lifecycle.queries.queue import Scope
from app.lifecycle.queries.tickets import ticket_lines
from app.views.context import Context
from app.views.queue import texts
from app.views.queue.board import Board
from app.views.queue.model import Spot


class Finder(QObject):
    """Pieces of one step that are scanned one after the other become one tray; another step begins anew.

    `found()`: a card was chosen. `failed(sentence)`: why none was. `wanted_all()`: what is looked for is not
    in the list that is shown, so all work is to be shown.
    """

    found = Signal()
    failed = Signal(str)
    wanted_all = Signal()

    def __init__(self, context: Context, board: Board) -> None:
        super().__init__(board)
        self._context = context
        self._board = board
        self._model = board.queue_model()

    @Slot(str)
    def find(self, code: str) -> None:
        """Chooses the card of a piece, or the first card of a job."""
        desk, messages = self._context.desk, self._context.messages
        piece = scanned.piece(desk, code)
        if piece is not None:
            if not self._show(Spot(piece.item or 0, piece.ticket, piece.node)):
                number, job = token_number(piece.number), piece.ticket_code
                self.failed.emit(messages.text(texts.NOT_OPEN, number=number, job=job, state=piece.state))
            return
        ticket = scanned.job(desk, code)
        if ticket is None:
            self.failed.emit(messages.text(texts.UNKNOWN_CODE, code=code.strip()))
        elif not self.show_job(ticket):
            (line,) = ticket_lines(desk, [ticket])
            assert line is not None
            self.failed.emit(messages.text(texts.JOB_NOT_OPEN, job=line.code, status=line.status))

    def show_job(self, job: int) -> bool:
        """Chooses the first card of a job; False where it has none."""
        desk, person = self._context.desk, self._context.actor.id
        for lot in queue.lots(desk, Scope.ALL, person, [job]):
            self._board.clearSelection()
            first = queue.lot_items(desk, lot, Scope.ALL, person)[0]
            return self._show(Spot(first, lot.ticket, lot.node))
        return False

    def _show(self, spot: Spot) -> bool:
        if self._model.row_of(spot) < 0:
            self.wanted_all.emit()
        row = self._model.row_of(spot)
        if row < 0:
            return False
        wanted, chosen = self._model.line(row), self._board.chosen()
        add = wanted is not None and all(line.step == wanted.step for line in chosen)
        self._board.setFocus()
        self._board.choose([spot], add=add)
        self.found.emit()
        return True
