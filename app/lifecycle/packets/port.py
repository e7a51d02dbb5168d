"""The port to the printing room: the pipeline knows what paper says, and nothing of how it is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.domain.paper import BatchTraveller, LabelSheet, WorkCard

Paper = WorkCard | LabelSheet | BatchTraveller


class PrinterFailed(Exception):
    """A printer did not take what was sent; the text says why."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF that was made: how many pages, and what the QR codes on them say."""

    pages: int
    codes: tuple[str, ...]


class Press(Protocol):
    """Makes paper of what a job needs; printing lives in its own room (app.printing) behind this."""

    def pdf(self, paper: Paper, to: Path, language: str) -> Printed:
        """Writes a PDF file."""

    def send(self, paper: Paper, printer: str, language: str) -> None:
        """Prints on a named printer. Raises PrinterFailed."""

    def printers(self) -> Sequence[str]:
        """The names of the printers that this computer knows."""
