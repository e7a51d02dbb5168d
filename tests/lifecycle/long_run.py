"""The long run: random lives in several processes, with what was given, from which seed, in what time.

`python -m tests.lifecycle.long_run 1000000 --seed 0 --processes 2`
"""

from __future__ import annotations

import argparse
import os
import time
from functools import partial
from multiprocessing import Pool
from random import Random

from tests.lifecycle.episodes import EPISODE, Failed, live
from tests.reference.choosing import Chooser
from tests.reference.inspecting import Inspecting

TELL_EVERY = 25  # lives


def told(draws: type[Chooser], life: int) -> tuple[int, str]:
    """How many commands one life had, and what was different in it."""
    try:
        return live(life, chooser=draws(Random(life))), ""
    except Failed as failed:
        return 0, str(failed)


def run(commands: int, seed: int, processes: int, draws: type[Chooser]) -> int:
    """Gives so many commands in lives of `EPISODE` each; prints how far it is. Returns the differences."""
    began, given, different = time.monotonic(), 0, 0
    lives = range(seed, seed + -(-commands // EPISODE))
    with Pool(processes) as pool:
        for number, (count, difference) in enumerate(pool.imap_unordered(partial(told, draws), lives), 1):
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


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Random lives against the reference workshop.")
    parser.add_argument("commands", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument(
        "--inspections", action="store_const", dest="draws", const=Inspecting, default=Chooser
    )
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(bool(run(**vars(_arguments()))))
