"""A field to choose one of several things, by mouse, arrows, or by typing a part of its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QListView, QStyledItemDelegate, QWidget

from app.values import frozen
from app.views.theme.scale import CONTROL_HEIGHT, MEDIUM, RADIUS, SMALL, SMALL_ICON, TIGHT
from app.views.theme.theme import Theme

INSET, OF_LINE = 13, 2
"""The text stands where that of the other fields does; so much of it a line of text brings itself."""


@frozen
class Option:
    """One thing to choose: what is stored, and what is shown."""

    value: str
    text: str


class ChoiceField(QComboBox):
    """A combo box painted like the other fields. `typed` lets people type a part of what they look for."""

    def __init__(self, theme: Theme, *, typed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setItemDelegate(QStyledItemDelegate(self))
        theme.changed.connect(self.update)
        if typed:
            self._let_type()

    def set_options(self, options: Sequence[Option]) -> None:
        """Offers these; what was chosen or typed stays where it can."""
        value, text = self.value(), self.currentText()
        self.blockSignals(True)
        self.clear()
        for option in options:
            self.addItem(option.text, option.value)
        self.setCurrentIndex(self.findData(value) if value is not None else -1)
        if value is None and self.isEditable():
            self.setEditText(text)
        self.blockSignals(False)

    def value(self) -> str | None:
        """What is chosen; None when nothing is, or when the typed text names nothing that is offered."""
        place = (
            self.findText(self.currentText(), Qt.MatchFlag.MatchFixedString)
            if self.isEditable()
            else self.currentIndex()
        )
        value = self.itemData(place) if place >= 0 else None
        return str(value) if value is not None else None

    def choose(self, value: str | None) -> None:
        """Chooses by value; None or an unknown one chooses nothing."""
        self.setCurrentIndex(self.findData(value) if value is not None else -1)

    def sizeHint(self) -> QSize:
        """As high as the other fields."""
        height = max(CONTROL_HEIGHT, self.fontMetrics().height() + MEDIUM)
        return QSize(super().sizeHint().width() + MEDIUM, height)

    def minimumSizeHint(self) -> QSize:
        """Narrower than its longest option, but not lower than the other fields."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The typed text stands clear of frame and arrow."""
        super().resizeEvent(event)
        self._place_line()

    def changeEvent(self, event: QEvent) -> None:
        """Another style or font puts the text elsewhere; it is put back."""
        super().changeEvent(event)
        self._place_line()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints frame, text and arrow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        ratio = self.devicePixelRatioF()
        colour = self._theme.colours.muted if self.isEnabled() else self._theme.colours.disabled_text
        arrow, size = self._theme.pixmap("chevron-down", colour, SMALL_ICON, ratio), self._arrow()
        painter.drawPixmap(self.width() - size - MEDIUM, (self.height() - size) // 2, arrow)
        if not self.isEditable():
            self._paint_text(painter)
        painter.end()

    def _arrow(self) -> int:
        return self._theme.scaled(SMALL_ICON)

    def _let_type(self) -> None:
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.currentIndexChanged.connect(self._place_line)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        found = QListView()
        found.setProperty("kind", "choices")
        completer.setPopup(found)
        found.setItemDelegate(QStyledItemDelegate(found))
        self.setCompleter(completer)

    @Slot()
    def _place_line(self, place: int = 0) -> None:
        line = self.lineEdit()
        if line is not None:
            right = self._arrow() + MEDIUM + SMALL
            line.setGeometry(self.rect().adjusted(INSET - OF_LINE, TIGHT // 2, -right, -(TIGHT // 2)))

    def _paint_frame(self, painter: QPainter) -> None:
        line = self.lineEdit()
        focused = self.hasFocus() or (line is not None and line.hasFocus())
        width = 2.0 if focused else 1.0
        token = "focus" if focused else "danger" if self.property("wrong") else "outline"
        inset = width / 2
        painter.setPen(QPen(self._theme.colour(token), width))
        painter.setBrush(self._theme.colour("card" if self.isEnabled() else "disabled_fill"))
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, RADIUS, RADIUS)

    def _paint_text(self, painter: QPainter) -> None:
        place = self.rect().adjusted(INSET, 0, -(self._arrow() + MEDIUM + SMALL), 0)
        shown = self.currentText() or self.placeholderText()
        token = "text" if self.currentText() else "muted"
        painter.setPen(self._theme.colour(token if self.isEnabled() else "disabled_text"))
        text = self.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
