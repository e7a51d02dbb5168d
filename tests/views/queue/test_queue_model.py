"""The model of the cards: what Qt asks of it, and how it follows what happens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from app.desktop import Fittings, build
from app.domain.commands import parse
from app.lifecycle.queries import choices
from app.lifecycle.queries.queue import Scope
from app.lifecycle.queries.tickets import ticket_id
from app.views.queue.model import QueueModel
from app.views.shell.window import MainWindow
from tests.lifecycle.workspaces import copied
from tests.window.benches import CALM, URGENT, benches, refs


@dataclass(slots=True)
class Watched:
    """A model that Qt's tester watches, over a workspace in which things happen."""

    model: QueueModel
    window: MainWindow
    qtbot: QtBot
    told: list[str]

    def do(self, kind: str, by: str, **fields: Any) -> None:
        """Somebody gives a command; the model hears nothing of it."""
        context = self.window.context
        answers: list[object] = []
        actor = choices.person(context.desk, by).id
        context.runner.send(parse(kind, fields)[0], actor, answers.append, answers.append)
        self.qtbot.waitUntil(lambda: bool(answers))
        context.bridge.look()

    def follow(self, *codes: str) -> None:
        self.told.clear()
        found = [ticket_id(self.window.context.desk, code) for code in codes]
        self.model.follow([each for each in found if each is not None])

    def shown(self) -> list[str]:
        lines = map(self.model.line, range(self.model.rowCount()))
        return [f"{line.piece.ticket_code} {line.number} {line.step.node}" for line in lines if line]


@pytest.fixture
def watched(qtbot: QtBot, tmp_path: Path) -> Iterator[Watched]:
    path = copied(tmp_path / "benches.hatt", benches)
    window = build(path, "Nok", fittings=Fittings(clock=FixedClock(), backups=False))
    model = QueueModel(window.context, window)
    told: list[str] = []
    model.dataChanged.connect(lambda first, last: told.append(f"{first.row()}-{last.row()}"))
    model.modelReset.connect(lambda: told.append("reset"))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield Watched(model, window, qtbot, told)
    tester.deleteLater()
    window.close()
    window.deleteLater()


def test_the_cards_stand_in_groups_that_cover_every_row(watched: Watched) -> None:
    model = watched.model
    assert model.rowCount() == 0
    for scope in Scope:
        model.show(scope)
        assert sum(group.count for group in model.groups) == model.rowCount() == len(watched.shown())
        for group in model.groups:
            rows = range(group.first, group.first + group.count)
            assert {line.step for line in map(model.line, rows) if line} == {group.step}
    assert model.rowCount() == 8


def test_every_row_is_found_again_by_its_spot(watched: Watched) -> None:
    watched.model.show(Scope.ALL)
    spots = [watched.model.spot(row) for row in range(watched.model.rowCount())]
    assert [watched.model.row_of(spot) for spot in spots] == list(range(len(spots)))


def test_what_changed_in_a_card_is_told_for_the_cards_of_its_job_alone(watched: Watched) -> None:
    watched.model.show(Scope.ALL)
    before = watched.shown()
    watched.do("work.claim", "Somchai", tokens=refs(CALM, 1))
    watched.follow(CALM)
    assert watched.told == ["2-3"]
    assert watched.shown() == before
    line = watched.model.line(2)
    assert line is not None
    assert line.piece.holder_name == "Somchai"


def test_a_card_that_went_on_stands_at_its_next_step(watched: Watched) -> None:
    watched.model.show(Scope.AVAILABLE)
    watched.do("work.complete", "Somchai", tokens=refs(URGENT, 5))
    watched.follow(URGENT)
    assert watched.told == ["reset"]
    assert [each for each in watched.shown() if each.startswith(f"{URGENT} F005")] == [f"{URGENT} F005 SEW"]
    watched.model.show(Scope.AVAILABLE)
    assert watched.shown() == watched.shown()


@pytest.mark.parametrize("scope", list(Scope))
def test_following_job_by_job_comes_to_what_is_read_anew(watched: Watched, scope: Scope) -> None:
    model = watched.model
    model.show(scope)
    assert watched.shown() is not None
    for kind, by, code, numbers, fields in (
        ("work.claim", "Nok", URGENT, (3, 4), {}),
        ("work.start", "Nok", URGENT, (3,), {}),
        ("work.complete", "Somchai", CALM, (1,), {}),
        ("qc.fail", "Malee", URGENT, (2,), {"to": "CUT"}),
        ("work.handoff", "Nok", URGENT, (4,), {"to": "Somchai"}),
        ("work.complete", "Nok", URGENT, (3,), {}),
        ("job.pause", "Ploy", CALM, (), {"job": CALM}),
    ):
        tokens = {"tokens": refs(code, *numbers)} if numbers else {}
        watched.do(kind, by, **tokens, **fields)
        watched.follow(code)
        followed, groups = watched.shown(), list(model.groups)
        model.show(scope)
        assert (followed, groups) == (watched.shown(), list(model.groups)), kind


@pytest.mark.logs_warnings
def test_a_card_that_can_not_be_read_is_none_and_not_the_end(
    watched: Watched, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise OSError("disk")

    watched.model.show(Scope.ALL)
    with monkeypatch.context() as broken:
        broken.setattr("app.lifecycle.queries.queue.queue_lines", fail)
        watched.model.forget()
        assert watched.model.card(0) is None
    assert "8 cards of the queue could not be read" in caplog.text
    watched.model.forget()
    assert len(watched.shown()) == 8
