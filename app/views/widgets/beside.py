"""A page with a side panel beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from app.messages import Messages
from app.messages import window as say
from app.views.theme.scale import LARGE, MEDIUM, TIGHT
from app.views.theme.theme import Theme
from app.views.widgets.screens import Notes, OnScreens

NAME = "panel_handle"
STEPS = {Qt.Key.Key_Left: -LARGE, Qt.Key.Key_Right: LARGE}
GRIP = 40
"""How high what shows where to take hold of the handle is."""
PANEL_SHARE, MOST_SHARE = 0.29, 0.4
"""Of a wide screen; on a narrow one the panel has the width that it asks for, and the page the rest."""


class Beside(QSplitter):
    """Holds `page`, and then the panel that is made with this as its parent.

    The Tab key goes where things were made: what is on the page stands there before the panel is made.

    The panel follows the width of the whole until somebody moves the handle between them. From then on it is
    as wide as it was made on these screens, as far as there is room. `key` is what it is kept under.
    """

    def __init__(self, parent: QWidget, theme: Theme, notes: Notes, key: str) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._kept = OnScreens(notes, f"panel/{key}")
        widths = (each for each in self._kept.candidates() if type(each) is int and each > 0)
        self._wanted: int | None = next(widths, None)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(MEDIUM)
        self.page = QWidget(self)
        self.setStretchFactor(0, 1)
        self.splitterMoved.connect(self._note_moved)

    def createHandle(self) -> QSplitterHandle:
        """Part of Qt."""
        handle = _Handle(self._theme, self)
        handle.left.connect(self._keep)
        return handle

    def show_panel(self, *, shown: bool) -> None:
        """Shows or hides the panel, once there is one."""
        panel = self.widget(1)
        if panel is not None:
            panel.setVisible(shown)

    def retranslate(self, messages: Messages) -> None:
        """Names the handle in another language."""
        handle = self.handle(1)
        handle.setObjectName(NAME)  # Qt gave it one of its own when the panel came
        handle.setAccessibleName(messages.text(say.PANEL_WIDTH))
        handle.setToolTip(messages.text(say.PANEL_WIDTH_KEYS))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Part of Qt."""
        super().resizeEvent(event)
        panel = self.widget(1)
        if panel is not None:
            asked = min(panel.sizeHint().width(), int(self.width() * MOST_SHARE))
            width = self._wanted or max(asked, int(self.width() * PANEL_SHARE))
            self.setSizes([self.width() - width - self.handleWidth(), width])

    @Slot()
    def _note_moved(self) -> None:
        self._wanted = self.sizes()[1]

    @Slot()
    def _keep(self) -> None:
        if self._wanted is not None:
            self._kept.keep(self._wanted)


class _Handle(QSplitterHandle):
    """Moved with the mouse, or by arrow keys, Home and End. Tells when it is let go (`left`)."""

    left = Signal()

    def __init__(self, theme: Theme, beside: Beside) -> None:
        super().__init__(beside.orientation(), beside)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.update)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Part of Qt."""
        super().mouseReleaseEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move it by a step, Home and End to where the panel is widest and narrowest."""
        if event.key() in STEPS:
            self._move(self.x() + STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Home:
            self._move(0)
        elif event.key() == Qt.Key.Key_End:
            self._move(self.splitter().width())
        else:
            super().keyPressEvent(event)

    def _move(self, to: int) -> None:
        self.moveSplitter(to)
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A grip in the middle; with the keyboard, a line from top to bottom."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        focused = self.hasFocus()
        colour = "focus" if focused else "outline" if self.underMouse() else "border"
        painter.setBrush(self._theme.colour(colour))
        height = self.height() if focused else min(GRIP, self.height())
        place = QRectF((self.width() - TIGHT) / 2, (self.height() - height) / 2, TIGHT, height)
        painter.drawRoundedRect(place, TIGHT / 2, TIGHT / 2)
        painter.end()
