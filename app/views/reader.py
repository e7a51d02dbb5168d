"""The window's second pair of eyes: one thread that reads what would hold the window up, in order.

Its connection is its own, opened when it is asked first. Answers come in the window's thread.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.lifecycle.core import Reading
from app.lifecycle.desk import Desk
from app.values import frozen
from app.views.runner import is_gone

log = logging.getLogger(__name__)

T = TypeVar("T")


@frozen
class Question:
    """Something to be read, for whom, and the number of the question."""

    key: Hashable
    number: int
    read: Callable[[Desk], object]


@frozen
class Ears:
    """Who waits for the answer to a question, in the window's thread."""

    number: int
    done: Callable[[Any], None]
    failed: Callable[[], None]


class Reader(QObject):
    """Each key has one question at a time: a later one takes the place of one that was not answered."""

    _answered = Signal(object, object, object)

    def __init__(self, open_reading: Callable[[], Reading], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_reading = open_reading
        self._questions: queue.SimpleQueue[Question | None] = queue.SimpleQueue()
        self._waiting: dict[Hashable, Ears] = {}
        self._asked = 0
        self._thread: threading.Thread | None = None
        self._answered.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def ask(
        self, key: Hashable, read: Callable[[Desk], T], done: Callable[[T], None], failed: Callable[[], None]
    ) -> None:
        """Lets something be read: then either `done` or `failed` is called, unless its widget is gone."""
        self._asked += 1
        self._waiting[key] = Ears(self._asked, done, failed)
        self._questions.put(Question(key, self._asked, read))
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="reader", daemon=True)
            self._thread.start()

    def drop(self, key: Hashable) -> None:
        """The answer is not wanted any more."""
        self._waiting.pop(key, None)

    def is_idle(self) -> bool:
        """Whether everything that was asked has been answered."""
        return not self._waiting

    def is_asked(self, key: Hashable) -> bool:
        """Whether an answer is still to come."""
        return key in self._waiting

    def renew(self) -> None:
        """Answers nothing that was asked so far; what is asked next is read on another connection."""
        self.stop()
        self._thread = None

    def stop(self) -> None:
        """Reads no more, answers nothing, and closes its connection; waits for what is being read."""
        self._waiting.clear()
        if self._thread is not None:
            self._questions.put(None)
            self._thread.join()

    # the thread's side

    def _run(self) -> None:
        reading: Reading | None = None
        while (question := self._questions.get()) is not None:
            if not self._is_wanted(question):
                continue
            try:
                reading = reading or self._open_reading()
                answer, failed = question.read(reading.desk), False
            except Exception:
                log.exception("something could not be read: %s", question.key)
                answer, failed = None, True
            self._answered.emit(question, answer, failed)
        if reading is not None:
            reading.close()

    def _is_wanted(self, question: Question) -> bool:
        waiting = self._waiting.get(question.key)
        return waiting is not None and waiting.number == question.number

    @Slot(object, object, object)
    def _hear(self, question: Question, answer: object, failed: bool) -> None:
        if not self._is_wanted(question):
            return
        ears = self._waiting.pop(question.key)
        if is_gone(ears.done):
            return
        if failed:
            ears.failed()
        else:
            ears.done(answer)
