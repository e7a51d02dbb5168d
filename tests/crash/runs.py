"""How long the harnesses run, and how a run is repeated.

`CRASH_RUNS=release` makes them as long as a release asks for; `CRASH_SEED` draws another run.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

import pytest

RELEASE = os.environ.get("CRASH_RUNS") == "release"
SEED = int(os.environ.get("CRASH_SEED", "1"))
MOMENT = 1_800_000_000_000_000_000  # nanoseconds since 1970: in January 2027
A_DAY = 24 * 60 * 60 * 1_000_000_000


def size(commit: int, release: int) -> int:
    """How much of something each commit does, and a release."""
    return release if RELEASE else commit


def random_for(*parts: object) -> Random:
    """The random numbers of one part of a run; the same for the same seed."""
    return Random(":".join(map(str, (SEED, *parts))))


@contextmanager
def repeatable(*parts: object, moment: int = MOMENT) -> Iterator[None]:
    """Chance and time as in every other run: what is made within has the same bytes, at one moment."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "urandom", random_for(*parts).randbytes)
        patch.setattr(time, "time_ns", lambda: moment)
        yield


def rerun(request: pytest.FixtureRequest) -> str:
    """The line that repeats a test as it ran."""
    runs = "CRASH_RUNS=release " if RELEASE else ""
    return f'{runs}CRASH_SEED={SEED} python3 dev.py test "{request.node.nodeid}"'


def drawn(operations: int, count: int, random: Random) -> list[int]:
    """Moments of something with so many operations: its last ones, where names change, and any others."""
    last = range(max(0, operations - count // 2), operations)
    others = random.sample(range(last.start), min(last.start, count - len(last)))
    return [*sorted(others), *last]
