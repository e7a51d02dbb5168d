"""Where pages go: a PDF file, a printer, a picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF, Qt
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from app import __version__
from app.files import put, sync_file
from app.printing.page import Page

DOTS_AN_INCH = 1200
NO_MARGINS = QMarginsF(0, 0, 0, 0)
A4 = (210.0, 297.0)

Unwanted = Callable[[], bool]


class NotTaken(Exception):
    """The device took no page, or no more."""


def write_pdf(pages: Sequence[Page], target: Path, title: str) -> None:
    """Writes a PDF file, which appears whole or not at all. Raises OSError."""
    building = target.with_name(f"{target.name}.tmp")
    try:
        _write(pages, building, title)
        sync_file(building)
        put(building, target)
    finally:
        building.unlink(missing_ok=True)


def _write(pages: Sequence[Page], target: Path, title: str) -> None:
    """Not by Qt's own hand: it keeps silent about a disk that is full."""
    target.touch()  # says by itself why it can't
    written = QBuffer()
    written.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(written)
    device.setResolution(DOTS_AN_INCH)
    device.setTitle(title)
    device.setCreator(f"Hatthasilpa {__version__}")
    try:
        paint(pages, device, device.resolution())
    except NotTaken as error:
        raise OSError(f"{target}: the pages could not be painted") from error
    target.write_bytes(written.data().data())


def paint(pages: Sequence[Page], device: QPagedPaintDevice, dots_an_inch: float) -> None:
    """Paints the pages one after the other, each on paper of its size. Raises NotTaken."""
    device.setPageLayout(layout_of(pages[0]))
    painter = QPainter()
    if not painter.begin(device):
        raise NotTaken
    try:
        for place, page in enumerate(pages):
            if place and not _turn(device, page, pages[place - 1]):
                raise NotTaken
            page.paint(painter, dots_an_inch)
    finally:
        done = painter.end()
    if not done:
        raise NotTaken


def _turn(device: QPagedPaintDevice, page: Page, before: Page) -> bool:
    if (page.width, page.height) != (before.width, before.height):
        device.setPageLayout(layout_of(page))
    return device.newPage()


def layout_of(page: Page) -> QPageLayout:
    """Paper as large as the page; its margins are the page's own."""
    if (page.width, page.height) == A4:
        size = QPageSize(QPageSize.PageSizeId.A4)
    else:
        size = QPageSize(QSizeF(page.width, page.height), QPageSize.Unit.Millimeter)
    way = QPageLayout.Orientation.Portrait
    made = QPageLayout(size, way, NO_MARGINS, QPageLayout.Unit.Millimeter, NO_MARGINS)
    made.setMode(QPageLayout.Mode.FullPageMode)
    return made


def picture(page: Page, dots_an_inch: int = 200) -> QImage:
    """The page as it comes out of a printer, black on white."""
    per_mm = dots_an_inch / 25.4
    image = QImage(round(page.width * per_mm), round(page.height * per_mm), QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    image.setDotsPerMeterX(round(per_mm * 1000))
    image.setDotsPerMeterY(round(per_mm * 1000))
    painter = QPainter(image)
    page.paint(painter, dots_an_inch)
    painter.end()
    return image
