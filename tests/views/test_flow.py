"""Widgets that wrap into lines."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.views.widgets.flow import FlowLayout

WIDE, HIGH, SPACE = 60, 20, 10


def lines(qtbot: QtBot, width: int, *, even: bool) -> list[int]:
    """How many of eight equal labels stand in each line."""
    whole = QWidget()
    qtbot.addWidget(whole)
    flow = FlowLayout(whole, SPACE, even=even)
    labels = [QLabel(whole) for _ in range(8)]
    for label in labels:
        label.setFixedSize(WIDE, HIGH)
        flow.addWidget(label)
    whole.resize(width, flow.heightForWidth(width))
    whole.show()
    tops = [label.y() for label in labels]
    return [tops.count(top) for top in sorted(set(tops))]


@pytest.mark.parametrize(
    ("fitting", "filled", "even"),
    [
        (8, [8], [8]),
        (7, [7, 1], [4, 4]),
        (6, [6, 2], [4, 4]),
        (3, [3, 3, 2], [3, 3, 2]),
        (1, [1] * 8, [1] * 8),
    ],
)
def test_even_lines_leave_none_alone_in_the_last_and_are_not_more(
    qtbot: QtBot, fitting: int, filled: list[int], even: list[int]
) -> None:
    width = fitting * WIDE + (fitting - 1) * SPACE
    assert lines(qtbot, width, even=False) == filled
    assert lines(qtbot, width, even=True) == even
