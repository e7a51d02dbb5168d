"""A window whose workspace can't be had is not left standing: it was being made meanwhile."""

from __future__ import annotations

import gc
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
