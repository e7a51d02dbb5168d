"""`--smoke` in a process of its own, with somebody who notes what was really shown, as a line of JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QDialog, QWidget

from app.__main__ import main
from app.views.context import Screen
from app.views.lists.view import ListView
from app.views.shell import smoke

seen: set[str] = set()


def note(widget: QWidget) -> None:
    """Notes the screens, dialogs and filled lists that can be seen in a widget."""
    for each in (widget, *widget.findChildren(QWidget)):
        if each.isVisible() and isinstance(each, QDialog | Screen):
            seen.add(type(each).__name__)
        elif each.isVisible() and isinstance(each, ListView) and each.model().rowCount():
            seen.add(each.objectName())


def noting(paint: Callable[[QWidget], None]) -> Callable[[QWidget], None]:
    """The same, and what it painted is noted."""

    def painting(widget: QWidget) -> None:
        paint(widget)
        note(widget)

    return painting


if __name__ == "__main__":
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(smoke, "_paint", noting(smoke._paint))
        code = main(["--smoke"])
    print(json.dumps(sorted(seen)))
    sys.exit(code)
