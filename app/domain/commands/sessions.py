"""Commands about clocks that were left running."""

from __future__ import annotations

from app.domain.commands.fields import FieldKind, FieldSpec, spec
from app.domain.commands.registry import Command, command
from app.domain.commands.shapes import note
from app.domain.permissions import Permission
from app.domain.words import OTHER_TIMES

_LONGEST = 100_000  # minutes: ten weeks
_INSTANT = FieldSpec(FieldKind.INTEGER, minimum=0, maximum=2**53)
_MINUTES = FieldSpec(FieldKind.INTEGER, required=False, minimum=0, maximum=_LONGEST)


@command("session.close_left_open", Permission.KEEP_TIME, counter="session.settle")
class SessionCloseLeftOpen(Command):
    """Stops a clock that was left running, at the moment when that was certain (`at`: microseconds, UTC).
    Given by the program itself; its pieces are paused in their holder's hands."""

    session: int = spec(FieldSpec(FieldKind.INTEGER, minimum=1, maximum=2**63 - 1))
    at: int = spec(_INSTANT)


@command("session.settle", Permission.WORK, counter="session.settle")
class SessionSettle(Command):
    """Answers how long a session was whose clock had been left running: as it was closed, or so many
    minutes, with the reason."""

    session: int = spec(FieldSpec(FieldKind.INTEGER, minimum=1, maximum=2**63 - 1))
    minutes: int | None = spec(_MINUTES)
    reason: str | None = note(OTHER_TIMES)
