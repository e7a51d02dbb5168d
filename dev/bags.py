"""A workshop with one job of bags: parts on their way, pieces held, made again, lost, finished."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from app import bootstrap
from app.clock import Clock
from app.domain.refusals import Refused
from app.lifecycle.queries.choices import first_admin
from app.lifecycle.script import Script

SCRIPT = Path(__file__).with_name("bags.jsonl")
DUE_IN = 8


def make(path: Path, clock: Clock) -> None:
    """Makes the workspace, at the time of the clock."""
    bootstrap.new_workspace(path, clock=clock)
    core = bootstrap.open_core(path, clock, station_backups=False)
    try:
        admin = first_admin(core.desk)
        assert admin is not None  # a new workspace has one
        due = clock.plant_date(clock.now()) + timedelta(days=DUE_IN)
        days = {f"plus_{DUE_IN}": due.isoformat()}
        script = Script(core.controller, admin.id, {"day": days})
        for number, answer in script.run_atomic(SCRIPT.read_text(encoding="utf-8").splitlines()):
            assert not isinstance(answer, Refused), f"line {number} was refused: {answer}"
    finally:
        core.close()
