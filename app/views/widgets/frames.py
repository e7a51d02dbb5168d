"""Frames: the card, a line between things, and the side panel for the selected thing."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from app.messages import Messages
from app.messages import window as say
from app.views.theme.scale import LARGE, MEDIUM, SMALL, TIGHT, Text
from app.views.theme.theme import Theme
from app.views.widgets.flow import FlowLayout
from app.views.widgets.label import PlainLabel

PANEL_WIDTH = 360
LEAST_WIDTH = 320


class Card(QFrame):
    """A raised surface. Put things into `body`, top to bottom."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        self.body.setSpacing(SMALL)


class Rule(QFrame):
    """A thin line between two groups."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "rule")


class SidePanel(QFrame):
    """A panel beside a page: a title that names the selected thing, a body that scrolls, a foot that stays.
    The buttons of the foot wrap.

    Put things into `body` and `foot`. `closed` is emitted by the cross and by Escape.
    """

    closed = Signal()

    def __init__(self, theme: Theme, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "panel")
        self.setMinimumWidth(LEAST_WIDTH)
        self.title = PlainLabel(theme, step=Text.HEADING, selectable=True)
        self.subtitle = PlainLabel(theme, kind="muted", selectable=True)
        self.close_button = QToolButton()
        self.close_button.clicked.connect(self.closed)
        self.body = QVBoxLayout()
        self.foot = FlowLayout()
        self._arrange()
        theme.changed.connect(self._tint)
        self._tint()
        self.retranslate(messages)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Names what the panel shows."""
        self.title.say(title)
        self.subtitle.say(subtitle)
        self.subtitle.setVisible(bool(subtitle))
        self.setAccessibleName(title)

    def retranslate(self, messages: Messages) -> None:
        """Puts the panel's own words into another language."""
        self.close_button.setAccessibleName(messages.text(say.CLOSE_PANEL))
        self.close_button.setToolTip(messages.text(say.CLOSE_PANEL))
        self.title.retranslate(messages)
        self.subtitle.retranslate(messages)

    def scroll_to_top(self) -> None:
        """Shows the body from its beginning."""
        self._area.verticalScrollBar().setValue(0)

    def scroll_to_end(self) -> None:
        """Shows the end of the body."""
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.maximum())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As wide as a panel, whatever stands in it: its contents wrap. Larger text has more room."""
        return QSize(round(PANEL_WIDTH * self._theme.enlargement()), super().sizeHint().height())

    def _arrange(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(self.subtitle)
        head = QHBoxLayout()
        head.addLayout(names, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(LARGE, MEDIUM, SMALL, MEDIUM)
        whole.setSpacing(SMALL)
        whole.addLayout(head)
        whole.addWidget(self._scrolling(), 1)
        self.foot.setContentsMargins(0, 0, SMALL, 0)
        whole.addLayout(self.foot)

    def _scrolling(self) -> QScrollArea:
        inside = QWidget()
        self.body.setContentsMargins(0, TIGHT, SMALL, TIGHT)
        self.body.setSpacing(MEDIUM)
        self.body.setAlignment(Qt.AlignmentFlag.AlignTop)
        inside.setLayout(self.body)
        area = self._area = QScrollArea()
        ground = QWidget(area)
        area.setViewport(ground)  # for Qt's own, every class of Qt would be looked through
        area.setProperty("kind", "bare")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        ground.setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _tint(self) -> None:
        self.close_button.setIconSize(self._theme.icon_size())
        self.close_button.setIcon(self._theme.icon("x", "muted"))
