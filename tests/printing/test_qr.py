"""QR codes are read back by a library that had no part in making them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from app import qr
from tests.printing.looking import scanned

CODES = ["HJ-2611-0042", "JT-2611-0042-B", "HAT-HAT-TOTE07-20261126-00042-A1B2-7", "ช่าง"]


@pytest.mark.parametrize("code", CODES)
def test_the_svg_of_a_code_is_read_back(code: str, qtbot: QtBot) -> None:
    image = drawn(qr.svg(code))
    assert scanned(image) == [code]


@pytest.mark.parametrize("code", CODES)
def test_a_code_keeps_its_quiet_zone(code: str) -> None:
    rows = qr.matrix(code)
    edge = [*range(qr.QUIET), *range(len(rows) - qr.QUIET, len(rows))]
    assert not any(any(rows[at]) for at in edge)
    assert not any(row[at] for row in rows for at in edge)
    assert rows[qr.QUIET][qr.QUIET]


def test_what_no_code_can_hold_is_told() -> None:
    with pytest.raises(ValueError, match="too large"):
        qr.matrix("ยาว" * 2000)


def drawn(svg: str) -> QImage:
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    image = QImage(renderer.defaultSize(), QImage.Format.Format_Grayscale8)
    image.fill(QColor("grey"))
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image
