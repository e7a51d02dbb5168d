"""Looks at widgets as a screen reader does."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QSplitterHandle,
    QWidget,
)

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QSplitterHandle)


def nameless(widget: QWidget) -> list[QWidget]:
    """The controls below a widget that a screen reader could not name. Qt's own inner parts are left out."""
    found: list[QWidget] = []
    for control in widget.findChildren(QWidget):
        if isinstance(control, CONTROLS) and not control.objectName().startswith("qt_"):
            inner = isinstance(control, QHeaderView) or isinstance(control.parent(), QLineEdit | QComboBox)
            if not inner and not control.accessibleName():
                found.append(control)
    return found


def nameless_shown(widget: QWidget) -> list[QWidget]:
    """The same of what can be seen."""
    return [each for each in nameless(widget) if each.isVisible()]
