"""The program in another process, with a window on the same workspace: told by lines what its person does.

`start CODE` chooses the job and presses Start. `see CODE STATUS` waits until the list says so. Each line is
answered by a line; the end of the input closes the window.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from app.desktop import build
from app.lifecycle.queries.tickets import ticket_id
from app.views.context import JOBS
from app.views.jobs.view import JobsScreen
from app.views.shell.waiting import wait_until
from app.views.shell.window import MainWindow


def serve(window: MainWindow) -> None:
    """Does what the lines say."""
    for line in sys.stdin:
        deed, *words = line.split()
        print(DEEDS[deed](window, *words), flush=True)


def start(window: MainWindow, code: str) -> str:
    """Presses Start for a job, and waits until it is answered."""
    assert _jobs(window).table.choose([_id(window, code)])
    (button,) = window.seen(QAbstractButton, "job_action_start")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    wait_until(window.context.runner.is_idle, "the answer")
    banner = _jobs(window).banner
    return f"refused {banner.text()}" if banner.isVisible() else "done"


def see(window: MainWindow, code: str, status: str) -> str:
    """Waits until the list shows a job in this state."""
    wait_until(lambda: status in _row(window, code), f"{code} {status}")
    return "seen"


DEEDS: Mapping[str, Callable[..., str]] = {"start": start, "see": see}


def _jobs(window: MainWindow) -> JobsScreen:
    screen = window.screen_of(JOBS)
    assert isinstance(screen, JobsScreen)
    return screen


def _id(window: MainWindow, code: str) -> int:
    found = ticket_id(window.context.desk, code)
    assert found is not None
    return found


def _row(window: MainWindow, code: str) -> list[str]:
    model = _jobs(window).listing.model
    rows = model.rows_of([_id(window, code)]) if ticket_id(window.context.desk, code) else []
    return [model.cell(row, column).text for row in rows for column in range(model.columnCount())]


if __name__ == "__main__":
    opened = build(Path(sys.argv[1]))
    opened.show()
    print("open", flush=True)
    try:
        serve(opened)
    finally:
        opened.close()
