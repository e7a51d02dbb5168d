"""The program in a process of its own: what was loaded when its list was painted first, and what afterwards.

Prints a line of JSON: the style of the application, how many jobs the list had, which of the later parts were
there already, which are missing when all is loaded, and what imports them.
"""

from __future__ import annotations

import builtins
import gc
import json
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject

from app.clock import FixedClock
from app.desktop import Fittings, build
from app.views.context import JOBS
from app.views.jobs.view import JobsScreen
from app.views.shell.ahead import LATER, NEXT
from app.views.shell.application import Application
from app.views.shell.waiting import wait_until

BEHIND = (
    "PySide6.QtNetwork",
    "csv",
    "app.views.shell.lock",
    "app.views.shell.scanning",
    "app.views.imports.dropping",
    "app.lifecycle.signing",
)
"""What the bell needs, order sheets, and a window that attends to who is there."""
SELDOM = ("app.sample", "budoux", "xlsxwriter", "html", "app.views.shell.smoke", "app.views.shell.making")
"""What belongs to one deed alone."""


class Eye(QObject):
    """Sees the first paint of the list."""

    seen: tuple[str, ...] | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes which of the later parts are there already."""
        if event.type() is QEvent.Type.Paint and self.seen is None:
            self.seen = tuple(name for name in (*NEXT, *LATER, *BEHIND, *SELDOM) if name in sys.modules)
        return False


if __name__ == "__main__":
    gc.disable()  # as the program does while it starts
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
    wait_until(gc.isenabled, "the end of what is done ahead")
    window.close()
    missing = [name for name in (*NEXT, *LATER, *BEHIND) if name not in sys.modules]
    told = {"style": style, "rows": rows, "at_first": eye.seen, "missing": missing}
    told["imports"] = builtins.__import__.__name__
    print(json.dumps(told))
