"""The program in a process of its own: what was loaded when its list was painted first, and what afterwards.

Prints a line of JSON: the style of the application, how many jobs the list had, and the later parts that were
there already.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject

from app.clock import FixedClock
from app.desktop import Fittings, build
from app.views.context import JOBS
from app.views.jobs.view import JobsScreen
from app.views.shell.ahead import LATER
from app.views.shell.application import Application
from app.views.shell.waiting import wait_until

SELDOM = ("app.sample", "budoux", "xlsxwriter", "PySide6.QtPrintSupport", "app.views.shell.smoke")
"""What belongs to one deed alone."""


class Eye(QObject):
    """Sees the first paint of the list."""

    seen: tuple[str, ...] | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes which of the later parts are there already."""
        if event.type() is QEvent.Type.Paint and self.seen is None:
            self.seen = tuple(name for name in (*LATER, *SELDOM) if name in sys.modules)
        return False


if __name__ == "__main__":
    application = Application([])
    style = application.style().name()
    window = build(Path(sys.argv[1]), fittings=Fittings(clock=FixedClock(), backups=False))
    jobs = window.screen_of(JOBS)
    assert isinstance(jobs, JobsScreen)
    eye = Eye()
    jobs.table.viewport().installEventFilter(eye)
    window.show()
    wait_until(lambda: eye.seen is not None, "the first paint")
    rows = jobs.listing.model.rowCount()
    wait_until(lambda: all(name in sys.modules for name in LATER), "the parts that are loaded later")
    window.close()
    told = {"style": style, "rows": rows, "at_first": eye.seen}
    print(json.dumps(told))
