"""Draws the program's icon for every system from resources/brand/hatthasilpa.svg: `python3 dev.py icons`.

Windows wants an .ico: small sizes as bitmaps, which the oldest readers ask for, the largest as PNG. macOS
wants an .icns of PNGs, drawn with the margin that its other icons have. Linux and the window take a PNG.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

from places import ROOT
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

BRAND = ROOT / "resources" / "brand"
SOURCE = BRAND / "hatthasilpa.svg"
ICONS = ROOT / "packaging" / "icons"

WINDOW = 256
BITMAPS = (16, 20, 24, 32, 40, 48, 64)
LARGE = 256
# Apple's four letters for a PNG, and its pixels; those of 16 and 32 points come doubled for dense screens.
APPLE: Mapping[str, int] = {
    "icp4": 16,
    "icp5": 32,
    "ic11": 32,
    "ic12": 64,
    "ic07": 128,
    "ic08": 256,
    "ic13": 256,
    "ic09": 512,
    "ic14": 512,
    "ic10": 1024,
}
APPLE_MARGIN = 100 / 1024
COARSE = 32
"""Below this many pixels stitches are only dirt, and are left out."""


def main() -> int:
    """Writes all of them."""
    for path, content in drawn().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        print(path.relative_to(ROOT))
    return 0


def drawn() -> Mapping[Path, bytes]:
    """Every file and what belongs into it."""
    return {
        BRAND / "hatthasilpa.png": png(picture(WINDOW)),
        ICONS / "hatthasilpa.ico": windows_icon(),
        ICONS / "hatthasilpa.icns": apple_icon(),
    }


def picture(size: int, margin: float = 0) -> QImage:
    """The sign with so many pixels a side; `margin` is the share that stays empty at each edge."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = size * margin
    QSvgRenderer(source(coarse=size < COARSE)).render(
        painter, QRectF(edge, edge, size - 2 * edge, size - 2 * edge)
    )
    painter.end()
    return image.convertToFormat(QImage.Format.Format_ARGB32)


def source(*, coarse: bool) -> QByteArray:
    """The drawing, without its stitches where they could not be told apart."""
    root = ET.fromstring(SOURCE.read_text("utf-8"))
    for part in [each for each in root if coarse and each.get("id") == "stitches"]:
        root.remove(part)
    return QByteArray(ET.tostring(root))


def png(image: QImage) -> bytes:
    """The picture as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def bitmap(image: QImage) -> bytes:
    """The picture as an icon's bitmap: bottom up, with the mask that its alpha channel makes superfluous."""
    size = image.width()
    flipped = image.flipped(Qt.Orientation.Vertical)
    rows = bytes(memoryview(flipped.constBits()))
    mask = bytes((size + 31) // 32 * 4 * size)
    head = struct.pack("<IiiHHIIiiII", 40, size, size * 2, 1, 32, 0, 0, 0, 0, 0, 0)
    return head + rows + mask


def windows_icon() -> bytes:
    """An .ico: a head, a line for each picture, the pictures."""
    pictures = [(size, bitmap(picture(size))) for size in BITMAPS] + [(LARGE, png(picture(LARGE)))]
    place = 6 + 16 * len(pictures)
    lines = []
    for size, content in pictures:
        side = size % 256  # 256 is written as 0
        lines.append(struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(content), place))
        place += len(content)
    return struct.pack("<HHH", 0, 1, len(pictures)) + b"".join([*lines, *(each for _, each in pictures)])


def apple_icon() -> bytes:
    """An .icns: chunks of a name, a length and a PNG, in a chunk of their own."""
    return chunk("icns", (chunk(name, png(picture(size, APPLE_MARGIN))) for name, size in APPLE.items()))


def chunk(name: str, parts: Iterable[bytes] | bytes) -> bytes:
    """Four letters, the length of it all, the content."""
    content = parts if isinstance(parts, bytes) else b"".join(parts)
    return name.encode() + struct.pack(">I", len(content) + 8) + content


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication([])
    sys.exit(main())
