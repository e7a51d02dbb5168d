"""What was measured: times, and the lines of a table that say how they stand to their bars."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

TITLES = ("what", "measured", "bar (goal)", "more")
RATIO = "×"
DECIMALS = {RATIO: 2, "ms": 1, "s": 2, "MiB": 1, "%": 2}


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number, with the bar that it must not exceed and the goal that it should not.

    A number without a bar is there for the record.
    """

    what: str
    value: float
    unit: str
    more: str = ""
    bar: float | None = None
    goal: float | None = None

    def cells(self) -> tuple[str, str, str, str]:
        """The line of the table."""
        return self.what, shown(self.value, self.unit), self._bars(), self.more

    def _bars(self) -> str:
        if self.bar is None:
            return ""
        goal = f" ({self.goal:g})" if self.goal is not None else ""
        return f"≤ {self.bar:g} {self.unit}{goal}: {self._reached()}"

    def _reached(self) -> str:
        assert self.bar is not None
        if self.value > self.bar:
            return "missed"
        return "goal" if self.goal is not None and self.value <= self.goal else "bar"


@dataclass(slots=True)
class Times:
    """How long the same thing took, in seconds, round by round; and for how long this thread worked at it."""

    taken: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)

    def take(self, work: Callable[[], object]) -> None:
        """Does it once, on the clock."""
        start, working = time.perf_counter(), time.thread_time()
        work()
        self.taken.append(time.perf_counter() - start)
        self.worked.append(time.thread_time() - working)

    def at(self, share: float) -> float:
        """The time in milliseconds that this share of the rounds did not exceed: 0.5 is the median."""
        return _at(self.taken, share)

    def worked_at(self, share: float) -> str:
        """The same of this thread's work alone, which says more while others use the machine."""
        return f"CPU {shown(_at(self.worked, share), 'ms')}"

    @property
    def median(self) -> float:
        """In milliseconds."""
        return median(self.taken) * 1000

    def __str__(self) -> str:
        worked = f", CPU {shown(median(self.worked) * 1000, 'ms')}" if self.worked else ""
        return f"median of {len(self.taken)}, worst {shown(self.at(1), 'ms')}{worked}"


def _at(seconds: Sequence[float], share: float) -> float:
    ordered = sorted(seconds)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)] * 1000


def shown(value: float, unit: str) -> str:
    """A number with its unit; small times with more places."""
    places = 3 if unit == "ms" and value < 1 else DECIMALS[unit]
    return f"{value:,.{places}f} {unit}"


def table(figures: Iterable[Figure]) -> str:
    """The lines as a table that reads well on a terminal and is one in Markdown."""
    rows: list[Sequence[str]] = [TITLES, *(figure.cells() for figure in figures)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(TITLES))]
    lines = ["| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in rows]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def resident() -> float:
    """The memory that this process holds, in MiB."""
    gc.collect()
    status = Path("/proc/self/status").read_text("utf-8")
    line = next(each for each in status.splitlines() if each.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024
