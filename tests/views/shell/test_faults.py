"""What goes wrong where nobody calls us is logged, noted and told, and the hooks are given back."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer, qDebug, qWarning
from pytestqt.qtbot import QtBot

from app.views.shell.faults import Faults

pytestmark = pytest.mark.logs_warnings


@pytest.fixture
def faults() -> Iterator[Faults]:
    faults = Faults()
    before = sys.excepthook, threading.excepthook
    faults.install()
    yield faults
    faults.remove()
    assert (sys.excepthook, threading.excepthook) == before


@pytest.fixture
def told(faults: Faults) -> list[str]:
    """What the window was told."""
    heard: list[str] = []
    faults.happened.connect(heard.append)
    return heard


def fail() -> None:
    raise ZeroDivisionError("the clerk slipped")


def test_an_exception_in_a_slot_is_noted_and_told(
    faults: Faults, told: list[str], qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    owner = QObject()
    QTimer.singleShot(0, owner, fail)
    qtbot.waitUntil(lambda: told != [])
    assert "ZeroDivisionError: the clerk slipped" in told[0]
    assert faults.found == told
    assert [record.levelname for record in caplog.records] == ["CRITICAL"]


def test_an_exception_in_a_thread_is_noted_and_told(faults: Faults, told: list[str], qtbot: QtBot) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert "ZeroDivisionError: the clerk slipped" in faults.found[0]
    qtbot.waitUntil(lambda: told == faults.found)


def test_a_warning_of_qt_is_noted_and_logged_but_nobody_is_troubled_with_it(
    faults: Faults, told: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    qWarning("a timer was killed in another thread")
    qWarning("This plugin does not support raise()")
    qDebug("by the way")
    assert faults.found == ["a timer was killed in another thread"]
    assert told == []
    assert [record.getMessage() for record in caplog.records if record.name == "qt"] == faults.found
