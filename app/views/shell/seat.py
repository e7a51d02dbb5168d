"""What a window sits on, and who else sits at the same workspace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.clock import Clock
from app.domain.decision import Person
from app.lifecycle.core import Reading
from app.messages import Messages
from app.presence import RENEW_SECONDS, Presence
from app.views.runner import Runner
from app.views.shell.doorbell import Doorbell
from app.views.shell.memory import Memory
from app.views.theme.theme import Theme
from app.views.widgets.ask import Ask


@dataclass(frozen=True, slots=True)
class Seat:
    """What a window sits on: an open workspace, a person, and what outlives the window."""

    workspace: Path
    runner: Runner
    reading: Reading
    open_reading: Callable[[], Reading]
    actor: Person
    clock: Clock
    theme: Theme
    messages: Messages
    last_backup: int | None = None
    memory: Memory | None = None
    ask: Ask | None = None  # None: dialogs over the window


class Company(QObject):
    """Lets the others know that somebody is here, and looks who they are, again and again.

    `others_here(names)`: who else has the workspace open. `called`: somebody wants this window in front.
    """

    others_here = Signal(object)
    called = Signal()

    def __init__(self, seat: Seat, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = seat.workspace
        self._presence = Presence(seat.workspace, seat.actor.name, seat.clock)
        self._doorbell: Doorbell | None = None
        self._renewing = QTimer(self)
        self._renewing.setInterval(RENEW_SECONDS * 1000)
        self._renewing.timeout.connect(self.renew)

    def take_seat(self) -> None:
        """From now on somebody is here."""
        self._renewing.start()
        self.renew()

    def hang_doorbell(self) -> None:
        """Whoever opens the workspace once more calls this window."""
        self._doorbell = Doorbell(self._workspace, self)
        self._doorbell.rung.connect(self.called)

    def leave(self) -> None:
        """Nobody is here any more."""
        if self._doorbell is not None:
            self._doorbell.take_down()
        self._renewing.stop()
        self._presence.leave()

    @Slot()
    def renew(self) -> None:
        """Says once more that somebody is here, and looks who else is."""
        self._presence.renew()
        self.others_here.emit(self._presence.others())
