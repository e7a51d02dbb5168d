"""The workshop of bags a day later: a clock was left running, work rests, begun work changed hands."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import bags

from app import bootstrap
from app.clock import Clock, FixedClock, instant_of, to_datetime
from app.domain.commands import parse
from app.lifecycle.core import Core
from app.lifecycle.queries import choices
from app.lifecycle.queries.show import show
from app.lifecycle.sweeping import sweep


def make(path: Path, clock: Clock) -> None:
    """Makes the workspace. Kanda's clock runs from ten in the morning of yesterday until somebody notices."""
    yesterday = to_datetime(clock.now()) - timedelta(days=1)
    told = FixedClock(instant_of(yesterday.replace(hour=10, minute=0, second=0, microsecond=0)))
    bags.make(path, told)
    with closing(bootstrap.open_core(path, told, station_backups=False)) as core:
        first, *others = _ready(core)
        _do(core, "work.start", "Prasit", tokens=[first])
        told.advance(minutes=25)
        _do(core, "work.pause", "Prasit", tokens=[first], reason="Waiting for material")
        _do(core, "work.start", "Prasit", tokens=others)
        told.advance(minutes=40)
        _do(core, "work.handoff", "Prasit", tokens=others, to="Orathai")
        told.advance(minutes=9 * 60)
        sweep(core)


def _ready(core: Core) -> list[int]:
    """Pieces that wait for somebody at one operation."""
    waiting = [row for row in show(core.desk, "work") if row["state"] == "waiting"]
    node = max((row["node"] for row in waiting), key=[row["node"] for row in waiting].count)
    return [row["token"] for row in waiting if row["node"] == node]


def _do(core: Core, kind: str, who: str, **fields: Any) -> None:
    core.controller.execute(parse(kind, fields)[0], choices.person(core.desk, who).id)
