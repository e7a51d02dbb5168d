"""The only place that asks what time it is. Instants are integer microseconds since 1970, UTC."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from typing import NewType, Protocol

Instant = NewType("Instant", int)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Calendar(Protocol):
    """What day and hour it is in the workshop at an instant, and the other way round."""

    def plant_date(self, instant: Instant) -> date:
        """The calendar day in the workshop at that instant (Gregorian)."""

    def instant_at(self, moment: datetime) -> Instant:
        """The instant at which the workshop's clocks show this day and hour (a naive datetime)."""


class Clock(Calendar, Protocol):
    """What the door needs to know of time."""

    def now(self) -> Instant:
        """The current instant, in microseconds since 1970, UTC."""

    def steady(self) -> int:
        """Microseconds since some moment; nobody sets it, and it goes on while the machine sleeps."""


class Greenwich:
    """The calendar of a workshop whose clocks show UTC."""

    def plant_date(self, instant: Instant) -> date:
        return utc_date(instant)

    def instant_at(self, moment: datetime) -> Instant:
        return instant_of(moment.replace(tzinfo=UTC))


class SystemClock:
    """The machine's clock and the machine's time zone."""

    def now(self) -> Instant:
        return Instant(time.time_ns() // 1000)

    def steady(self) -> int:
        return _steady_ns() // 1000

    def plant_date(self, instant: Instant) -> date:
        return to_datetime(instant).astimezone().date()

    def instant_at(self, moment: datetime) -> Instant:
        return instant_of(moment.astimezone())


class FixedClock(Greenwich):
    """A clock that stands where it was put, for tests and for deciding recorded commands again."""

    def __init__(self, start: Instant | None = None) -> None:
        self._now = start if start is not None else instant_of(datetime(2026, 11, 20, 1, 0, tzinfo=UTC))
        self._passed = 0

    def now(self) -> Instant:
        return self._now

    def steady(self) -> int:
        return self._passed

    def advance(self, *, seconds: float = 0, minutes: float = 0) -> None:
        """Lets time pass; negative values set the clock back."""
        passed = _microseconds(seconds, minutes)
        self._now = Instant(self._now + passed)
        self._passed += max(0, passed)

    def set_on(self, *, seconds: float = 0, minutes: float = 0) -> None:
        """Sets the clock on (negative values: back), and no time passes."""
        self._now = Instant(self._now + _microseconds(seconds, minutes))


def _microseconds(seconds: float, minutes: float) -> int:
    return int((seconds + minutes * 60) * 1_000_000)


def _steady_ns() -> int:
    """Linux and macOS have a clock for it that sleeps with nobody; on Windows the usual one is."""
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        if hasattr(time, name):
            return time.clock_gettime_ns(getattr(time, name))
    return time.monotonic_ns()


def to_datetime(instant: Instant) -> datetime:
    """The instant as an aware datetime, UTC, without rounding."""
    return _EPOCH + timedelta(microseconds=instant)


def instant_of(moment: datetime) -> Instant:
    """The instant of an aware datetime."""
    return Instant((moment - _EPOCH) // timedelta(microseconds=1))


def utc_date(instant: Instant) -> date:
    """The UTC day of an instant (serial numbers are dated by it)."""
    return to_datetime(instant).date()


def iso(instant: Instant) -> str:
    """The instant as fixed-width UTC text, e.g. ``2026-11-20T14:56:47.380000Z``."""
    return to_datetime(instant).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
