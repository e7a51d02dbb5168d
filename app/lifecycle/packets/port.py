"""What the lifecycle asks of whoever makes paper; it knows nothing of how that is done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.errors import KnownError, Trouble
from app.values import frozen

if TYPE_CHECKING:
    from app.domain.paper import Paper


@frozen
class Printed:
    """What was made: how many pages, and what the QR codes on them say, in order."""

    pages: int
    codes: tuple[str, ...]


class PrinterFailed(KnownError):
    """The printer did not take the pages; or nobody knows it, with `unknown`."""

    def __init__(self, printer: str, *, unknown: bool = False) -> None:
        variant = {"variant": "unknown"} if unknown else {}
        super().__init__(Trouble.PRINTER, printer=printer, **variant)


class Press(Protocol):
    """Makes paper of what a job needs; printing lives in its own room (app.printing) behind this."""

    def pdf(self, paper: Paper, to: Path, language: str) -> Printed:
        """Writes a PDF file, whole or not at all. Raises OSError."""
        ...

    def send(self, paper: Paper, printer: str, language: str) -> None:
        """Prints on the printer of that name. Raises PrinterFailed."""
        ...

    def printers(self) -> Sequence[str]:
        """The names of the printers that this machine knows."""
        ...
