"""Work Queue over a hundred thousand open pieces: first paint, whose work is shown, a fact to its repaint."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from app.clock import FixedClock
from app.desktop import Fittings, build
from app.domain.commands.work import WorkClaim
from app.lifecycle.queries.queue import Scope
from app.lifecycle.queries.work import refs
from app.views.context import QUEUE
from app.views.queue.view import QueueScreen
from app.views.shell.window import MainWindow
from benches.figures import Figure, Times
from benches.painting import settle, wait_until
from benches.workshop import Scale, Workshop

FIRST_BAR, FACT_BAR, FACT_GOAL = 150, 30, 16


class OnBoard(QObject):
    """Watches the cards of a window's queue."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        screen = window.screen_of(QUEUE)
        assert isinstance(screen, QueueScreen)
        self.screen = screen
        self.window = window
        self._painted = False
        screen.board.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Notes that cards are being painted."""
        self._painted = self._painted or event.type() is QEvent.Type.Paint
        return False

    def sees(self, change: Callable[[], object]) -> None:
        """Makes a change and returns when the cards have been painted after it, or the notice there."""
        self._painted = False
        change()
        wait_until(lambda: self._painted or not self.screen.is_waiting())
        if not self._painted:
            QApplication.processEvents()


def measure(scale: Scale) -> Iterator[Figure]:
    """Every piece of the running jobs lies at its first step."""
    _application = QApplication.instance() or QApplication([])

    def furnish(shop: Workshop) -> None:
        for _ in range(scale.running):
            shop.started(scale.pieces)

    with scale.copy(scale.kept("queue", furnish)) as path:
        yield _first_paint(scale, path)
        with _board(path) as board:
            board.window.go(QUEUE)
            settle()
            yield from _scopes(scale, board)
            yield _fact(scale, board)


def _first_paint(scale: Scale, path: Path) -> Figure:
    times = Times()
    for _ in range(scale.opens):
        with _board(path) as board:
            times.take(partial(board.sees, partial(board.window.go, QUEUE)))
            assert board.screen.model.rowCount() == scale.running * scale.pieces
    return Figure("from a click to the first paint", times.median, "ms", str(times), FIRST_BAR)


def _scopes(scale: Scale, board: OnBoard) -> Iterator[Figure]:
    times = {scope: Times() for scope in Scope}
    for _ in range(max(scale.rounds // 4, 1)):
        for scope, taken in times.items():
            taken.take(partial(board.sees, partial(board.screen.show_scope, scope)))
            QApplication.processEvents()
    for scope, taken in times.items():
        yield Figure(f"show {scope}", taken.median, "ms", str(taken), FIRST_BAR)


def _fact(scale: Scale, board: OnBoard) -> Figure:
    """From the moment at which the fact is read to the painted cards."""
    board.screen.show_scope(Scope.ALL)
    context, times = board.window.context, Times()
    for row in range(max(scale.rounds // 4, 1)):
        line = board.screen.model.line(row)
        assert line is not None
        answers: list[object] = []
        context.bridge.stop()
        context.runner.committed.disconnect(context.bridge.look)
        context.send(WorkClaim(tokens=refs([line.token])), answers.append, answers.append)
        wait_until(partial(bool, answers))
        context.runner.committed.connect(context.bridge.look)
        QApplication.processEvents()
        times.take(partial(board.sees, context.bridge.look))
    return Figure("a fact to its repaint", times.median, "ms", str(times), FACT_BAR, FACT_GOAL)


@contextmanager
def _board(path: Path) -> Iterator[OnBoard]:
    window = build(path, fittings=Fittings(clock=FixedClock(), backups=False))
    try:
        window.show()
        QApplication.processEvents()
        yield OnBoard(window)
    finally:
        window.close()
        window.deleteLater()
        QApplication.processEvents()
