"""The press: paper on a printer or in a file, for whoever knows the port (app.lifecycle.packets.port)."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from app.domain.paper import Paper
from app.lifecycle.packets.port import Printed, PrinterFailed
from app.messages import Language, Messages, Years
from app.printing import devices, laying
from app.printing.page import Page


class QtPress:
    """Prints in either language, whatever the window speaks, and counts years as it was told.

    Any thread may use it: what it paints on belongs to the one that asked.
    """

    def __init__(self, years: Years | None = None) -> None:
        self._years = years

    def pdf(self, paper: Paper, to: Path, language: str) -> Printed:
        """Writes a PDF file, whole or not at all. Raises OSError."""
        return self.book((paper,), to, language)

    def book(self, papers: Iterable[Paper], to: Path, language: str) -> Printed:
        """Writes several papers into one PDF file, whole or not at all. Raises OSError."""
        pages = [page for paper in papers for page in self.pages(paper, language)]
        devices.write_pdf(pages, to, to.stem)
        return Printed(len(pages), tuple(code for page in pages for code in page.codes))

    def send(self, paper: Paper, printer: str, language: str) -> None:
        """Prints on the printer of that name. Raises PrinterFailed."""
        found = QPrinterInfo.printerInfo(printer)
        if found.isNull():
            raise PrinterFailed(printer, unknown=True)
        device = QPrinter(found, QPrinter.PrinterMode.HighResolution)
        self.print_on(device, paper, language)

    def print_on(self, device: QPrinter, paper: Paper, language: str) -> None:
        """Prints on a printer that is set already. Raises PrinterFailed."""
        try:
            devices.paint(self.pages(paper, language), device, device.resolution())
        except devices.NotTaken as error:
            raise PrinterFailed(device.printerName()) from error
        if device.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
            raise PrinterFailed(device.printerName())

    def printers(self) -> Sequence[str]:
        """The names of the printers that this machine knows, the usual one first."""
        usual = QPrinterInfo.defaultPrinterName()
        return tuple(sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: name != usual))

    def pages(self, paper: Paper, language: str) -> list[Page]:
        """The paper as pages."""
        return laying.pages(paper, Messages(Language(language), years=self._years))


def without_a_window() -> QGuiApplication:
    """What Qt needs to paint where no window is; to be kept for as long as something is painted."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    return QGuiApplication([sys.argv[0], *(["-platform", "offscreen"] if sys.platform == "linux" else [])])
