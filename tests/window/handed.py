"""The program in a process of its own, to which the system hands a file: before it opens one, and afterwards.

Prints the titles of the windows that came up, as a line of JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFileOpenEvent

from app.views.shell.application import Application
from app.views.shell.window import MainWindow
from tests.window.sitting import Person, sit

titles: list[str] = []


def hand_over(file: str) -> None:
    """As the system does."""
    app = QCoreApplication.instance()
    assert app is not None
    QCoreApplication.sendEvent(app, QFileOpenEvent(file))


def noting(then: Callable[[MainWindow], object]) -> Callable[[MainWindow], None]:
    """Looks at the window's title, then does something."""

    def look(window: MainWindow) -> None:
        titles.append(window.windowTitle())
        then(window)

    return look


def same_again_then(other: str) -> Callable[[MainWindow], None]:
    """Hands over what is open already, which changes nothing, and then another file."""

    def hand(window: MainWindow) -> None:
        hand_over(str(window._seat.workspace))
        assert window.isVisible()
        hand_over(other)

    return hand


if __name__ == "__main__":
    first, second = sys.argv[1:]
    app = Application([])
    hand_over(first)
    sit(Person((MainWindow, noting(same_again_then(second))), (MainWindow, noting(MainWindow.close))))
    print(json.dumps([titles, str(app.take() or Path())]))
