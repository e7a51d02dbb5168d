"""Thai writes above and below its letters: the room of a line is as high as what is written in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.desktop import theme_in_use
from app.messages.thai import breakable
from app.views.theme.marks import look
from app.views.theme.scale import Text
from app.views.widgets.badge import Badge
from app.views.widgets.label import OneLine, PlainLabel, level

TALL = "ผู้รู้ที่ฎฏฐญ"
EDGES = 24


def ink(image: QImage, row: int) -> set[int]:
    """The colours of a row of pixels, without the rounded ends."""
    return {image.pixel(x, row) for x in range(EDGES, image.width() - EDGES)}


def shown(qtbot: QtBot, widget: QWidget) -> QImage:
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint())
    return widget.grab().toImage()


@pytest.mark.parametrize("step", [Text.SMALL, Text.BODY, Text.STRONG, Text.SECTION])
def test_a_line_shows_the_marks_below_and_above(qtbot: QtBot, step: Text) -> None:
    image = shown(qtbot, OneLine(theme_in_use(), TALL, step=step))
    assert len(ink(image, image.height() // 2)) > 1
    for edge in (0, image.height() - 1):
        assert len(ink(image, edge)) == 1


@pytest.mark.parametrize("wraps", [True, False])
@pytest.mark.parametrize("text", ["พิมพ์ที่นี่", "ของปู", "กฎู", TALL])
@pytest.mark.parametrize("step", [Text.SMALL, Text.BODY, Text.SECTION, Text.HEADING])
def test_a_label_shows_the_marks_below_and_above(qtbot: QtBot, step: Text, text: str, wraps: bool) -> None:
    image = shown(qtbot, PlainLabel(theme_in_use(), text, step=step, wraps=wraps))
    ground = {image.pixel(0, 0)}
    for edge in (0, image.height() - 1):
        assert {image.pixel(x, edge) for x in range(image.width())} == ground


@pytest.mark.parametrize("selectable", [True, False])
@pytest.mark.parametrize("width", [150, 151, 167, 300])
@pytest.mark.parametrize("step", [Text.SMALL, Text.BODY, Text.SECTION])
def test_a_label_of_several_lines_shows_every_mark(
    qtbot: QtBot, step: Text, width: int, selectable: bool
) -> None:
    text = "ที่นี้ ครั้ง ตั้งแต่ ขั้น ปู่ญาติ " * 4 + "กฎู"
    label = PlainLabel(theme_in_use(), text, step=step, selectable=selectable)
    qtbot.addWidget(label)
    label.resize(width, label.heightForWidth(width))
    mine, whole = inked(label.grab().toImage()), inked(unclipped(label))
    assert mine[0] == whole[0]
    assert abs(mine[-1] - whole[-1]) <= 1  # lines that can be selected are laid out by a hair differently


def unclipped(label: PlainLabel) -> QImage:
    """What the label says, painted where it stands by somebody who cuts nothing off."""
    image = label.grab().toImage()
    image.fill(image.pixel(0, 0))
    painter = QPainter(image)
    painter.setFont(label.font())
    flags = label.alignment() | Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextDontClip
    painter.drawText(label.contentsRect(), flags, breakable(label.text()))
    painter.end()
    return image


def inked(image: QImage) -> list[int]:
    """The rows of pixels in which something stands."""
    ground = image.pixel(image.width() - 1, 0)
    return [
        y for y in range(image.height()) if any(image.pixel(x, y) != ground for x in range(image.width()))
    ]


def test_labels_beside_each_other_stand_at_one_height_and_keep_their_margins(qtbot: QtBot) -> None:
    first, second = PlainLabel(theme_in_use(), "พิมพ์ที่นี่"), PlainLabel(theme_in_use(), "12")
    second.set_margins(8, 2, 8, 2)
    second.say("13")
    assert second.contentsMargins() == QMargins(8, 2, 8, 2)
    level(first, second)
    assert second.contentsMargins().top() - 2 == first.contentsMargins().top() > 0


def test_a_badge_shows_the_marks_below_and_above(qtbot: QtBot) -> None:
    badge = Badge(theme_in_use())
    badge.show_status(look("high"), TALL)
    image = shown(qtbot, badge)
    assert len(ink(image, image.height() // 2)) > 1
    for edge in (0, image.height() - 1):
        assert len(ink(image, edge)) == 1
