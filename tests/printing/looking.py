"""Looking at printed paper: as a scanner sees it, and as a ruler measures it."""

from __future__ import annotations

from functools import reduce
from operator import or_
from pathlib import Path

import pypdfium2
import zxingcpp
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage

from app.messages.thai import unmarked
from app.printing.page import Page, Written

DARK = 128
INKED = bytes(level < DARK for level in range(256))


def texts(page: Page) -> list[str]:
    """What is written on a page, without the marks for breaking lines."""
    return [unmarked(each.block.layout.text()) for each in written(page)]


def written(page: Page) -> list[Written]:
    """The texts of a page with the room that each has."""
    return [mark for mark in page.marks if isinstance(mark, Written)]


def scanned(image: QImage) -> list[str]:
    """What a scanner reads there, from the top down."""
    shape = (image.height(), image.width())
    found = zxingcpp.read_barcodes(memoryview(b"".join(rows(image))).cast("B", shape))
    ordered = sorted(found, key=lambda each: (each.position.top_left.y // 50, each.position.top_left.x))
    return [each.text for each in ordered]


def rows(image: QImage) -> list[bytes]:
    """How light every dot is, row by row."""
    assert image.format() is QImage.Format.Format_Grayscale8
    bits, line, width = bytes(image.constBits()), image.bytesPerLine(), image.width()
    return [bits[row * line : row * line + width] for row in range(image.height())]


def pages_of(pdf: Path, dots_an_inch: int = 200) -> list[QImage]:
    """The pages of a PDF file as another program shows them."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_image(page, dots_an_inch) for page in document]
    finally:
        document.close()


def _image(page: pypdfium2.PdfPage, dots_an_inch: int) -> QImage:
    bitmap = page.render(scale=dots_an_inch / 72, grayscale=True)
    image = QImage(
        bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_Grayscale8
    )
    return image.copy()


def ink(image: QImage, within: QRect | None = None) -> QRect:
    """The smallest rectangle that holds everything dark there; an empty one where nothing is."""
    dark = inked(image if within is None else image.copy(within))
    lines = [row for row, marks in enumerate(dark) if marks]
    if not lines:
        return QRect()
    width = (image if within is None else within).width()
    seen = reduce(or_, dark).to_bytes(width, "big")
    left, end = len(seen) - len(seen.lstrip(b"\0")), len(seen.rstrip(b"\0"))
    return QRect(left, lines[0], end - left, lines[-1] - lines[0] + 1)


def inked(image: QImage) -> list[int]:
    """For each row a number that is 0 where nothing dark stands in it."""
    return [int.from_bytes(row.translate(INKED), "big") for row in rows(image)]


def dots(place: QRectF, dots_an_inch: int) -> QRect:
    """A place in millimetres as one of a picture."""
    per_mm = dots_an_inch / 25.4
    return QRectF(place.topLeft() * per_mm, place.size() * per_mm).toAlignedRect()
