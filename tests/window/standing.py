"""A process of its own: opens the window with its memory, says how it stands, and leaves it otherwise.

`python -m tests.window.standing FOLDER WORKSPACE {"place": …, "panel": …, "maximised": …}`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

from app.desktop import Fittings, build
from app.views.context import JOBS
from app.views.shell.memory import Memory
from app.views.shell.waiting import settle
from app.views.shell.window import MainWindow
from app.views.widgets.beside import Beside


def _widen(beside: Beside, width: int) -> None:
    handle = beside.handle(1)
    to = handle.mapFromParent(beside.rect().topRight())
    to.setX(to.x() - width)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton)
    QTest.mouseMove(handle, to)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=to)


def _numbers(place: QRect) -> list[int]:
    return [place.x(), place.y(), place.width(), place.height()]


def _stands(window: MainWindow, beside: Beside) -> dict[str, object]:
    settle()
    return {
        "place": _numbers(window.normalGeometry()),
        "panel": beside.sizes()[1],
        "maximised": window.isMaximized(),
    }


def main(folder: Path, workspace: Path, wanted: dict[str, Any]) -> None:
    """Prints how the window stood at first and at last, as JSON."""
    window = build(workspace, fittings=Fittings(memory=Memory(folder), backups=False))
    window.show()
    (beside,) = window.screen_of(JOBS).findChildren(Beside)
    came = _stands(window, beside)
    if "place" in wanted:
        window.setGeometry(QRect(*wanted["place"]))
        settle()
    if "panel" in wanted:
        _widen(beside, wanted["panel"])
    if wanted.get("maximised"):
        window.showMaximized()
    left = _stands(window, beside)
    window.close()
    settle()
    print(json.dumps([came, left]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), json.loads(sys.argv[3]))
