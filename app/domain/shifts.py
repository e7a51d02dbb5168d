"""When people are there: the workshop's shift, by its own clocks."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from app.clock import Calendar, Instant
from app.values import frozen


@frozen
class Shift:
    """From when to when people work, each day; one that ends before it begins ends on the next day."""

    begins: time
    ends: time

    @classmethod
    def of(cls, begins: str | None, ends: str | None) -> Shift:
        """The shift whose hours are written as hh:mm; what is not said is as everywhere."""
        return cls(
            USUAL.begins if begins is None else time.fromisoformat(begins),
            USUAL.ends if ends is None else time.fromisoformat(ends),
        )

    def next_end(self, instant: Instant, calendar: Calendar) -> Instant:
        """The first end of a shift after the instant."""
        day = calendar.plant_date(instant)
        ends = (calendar.instant_at(datetime.combine(day + timedelta(days=n), self.ends)) for n in range(3))
        return next(end for end in ends if end > instant)


USUAL = Shift(time(8), time(17))


def hours(moment: time) -> str:
    """As it is written: hh:mm."""
    return moment.strftime("%H:%M")
