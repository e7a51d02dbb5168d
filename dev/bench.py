"""`dev.py bench`: measures the main paths beside the least that they could cost, and prints a table.

Numbers are printed and never asserted.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import apsw
import PySide6
from benches import (
    commands,
    footing,
    importing,
    listing,
    opening,
    ordering,
    panels,
    playing,
    printing,
    proving,
    queueing,
    repainting,
    soaking,
    starting,
    stepping,
    using,
)
from benches.figures import Figure, table
from benches.workshop import Scale
from places import BUILD

from app.clock import SystemClock

Measure = Callable[[Scale], Iterable[Figure]]

BENCHES: Mapping[str, Measure] = {
    "start": starting.measure,
    "step": stepping.measure,
    "game": playing.measure,
    "commands": commands.measure,
    "cold": footing.measure,
    "open": opening.measure,
    "list": listing.measure,
    "use": using.measure,
    "repaint": repainting.measure,
    "panel": panels.measure,
    "soak": soaking.measure,
    "queue": queueing.measure,
    "import": importing.measure,
    "print": printing.measure,
    "orders": ordering.measure,
    "check": proving.measure,
}

FULL = Scale(
    folder=BUILD / "bench",
    jobs=100_000,
    rows=10_000,
    pieces=1_000,
    most_pieces=10_000,
    running=100,
    rounds=40,
    steps=1_000,
    history=10_000,
    opens=5,
    soak=20_000,
)
TINY = replace(
    FULL,
    jobs=200,
    rows=20,
    pieces=20,
    most_pieces=30,
    running=2,
    rounds=2,
    steps=20,
    history=20,
    opens=1,
    soak=40,
)


def main(words: Sequence[str]) -> int:
    """Measures what was named, or everything."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description="Measure the main paths.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHES))
    parser.add_argument("--tiny", action="store_true", help="only see that it works")
    asked = parser.parse_args(words)
    unknown = set(asked.names) - set(BENCHES)
    if unknown:
        parser.error(f"There is no {', '.join(sorted(unknown))}. There are: {', '.join(BENCHES)}.")
    with _scale(tiny=asked.tiny) as scale:
        _measure(asked.names or list(BENCHES), scale)
    return 0


def _measure(names: Iterable[str], scale: Scale) -> None:
    print(machine())
    start = time.perf_counter()
    for name in names:
        print(f"\n{name}\n{table(BENCHES[name](scale))}", flush=True)
    print(f"\nTook {time.perf_counter() - start:.0f} s.")


def machine() -> str:
    """When, where and with what was measured; a load above the cores says that others worked too."""
    clock = SystemClock()
    load = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "load unknown"
    system = f"{platform.system()} {platform.release()}"
    engine = f"SQLite {apsw.sqlite_lib_version()} through APSW {apsw.apsw_version()}"
    return (
        f"{clock.plant_date(clock.now())}, {_processor()}, {os.cpu_count()} cores, {load}, {system}\n"
        f"Python {platform.python_version()}, {engine}, PySide6 {PySide6.__version__}"
    )


def _processor() -> str:
    described = Path("/proc/cpuinfo")
    lines = described.read_text("utf-8").splitlines() if described.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or platform.machine())


@contextmanager
def _scale(*, tiny: bool) -> Iterator[Scale]:
    if not tiny:
        yield FULL
        return
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        yield replace(TINY, folder=Path(folder))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
