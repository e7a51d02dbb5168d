"""Opening the window on a hundred thousand jobs, in fresh processes; run as a module it is such a process."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benches.figures import Figure, Times
from benches.fresh import told_by
from benches.jobs import many_jobs
from benches.workshop import Scale

BAR = 150


def measure(scale: Scale) -> Iterator[Figure]:
    """From an application without a window, from the start of the process, and once more in the same one."""
    path = many_jobs(scale)
    opened, started, again, page = Times(), Times(), Times(), Times()
    for _ in range(scale.opens):
        begun = time.time()
        told = told_by("benches.opening", str(path))
        started.taken.append(told["painted"] - begun)
        opened.taken.append(told["painted"] - told["ready"])
        again.taken.append(told["again"])
        page.taken.append(told["page"])
    yield Figure("the list of jobs, from a click to its first paint", page.median, "ms", str(page))
    yield Figure("the whole window to first paint, fresh process", opened.median, "ms", str(opened), BAR)
    yield Figure("the same, second window of a process", again.median, "ms", str(again), BAR)
    yield Figure("start of the process to first paint", started.median, "ms", f"with all imports; {started}")


def main(path: str) -> None:
    """Opens the window twice and tells when what was reached."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from benches.painting import seconds_to_jobs, shown  # noqa: PLC0415 - here the clock runs: only this process needs Qt

    _application = QApplication([])
    told = {"ready": time.time()}
    with shown(Path(path)):
        told["painted"] = time.time()
    start = time.perf_counter()
    with shown(Path(path)):
        told["again"] = time.perf_counter() - start
    told["page"] = seconds_to_jobs(Path(path))
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1])
