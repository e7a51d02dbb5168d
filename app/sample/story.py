"""The story: plots that go on side by side, each from one of its minutes to its next."""

from __future__ import annotations

import json
from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import count
from random import Random
from typing import Any

from app.paths import resources
from app.sample.calendar import END, StoryClock
from app.sample.door import Door

SAMPLE = resources() / "sample"

Plot = Iterator[float]
"""What one person does, or what becomes of one job; it yields the minute at which it goes on."""

Row = dict[str, Any]


class Story:
    """All plots, told in the order of their minutes until the last one; chance is the same every time."""

    def __init__(self, door: Door, clock: StoryClock) -> None:
        self.door = door
        self.clock = clock
        self._random = Random("hatthasilpa")
        self._next: list[tuple[float, int, Plot]] = []
        self._number = count()

    @property
    def now(self) -> float:
        """The minute that is told."""
        return self.clock.minute

    def begin(self, plot: Plot) -> None:
        """Tells a plot from now on."""
        minute = next(plot, None)
        if minute is not None:
            heappush(self._next, (max(minute, self.now), next(self._number), plot))

    def run(self) -> None:
        """Tells everything up to the end."""
        while self._next and self._next[0][0] < END:
            self.clock.minute, _, plot = heappop(self._next)
            self.begin(plot)
        self.clock.minute = END

    def about(self, least: float, most: float) -> float:
        """A number between the two."""
        return self._random.uniform(least, most)


def table(name: str) -> list[Row]:
    """The rows of a table of the sample."""
    lines = (SAMPLE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]
