"""A cold start beside a bare window of PySide6, in turns, each in a process of its own; and what it holds."""

from __future__ import annotations

import time
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from statistics import median

from benches.figures import RATIO, Figure, Times
from benches.fresh import told_by
from benches.jobs import many_jobs
from benches.workshop import Scale

BAR, GOAL, MEMORY_BAR = 2, 1.75, 110
_TAKEN = (("", attrgetter("taken"), (BAR, GOAL)), (", of processor", attrgetter("worked"), ()))
"""The bar is for the time that passes; what all threads worked meanwhile is told beside it."""
_HELD = (("when it can be used", "painted_mib", MEMORY_BAR), ("once all was read ahead", "settled_mib", None))
"""The bar is for the start; what is read ahead later is told beside it."""


def measure(scale: Scale) -> Iterator[Figure]:
    """From the start of the process until rows are painted and keys are heard; then the memory held.

    Each start is compared with the bare one just before: the machine's pace changes from second to second.
    """
    path = many_jobs(scale)
    bare, ours = Times(), Times()
    memory: list[dict[str, float]] = []
    _started(Times(), path)  # not counted: its bytecode may have to be made
    for _ in range(4 * scale.opens):
        _started(bare)
        memory.append(_started(ours, path))
    for what, read, bars in _TAKEN:
        pairs = list(zip(read(ours), read(bare), strict=True))
        our_ms, bare_ms = (median(each) * 1000 for each in zip(*pairs, strict=True))
        more = f"median of {len(pairs)} pairs; {our_ms:,.0f} ms; a bare window {bare_ms:,.0f} ms"
        name = f"a cold start beside that of a bare window{what}"
        yield Figure(name, median(our / its for our, its in pairs), RATIO, more, *bars)
    for what, key, bar in _HELD:
        held = sorted(each[key] for each in memory)[len(memory) // 2]
        yield Figure(f"memory held, {what}", held, "MiB", f"median of {len(memory)}", bar)


def _started(times: Times, *path: Path) -> dict[str, float]:
    begun = time.time()
    told = told_by("benches.first_sight", *map(str, path))
    times.taken.append(told["painted"] - begun)
    times.worked.append(told["worked"] / 1000)
    return told
