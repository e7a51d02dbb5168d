"""Workspaces for tests: made once a process, then copied, because a copy is opened in a tenth of the time."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from app import bootstrap
from app.clock import Clock, FixedClock
from app.domain.refusals import Refused
from app.lifecycle.core import Core
from app.lifecycle.queries.choices import first_admin
from app.lifecycle.script import Script

Furnish = Callable[[Core], None]
ClockOf = Callable[[], Clock]

_MEMORY = Path("/dev/shm")
_SMALL = Path(__file__).resolve().parents[1] / "fixtures" / "small_workshop.jsonl"
_BAGS = Path(__file__).resolve().parents[2] / "dev" / "bags.jsonl"
_DAYS_AROUND = 30


def small_workshop(core: Core) -> None:
    """Furnishes a workspace with two routings, five products and a job in every state."""
    run_script(core, _SMALL)


def bags(core: Core) -> None:
    """Furnishes a workspace with one job of bags: parts on their way, held, made again, lost, finished."""
    run_script(core, _BAGS)


def run_script(core: Core, path: Path) -> None:
    """Does the lines of a script, as the workspace's first admin."""
    admin = first_admin(core.desk)
    assert admin is not None  # a new workspace has one
    today = core.clock.plant_date(core.clock.now())
    script = Script(core.controller, admin.id, {"day": _days(today)})
    for number, answer in script.run_atomic(path.read_text(encoding="utf-8").splitlines()):
        assert not isinstance(answer, Refused), f"line {number} was refused: {answer}"


def _days(today: date) -> dict[str, str]:
    """Days by their distance from today, as the script names them: `$day.plus_8`, `$day.minus_2`."""
    near = range(1, _DAYS_AROUND + 1)
    after = {f"plus_{each}": (today + timedelta(days=each)).isoformat() for each in near}
    return after | {f"minus_{each}": (today - timedelta(days=each)).isoformat() for each in near}


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """A folder of this process, in memory where the system has such a place: thousands are opened."""
    return tempfile.TemporaryDirectory(prefix="workshop-", dir=_MEMORY if _MEMORY.is_dir() else None)


def template(furnish: Furnish | None = None, clock_of: ClockOf = FixedClock) -> Path:
    """A closed workspace that nobody changes; furnished by the function, once, at the time of the clock."""
    return _made(furnish, clock_of)


@cache
def _made(furnish: Furnish | None, clock_of: ClockOf) -> Path:
    name = f"{furnish.__module__}.{furnish.__name__}" if furnish else "bare"
    clock = clock_of()
    path = Path(_folder().name, f"{name}.{type(clock).__name__}.hatt")
    bootstrap.new_workspace(path, clock=clock)
    if furnish is not None:
        core = bootstrap.open_core(path, clock, station_backups=False)
        try:
            furnish(core)
        finally:
            core.close()
    return path


def copied(target: Path, furnish: Furnish | None = None, clock_of: ClockOf = FixedClock) -> Path:
    """A workspace of one's own at `target`."""
    shutil.copyfile(template(furnish, clock_of), target)
    return target


@contextmanager
def opened(clock: FixedClock, furnish: Furnish | None = None) -> Iterator[Core]:
    """A core on a workspace of its own, gone afterwards."""
    with tempfile.TemporaryDirectory(dir=_folder().name) as folder:
        core = bootstrap.open_core(copied(Path(folder, "shop.hatt"), furnish), clock, station_backups=False)
        try:
            yield core
        finally:
            core.close()
