"""The printing room, opened when something is printed first: a window begins without it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.paper import Paper
from app.lifecycle.packets.port import Printed

if TYPE_CHECKING:
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
