"""What a window waits for before it is seen, and what it never waits for."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import apsw
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from app.desktop import Fittings, build
from app.errors import KnownError, Trouble
from tests.house.project import ROOT

FITTINGS = Fittings(clock=FixedClock(), backups=False)


def windows() -> set[str]:
    """The top-level widgets there are."""
    QApplication.sendPostedEvents(
        None, QEvent.Type.DeferredDelete.value
    )  # what was given to deleteLater goes now
    gc.collect()
    return {each.windowTitle() for each in QApplication.topLevelWidgets() if each.windowTitle()}


def harm(workspace: Path) -> None:
    """A planned job says that it runs, past the program."""
    connection = apsw.Connection(str(workspace))
    connection.execute("UPDATE ticket SET status = 'in_progress' WHERE status = 'planned'")
    connection.close()


def test_a_workspace_that_does_not_hold_together_has_no_window(qtbot: QtBot, workshop: Path) -> None:
    harm(workshop)
    before = windows()
    with pytest.raises(KnownError) as caught:
        build(workshop, fittings=FITTINGS)
    assert caught.value.code is Trouble.NOT_WHOLE
    assert windows() == before
    assert not [thread for thread in threading.enumerate() if thread.name == "writer"]


def test_nobody_of_that_name_has_a_window(qtbot: QtBot, workshop: Path) -> None:
    with pytest.raises(KnownError) as caught:
        build(workshop, "Nobody", fittings=FITTINGS)
    assert caught.value.code is Trouble.NOBODY
    assert not [thread for thread in threading.enumerate() if thread.name == "writer"]


def test_the_list_is_seen_before_anything_is_loaded_that_it_does_not_need(workshop: Path) -> None:
    line = [sys.executable, "-m", "tests.window.first_sight", str(workshop)]
    env = os.environ | {"QT_STYLE_OVERRIDE": "Windows"}
    done = subprocess.run(line, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["rows"]
    assert seen["at_first"] == []
    assert seen["missing"] == []
    assert seen["style"] == "fusion"  # whatever the system has
    assert seen["imports"] != "__feature_import__"  # which reads the source of every module
