"""What happened, as one Qt signal: facts of our own commits and of other processes, once each, in order.

Both are found in the same way, by reading the facts after the last one known, so none can be missed. The
system tells when somebody writes to the workspace's log; where it does not, we look from time to time.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from app.domain.spans import unpack
from app.lifecycle.core import Reading
from app.lifecycle.queries import activity
from app.lifecycle.queries.activity import FactLine

log = logging.getLogger(__name__)

LOOK_EVERY_MS = 300
"""Where nobody told us."""
LOOK_AGAIN_MS = 4
LOOKS = 25
"""So often is looked after somebody wrote: others see what they wrote once it is safe on the disk."""
AT_ONCE = 400
"""So many facts are told in one go; the window draws before the next ones."""


class Bridge(QObject):
    """Looks for new facts on the window's reading connection.

    `facts_committed(tuple[FactLine, ...])`: new facts, oldest first. `failing(bool)`: the workspace can't be
    read at the moment, or can again.
    """

    facts_committed = Signal(tuple)
    failing = Signal(bool)

    def __init__(self, reading: Reading, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading = reading
        self._last = activity.last_seq(reading.desk)
        self._version = -1
        self._is_failing = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look_by_itself)
        self._timer.start()
        self._looks = 0
        self._again = QTimer(self)
        self._again.setInterval(LOOK_AGAIN_MS)
        self._again.timeout.connect(self._look_again)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._hear_written)
        self._watch()

    @Slot()
    def look(self) -> None:
        """Looks now, as after a commit of our own."""
        try:
            facts = self._new_facts()
        except Exception as error:  # noqa: BLE001 - whatever it is, the next look tries again
            self._note_failure(error)
            return
        self._note_success()
        if len(facts) == AT_ONCE:
            QTimer.singleShot(0, self, self._go_on)
        if facts:
            self._again.stop()
            self._last = facts[-1].seq
            self.facts_committed.emit(tuple(facts))

    @Slot()
    def _go_on(self) -> None:
        if self._timer.isActive():
            self.look()

    def stop(self) -> None:
        """Looks no more."""
        self._timer.stop()
        self._again.stop()
        if self._watcher.files():
            self._watcher.removePaths(self._watcher.files())

    def _watch(self) -> None:
        """The log is not there before somebody writes, and SQLite may put another one in its place."""
        if not self._watcher.files() and self._reading.workspace.log.exists():
            self._watcher.addPath(str(self._reading.workspace.log))

    @Slot()
    def _look_by_itself(self) -> None:
        self._watch()
        self.look()

    @Slot()
    def _hear_written(self) -> None:
        self._looks = 0
        self._again.start()

    @Slot()
    def _look_again(self) -> None:
        self._looks += 1
        if self._looks >= LOOKS:
            self._again.stop()
        self.look()

    def _new_facts(self) -> list[FactLine]:
        version = self._reading.workspace.data_version()
        if version == self._version:
            return []
        facts = activity.after(self._reading.desk, self._last, AT_ONCE)
        # Only a look that read everything may rest until somebody commits again.
        self._version = version if len(facts) < AT_ONCE else -1
        return facts

    def _note_failure(self, error: Exception) -> None:
        if not self._is_failing:
            log.error("the workspace could not be read", exc_info=error)
            self._is_failing = True
            self.failing.emit(True)

    def _note_success(self) -> None:
        if self._is_failing:
            self._is_failing = False
            self.failing.emit(False)


def tickets_in(facts: Iterable[FactLine]) -> frozenset[int]:
    """The ids of the tickets that these facts speak of."""
    found: set[int] = set()
    for fact in facts:
        if isinstance(fact.data.get("ticket"), int):
            found.add(fact.data["ticket"])
        elif "tickets" in fact.data:
            found.update(unpack(fact.data["tickets"]))
    return frozenset(found)
