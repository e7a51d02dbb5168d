"""The long run: random lives in several processes, with what was given, from which seed, in what time.

`python -m tests.lifecycle.long_run 1000000 --seed 0 --processes 2`
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator
from multiprocessing import Pool

from tests.lifecycle.episodes import EPISODE, Failed, live

TELL_EVERY = 25  # lives


def told(life: int) -> tuple[int, str]:
    """How many commands one life had, and what was different in it."""
    try:
        return live(life), ""
    except Failed as failed:
        return 0, str(failed)


def run(commands: int, seed: int, processes: int) -> int:
    """Gives so many commands in lives of `EPISODE` each; prints how far it is. Returns the differences."""
    began, given, different = time.monotonic(), 0, 0
    lives = range(seed, seed + -(-commands // EPISODE))
    with Pool(processes) as pool:
        for number, (count, difference) in enumerate(pool.imap_unordered(told, lives), 1):
            given += count
            if difference:
                different += 1
                print(difference, flush=True)
            if number % TELL_EVERY == 0 or number == len(lives):
                seconds = time.monotonic() - began
                print(
                    f"{given:,} commands in {number:,} lives from seed {seed}: {different} differences, "
                    f"{seconds:,.0f} s",
                    flush=True,
                )
    return different


def _arguments() -> Iterator[int]:
    parser = argparse.ArgumentParser(description="Random lives against the reference workshop.")
    parser.add_argument("commands", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    yield from (given.commands, given.seed, given.processes)


if __name__ == "__main__":
    raise SystemExit(bool(run(*_arguments())))
