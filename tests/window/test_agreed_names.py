"""What tests from outside hold on to: the call that builds a window, and the names of what is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QDialog, QMainWindow, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.desktop import build
from app.errors import KnownError, Trouble

IN_THE_PANEL = [
    f"action_{action}" for action in ("start", "pause", "resume", "complete", "cancel", "restore")
]
ON_HATTHASILPA_JOBS = [
    f"job_action_{action}"
    for action in ("start", "pause", "resume", "complete", "close_short", "cancel", "restore")
]
FIELDS = ["product", "quantity", "due", "routing", "notes", "save"]

Built = Callable[..., QMainWindow]


@pytest.fixture
def built(qtbot: QtBot) -> Iterator[Built]:
    """`app.desktop.build` as somebody from outside calls it; the windows are closed afterwards."""
    windows: list[QMainWindow] = []

    def build_one(workspace: Path | str, actor: str | None = None, lang: str = "en") -> QMainWindow:
        windows.append(build(workspace, actor, lang))
        return windows[-1]

    yield build_one
    for window in windows:
        window.close()
        window.deleteLater()


def only(window: QMainWindow, kind: type[QObject], name: str) -> QObject:
    """The one object of this name; whoever asks for the first one must get it."""
    found = window.findChildren(kind, name)
    assert len(found) == 1, f"{len(found)} are called {name}"
    assert window.findChild(kind, name) is found[0]
    return found[0]


@pytest.mark.parametrize("lang", ["en", "th"])
@pytest.mark.parametrize("actor", [None, "Admin", "Ploy"])
@pytest.mark.parametrize("as_text", [True, False])
def test_everything_that_is_named_is_there_before_the_window_is_shown(
    built: Built, workshop: Path, lang: str, actor: str | None, as_text: bool
) -> None:
    window = built(str(workshop) if as_text else workshop, actor, lang)
    assert isinstance(window, QMainWindow)
    assert not window.isVisible()
    for name in ("jobs_table", "tickets_table"):
        only(window, QTableView, name)
    for name in ("ticket_panel", "source_banner"):
        only(window, QWidget, name)
    for name in ("open_in_jobs", "new_job", *IN_THE_PANEL, *ON_HATTHASILPA_JOBS):
        only(window, QAbstractButton, name)
    only(window, QAction, "import_action")


def test_what_belongs_to_the_ticket_panel_is_found_in_it(built: Built, workshop: Path) -> None:
    panel = built(workshop).findChild(QWidget, "ticket_panel")
    assert panel is not None
    for name in ("source_banner", "open_in_jobs", *IN_THE_PANEL):
        assert panel.findChild(QWidget, name) is not None, name


def test_the_new_job_dialog_and_its_fields_are_found_by_name(
    built: Built, workshop: Path, qtbot: QtBot
) -> None:
    window = built(workshop)
    window.show()
    button = window.findChild(QAbstractButton, "new_job")
    assert button is not None
    button.click()
    dialog = only(window, QDialog, "new_job_dialog")
    assert isinstance(dialog, QDialog)
    assert dialog.isVisible()
    for name in FIELDS:
        assert dialog.findChild(QWidget, name) is not None, name
    dialog.reject()


def test_the_lists_are_filled_once_the_window_is_shown(built: Built, workshop: Path, qtbot: QtBot) -> None:
    window = built(workshop)
    window.show()
    qtbot.waitExposed(window)
    jobs = only(window, QTableView, "jobs_table")
    assert isinstance(jobs, QTableView)
    assert jobs.model().rowCount() == 8
    tickets = only(window, QTableView, "tickets_table")
    assert isinstance(tickets, QTableView)
    assert not tickets.isVisible()
    qtbot.waitUntil(lambda: tickets.model().rowCount() == 11)


@pytest.mark.parametrize("lang", ["en", "th"])
def test_nobody_of_that_name_gets_no_window(workshop: Path, lang: str, qtbot: QtBot) -> None:
    with pytest.raises(KnownError) as caught:
        build(workshop, "Nobody at all", lang)
    assert caught.value.code is Trouble.NOBODY
    assert caught.value.params == {"name": "Nobody at all"}


def test_an_unknown_language_gets_no_window_and_leaves_nothing_open(workshop: Path, qtbot: QtBot) -> None:
    with pytest.raises(ValueError, match="klingon"):
        build(workshop, None, "klingon")
