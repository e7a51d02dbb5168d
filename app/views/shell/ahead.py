"""Loads in quiet moments what the first sight of a window does without: it is opened at once later."""

from __future__ import annotations

import sys
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Slot

PAUSE_MS = 20
"""Between two steps, for keys and clicks."""

# Large parts stand before what is made of them, so that no step takes long.
LATER = (
    "app.lifecycle.verbs",
    "app.domain.routing.exchange",
    "app.views.widgets.calendar",
    "app.views.jobs.dialog",
    "app.views.palette.rows",
    "app.views.palette.dialog",
    "app.views.shell.suggesting",
    "app.views.shell.undoing",
    "app.sheets",
    "app.domain.order_sheet",
    "app.lifecycle.importing",
    "app.views.imports.sheet_page",
    "app.views.imports.dialog",
    "app.views.commands.dialog",
    "app.views.lists.chooser",
    "app.views.lists.out.paper",
    "app.views.lists.out.preview",
    "app.views.shell.reports",
)


class Ahead(QTimer):
    """Loads one part at a time until all are there."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._names = [name for name in LATER if name not in sys.modules]
        self.setInterval(PAUSE_MS)
        self.timeout.connect(self._load)

    @Slot()
    def _load(self) -> None:
        if self._names:
            import_module(self._names.pop(0))
        else:
            self.stop()
