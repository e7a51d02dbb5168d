"""A working day in a fraction of an hour: twenty thousand facts arrive while somebody uses the window.

Run as a module it is that window, in a process of its own, every call of whose window's thread is timed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from places import ROOT
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app.lifecycle.queries.activity import last_seq
from benches.figures import Figure, resident
from benches.jobs import many_jobs
from benches.neighbour import WORK, Neighbour, neighbour
from benches.painting import WIDE, live, settle, shown
from benches.person import Person
from benches.workshop import Scale

LONG_MS = 50
MEMORY_BAR = 5
MOMENT_MS = 10
"""So long the window is left to itself after each deed."""
SAMPLES = 20
TOLD = 3


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the event loop: what it was, how long it took, for how long the thread worked at it."""

    what: str
    ms: float
    worked: float


@dataclass(slots=True)
class Day:
    """What was seen of a day."""

    facts: int = 0
    deeds: int = 0
    seconds: float = 0.0
    calls: int = 0
    memory: list[float] = field(default_factory=list)  # MiB, sample by sample
    longest: list[Call] = field(default_factory=list)


def measure(scale: Scale) -> Iterator[Figure]:
    """Memory from the first quarter on, by when everything was used once; and the longest calls."""
    with scale.copy(many_jobs(scale)) as path:
        told = _in_a_fresh_process(path, scale.soak)
    flat = told.memory[len(told.memory) // 4 :]
    more = f"{told.facts:,} facts, {told.deeds:,} deeds in {told.seconds:.0f} s; {flat[0]:.0f} MiB then"
    yield Figure("memory, from a quarter of the day to its end", flat[-1] - flat[0], "MiB", more, MEMORY_BAR)
    yield Figure("the most that it grew meanwhile", max(flat) - flat[0], "MiB", "", MEMORY_BAR)
    for what, key in (("as a clock sees it", "ms"), ("as the processor does", "worked")):
        calls = sorted(told.longest, key=lambda call, key=key: -getattr(call, key))  # type: ignore[misc]
        long = sum(getattr(call, key) > LONG_MS for call in calls)
        named = ", ".join(f"{call.what} {getattr(call, key):.0f} ms" for call in calls[:TOLD])
        more = f"{long} of {told.calls:,} above; {named}"
        yield Figure(
            f"the longest call in the window's thread, {what}", getattr(calls[0], key), "ms", more, LONG_MS
        )


def _in_a_fresh_process(path: Path, facts: int) -> Day:
    paths = os.pathsep.join((str(ROOT), str(ROOT / "dev")))
    done = subprocess.run(
        [sys.executable, "-m", "benches.soaking", str(path), str(facts)],
        env={**os.environ, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    told = json.loads(done.stdout)
    return Day(**{**told, "longest": [Call(**each) for each in told["longest"]]})


class TimedApplication(QApplication):
    """Times what the event loop calls; what such a call calls in its turn is part of it."""

    def __init__(self) -> None:
        super().__init__([])
        self.day = Day()
        self._is_inside = False
        self.doing = ""

    def begin(self) -> None:
        """The window is open; from here on it counts."""
        self.day = Day()

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        """Part of Qt: every event comes through here."""
        if self._is_inside:
            return super().notify(receiver, event)
        self._is_inside = True
        start, working = time.perf_counter(), time.thread_time()
        kind = event.type()
        try:
            return super().notify(receiver, event)
        finally:
            self._is_inside = False
            ms, worked = ((time.perf_counter() - start) * 1000, (time.thread_time() - working) * 1000)
            self.day.calls += 1
            if ms > LONG_MS / 2 or not self.day.longest:
                what = f"{kind.name} of {_owner(receiver)} after {self.doing}"
                self.day.longest.append(Call(what, ms, worked))


def main(path: str, facts: int) -> None:
    """Uses the window until so many facts have come, and tells what that took."""
    application = TimedApplication()
    start = time.monotonic()
    with shown(Path(path)) as eye, neighbour(Path(path)) as other:
        window = eye.screen.window()
        window.resize(*WIDE)
        eye.rest()
        settle()
        application.begin()
        gone_by = _facts_of(other, last_seq(eye.context.desk))
        for deed in Person(window).deeds():  # type: ignore[arg-type]
            application.doing = _named(deed)
            deed()
            live(MOMENT_MS)
            day = application.day
            day.deeds += 1
            day.facts = gone_by()
            if day.facts >= facts * (len(day.memory) + 1) // SAMPLES:
                day.memory.append(resident())
            if day.facts >= facts:
                break
        day = application.day
        application.begin()  # to close it is no part of the day
    day.seconds = time.monotonic() - start
    print(json.dumps(asdict(day)))


def _facts_of(other: Neighbour, before: int) -> Callable[[], int]:
    """How many facts the other seat has made; it makes the next ones while we go on."""
    other.ask(WORK)

    def gone_by() -> int:
        _, seq = other.answer()
        other.ask(WORK)
        return seq - before

    return gone_by


def _owner(receiver: QObject) -> str:
    """Whose event it is: a timer's is that of what the timer belongs to. Some are gone after it."""
    if not isValid(receiver):
        return "something gone"
    parent = receiver.parent() if isinstance(receiver, QTimer) else None
    return type(parent or receiver).__name__


def _named(deed: object) -> str:
    return str(getattr(getattr(deed, "func", deed), "__name__", deed))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
