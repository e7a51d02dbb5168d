"""Facts as one signal: our own and other processes', once each and in order."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.clock import FixedClock
from app.domain.commands.jobs import JobCreate
from app.ids import PersonId
from app.lifecycle.core import Core, Reading
from app.lifecycle.queries import activity
from app.lifecycle.queries.activity import FactLine
from app.lifecycle.queries.choices import first_admin
from app.views import bridge as module
from app.views.bridge import Bridge
from tests.lifecycle.workspaces import copied, small_workshop


class Ear:
    """A bridge on a workspace, what it told, and a core beside it that makes facts."""

    def __init__(self, core: Core, reading: Reading) -> None:
        self.core = core
        self.reading = reading
        self.bridge = Bridge(reading)
        self.heard: list[tuple[FactLine, ...]] = []
        self.failing: list[bool] = []
        self.bridge.facts_committed.connect(self.heard.append)
        self.bridge.failing.connect(self.failing.append)

    def make(self, jobs: int) -> None:
        """Makes so many facts."""
        admin = first_admin(self.core.desk)
        assert admin is not None
        for number in range(jobs):
            self.core.controller.execute(
                JobCreate(product="TOTE-07", quantity=number + 1), PersonId(admin.id)
            )

    def quantities(self) -> list[int]:
        """The quantities of the jobs that were told of, in the order in which they were."""
        return [fact.data["quantity"] for told in self.heard for fact in told]


@pytest.fixture
def ear(tmp_path: Path, qtbot: QtBot) -> Iterator[Ear]:
    path, clock = copied(tmp_path / "workshop.hatt", small_workshop), FixedClock()
    core, reading = bootstrap.open_core(path, clock, station_backups=False), bootstrap.open_reading(path)
    ear = Ear(core, reading)
    yield ear
    ear.bridge.stop()
    for each in (reading, core):
        each.close()


def test_what_was_there_before_is_not_told(ear: Ear) -> None:
    ear.bridge.look()
    assert ear.heard == []


def test_facts_are_told_once_and_in_order(ear: Ear) -> None:
    ear.make(3)
    ear.bridge.look()
    ear.bridge.look()
    ear.make(1)
    ear.bridge.look()
    assert ear.quantities() == [1, 2, 3, 1]
    assert len(ear.heard) == 2


def test_it_looks_by_itself(ear: Ear, qtbot: QtBot) -> None:
    ear.make(2)
    qtbot.waitUntil(lambda: ear.quantities() == [1, 2])


@pytest.fixture
def seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits until it looks without being told to."""
    monkeypatch.setattr(module, "LOOK_EVERY_MS", 3_600_000)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system may tell of a write later")
def test_it_looks_when_somebody_wrote(seldom: None, ear: Ear, qtbot: QtBot) -> None:
    ear.make(2)
    qtbot.waitUntil(lambda: ear.quantities() == [1, 2])
    ear.make(1)
    qtbot.waitUntil(lambda: ear.quantities() == [1, 2, 1])


def test_nothing_is_read_while_nobody_commits(ear: Ear, monkeypatch: pytest.MonkeyPatch) -> None:
    ear.bridge.look()
    asked: list[int] = []
    after = activity.after

    def counted(*given: int) -> list[FactLine]:
        asked.append(1)
        return after(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(activity, "after", counted)
    for _ in range(5):
        ear.bridge.look()
    assert asked == []
    ear.make(1)
    ear.bridge.look()
    assert asked == [1]


def test_very_many_facts_are_told_in_several_goes(
    ear: Ear, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "AT_ONCE", 2)
    ear.make(7)
    ear.bridge.look()
    assert ear.quantities() == [1, 2]  # the window draws in between
    qtbot.waitUntil(lambda: len(ear.quantities()) == 7)
    assert [len(told) for told in ear.heard] == [2, 2, 2, 1]


def test_no_more_is_told_after_the_end_even_in_the_middle(
    ear: Ear, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "AT_ONCE", 2)
    ear.make(5)
    ear.bridge.look()
    ear.bridge.stop()
    ear.reading.close()
    later: list[bool] = []
    QTimer.singleShot(0, ear.bridge, lambda: later.append(True))
    qtbot.waitUntil(lambda: later == [True])
    assert ear.quantities() == [1, 2]
    assert ear.failing == []


@pytest.mark.logs_warnings
def test_a_workspace_that_can_not_be_read_is_told_once_and_again_when_it_can(
    ear: Ear, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> list[FactLine]:
        raise OSError("the disk is away")

    with monkeypatch.context() as patch:
        patch.setattr(activity, "after", broken)
        ear.make(1)
        for _ in range(3):
            ear.bridge.look()
    assert ear.failing == [True]
    assert len(caplog.records) == 1
    ear.bridge.look()
    assert ear.failing == [True, False]
    assert ear.quantities() == [1]  # nothing was missed
