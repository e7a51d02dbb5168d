"""A locked window: curtains before everything that stands open, and the way in over them."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QVBoxLayout, QWidget

from app.domain.decision import Person
from app.lifecycle.core import Reading
from app.messages import Language, Messages
from app.views.context import Context
from app.views.shell import texts
from app.views.theme.scale import ICON, SMALL, WIDE, Text
from app.views.widgets.label import PlainLabel

if TYPE_CHECKING:
    from app.views.signing.dialog import SignInDialog

LOOK_MS = 5_000
SIGN = 2 * ICON
_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
    }
)


class Curtain(QWidget):
    """Lies over all of a window, and grows with it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("curtain")
        self.setAutoFillBackground(True)
        window.installEventFilter(self)
        self._fit(window)
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the window's size, and stays before what is made in it."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded) and isinstance(watched, QWidget):
            self._fit(watched)
        return False

    def _fit(self, window: QWidget) -> None:
        self.setGeometry(window.rect())
        self.raise_()


def say_locked(curtain: Curtain, context: Context) -> None:
    """Says on a curtain why nothing is seen and what to do; in every language, whoever comes next."""
    theme, spoken = context.theme, context.messages
    others = (Messages(each) for each in Language if each is not spoken.language)
    sign = QLabel()
    sign.setPixmap(theme.icon("lock", "muted", SIGN).pixmap(theme.icon_size(SIGN)))
    column = QVBoxLayout(curtain)
    column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
    column.setSpacing(SMALL)
    column.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
    for messages in (spoken, *others):
        for text, step in ((texts.LOCKED, Text.SECTION), (texts.LOCKED_HINT, Text.BODY)):
            label = PlainLabel(theme, messages.text(text), step=step, kind="muted", wraps=False)
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(1)


class Lock(QObject):
    """`entered(Person)`: somebody has signed in, and the curtains are up. `quit_wanted()`: nobody will."""

    entered = Signal(object)
    quit_wanted = Signal()

    def __init__(self, context: Context, open_reading: Callable[[], Reading], window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._open_reading = open_reading
        self._reading: Reading | None = None
        self._window = window
        self._curtains: list[Curtain] = []
        self._behind: list[QDialog] = []
        self.dialog: SignInDialog | None = None
        self.is_on = False

    def cover(self) -> None:
        """Lets nothing be seen any more. What is open stays as it is."""
        if self.is_on:
            return
        self.is_on = True
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        open_ones = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        self._behind = [each for each in open_ones if isinstance(each, QDialog)]
        self._curtains = [Curtain(each) for each in (self._window, *self._behind)]
        say_locked(self._curtains[0], self._context)
        QGuiApplication.instance().focusWindowChanged.connect(self._drop_new)  # type: ignore[union-attr]

    def ask(self, locked_by: Person | None) -> None:
        """Lets somebody sign in."""
        from app.views.signing.dialog import SignInDialog  # noqa: PLC0415 - few windows are ever locked

        if self.dialog is not None:
            return
        self._reading = self._open_reading()
        self.dialog = SignInDialog(self._context, self._reading.desk, locked_by, self._window)
        self.dialog.signed_in.connect(self._open)
        self.dialog.quit_wanted.connect(self.quit_wanted)
        self.dialog.open()

    def leave(self) -> None:
        """The window is closed: so is everything over it."""
        if self.dialog is not None:
            self.dialog.hide()
            self.dialog.deleteLater()
            self.dialog = None
        if self._reading is not None:
            self._reading.close()
            self._reading = None
        self._lift()

    @Slot(object)
    def _open(self, person: Person) -> None:
        if person.id != self._context.actor.id:
            for each in self._behind:
                each.reject()  # it was somebody else's
        self.leave()
        self.entered.emit(person)

    def _lift(self) -> None:
        if not self.is_on:
            return
        self.is_on = False
        QGuiApplication.instance().focusWindowChanged.disconnect(self._drop_new)  # type: ignore[union-attr]
        for each in self._curtains:
            each.hide()
            each.deleteLater()
        self._curtains, self._behind = [], []

    @Slot(object)
    def _drop_new(self, focused: QWindow | None) -> None:
        """What comes up meanwhile is for nobody to see: the answer to what was asked before."""
        for each in QApplication.topLevelWidgets():
            fresh = isinstance(each, QDialog) and each.isVisible() and each is not self.dialog
            if fresh and each not in self._behind:
                each.reject()  # type: ignore[attr-defined]


class Idle(QObject):
    """Watches whether anybody touches a key or the screen. `long()`: nobody has, for so many minutes.
    `looked()`: it has looked, every few seconds.

    Only what reaches a whole window is looked at, not each event of each widget.
    """

    long = Signal()
    looked = Signal()

    def __init__(self, minutes: Callable[[], int], parent: QObject) -> None:
        super().__init__(parent)
        self._minutes = minutes
        self.now: Callable[[], float] = time.monotonic
        self._since = self.now()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self.watch)
        self.watch(app.focusWindow())
        self._timer.start()

    @Slot(object)
    def watch(self, window: QWindow | None) -> None:
        """Watches one more window."""
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes that somebody is there."""
        if event.type() in _INPUT:
            self._since = self.now()
        return False

    @Slot()
    def look(self) -> None:
        """Tells when it has been long; 0 minutes are never."""
        minutes = self._minutes()
        if minutes and self.now() - self._since >= minutes * 60:
            self._since = self.now()
            self.long.emit()
        self.looked.emit()
