"""The story's minutes are hours at which people of a workshop work, up to now."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest

from app.clock import FixedClock, SystemClock, instant_of, to_datetime
from app.sample.calendar import DAY, DAYS, END, NOON, TURN, Calendar, cured

EIGHT, TWELVE, ONE, FIVE = time(8), time(12), time(13), time(17)


def november(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


THURSDAY, FRIDAY = date(2026, 11, 19), date(2026, 11, 20)
HOURS = {
    "before the day": (november(20, 1), THURSDAY),
    "too early": (november(20, 8, 20), THURSDAY),
    "in the first hour": (november(20, 8, 45), FRIDAY),
    "before noon": (november(20, 11, 5), FRIDAY),
    "at lunch": (november(20, 12, 30), FRIDAY),
    "in the afternoon": (november(20, 15, 59), FRIDAY),
    "in the evening": (november(20, 23, 59), FRIDAY),
    "on a Saturday": (november(21, 10), FRIDAY),
    "on a Sunday": (november(22, 15), FRIDAY),
    "early on a Monday": (november(23, 7), FRIDAY),
}


def calendar(now: datetime) -> Calendar:
    return Calendar(FixedClock(instant_of(now)))


@pytest.mark.parametrize(("now", "last_day"), HOURS.values(), ids=HOURS)
def test_people_work_in_working_hours_only_and_never_after_now(now: datetime, last_day: date) -> None:
    known = calendar(now)
    moments = [to_datetime(known.instant(minute)) for minute in range(0, END + 1, 5)]

    assert all(earlier < later for earlier, later in pairwise(moments))
    assert all(each.weekday() < 5 for each in moments)
    assert all(EIGHT <= each.time() < TWELVE or ONE <= each.time() < FIVE for each in moments)
    assert moments[-1] <= now
    assert moments[-1].date() == last_day


def test_the_last_hours_end_now_while_people_work() -> None:
    now = november(20, 11, 5)
    assert to_datetime(calendar(now).instant(END)) == now


def test_the_days_are_six_weeks_of_working_days_before_today_and_those_to_come() -> None:
    known = calendar(november(23, 10))

    assert (known.date_of(0), known.date_of(DAYS - 1)) == (date(2026, 10, 12), date(2026, 11, 20))
    assert [known.date_of(DAYS + each) for each in (0, 4, 5)] == [
        date(2026, 11, 23),
        date(2026, 11, 27),
        date(2026, 11, 30),
    ]
    assert to_datetime(known.instant(0)) == datetime(2026, 10, 12, 8, tzinfo=UTC)
    assert to_datetime(known.instant(DAY + NOON)) == datetime(2026, 10, 13, 13, tzinfo=UTC)
    assert to_datetime(known.instant(TURN)) == november(20, 14, 30)


def test_eight_in_the_morning_is_an_instant_of_that_day_by_the_machines_clock() -> None:
    clock, morning = SystemClock(), datetime.combine(FRIDAY, EIGHT)
    assert clock.plant_date(clock.instant_at(morning)) == FRIDAY
    assert to_datetime(clock.instant_at(morning)).astimezone().replace(tzinfo=None) == morning


@pytest.mark.parametrize("now", [now for now, _ in HOURS.values()], ids=HOURS)
def test_what_cures_has_cured_by_the_minute_that_the_story_waits_for(now: datetime) -> None:
    known = calendar(now)
    for minute in range(0, END, 7):
        until = cured(minute, 45)
        if until <= END:
            waited = to_datetime(known.instant(until)) - to_datetime(known.instant(minute))
            assert waited >= timedelta(minutes=45), minute
