"""Counting in working hours: when so much work is over, by the workshop's shift."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from app.clock import Calendar, Instant
from app.domain.shifts import Shift
from app.planning.shares import MINUTE

FARTHEST_DAYS = 3_650
"""Nobody is told a day that is farther off."""
_DAY = timedelta(days=1)


def after(minutes: float, begins: Instant, shift: Shift, calendar: Calendar) -> Instant | None:
    """The instant at which so many working minutes have passed since another; None: in more than ten years.

    People work each day from the beginning to the end of the shift, as the workshop's clocks show it.
    """
    left = round(minutes * MINUTE)
    day = calendar.plant_date(begins) - _DAY  # a night shift may have begun yesterday
    for _ in range(3):
        opens, closes = (calendar.instant_at(moment) for moment in _hours(shift, day))
        room = max(0, closes - max(opens, begins))
        if room and left <= room:
            return Instant(max(opens, begins) + left)
        left -= room
        day += _DAY
    # From here on only whole shifts: what ends with one does not wait for the next.
    whole, rest = divmod(left - 1, _length(shift, day))
    if whole > FARTHEST_DAYS:
        return None
    opens = calendar.instant_at(_hours(shift, day + whole * _DAY)[0])
    return Instant(opens + rest + 1)


def _length(shift: Shift, day: date) -> int:
    """In microseconds."""
    opens, closes = _hours(shift, day)
    return (closes - opens) // timedelta(microseconds=1)


def _hours(shift: Shift, day: date) -> tuple[datetime, datetime]:
    """When the shift of a day begins and ends; one that ends before it begins ends on the next day."""
    opens, closes = datetime.combine(day, shift.begins), datetime.combine(day, shift.ends)
    return opens, closes if closes > opens else closes + _DAY
