"""Time passes on the command line too: what it does is done before the lines of a script."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.terminal import Terminal
from tests.lifecycle.questions import left_running, that_morning
from tests.lifecycle.workspaces import copied


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """A workshop in which somebody left a clock running, days ago."""
    return Terminal(copied(tmp_path / "running.hatt", left_running, that_morning))


def test_a_script_finds_a_clock_that_was_left_running_stopped(terminal: Terminal) -> None:
    assert {row["why"] for row in terminal.show("inbox")} == {"long_pause", "reassigned"}
    terminal.do({"do": "job.create", "product": "TOTE-07", "quantity": 1})
    (asked,) = (row for row in terminal.show("inbox") if row["why"] == "left_open")
    assert (asked["person"], asked["minutes"], asked["number"]) == ("Som", 30, "F001")
    settle = {"do": "session.settle", "session": asked["id"], "minutes": 25, "reason": "left early"}
    (receipt,) = terminal.do(settle, options=("--as", "Som"))
    assert receipt["facts"] == ["session.settled"]
    assert [row for row in terminal.show("inbox") if row["why"] == "left_open"] == []


def test_what_only_looks_changes_nothing(terminal: Terminal) -> None:
    before = terminal.written()
    terminal.show("inbox")
    terminal.show("sessions")
    assert terminal.written() == before
