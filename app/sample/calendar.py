"""The six weeks of the story: its working minutes, and the instants that they are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice

from app.clock import Clock, Instant

DAYS = 30
DAY = 480  # working minutes, 08:00–12:00 and 13:00–17:00
NOON = 240
END = DAYS * DAY
LAST_HOURS = 150  # the minutes before now
TURN = END - LAST_HOURS

_OPENING, _LUNCH = 8 * 60, 60
_LEAST_LAST = 30
_SHORTEST_START = timedelta(minutes=_LEAST_LAST)


class Calendar:
    """The thirty working days before today, counted from 0, and the workdays that follow.

    The last hours are those before now: of today once there was half an hour's work, else of the last day.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        now = clock.now()
        today = clock.plant_date(now)
        self._past = list(islice(_workdays(today, -1), DAYS))[::-1]
        self._last_hours = self._before(now, today)

    def date_of(self, day: int) -> date:
        """The date of a day of the story; of one to come from 30 on."""
        if day < DAYS:
            return self._past[day]
        return next(islice(_workdays(self._past[-1], 1), day - DAYS, None))

    def instant(self, minute: float) -> Instant:
        """When a working minute of the story is."""
        if minute <= TURN:
            return self._worked(self._past[int(minute // DAY)], minute % DAY)
        begin, end = self._last_hours
        return Instant(begin + round((end - begin) * (minute - TURN) / LAST_HOURS))

    def _before(self, now: Instant, today: date) -> tuple[Instant, Instant]:
        """From when to when the last hours are."""
        day = self._past[-1]
        found = self._worked(day, TURN % DAY), self._worked(day, DAY - _A_SECOND)
        for opening in (0, NOON) if _is_workday(today) else ():
            begin, end = self._worked(today, opening), self._worked(today, opening + NOON - _A_SECOND)
            if now - begin >= _microseconds(_SHORTEST_START):
                end = min(now, end)
                found = max(begin, Instant(end - _microseconds(timedelta(minutes=LAST_HOURS)))), end
        return found

    def _worked(self, day: date, minute: float) -> Instant:
        lunch = _LUNCH if minute >= NOON else 0
        hour = timedelta(minutes=_OPENING + lunch + minute)
        return self._clock.instant_at(datetime.combine(day, time.min) + hour)


class StoryClock:
    """The clock that people of the story look at; whoever tells it sets the minute."""

    def __init__(self, clock: Clock, calendar: Calendar) -> None:
        self._clock = clock
        self.calendar = calendar
        self.minute = 0.0

    def now(self) -> Instant:
        return self.calendar.instant(self.minute)

    def steady(self) -> int:
        return self.now()

    def plant_date(self, instant: Instant) -> date:
        return self._clock.plant_date(instant)

    def instant_at(self, moment: datetime) -> Instant:
        return self._clock.instant_at(moment)


_A_SECOND = 1 / 60  # before noon and evening, which the afternoon and the next morning begin


def next_break(minute: float) -> int:
    """When work stops next: at noon, in the evening, where the last hours begin; never in those."""
    if minute >= TURN:
        return END + NOON
    half = (int(minute) // NOON + 1) * NOON
    return min(half, TURN)


def cured(minute: float, minutes: float) -> float:
    """The minute of the story by which so much time has passed, however short the last hours are."""
    before = max(0.0, min(minutes, TURN - minute))
    return minute + before + (minutes - before) * LAST_HOURS / _LEAST_LAST


def _workdays(day: date, step: int) -> Iterator[date]:
    """The working days after a day, or before it."""
    while True:
        day += timedelta(days=step)
        if _is_workday(day):
            yield day


def _is_workday(day: date) -> bool:
    return day.weekday() < 5


def _microseconds(span: timedelta) -> int:
    return span // timedelta(microseconds=1)
