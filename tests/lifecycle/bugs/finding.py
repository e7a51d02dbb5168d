"""Looks for planted bugs, beginning with the life that found each one last time.

`python -m tests.lifecycle.bugs.finding` looks for all of them from that life on, and writes down in
`first_lives.json` which life found each, and at which of its commands: only a hint where to begin and what
is cheap, it never decides whether one is found. Whoever changes what is drawn in random lives lets it be
written anew.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from multiprocessing import Pool
from pathlib import Path

import pytest

from tests.lifecycle.bugs.planted import ROOMS
from tests.lifecycle.bugs.registry import BUGS
from tests.lifecycle.episodes import EPISODE, Failed, live
from tests.lifecycle.workspaces import template

LIVES = 60
OF_EACH_KIND = 4
NOWHERE = (0, EPISODE)
assert ROOMS  # they enter their bugs when they are read
FIRST_LIVES = Path(__file__).with_name("first_lives.json")


@dataclass(frozen=True, slots=True)
class Seen:
    """The life in which a bug showed itself, and how."""

    life: int
    failed: Failed


def first_lives() -> Mapping[str, tuple[int, int]]:
    """For each bug the life that found it when this was last written down, and at which command."""
    return {name: (life, at) for name, (life, at) in json.loads(FIRST_LIVES.read_text("utf-8")).items()}


def soonest_found() -> list[str]:
    """Of each kind of bugs some, those that show themselves with the fewest commands."""
    hints = first_lives()
    return [
        name
        for _, kind in groupby(BUGS, lambda name: BUGS[name].__module__)
        for name in sorted(kind, key=lambda name: hints.get(name, NOWHERE)[1])[:OF_EACH_KIND]
    ]


def found(name: str, patch: pytest.MonkeyPatch) -> Seen | None:
    """The first life that shows the bug, of `LIVES`; None if they all pass with it."""
    template()  # made by an honest program
    BUGS[name](patch)
    first, _ = first_lives().get(name, NOWHERE)
    for life in (first, *(life for life in range(LIVES) if life != first)):
        failed = difference(life)
        if failed is not None:
            return Seen(life, failed)
    return None


def difference(life: int, commands: int = EPISODE) -> Failed | None:
    """How the program and the reference workshop parted in that life; None if they didn't."""
    try:
        live(life, commands)
    except Failed as failed:
        return failed
    return None


def _first_life(name: str) -> tuple[str, tuple[int, int] | None]:
    with pytest.MonkeyPatch.context() as patch:
        seen = found(name, patch)
    return name, None if seen is None else (seen.life, seen.failed.at)


def write_down(names: Sequence[str], processes: int) -> list[str]:
    """Looks for these bugs and writes down where each was found, one by one; returns those that were not."""
    lives = {name: seen for name, seen in first_lives().items() if name in BUGS}
    missed = []
    with Pool(processes, maxtasksperchild=1) as pool:
        for name, seen in pool.imap_unordered(_first_life, names):
            print(f"{name}: {seen}", flush=True)
            if seen is None:
                missed.append(name)
                lives.pop(name, None)
            else:
                lives[name] = seen
            _write(lives)
    return missed


def _write(lives: Mapping[str, tuple[int, int]]) -> None:
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(lives[name])}" for name in sorted(lives))
    FIRST_LIVES.write_text(f"{{\n{lines}\n}}\n", "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Looks for planted bugs, all of them unless told.")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--processes", type=int, default=1)
    given = parser.parse_args()
    missed = write_down(given.names or list(BUGS), given.processes)
    print("not found:", ", ".join(missed) or "none")
    raise SystemExit(bool(missed))
