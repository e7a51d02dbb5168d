"""The story: plots that go on side by side, each from one of its minutes to its next."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from heapq import heappop, heappush
from itertools import count
from random import Random
from typing import Any

from app.paths import resources
from app.sample.calendar import DAY, DAYS, END, StoryClock
from app.sample.door import Door

SAMPLE = resources() / "sample"

Plot = Iterator[float]
"""What one person does, or what becomes of one job; it yields the minute at which it goes on."""

Tell = Callable[[int, int], None]
"""Hears how many of how many days have passed."""

Row = dict[str, Any]


class Story:
    """All plots, told in the order of their minutes until the last one.

    Each plot has a chance of its own, drawn from its name: the same every time, whatever others draw.
    """

    def __init__(self, door: Door, clock: StoryClock, tell: Tell | None = None) -> None:
        self.door = door
        self._tell_day = tell
        self._day = -1
        self.clock = clock
        self._chance = Random(0)
        self._next: list[tuple[float, int, Plot, Random]] = []
        self._number = count()

    @property
    def now(self) -> float:
        """The minute that is told."""
        return self.clock.minute

    def begin(self, name: str, plot: Plot) -> None:
        """Tells a plot from now on."""
        self._tell(plot, Random(name))

    def run(self) -> None:
        """Tells everything up to the end."""
        while self._next and self._next[0][0] < END:
            self.clock.minute, _, plot, chance = heappop(self._next)
            self._note_day()
            self._tell(plot, chance)
        self.clock.minute = END

    def about(self, least: float, most: float) -> float:
        """A number between the two, for the plot that is told."""
        return self._chance.uniform(least, most)

    def _note_day(self) -> None:
        day = int(self.now // DAY)
        if self._tell_day is not None and day > self._day:
            self._day = day
            self._tell_day(day, DAYS)

    def _tell(self, plot: Plot, chance: Random) -> None:
        before, self._chance = self._chance, chance
        minute = next(plot, None)
        self._chance = before
        if minute is not None:
            heappush(self._next, (max(minute, self.now), next(self._number), plot, chance))


def table(name: str) -> list[Row]:
    """The rows of a table of the sample."""
    lines = (SAMPLE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]
