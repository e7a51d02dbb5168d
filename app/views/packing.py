"""The window's packer: a thread of its own that makes the packets which somebody has set going.

It reads on a connection of its own, works on files, and reports through the writer, like everybody else.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import TimeoutError as NotYet
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.clock import Clock
from app.domain.decision import SYSTEM
from app.errors import KnownError
from app.lifecycle.core import Core, Reading
from app.lifecycle.desk import Desk
from app.lifecycle.packets.port import Press
from app.lifecycle.queries.activity import FactLine
from app.views.runner import Runner
from app.views.sidework import Cancelled, Progress, SideWork

if TYPE_CHECKING:
    from app.domain.commands import Command

log = logging.getLogger(__name__)

ASKED = "packet.asked"
PATIENCE = 0.1  # seconds between two looks whether the answer to a report is still wanted


class _Left(Exception):
    """The window closes; what was not reported is done anew another time."""


class Packing(QObject):
    """`progressed(done, total)`: so many of the packets that are wanted have come to their end. `ended`:
    nothing is made any more. `troubled(KnownError)`: the books could not be read or written."""

    progressed = Signal(int, int)
    ended = Signal()
    troubled = Signal(object)

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        open_reading: Callable[[], Reading],
        clock: Clock,
        press: Press | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._runner = runner
        self._open_reading = open_reading
        self._clock = clock
        self.press = press
        self._work: SideWork | None = None
        self._is_wanted_again = self._is_closed = False
        self.at = (0, 0)
        """How many packets have come to their end, of how many."""
        self.progressed.connect(self._note)

    @Slot(int, int)
    def _note(self, done: int, total: int) -> None:
        self.at = (done, total)

    @Slot()
    def begin(self) -> None:
        """Makes what is wanted; what is wanted meanwhile is made after it."""
        if self._work is not None:
            self._is_wanted_again = True
            return
        if self._is_closed or not _wanted(self._desk):
            return
        self._is_wanted_again = False
        work = SideWork("packer", self._carry, _Left, (KnownError,))
        self._work = work
        work.progressed.connect(self.progressed)
        work.finished.connect(self._end)
        work.refused.connect(self._hear_trouble)
        work.failed.connect(self._end)
        work.start()

    @Slot(tuple)
    def hear(self, facts: tuple[FactLine, ...]) -> None:
        """Begins where somebody has set a packet going, here or in another window."""
        if any(fact.kind == ASKED for fact in facts):
            self.begin()

    def is_idle(self) -> bool:
        """Whether nothing is made."""
        return self._work is None

    def stop(self) -> None:
        """Lets the stage that is under way come to its end; to be called before the writer stops."""
        self._is_closed = True
        if self._work is not None:
            self._work.stop()
            self._work.wait()
            self._work = None

    # the thread

    def _carry(self, progress: Progress, unwanted: Cancelled) -> None:
        from app.lifecycle.packets.pipeline import Room, carry_on  # noqa: PLC0415 - a window is seen before
        from app.lifecycle.packets.renderer import Renderer  # noqa: PLC0415 - likewise
        from app.lifecycle.queries.packets import bases_of  # noqa: PLC0415 - likewise

        with closing(self._open_reading()) as reading, Renderer() as renderer:
            report = partial(self._report, unwanted)
            room = Room(reading.desk, self._clock, bases_of(reading.desk), report, renderer, self.press)
            done: set[int] = set()
            while left := [each for each in _wanted(reading.desk) if each not in done]:
                progress(len(done), len(done) + len(left))
                carry_on(room, left[0], unwanted)
                if unwanted():
                    raise _Left
                done.add(left[0])

    def _report(self, unwanted: Cancelled, command: Command, request: str) -> None:
        """Gives the command and waits for its answer. Raises what the door raises, and _Left."""
        answer = self._runner.post(partial(_given, command, request))
        while True:
            try:
                answer.result(PATIENCE)
            except NotYet:
                if unwanted() and not answer.done():
                    raise _Left from None
            else:
                return

    # its end

    @Slot()
    @Slot(object)
    def _end(self, _result: object = None) -> None:
        self._work = None
        self.ended.emit()
        if self._is_wanted_again:
            self.begin()

    @Slot(object)
    def _hear_trouble(self, problem: KnownError) -> None:
        self._is_wanted_again = False
        self._end()
        self.troubled.emit(problem)


def _wanted(desk: Desk) -> list[int]:
    from app.lifecycle.queries.packet_lists import wanted_packets  # noqa: PLC0415 - a window is seen before

    return wanted_packets(desk)


def _given(command: Command, request: str, core: Core) -> None:
    core.controller.execute(command, SYSTEM, request)
