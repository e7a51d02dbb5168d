from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.views.shell.waiting import settle
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


def test_the_menus_of_a_window_outlive_what_was_made_later_in_it(qtbot: QtBot) -> None:
    """PySide lets what a widget's own chain is asked for go together with that widget."""
    window = QMainWindow()
    qtbot.addWidget(window)
    menu = window.menuBar().addMenu("File")
    page = QWidget()
    before, newcomer = _field("before", page), QWidget(page)
    _field("inside", newcomer)
    window.setCentralWidget(page)
    follow(before, newcomer)
    window.setCentralWidget(QWidget())
    settle()
    assert not isValid(newcomer)
    assert isValid(menu)


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
