"""Another seat on the same workspace, in a process of its own; run as a module it is that process."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from places import ROOT

from app.lifecycle.queries.activity import last_seq
from benches.workshop import Workshop, opened

JOB, WORK = "job", "work"
JOBS, PIECES = 4, 3
_READY = "SELECT id FROM token WHERE ticket = ? AND state = 'ready'"


@dataclass(slots=True)
class Neighbour:
    """What is asked of the other seat is done while we do something else."""

    orders: IO[str]
    answers: IO[str]

    def ask(self, deed: str) -> None:
        """Lets it do something."""
        self.orders.write(f"{deed}\n")
        self.orders.flush()

    def answer(self) -> tuple[float, int]:
        """When that was safe, and the number of the newest fact; waits for it."""
        at, seq = self.answers.readline().split()
        return float(at), int(seq)


@contextmanager
def neighbour(path: Path) -> Iterator[Neighbour]:
    """The other seat, until we leave."""
    paths = os.pathsep.join((str(ROOT), str(ROOT / "dev")))
    other = subprocess.Popen(
        [sys.executable, "-m", "benches.neighbour", str(path)],
        env={**os.environ, "PYTHONPATH": paths},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with other:
        assert other.stdin is not None
        assert other.stdout is not None
        yield Neighbour(other.stdin, other.stdout)
        other.stdin.close()


def work(shop: Workshop) -> None:
    """Some jobs are made and started, and their first step is done: half a minute of a day."""
    for _ in range(JOBS):
        job = shop.started(PIECES)
        shop.do("work.complete", tokens=shop.column(_READY, job))


def one_job(shop: Workshop) -> None:
    """A job is made."""
    shop.job(1)


DEEDS: Mapping[str, Callable[[Workshop], None]] = {JOB: one_job, WORK: work}


def main(path: str) -> None:
    """Does what it is told to, and says when it was safe."""
    with opened(Path(path)) as shop:
        for line in sys.stdin:
            DEEDS[line.strip()](shop)
            print(time.time(), last_seq(shop.core.desk), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
