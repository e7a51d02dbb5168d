"""`--smoke` starts everything offscreen, touches every screen, dialog and table, and finds no fault."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QWidget

from app.views.context import Screen
from app.views.shell import window

ROOT = Path(__file__).resolve().parents[2]
LISTS = {
    "jobs_table",
    "pieces_table",
    "tickets_table",
    "ticket_pieces",
    "import_orders",
    "import_problems",
    "import_skipped",
}


def kinds(of: type[QWidget]) -> set[str]:
    """Every class of ours that is one of these, and is not only there for others to build on, by its name."""
    assert window.MainWindow.__module__.startswith("app.views")  # with the window everything is imported
    found, waiting = set(), [of]
    while waiting:
        waiting += waiting[0].__subclasses__()
        found.add(waiting.pop(0))
    ours = (each for each in found if each.__module__.startswith("app.views"))
    return {each.__name__ for each in ours if each is not of and not each.__subclasses__()}


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_everything_is_shown_nothing_complains_and_nobody_reaches_for_a_network() -> None:
    line = [sys.executable, "-m", "tests.window.painted"]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    told = json.loads(done.stdout.splitlines()[-1])
    assert (kinds(QDialog) | kinds(Screen) | LISTS) - set(told["seen"]) == set()
    assert told["sockets"] == []
