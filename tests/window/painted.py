"""`--smoke` in a process of its own, with somebody who notes what was really painted, as a line of JSON."""

from __future__ import annotations

import json
import os
import sys

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.__main__ import main
from app.views.context import Screen
from app.views.lists.view import ListView


class Onlooker(QObject):
    """Notes the screens, dialogs and filled lists that were painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Looks on, and lets everything pass."""
        if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget):
            self._note(watched)
        return False

    def _note(self, widget: QWidget) -> None:
        if isinstance(widget, QDialog | Screen):
            self.painted.add(type(widget).__name__)
        view = widget.parentWidget()
        if isinstance(view, ListView) and widget is view.viewport() and view.model().rowCount():
            self.painted.add(view.objectName())


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application, onlooker = QApplication([]), Onlooker()
    application.installEventFilter(onlooker)
    code = main(["--smoke"])
    application.removeEventFilter(onlooker)
    print(json.dumps(sorted(onlooker.painted)))
    sys.exit(code)
