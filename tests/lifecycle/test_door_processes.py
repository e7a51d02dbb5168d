"""Two programs on one workspace at the same moment: whoever comes second finds what the first has done."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from app import bootstrap
from app.clock import FixedClock
from tests.house.project import ROOT
from tests.lifecycle.shop import Shop, furnished
from tests.lifecycle.workspaces import copied

pytestmark = pytest.mark.slow

JOBS = 25
Object = dict[str, Any]


class Program:
    """A program in a process of its own that does lines as it hears them."""

    def __init__(self, path: Path, process: subprocess.Popen[str], by: str) -> None:
        self.by = by
        self._process = process
        self._path = path
        assert self.hear({"do": "hello"})["code"] == "ERR_UNKNOWN_COMMAND"  # it is awake, and has opened

    def tell(self, *lines: Object) -> None:
        """Writes the lines at once."""
        assert self._process.stdin is not None
        self._process.stdin.writelines(json.dumps(line) + "\n" for line in lines)
        self._process.stdin.flush()

    def answers(self, count: int) -> list[Object]:
        """The next receipts, without the lines that they name."""
        assert self._process.stdout is not None
        receipts = [json.loads(self._process.stdout.readline()) for _ in range(count)]
        for each in receipts:
            each.get("details", {}).pop("line", None)
        return receipts

    def hear(self, line: Object) -> Object:
        """The receipt of one line."""
        self.tell(line)
        return self.answers(1)[0]


@contextmanager
def program(path: Path, by: str) -> Iterator[Program]:
    """A program that waits for lines; it ends with its input."""
    command = [sys.executable, "-m", "app", "do", "-w", str(path), "--as", by, "-"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, encoding="utf-8", env=environment)
    try:
        yield Program(path, process, by)
    finally:
        process.communicate(timeout=60)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A furnished workshop with planned jobs."""
    path = copied(tmp_path / "shop.hatt", furnished)
    with closing(bootstrap.open_core(path, FixedClock(), station_backups=False)) as core:
        shop = Shop(core, FixedClock())
        for _ in range(JOBS):
            shop.job(2, "CARD-02")
    return path


@contextmanager
def looked_at(path: Path) -> Iterator[Shop]:
    """The workshop afterwards; its books are proved."""
    with closing(bootstrap.open_core(path, FixedClock(), station_backups=False)) as core:
        shop = Shop(core, FixedClock())
        yield shop
        assert shop.findings() == []


def at_once(path: Path, scripts: dict[str, Sequence[Object]]) -> list[list[Object]]:
    """The receipts of several people's scripts, each told to a program of its own at the same moment."""
    with ExitStack() as stack:
        programs = [stack.enter_context(program(path, by)) for by in scripts]
        for each in programs:
            each.tell(*scripts[each.by])
        return [each.answers(len(scripts[each.by])) for each in programs]


def codes(path: Path) -> list[str]:
    with closing(bootstrap.open_reading(path)) as reading:
        rows = reading.workspace.db.execute_sql("SELECT code FROM ticket ORDER BY id").fetchall()
    return [code for (code,) in rows]


def test_one_request_sent_through_two_programs_is_done_once(path: Path) -> None:
    script: list[Object] = []
    for number in range(JOBS):
        order = {"do": "job.create", "product": "CARD-02", "quantity": 3, "keep": "job"}
        script += [order, {"do": "job.start", "job": "$job"}, {"do": "job.start", "job": "$job"}]
        for place, line in enumerate(script[-3:]):
            line["request_id"] = f"{number}-{place}"
    with ExitStack() as stack:
        programs = [stack.enter_context(program(path, "Ploy")) for _ in range(2)]
        for each in programs:
            each.tell(*script)
        first, second = (each.answers(len(script)) for each in programs)

    assert first == second
    assert [each["ok"] for each in first] == [True, True, False] * JOBS
    with looked_at(path) as shop:
        made = shop.rows("tickets")[JOBS:]
        assert [each["status"] for each in made] == ["in_progress"] * JOBS
        assert len(shop.rows("runs")) == JOBS
        assert len(shop.rows("tokens")) == 3 * JOBS
        assert shop.attempts() == [("Ploy", "job.start", "ERR_ALREADY_STARTED")] * JOBS


def test_a_job_that_two_people_start_at_once_has_one_run(path: Path) -> None:
    script = [{"do": "job.start", "job": code} for code in codes(path)]
    first, second = at_once(path, {"Ploy": script, "Mana": script})

    for one, other in zip(first, second, strict=True):
        refused = one if other["ok"] else other
        assert one["ok"] is not other["ok"]
        assert refused["code"] == "ERR_ALREADY_STARTED"
    with looked_at(path) as shop:
        assert [each["number"] for each in shop.rows("runs")] == [1] * JOBS
        assert len({each["serial"] for each in shop.rows("tokens")}) == 2 * JOBS
        assert len(shop.attempts()) == JOBS


def test_a_piece_that_two_people_take_at_once_is_in_the_hands_of_one(path: Path) -> None:
    jobs = codes(path)
    with looked_at(path) as shop:
        shop.do("job.start", jobs=jobs)
    script = []
    for code in jobs:
        piece = {"tokens": [{"ticket": code, "number": "F001"}]}
        script += [{"do": "work.start", **piece}, {"do": "work.complete", **piece}]
    answers = dict(zip(("Nok", "Som"), at_once(path, {"Nok": script, "Som": script}), strict=True))

    with looked_at(path) as shop:
        done_by = [each["holder"] for each in shop.rows("work") if each["state"] == "done"]
        assert len(done_by) == JOBS
        for who, receipts in answers.items():
            completed = [each["ok"] for each in receipts[1::2]]
            assert completed == [each == who for each in done_by]
            refused = {each["code"] for each in receipts if not each["ok"]}
            assert refused <= {"ERR_HELD_BY_OTHER", "ERR_TOKEN_NOT_LIVE"}
