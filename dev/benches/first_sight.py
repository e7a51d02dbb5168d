"""A process that opens a window and tells when it could be used: ours, or a bare one of PySide6.

Imports are part of the start, so nothing is imported here that a program with such a window would not need.
"""

from __future__ import annotations

import gc
import sys
import time


def bare_window() -> dict[str, float]:
    """Nothing but a window."""
    from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: PLC0415 - imports are part of the start

    application = QApplication([])
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    application.processEvents()
    return _told("painted")


def our_window(path: str) -> dict[str, float]:
    """The window of a workspace, in the order in which the program loads it."""
    gc.disable()
    import app.__main__  # noqa: PLC0415 - loads what every start does
    import app.views  # noqa: F401, PLC0415

    return _seen(path)


def _seen(path: str) -> dict[str, float]:
    """What is imported here is loaded already."""
    from pathlib import Path  # noqa: PLC0415

    from benches.painting import settle, shown  # noqa: PLC0415

    with shown(Path(path)):
        told = _told("painted")
        from benches.figures import resident  # noqa: PLC0415

        told["painted_mib"] = resident()
        settle()
        told["settled_mib"] = resident()
    return told


def _told(what: str) -> dict[str, float]:
    """When that was, and how long all threads of this process have worked until then, in milliseconds."""
    return {what: time.time(), "worked": time.process_time() * 1000}


if __name__ == "__main__":
    found = our_window(sys.argv[1]) if len(sys.argv) > 1 else bare_window()
    import json

    print(json.dumps(found))
