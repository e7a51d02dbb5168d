"""A code that is scanned anywhere in the window opens its thing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.domain.words import Line
from app.lifecycle.queries.tickets import ticket_lines
from app.messages import window as say
from app.views.context import JOBS, PIECES, QUEUE, TICKETS, Context
from app.views.shell import texts
from app.views.widgets.ask import tell
from app.views.widgets.scanner import Wedge


class Scanning(QObject):
    """Listens but where the work queue does, which chooses cards by what is scanned."""

    def __init__(self, context: Context, shown: Callable[[], str], window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self.wedge = Wedge(window, is_off=lambda: shown() == QUEUE)
        self.wedge.scanned.connect(self.open_thing)

    @Slot(str)
    def open_thing(self, code: str) -> None:
        """Shows the piece or the job of a code; it names a thing, and allows nothing."""
        from app.lifecycle.queries import scanned  # noqa: PLC0415 - nothing is scanned at first

        desk, guide = self._context.desk, self._context.guide
        piece = scanned.piece(desk, code)
        if piece is not None:
            guide.go(PIECES, piece.token)
            return
        ticket = scanned.job(desk, code)
        if ticket is None:
            self._tell_unknown(code)
            return
        (line,) = ticket_lines(desk, [ticket])
        by_hand = line is not None and line.line is Line.HATTHASILPA
        guide.go(JOBS if by_hand else TICKETS, ticket)

    def _tell_unknown(self, code: str) -> None:
        messages = self._context.messages
        said = messages.text(texts.UNKNOWN_CODE, code=code.strip())
        tell(self._context.ask, messages.text(texts.UNKNOWN_CODE_TITLE), said, messages.text(say.OK))
