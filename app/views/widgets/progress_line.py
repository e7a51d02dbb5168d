"""How far some work is, with a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from app.messages import Messages
from app.values import frozen
from app.views.theme.scale import MEDIUM
from app.views.theme.theme import Theme
from app.views.widgets.actions import Action, ActionButton
from app.views.widgets.label import PlainLabel

PATIENCE_MS = 150
"""Work that takes no longer is not worth a line that comes and goes."""
BAR_WIDTH = 220


@frozen
class Telling:
    """What is said: when it begins (`{what}`), on its way (`{what} {done} {total}`), and to stop it."""

    begun: str
    at: str
    stop: str
    stop_key: str


class ProgressLine(QWidget):
    """Hidden while nothing is done. `stopped` is emitted by its button."""

    stopped = Signal()

    def __init__(self, telling: Telling, theme: Theme, messages: Messages) -> None:
        super().__init__()
        self._telling = telling
        self._messages = messages
        self._what = ""
        self._at = (0, 0)
        self.label = PlainLabel(theme, kind="muted", wraps=False)
        self.bar = QProgressBar()
        self.stop = ActionButton(Action(telling.stop_key, telling.stop, "x"), theme, messages)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.show)
        self._arrange()
        self.hide()

    def begin(self, what: str) -> None:
        """Work on something has begun; the line appears if it takes its time."""
        self._what = what
        self.show_progress(0, 0)
        if not self.isVisible():
            self._patience.start()

    def end(self) -> None:
        """Nothing is done any more."""
        self._patience.stop()
        self.hide()

    @Slot(int, int)
    def show_progress(self, done: int, total: int) -> None:
        """So many of so many are done; a total of 0 is not known yet."""
        self._at = (done, total)
        self.bar.setRange(0, total or 1)  # empty, where Qt's way to say “not known” would move
        self.bar.setValue(done)
        self._say()

    def retranslate(self, messages: Messages) -> None:
        """Puts everything into another language."""
        self._messages = messages
        self.stop.retranslate(messages)
        self._say()

    def _arrange(self) -> None:
        self.stop.setObjectName(self._telling.stop_key)
        self.stop.setAutoDefault(False)
        self.stop.pressed_key.connect(self.stopped)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(BAR_WIDTH)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(MEDIUM)
        line.addWidget(self.bar)
        line.addWidget(self.label, 1)
        line.addWidget(self.stop)

    def _say(self) -> None:
        done, total = self._at
        if total:
            words = {"what": self._what, "done": f"{done:,}", "total": f"{total:,}"}
            said = self._messages.text(self._telling.at, **words)
        else:
            said = self._messages.text(self._telling.begun, what=self._what)
        self.label.say(said)
        self.bar.setAccessibleName(said)
