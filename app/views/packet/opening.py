"""Opening files of this computer with the programs that it has for them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_file(path: Path) -> bool:
    """Opens a file or folder of this computer; whether there was a program for it."""
    return path.exists() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
