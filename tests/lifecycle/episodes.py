"""Random lives of a workshop: a seed gives the same commands again, and a failure says how to repeat it."""

from __future__ import annotations

import os
from collections import deque
from random import Random

from app.clock import FixedClock
from tests.lifecycle.comparing import Pair
from tests.lifecycle.workspaces import opened
from tests.reference import catalogue, hours, jobs, people, quality, undoing, work
from tests.reference.choosing import Chooser
from tests.reference.workshop import Asked

SEED = int(os.environ.get("HATTHASILPA_SEED", "0"))
STEPS = int(os.environ.get("HATTHASILPA_STEPS", "50000"))
EPISODE = 400  # commands in one life
LOOK_AROUND_EVERY = 80  # commands; in between only what a command speaks of is compared
SWEEP_EVERY = 6  # commands; then some program that is open does what time does by itself
SET_EVERY = 50  # commands; then somebody sets the machine's clock
RERUN = (
    "HATTHASILPA_SEED={seed} HATTHASILPA_STEPS={steps} "
    "python -m pytest tests/lifecycle/{tests}"
)  # the long run: tests/lifecycle/long_run.py

RULES_OF = (
    catalogue,
    hours,
    jobs,
    people,
    quality,
    undoing,
    work,
)  # importing them gives the reference workshop its rules


class Failed(AssertionError):
    """A life in which the program and the reference workshop parted, and at which command."""

    def __init__(self, told: str, at: int) -> None:
        super().__init__(told)
        self.at = at


def live(seed: int, steps: int = EPISODE, chooser: Chooser | None = None) -> int:
    """One life of so many commands; returns how many were given. Raises Failed, with the way to repeat it.

    `chooser` draws them otherwise than usual.
    """
    chooser, clock = chooser or Chooser(Random(seed)), FixedClock()
    last: deque[Asked] = deque(maxlen=6)
    with opened(clock) as core:
        pair = Pair.bare(core, clock)
        try:
            _live(pair, chooser, steps, last)
        except Exception as error:
            raise Failed(_told(seed, steps, pair.steps, last, error, chooser.tests), pair.steps) from error
    return pair.steps


def _live(pair: Pair, chooser: Chooser, steps: int, last: deque[Asked]) -> None:
    random = chooser.random
    for asked in chooser.founding():
        last.append(asked)
        pair.step(asked)
    while pair.steps < steps:
        pair.wait(_minutes(random))
        if random.randrange(SWEEP_EVERY) == 0:
            chooser.given += pair.sweep()
        if random.randrange(SET_EVERY) == 0:
            pair.set_clock(random.choice((-60, 60, -60 * 24 * 20)))
        asked = chooser.next(pair.shop)
        last.append(asked)
        pair.step(asked)
        if pair.steps % LOOK_AROUND_EVERY == 0:
            pair.compare_all()
    pair.compare_all()
    pair.check_the_books()


def _minutes(random: Random) -> float:
    """Mostly minutes; now and then a night or a month."""
    return random.choices((0, 7, 45, 60 * 14, 60 * 24 * 20), (6, 20, 10, 1, 0.2))[0]


def _told(seed: int, steps: int, at: int, last: deque[Asked], error: Exception, tests: str) -> str:
    commands = "\n".join(f"  {each}" for each in last)
    return (
        f"{type(error).__name__}: {error}\nin life {seed} at command {at}; the last commands:\n{commands}\n"
        f"again: {RERUN.format(seed=seed, steps=steps, tests=tests)}"
    )
