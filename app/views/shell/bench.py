"""The work queue alone on the screen, as the machine at a bench shows it all day."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.views.context import Guide


class Bench:
    """Turns a window into a bench and back. `around` tells what stands around the page at the moment."""

    def __init__(self, window: QWidget, around: Callable[[], Sequence[QWidget]], guide: Guide) -> None:
        self._window = window
        self._around = around
        self._guide = guide
        self.is_on = False

    def turn(self, on: bool) -> None:
        """The page alone, over the whole screen, or everything as it was."""
        if on is self.is_on:
            return
        self.is_on = on
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.dress()

    def dress(self) -> None:
        """Hides or shows what stands around, as after it was made anew."""
        for part in self._around():
            part.setVisible(not self.is_on)
        self._guide.full_screen.emit(self.is_on)
