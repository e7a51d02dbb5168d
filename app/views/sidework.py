"""Work beside the window: one thread for each piece of it, which tells how far it is and can be stopped."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

log = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]
Work = Callable[[Progress, Cancelled], object]


class SideWork(QObject):
    """One piece of work. Its signals come in the window's thread, and none after `stop`.

    `progressed(done, total)`. `finished(result)`, `refused(error)` for an error that was expected, or
    `failed()` after a mistake of the program's own. `stopped` is the error that the work raises when it
    finds that it is not wanted. The object belongs to the application until its thread has ended, whatever
    becomes of who asked.
    """

    progressed = Signal(int, int)
    finished = Signal(object)
    refused = Signal(object)
    failed = Signal()
    _at = Signal(int, int)
    _ended = Signal(object)

    def __init__(
        self,
        name: str,
        work: Work,
        stopped: type[Exception],
        expected: tuple[type[Exception], ...] = (),
    ) -> None:
        super().__init__(QCoreApplication.instance())
        self._name = name
        self._work = work
        self._stopped = stopped
        self._expected = expected
        self._unwanted = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._at.connect(self._hear_progress, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._hear_end, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begins; returns at once."""
        self._thread.start()

    def stop(self) -> None:
        """The result is not wanted any more. The thread ends by itself, at its next step."""
        self._unwanted.set()

    def wait(self) -> None:
        """Returns once the thread has ended."""
        self._thread.join()

    def _run(self) -> None:
        """The thread."""
        tell: Callable[[], None] = self.failed.emit
        try:
            result = self._work(self._at.emit, self._unwanted.is_set)
            tell = _telling(self.finished.emit, result)
        except self._stopped:
            self._unwanted.set()
        except self._expected as error:
            tell = _telling(self.refused.emit, error.with_traceback(None))
        except Exception:
            log.exception("%s failed", self._name)
        with suppress(RuntimeError):  # the program has ended meanwhile, and this object with it
            self._ended.emit(tell)

    @Slot(int, int)
    def _hear_progress(self, done: int, total: int) -> None:
        if not self._unwanted.is_set():
            self.progressed.emit(done, total)

    @Slot(object)
    def _hear_end(self, tell: Callable[[], None]) -> None:
        if not self._unwanted.is_set():
            tell()
        self.deleteLater()


def _telling(emit: Callable[[object], None], value: object) -> Callable[[], None]:
    return lambda: emit(value)
