"""What time the ledger says that it is, and that the machine's clock was set meanwhile (RELIABILITY, SQLite).

The clock on the wall is compared with one that nobody sets, since the last command that was done here; and,
where that was in another process, with the instant of the last command in the ledger.
"""

from __future__ import annotations

from dataclasses import replace

from app.clock import Clock, Instant
from app.domain.facts.clock import ClockJumped
from app.models import ledger
from app.models.connection import Database
from app.values import frozen

JUMP = 2 * 60 * 1_000_000  # microseconds; less is a clock that is kept right, and time stands for so long


@frozen
class Look:
    """What both clocks showed, and which fact was the next."""

    wall: int
    steady: int
    next_seq: int


@frozen
class Moment:
    """When a command is given, and the jump of the clock before it, if there was one."""

    at: Instant
    jump: ClockJumped | None
    look: Look

    @property
    def set_by(self) -> int:
        """How far the clock was set, in microseconds."""
        return 0 if self.jump is None else self.jump.clock_is - self.jump.clock_was


class Timekeeper:
    """Looks at the clocks for one door. `since` is the last look whose command is in the ledger, at
    first the one when the workspace was opened."""

    def __init__(self, db: Database, clock: Clock, opened: Look) -> None:
        self._db = db
        self._clock = clock
        self.since = opened

    def moment(self, next_seq: int) -> Moment:
        """The moment of a command whose first fact would have this number."""
        look, last = self._look(next_seq), ledger.last_done_at(self._db)
        was = max(last, self._expected(look))
        if abs(look.wall - was) <= JUMP:
            return Moment(Instant(max(look.wall, last)), None, look)
        return Moment(Instant(look.wall), ClockJumped(clock_was=was, clock_is=look.wall), look)

    def told(self, moment: Moment, next_seq: int) -> None:
        """The command of this moment is in the ledger, up to where the next fact will stand."""
        self.since = replace(moment.look, next_seq=next_seq)

    def _expected(self, look: Look) -> int:
        """What the clock on the wall would show if it had only gone on, or been set as the ledger knows."""
        expected = self.since.wall + look.steady - self.since.steady
        if abs(look.wall - expected) <= JUMP:
            return look.wall
        jumps = ledger.facts_since(self._db, self.since.next_seq, ClockJumped)
        return expected + sum(each.clock_is - each.clock_was for each in jumps)

    def _look(self, next_seq: int) -> Look:
        return Look(self._clock.now(), self._clock.steady(), next_seq)
