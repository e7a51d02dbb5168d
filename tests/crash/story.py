"""A workshop's day as script lines: drawn at random, but fit to what the workspace holds at that moment.

Each line carries its own request id, so that it can be sent again after any crash.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Any

from app.domain.refusals import Refused
from app.ids import PersonId
from app.lifecycle.core import Core
from app.lifecycle.script import Answer, Script
from app.models.faults import explained

Line = str
HANDS = ("Nok", "Somchai", "Malee")
PRODUCTS = ("TOTE-07", "CARD-02")

_Values = dict[str, Any]


class Story:
    """Draws the next line; `name` keeps the request ids of one story apart from those of others."""

    def __init__(self, core: Core, random: Random, name: str) -> None:
        self._core = core
        self._random = random
        self._name = name
        self._told = 0

    def next(self) -> Line:
        """A line that mostly can be done, and is refused now and then."""
        drawn = self._random.choices(_DRAWN, _WEIGHTS)[0]
        values = drawn(self) or _create(self)
        self._told += 1
        return json.dumps({**values, "request_id": f"{self._name}-{self._told}"})

    def moved_to(self, core: Core) -> None:
        """Goes on in the workspace opened anew."""
        self._core = core

    def one(self, query: str) -> Any:
        """A row of the query at random, None when there is none."""
        rows = self._core.workspace.db.execute_sql(query).fetchall()
        return self._random.choice(rows) if rows else None

    def quantity(self) -> int:
        """Mostly a few pieces, seldom many."""
        return self._random.choice((1, 1, 2, 2, 3, 5, 60))

    def choice(self, values: Sequence[str]) -> str:
        return self._random.choice(values)


def tell(core: Core, line: Line) -> str:
    """Does a line and gives its answer as text that can be compared. Raises KnownError."""
    ((_, answer),) = Script(core.controller, actor(core)).run([line])
    return answered(answer)


def actor(core: Core) -> PersonId:
    """The first person of the workspace, an admin."""
    with explained(core.workspace.path):
        (found,) = core.workspace.db.execute_sql("SELECT min(id) FROM person").fetchone()
    return PersonId(found)


def answered(answer: Answer) -> str:
    """What was answered, as JSON."""
    if isinstance(answer, Refused):
        return _text({"code": answer.code, "params": answer.params, "details": answer.details})
    receipt = answer.receipt
    warnings = [[each.code, each.params] for each in receipt.warnings]
    return _text({"result": receipt.result, "facts": receipt.facts, "warnings": warnings})


def request_of(line: Line) -> str:
    """The request id that a line carries."""
    return str(json.loads(line)["request_id"])


def _text(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)


def _create(story: Story) -> _Values:
    return {"do": "job.create", "product": story.choice(PRODUCTS), "quantity": story.quantity()}


def _import(story: Story) -> _Values:
    """A small order sheet."""
    count = 2 + story.quantity()
    lines = [{"product": story.choice(PRODUCTS), "quantity": story.quantity()} for _ in range(count)]
    return {"do": "job.import", "lines": lines, "sheet": "orders.csv", "fingerprint": "f", "again": True}


def _job(story: Story, kind: str, status: str, **values: Any) -> _Values | None:
    row = story.one(
        f"SELECT code, version FROM ticket WHERE line = 'hatthasilpa' AND version_id IS NOT NULL "
        f"AND status = '{status}'"
    )
    return row and {"do": kind, "job": row[0], **values}


def _start(story: Story) -> _Values | None:
    return _job(story, "job.start", "planned")


def _start_again(story: Story) -> _Values | None:
    """Refused."""
    return _job(story, "job.start", "in_progress")


def _pause_job(story: Story) -> _Values | None:
    return _job(story, "job.pause", "in_progress")


def _resume_job(story: Story) -> _Values | None:
    return _job(story, "job.resume", "paused")


def _complete_job(story: Story) -> _Values | None:
    """Refused while pieces are unfinished."""
    return _job(story, "job.complete", "in_progress")


def _close_short(story: Story) -> _Values | None:
    return _job(story, "job.close_short", "in_progress", reason="Leather ran out")


def _cancel(story: Story) -> _Values | None:
    return _job(story, "job.cancel", "in_progress", reason="Customer changed the colour")


def _restore(story: Story) -> _Values | None:
    return _job(story, "job.restore", "cancelled")


def _edit(story: Story) -> _Values | None:
    row = story.one("SELECT code, version FROM ticket WHERE status = 'planned' AND line = 'hatthasilpa'")
    return row and {"do": "job.edit", "job": row[0], "version": row[1], "quantity": story.quantity()}


def _work(story: Story, kind: str, state: str, **values: Any) -> _Values | None:
    """One piece, by whoever holds it."""
    row = story.one(
        f"SELECT t.id, p.name FROM token t JOIN ticket k ON k.id = t.ticket JOIN work_item i ON "
        f"i.id = t.item LEFT JOIN person p ON p.id = i.holder "
        f"WHERE t.state = '{state}' AND k.status = 'in_progress'"
    )
    return row and {"do": kind, "tokens": [row[0]], "person": row[1] or story.choice(HANDS), **values}


def _start_work(story: Story) -> _Values | None:
    return _work(story, "work.start", "ready")


def _pause_work(story: Story) -> _Values | None:
    return _work(story, "work.pause", "active", reason="Lunch")


def _resume_work(story: Story) -> _Values | None:
    return _work(story, "work.resume", "paused")


def _finish_running(story: Story) -> _Values | None:
    return _work(story, "work.complete", "active")


def _finish_ready(story: Story) -> _Values | None:
    return _work(story, "work.complete", "ready")


def _finish_many(story: Story) -> _Values | None:
    """All pieces of a job that lie ready at one step."""
    row = story.one(
        "SELECT json_group_array(t.id) FROM token t JOIN ticket k ON k.id = t.ticket JOIN work_item i "
        "ON i.id = t.item WHERE t.state = 'ready' AND k.status = 'in_progress' AND i.holder IS NULL "
        "GROUP BY t.ticket, t.node"
    )
    return row and {"do": "work.complete", "tokens": json.loads(row[0]), "person": story.choice(HANDS)}


_LIKELY: Mapping[Callable[[Story], _Values | None], int] = {
    _create: 4,
    _import: 1,
    _start: 5,
    _start_again: 1,
    _edit: 1,
    _pause_job: 1,
    _resume_job: 2,
    _complete_job: 1,
    _close_short: 1,
    _cancel: 1,
    _restore: 1,
    _start_work: 4,
    _pause_work: 2,
    _resume_work: 2,
    _finish_running: 4,
    _finish_ready: 4,
    _finish_many: 3,
}
_DRAWN, _WEIGHTS = tuple(_LIKELY), tuple(_LIKELY.values())
