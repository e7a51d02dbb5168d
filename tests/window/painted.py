"""`--smoke` in a process of its own, with somebody who notes what was shown, and sockets, as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QWidget

from app.__main__ import main
from app.views.context import Screen
from app.views.lists.view import ListView
from app.views.shell import smoke

REACHING = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "urllib.Request")
TABLES = [Path("/proc/self/net") / name for name in ("tcp", "tcp6", "udp", "udp6", "raw")]
seen: set[str] = set()
sockets: set[str] = set()


def note(widget: QWidget) -> None:
    """Notes the screens, dialogs and filled lists that can be seen in a widget."""
    for each in (widget, *widget.findChildren(QWidget)):
        if each.isVisible() and isinstance(each, QDialog | Screen):
            seen.add(type(each).__name__)
        elif each.isVisible() and isinstance(each, ListView) and each.model().rowCount():
            seen.add(each.objectName())


def note_reach(event: str, arguments: tuple[object, ...]) -> None:
    """Notes what Python is asked for of a network."""
    if event in REACHING:
        sockets.add(f"{event} {arguments}")


def note_open() -> None:
    """Notes the open sockets that belong to a network, Qt's too, where the system tells (on Linux)."""
    lines = (line for table in TABLES if table.is_file() for line in table.read_text().splitlines()[1:])
    known = {line.split()[9] for line in lines}
    links = (str(each.readlink()) for each in Path("/proc/self/fd").glob("*") if each.is_symlink())
    sockets.update(link for link in links if link.startswith("socket:[") and link[8:-1] in known)


def noting(paint: Callable[[QWidget], None]) -> Callable[[QWidget], None]:
    """The same, and what it painted is noted."""

    def painting(widget: QWidget) -> None:
        paint(widget)
        note(widget)
        note_open()

    return painting


if __name__ == "__main__":
    sys.addaudithook(note_reach)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(smoke, "_paint", noting(smoke._paint))
        code = main(["--smoke"])
    print(json.dumps({"seen": sorted(seen), "sockets": sorted(sockets)}))
    sys.exit(code)
