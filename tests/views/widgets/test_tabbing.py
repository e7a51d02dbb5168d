from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.views.widgets.tabbing import follow


def test_tab_goes_through_what_was_made_later_right_after_its_place(qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    column = QVBoxLayout(whole)
    before, behind = _field("before", whole), _field("behind", whole)
    newcomer = QWidget(whole)
    inside = QVBoxLayout(newcomer)
    for name in ("first", "second"):
        inside.addWidget(_field(name, newcomer))
    for each in (before, newcomer, behind):
        column.addWidget(each)
    follow(before, newcomer)
    whole.show()
    qtbot.waitExposed(whole)
    before.setFocus()
    assert [_tabbed(whole) for _ in range(4)] == ["first", "second", "behind", "before"]


def _field(name: str, parent: QWidget) -> QLineEdit:
    field = QLineEdit(parent)
    field.setObjectName(name)
    return field


def _tabbed(whole: QWidget) -> str:
    """Where the keyboard is after another Tab."""
    focused = whole.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Tab)
    QApplication.processEvents()
    focused = whole.focusWidget()
    assert focused is not None
    return focused.objectName()
