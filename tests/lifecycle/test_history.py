"""The history of one job: what was done with it; a command that did very much is summed up by its end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app import bootstrap
from app.clock import FixedClock
from app.domain.commands import parse
from app.lifecycle.core import Core
from app.lifecycle.queries.activity import history
from app.lifecycle.queries.choices import first_admin
from tests.lifecycle.workspaces import copied, small_workshop

LINES = 150


class Shop:
    """A workshop that somebody gives commands."""

    def __init__(self, core: Core) -> None:
        self.core = core

    def do(self, kind: str, **fields: object) -> dict[str, Any]:
        admin = first_admin(self.core.desk)
        assert admin is not None
        return dict(self.core.controller.execute(parse(kind, fields)[0], admin.id).result)

    def imported(self) -> list[int]:
        """The ids of the jobs of a long sheet."""
        before = self.ids()
        lines = [{"product": "TOTE-07", "quantity": 1}] * LINES
        self.do("job.import", lines=lines, sheet="Week 48", fingerprint="1")
        return [each for each in self.ids() if each not in before]

    def ids(self) -> list[int]:
        return [row[0] for row in self.core.desk.db.execute_sql("SELECT id FROM ticket ORDER BY id")]

    def told(self, job: int, limit: int = 20, before: int | None = None) -> list[str]:
        return [fact.kind for fact in history(self.core.desk, job, limit, before)]


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    core = bootstrap.open_core(
        copied(tmp_path / "workshop.hatt", small_workshop), FixedClock(), station_backups=False
    )
    yield Shop(core)
    core.close()


def test_a_job_of_a_long_sheet_has_its_own_creation_and_the_sheet(shop: Shop) -> None:
    jobs = shop.imported()
    assert len(jobs) == LINES
    for job in (jobs[0], jobs[70], jobs[-1]):
        assert shop.told(job) == ["sheet.imported", "ticket.created"]
        assert [fact.data["ticket"] for fact in history(shop.core.desk, job, 20)[1:]] == [job]


def test_what_is_done_later_stands_before_it(shop: Shop) -> None:
    job = shop.imported()[3]
    shop.do("job.start", jobs=[job])
    *later, sheet, created = shop.told(job)
    assert "ticket.started" in later
    assert [sheet, created] == ["sheet.imported", "ticket.created"]


def test_pages_of_any_length_give_the_whole_history_once(shop: Shop) -> None:
    job = shop.imported()[3]
    shop.do("job.start", jobs=[job])
    shop.do("job.pause", jobs=[job])
    whole = history(shop.core.desk, job, 100)
    for length in range(1, len(whole)):
        told, before = [], None
        while page := history(shop.core.desk, job, length, before):
            told += page
            before = page[-1].seq
        assert told == whole
