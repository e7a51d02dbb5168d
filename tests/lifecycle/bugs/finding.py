"""Looks for planted bugs, beginning with the life that found each one last time.

`python -m tests.lifecycle.bugs.finding` looks for all of them from the first life on, and writes down in
`first_lives.json` which life found each: only a hint where to begin, it never decides whether one is found.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path

import pytest

from tests.lifecycle.bugs.planted import ROOMS
from tests.lifecycle.bugs.registry import BUGS
from tests.lifecycle.episodes import Failed, live
from tests.lifecycle.workspaces import template

LIVES = 24
assert ROOMS  # they enter their bugs when they are read
FIRST_LIVES = Path(__file__).with_name("first_lives.json")


@dataclass(frozen=True, slots=True)
class Seen:
    """The life in which a bug showed itself, and how."""

    life: int
    failed: Failed


def first_lives() -> dict[str, int]:
    """For each bug the life that found it when this was last written down."""
    lives: dict[str, int] = json.loads(FIRST_LIVES.read_text("utf-8"))
    return lives


def found(name: str, patch: pytest.MonkeyPatch) -> Seen | None:
    """The first life that shows the bug, of `LIVES`; None if they all pass with it."""
    template()  # made by an honest program
    BUGS[name](patch)
    first = first_lives().get(name, 0)
    for life in (first, *(life for life in range(LIVES) if life != first)):
        failed = difference(life)
        if failed is not None:
            return Seen(life, failed)
    return None


def difference(life: int) -> Failed | None:
    """How the program and the reference workshop parted in that life; None if they didn't."""
    try:
        live(life)
    except Failed as failed:
        return failed
    return None


def _first_life(name: str) -> tuple[str, int | None]:
    with pytest.MonkeyPatch.context() as patch:
        seen = found(name, patch)
    return name, None if seen is None else seen.life


def write_down(processes: int) -> list[str]:
    """Looks for every bug and writes down where each was found; returns those that were not."""
    lives: dict[str, int] = {}
    with Pool(processes, maxtasksperchild=1) as pool:
        for name, life in pool.imap_unordered(_first_life, BUGS):
            print(f"{name}: {life}", flush=True)
            lives |= {} if life is None else {name: life}
    FIRST_LIVES.write_text(json.dumps(lives, indent=0, sort_keys=True) + "\n", "utf-8")
    return [name for name in BUGS if name not in lives]


if __name__ == "__main__":
    raise SystemExit(bool(write_down(os.cpu_count() or 1)))
