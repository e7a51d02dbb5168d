"""What time it is in the scenes: always the same afternoon, so that pictures of two days can be compared."""

from __future__ import annotations

from datetime import UTC, datetime

from app.clock import Greenwich, Instant, SystemClock, instant_of

CURTAIN = instant_of(datetime(2026, 11, 26, 14, 30, tzinfo=UTC))
"""A Thursday when everybody is at work: late enough for what is told of today, no clock is left running."""


class StageClock(Greenwich):
    """Shows `CURTAIN` when it is made, and goes on as time does."""

    def __init__(self) -> None:
        self._steady = SystemClock().steady
        self._began = self._steady()

    def now(self) -> Instant:
        return Instant(CURTAIN + self.steady())

    def steady(self) -> int:
        return self._steady() - self._began
