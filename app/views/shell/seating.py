"""Who sits at the window: the other seats hear of it, and it is locked and opened again here."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.clock import Clock
from app.domain.decision import Person
from app.domain.permissions import Permission
from app.lifecycle import masks
from app.lifecycle.core import Reading
from app.lifecycle.queries import choices
from app.lifecycle.queries.activity import FactLine
from app.presence import RENEW_SECONDS, Presence
from app.values import frozen
from app.views.context import Context, Seated

if TYPE_CHECKING:
    from app.views.shell.lock import Idle, Lock

_OF_PEOPLE = ("person.", "sign_in.")


@frozen
class Premises:
    """Where people sit: which workspace, the window's own eyes on it, and how others are opened."""

    workspace: Path
    clock: Clock
    reading: Reading
    open_reading: Callable[[], Reading]


class Seating(QObject):
    """`others(names)`: who else has the workspace open. `changed()`: somebody else sits here, or the same
    one may something else. `quit_wanted()`: nobody signs in any more.

    What a seat needs only once it is taken is made by `attend()`, soon after the window is seen.
    """

    others = Signal(list)
    changed = Signal()
    quit_wanted = Signal()

    def __init__(self, context: Context, premises: Premises, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._premises = premises
        self._nobody_yet = self.is_needed()
        self._looked = premises.clock.now()
        self._presence = self._seat_of(context.actor)
        self._window = window
        masks.look_as(premises.reading, context.actor)
        context.guide.lock_asked.connect(self.lock_up)
        context.bridge.facts_committed.connect(self._hear)

    @cached_property
    def lock(self) -> Lock:
        """What keeps the window shut."""
        from app.views.shell.lock import Lock  # noqa: PLC0415 - few windows are ever locked

        lock = Lock(self._context, self._premises.open_reading, self._window)
        lock.entered.connect(self._seat)
        lock.quit_wanted.connect(self.quit_wanted)
        return lock

    @cached_property
    def idle(self) -> Idle:
        """What tells when nobody has touched the window for long."""
        from app.views.shell.lock import Idle  # noqa: PLC0415 - nobody has been away yet

        idle = Idle(self._minutes, self)
        idle.long.connect(self.lock_up)
        idle.looked.connect(self._mind_shift)
        return idle

    def attend(self) -> None:
        """From now on the other seats see this one, and it locks when nobody has touched it for long."""
        self.renew()
        renewing = QTimer(self)
        renewing.setInterval(RENEW_SECONDS * 1000)
        renewing.timeout.connect(self.renew)
        renewing.start()
        self.idle.watch(self._window.windowHandle())

    def begin(self) -> None:
        """Where people sign in, nothing is seen before somebody has."""
        if self._nobody_yet:
            self.lock.cover()

    def ask_first(self) -> None:
        """The window is shown: whoever is there signs in."""
        if self._nobody_yet and self.lock.is_on:
            self.lock.ask(None)

    def is_needed(self) -> bool:
        """Whether people sign in here at all."""
        return choices.people_sign_in(self._context.desk)

    @Slot()
    def lock_up(self) -> None:
        """Locks the window, where people sign in at all."""
        if self.is_needed() and not self.lock.is_on:
            self.lock.cover()
            self.lock.ask(self._context.actor)

    @Slot()
    def renew(self) -> None:
        """Says that the seat is still taken, and tells who else is here."""
        self._presence.renew()
        names = self._presence.others()
        sees = self._context.actor.may(Permission.SEE_NAMES)
        self.others.emit(names if sees else [masks.HIDDEN for _ in names])

    def leave(self) -> None:
        """The window is closed."""
        if "lock" in vars(self):  # somebody has asked for it
            self.lock.leave()
        self._presence.leave()

    @Slot(object)
    def _seat(self, person: Person) -> None:
        self._nobody_yet = False
        if person != self._context.actor:
            self._take(person)

    def _take(self, person: Person) -> None:
        if person.id != self._context.actor.id:
            self._presence.leave()
            self._presence = self._seat_of(person)
        self._context.seated.person = person
        self._context.reader.renew()
        masks.look_as(self._premises.reading, person)
        self.renew()
        self.changed.emit()

    @Slot(tuple)
    def _hear(self, facts: tuple[FactLine, ...]) -> None:
        """Whoever sits here may have been given other roles, or be gone."""
        if not any(fact.kind.startswith(_OF_PEOPLE) for fact in facts):
            return
        me = choices.somebody(self._context.desk, self._context.actor.id)
        if me != self._context.actor:
            self._take(me)
        if not me.active:
            self.lock.cover()
            self.lock.ask(None)

    @Slot()
    def _mind_shift(self) -> None:
        """Whoever comes after the shift signs in, where that is wanted."""
        from app.lifecycle import signing  # noqa: PLC0415 - nobody has been away yet

        since, self._looked = self._looked, self._premises.clock.now()
        if signing.shift_has_ended(self._context.desk, since, self._looked, self._premises.clock):
            self.lock_up()

    def _seat_of(self, person: Person) -> Presence:
        return Presence(self._premises.workspace, person.name, self._premises.clock)

    def _minutes(self) -> int:
        from app.lifecycle import signing  # noqa: PLC0415 - nobody has been away yet

        return signing.settings(self._context.desk).lock_minutes


def seen_by(seated: Seated, open_reading: Callable[[], Reading]) -> Callable[[], Reading]:
    """Opens further connections for reading that tell what whoever sits here then may see."""

    def opened() -> Reading:
        reading = open_reading()
        masks.look_as(reading, seated.person)
        return reading

    return opened
