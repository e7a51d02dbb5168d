"""How far a reading is, with a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from app.messages import Messages
from app.views.imports import texts
from app.views.theme.scale import MEDIUM
from app.views.theme.theme import Theme
from app.views.widgets.actions import Action, ActionButton
from app.views.widgets.label import PlainLabel

STOP = "stop_reading"
PATIENCE_MS = 150
"""A reading that takes no longer is not worth a line that comes and goes."""
BAR_WIDTH = 220


class ProgressLine(QWidget):
    """Hidden while nothing is read. `stopped` is emitted by its button."""

    stopped = Signal()

    def __init__(self, theme: Theme, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._sheet = ""
        self._at = (0, 0)
        self.label = PlainLabel(theme, kind="muted", wraps=False)
        self.bar = QProgressBar()
        self.stop = ActionButton(Action(STOP, texts.STOP_READING, "x"), theme, messages)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.show)
        self._arrange()
        self.hide()

    def begin(self, sheet: str) -> None:
        """A reading has begun; the line appears if it takes its time."""
        self._sheet = sheet
        self.show_progress(0, 0)
        if not self.isVisible():
            self._patience.start()

    def end(self) -> None:
        """Nothing is read any more."""
        self._patience.stop()
        self.hide()

    @Slot(int, int)
    def show_progress(self, done: int, total: int) -> None:
        """So many rows of so many are read; a total of 0 is not known yet."""
        self._at = (done, total)
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self._say()

    def retranslate(self, messages: Messages) -> None:
        """Puts everything into another language."""
        self._messages = messages
        self.stop.retranslate(messages)
        self._say()

    def _arrange(self) -> None:
        self.setObjectName("import_progress")
        self.stop.setObjectName(STOP)
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
            words = {"sheet": self._sheet, "done": f"{done:,}", "total": f"{total:,}"}
            said = self._messages.text(texts.READING_ROWS, **words)
        else:
            said = self._messages.text(texts.READING_FILE, sheet=self._sheet)
        self.label.say(said)
        self.bar.setAccessibleName(said)
