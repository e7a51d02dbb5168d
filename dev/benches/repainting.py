"""From another process's commit to the repaint here; run as a module it is that other process."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from places import ROOT
from PySide6.QtWidgets import QApplication

from benches.figures import Figure, Times
from benches.jobs import many_jobs
from benches.painting import shown
from benches.workshop import Scale, opened

GO, QUIT = "go\n", "quit\n"


def measure(scale: Scale) -> Iterator[Figure]:
    """A new job, made by another process, stands first in the list of all jobs."""
    _application = QApplication.instance() or QApplication([])
    times = Times()
    with scale.copy(many_jobs(scale)) as path, shown(path) as eye, _neighbour(path) as (orders, answers):
        for _ in range(max(scale.rounds // 4, 1)):
            before = eye.screen.listing.model.id_at(0)
            orders.write(GO)
            orders.flush()
            eye.sees(lambda: None)
            while eye.screen.listing.model.id_at(0) == before:
                eye.sees(lambda: None)
            seen = time.time()
            times.taken.append(seen - float(answers.readline()))
    yield Figure("another process's commit to the repaint", times.median, "ms", str(times))


@contextmanager
def _neighbour(path: Path) -> Iterator[tuple[IO[str], IO[str]]]:
    """The other process: what it is told, and when it has committed."""
    paths = os.pathsep.join((str(ROOT), str(ROOT / "dev")))
    other = subprocess.Popen(
        [sys.executable, "-m", "benches.repainting", str(path)],
        env={**os.environ, "PYTHONPATH": paths},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with other:
        assert other.stdin is not None
        assert other.stdout is not None
        yield other.stdin, other.stdout
        other.stdin.write(QUIT)
        other.stdin.flush()


def main(path: str) -> None:
    """Makes a job whenever it is told to, and says when it was safe."""
    with opened(Path(path)) as shop:
        while sys.stdin.readline() == GO:
            shop.job(1)
            print(time.time(), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
