"""A cold start beside a bare window of PySide6, in turns, each in a process of its own; and what it holds.

Run as a module it is such a process.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benches.figures import RATIO, Figure, Times, resident
from benches.fresh import told_by
from benches.jobs import many_jobs
from benches.workshop import Scale

BAR, GOAL, MEMORY_BAR = 2, 1.75, 110
SETTLED_MS = 3000
"""After so long the window has read all that it reads ahead."""


def measure(scale: Scale) -> Iterator[Figure]:
    """From the start of the process until rows are painted and keys are heard; then the memory held."""
    path = many_jobs(scale)
    bare, ours = Times(), Times()
    memory: list[dict[str, float]] = []
    _started(Times(), path)  # not counted: its bytecode may have to be made
    for _ in range(scale.opens):
        _started(bare)
        memory.append(_started(ours, path))
    ratio = ours.median / bare.median
    more = f"{ours.median:,.0f} ms; a bare window {bare.median:,.0f} ms; medians of {scale.opens}"
    yield Figure("a cold start beside that of a bare window", ratio, RATIO, more, BAR, GOAL)
    for what, key in (("when it can be used", "painted_mib"), ("once all was read ahead", "settled_mib")):
        held = sorted(each[key] for each in memory)[len(memory) // 2]
        yield Figure(f"memory held, {what}", held, "MiB", f"median of {len(memory)}", MEMORY_BAR)


def _started(times: Times, *path: Path) -> dict[str, float]:
    begun = time.time()
    told = told_by("benches.footing", *map(str, path))
    times.taken.append(told["painted"] - begun)
    return told


def bare_window() -> dict[str, float]:
    """Nothing but a window."""
    from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: PLC0415 - imports are part of the start

    application = QApplication([])
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    application.processEvents()
    return {"painted": time.time()}


def our_window(path: Path) -> dict[str, float]:
    """The window of a workspace."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from benches.painting import live, shown  # noqa: PLC0415

    _application = QApplication([])
    with shown(path):
        told = {"painted": time.time(), "painted_mib": resident()}
        live(SETTLED_MS)
        told["settled_mib"] = resident()
    return told


if __name__ == "__main__":
    print(json.dumps(our_window(Path(sys.argv[1])) if len(sys.argv) > 1 else bare_window()))
