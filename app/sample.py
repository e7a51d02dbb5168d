"""The sample workshop: a script in the command language, done through the door like everybody's commands."""

from __future__ import annotations

from datetime import date, timedelta

from app.domain.refusals import Refused
from app.lifecycle.core import Core
from app.lifecycle.queries.choices import first_admin
from app.lifecycle.script import Script
from app.paths import resources

_DAYS_AROUND = 30


def fill(core: Core) -> None:
    """Fills an empty workspace with the sample: products, routings, people, jobs in every state."""
    admin = first_admin(core.desk)
    assert admin is not None  # a new workspace has one
    today = core.clock.plant_date(core.clock.now())
    script = Script(core.controller, admin.id, {"day": _days(today)})
    lines = (resources() / "sample" / "workshop.jsonl").read_text(encoding="utf-8").splitlines()
    for number, answer in script.run_atomic(lines):
        if isinstance(answer, Refused):
            raise AssertionError(f"line {number} of the sample was refused: {answer}")


def _days(today: date) -> dict[str, str]:
    """Days by their distance from today, as the sample names them: `$day.plus_8`, `$day.minus_2`."""
    near = range(1, _DAYS_AROUND + 1)
    after = {f"plus_{each}": (today + timedelta(days=each)).isoformat() for each in near}
    return after | {f"minus_{each}": (today - timedelta(days=each)).isoformat() for each in near}
