"""The printing room, opened when something is printed first: a window begins without it, and so does a
command line, which may stand where there is no Qt at all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from app.lifecycle.packets.port import Printed

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

    from app.domain.paper import Paper
    from app.printing.press import QtPress


class LatePress:
    """Hands on what it is asked for."""

    def pdf(self, paper: Paper, to: Path, language: str) -> Printed:
        """Writes a PDF file, whole or not at all. Raises OSError."""
        return self._press.pdf(paper, to, language)

    def send(self, paper: Paper, printer: str, language: str) -> None:
        """Prints on the printer of that name. Raises PrinterFailed."""
        self._press.send(paper, printer, language)

    def printers(self) -> Sequence[str]:
        """The names of the printers that this machine knows."""
        return self._press.printers()

    @cached_property
    def _press(self) -> QtPress:
        from app.printing.press import QtPress  # noqa: PLC0415 - fonts and all

        return QtPress()


class ScreenlessPress(LatePress):
    """The same where no window is."""

    _qt: QGuiApplication

    @cached_property
    def _press(self) -> QtPress:
        from app.printing.press import QtPress, without_a_window  # noqa: PLC0415 - Qt

        self._qt = without_a_window()
        return QtPress()


def screenless() -> ScreenlessPress | None:
    """A press for a command line; None where there is no Qt."""
    try:
        found = find_spec("PySide6")
    except ValueError:  # somebody has put nothing in its place
        found = None
    return None if found is None else ScreenlessPress()
