"""The navigation rail: the screens of the program, one of them shown. Dark in both schemes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QVBoxLayout, QWidget

from app.messages import Messages
from app.messages import window as say
from app.values import frozen
from app.views.theme.scale import ICON, LARGE, MEDIUM, RADIUS, RAIL_WIDTH, SMALL, TIGHT, Text
from app.views.theme.theme import Theme
from app.views.widgets.label import PlainLabel

KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


@frozen
class Place:
    """One entry: its key, the message id of its title, and its icon."""

    key: str
    title: str
    icon: str


class NavigationRail(QFrame):
    """Entries from data. `chosen(key)` follows a click or an arrow key; `show_place` emits nothing."""

    chosen = Signal(str)

    def __init__(
        self, places: Sequence[Place], theme: Theme, messages: Messages, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "rail")
        self._places = {place.key: place for place in places}
        self._buttons = {place.key: RailButton(place, theme) for place in places}
        self._group = QButtonGroup(self)
        self._is_folded = False
        self.name = PlainLabel(theme, step=Text.HEADING, kind="name")
        self.foot = PlainLabel(theme, step=Text.SMALL)
        self._arrange()
        self._group.buttonClicked.connect(self._tell)
        self.retranslate(messages)

    def show_place(self, key: str) -> None:
        """Marks an entry as the one that is shown, to which Tab leads. Raises KeyError for an unknown key."""
        self._buttons[key].setChecked(True)
        for each, button in self._buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each == key else Qt.FocusPolicy.ClickFocus)

    def fold(self, folded: bool) -> None:
        """Icons and counts only, where a window is narrow for its text; or titles again."""
        self._is_folded = folded
        self.name.setVisible(not folded)
        for button in self._buttons.values():
            button.fold(folded)
        self._fit()

    def set_count(self, key: str, count: int) -> None:
        """Shows how many things wait there; none for 0. Raises KeyError for an unknown key."""
        self._buttons[key].set_count(count)
        self._fit()

    def counts(self) -> dict[str, int]:
        """How many things wait at each place."""
        return {key: button.count for key, button in self._buttons.items()}

    def button(self, key: str) -> QAbstractButton:
        """The button of an entry, for an object name or a shortcut. Raises KeyError for an unknown key."""
        return self._buttons[key]

    def retranslate(self, messages: Messages) -> None:
        """Puts the titles into another language, and makes room for the longest."""
        self.setAccessibleName(messages.text(say.NAVIGATION))
        for key, button in self._buttons.items():
            title = messages.text(self._places[key].title)
            button.setText(title)
            button.setAccessibleName(title)
            button.fold(self._is_folded)
        self._fit()

    def _fit(self) -> None:
        widest = max((button.sizeHint().width() for button in self._buttons.values()), default=0)
        self.setFixedWidth(max(0 if self._is_folded else RAIL_WIDTH, widest + 2 * SMALL))

    def _arrange(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SMALL, LARGE, SMALL, MEDIUM)
        whole.setSpacing(TIGHT // 2)
        self.name.set_margins(MEDIUM, 0, SMALL, MEDIUM)
        self.foot.set_margins(MEDIUM, 0, SMALL, 0)
        whole.addWidget(self.name)
        for key, button in self._buttons.items():
            button.setObjectName(f"rail_{key}")
            self._group.addButton(button)
            whole.addWidget(button)
        whole.addStretch(1)
        whole.addWidget(self.foot)

    @Slot(QAbstractButton)
    def _tell(self, button: QAbstractButton) -> None:
        key = next(key for key, known in self._buttons.items() if known is button)
        self.chosen.emit(key)


class RailButton(QAbstractButton):
    """One entry of the rail, painted."""

    def __init__(self, place: Place, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = place.icon
        self.count = 0
        self._framed = self._is_folded = False
        self.setCheckable(True)
        self.setFont(theme.font(Text.BODY))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)

    def fold(self, folded: bool) -> None:
        """Whether only the icon is shown, and the title to who points at it."""
        self._is_folded = folded
        self.setToolTip(self.text() if folded else "")
        self.updateGeometry()
        self.update()

    def set_count(self, count: int) -> None:
        """How many things wait; none is shown for 0."""
        self.count = count
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The room for icon, the whole title and the count, high enough for Thai."""
        metrics = self.fontMetrics()
        words = 0 if self._is_folded else metrics.horizontalAdvance(self.text()) + MEDIUM
        icon = self._theme.scaled(ICON)
        return QSize(MEDIUM + icon + MEDIUM + words + self._count_room(), metrics.height() + 2 * SMALL)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame is for those who came by keyboard."""
        self._framed = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The entry is lit."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The entry is not lit any more."""
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints ground, icon, title and count."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        ink = self._theme.colour("rail_selected_text" if self.isChecked() else "rail_text")
        icon_colour = ink.name() if self.isChecked() else self._theme.colours.rail_muted
        icon = self._theme.pixmap(self._icon, icon_colour, ICON, self.devicePixelRatioF())
        size = self._theme.scaled(ICON)
        painter.drawPixmap(MEDIUM, (self.height() - size) // 2, icon)
        painter.setPen(ink)
        words = self.rect().adjusted(MEDIUM + size + MEDIUM, 0, -MEDIUM, 0)
        if not self._is_folded:
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._counted())
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        place = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(self._theme.colour("rail_selected" if self.isChecked() else "rail_hover"))
            painter.drawRoundedRect(place, RADIUS, RADIUS)
        if self.hasFocus() and self._framed:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("rail_muted"), 1.5))
            painter.drawRoundedRect(place, RADIUS, RADIUS)

    def _counted(self) -> str:
        return f"{self.count:,}" if self.count else ""

    def _count_room(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._counted()) + LARGE if self.count else 0
