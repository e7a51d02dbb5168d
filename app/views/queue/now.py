"""The panel that stays: on what one's clock runs, how long, and how it stops."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.lifecycle.queries.queue import Tray
from app.messages import Messages
from app.messages.thai import beginning
from app.views.cells import name_of, together
from app.views.context import Context
from app.views.queue import texts
from app.views.queue.cards import job_of, moment_of, notes_of, numbers_of, step_name
from app.views.queue.deeds import BUTTONS, Do
from app.views.theme.scale import GRID, LARGE, MEDIUM, TIGHT, Text
from app.views.widgets.actions import Action, ActionButton, Weight
from app.views.widgets.label import PlainLabel

EVERY_MS = 1000
HIGH = 16 * GRID
MOST_SHOWN = 80
"""So many letters of notes stand here; the whole is read in a sheet."""
LEAST_WORDS = 270
"""Narrower, what is worked on would take a line for each of its words."""

_STRONG = {Do.COMPLETE: Weight.PRIMARY, Do.PASS: Weight.PRIMARY}


class NowPanel(QFrame):
    """Shows the tray that runs. `triggered(key)`: one of its buttons was pressed."""

    triggered = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = context.theme
        self._context = context
        self._tray: Tray | None = None
        self.caption = PlainLabel(theme, step=Text.SMALL, kind="muted")
        self.title = PlainLabel(theme, step=Text.LARGE)
        self.about = PlainLabel(theme, kind="muted")
        self.notes = PlainLabel(theme, step=Text.SECTION)
        self.clock = QLabel()  # its name says since when: nobody wants to hear every second
        self.buttons = {key: self._button(key) for key in (Do.PAUSE, Do.FAIL, Do.PASS, Do.COMPLETE)}
        self.read = self._button(Do.READ)
        self._keys = QWidget()
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.tick)
        self._arrange()
        self.retranslate(context.messages)

    def tray(self) -> Tray | None:
        """What is shown."""
        return self._tray

    def show_tray(self, tray: Tray | None, reasons: Mapping[Do, str], *, judged: bool) -> None:
        """Shows a tray, or that none runs; `judged` offers to pass and fail it instead of completing it."""
        self._tray = tray
        for key, button in self.buttons.items():
            at_this_step = key is Do.PAUSE or (key in (Do.PASS, Do.FAIL)) == judged
            button.setVisible(tray is not None and at_this_step)
            button.set_state(not reasons.get(key), reasons.get(key, ""))
        self.clock.setVisible(tray is not None)
        self.setProperty("idle", tray is None)
        self.style().polish(self)
        self._fill()
        self._run()

    def set_busy(self, busy: bool) -> None:
        """Whether a command is on its way."""
        for button in self.buttons.values():
            button.set_busy(busy)

    def retranslate(self, messages: Messages) -> None:
        """Puts everything into another language."""
        for button in (self.read, *self.buttons.values()):
            button.retranslate(messages)
        self._fill()

    @Slot()
    def tick(self) -> None:
        """Shows how long it is by now; never less than nothing, whatever the machine's clock says."""
        if self._tray is not None:
            self.clock.setText(elapsed(self._context.now() - self._tray.since))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the words would be narrow beside the clock and the buttons, those stand under them."""
        super().resizeEvent(event)
        words = event.size().width() - self._keys.sizeHint().width()
        narrow = self._tray is not None and words < self._context.theme.scaled(LEAST_WORDS)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._whole.direction() is not way:
            self._whole.setDirection(way)

    def showEvent(self, event: QShowEvent) -> None:
        """The clock goes on where it is seen."""
        super().showEvent(event)
        self._run()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks at it."""
        super().hideEvent(event)
        self._timer.stop()

    def _run(self) -> None:
        self.tick()
        if self._tray is not None and self.isVisible():
            self._timer.start()
        else:
            self._timer.stop()

    def _fill(self) -> None:
        messages, tray = self._context.messages, self._tray
        self.caption.setVisible(tray is not None)
        if tray is None:
            self.title.say(messages.text(texts.IDLE))
            self.about.say(messages.text(texts.IDLE_HINT))
            self.notes.hide()
            self.read.hide()
            self.setAccessibleName(messages.text(texts.IDLE))
            return
        first = tray.lines[0]
        numbers, step = numbers_of(tray.lines, messages), step_name(first.step, messages)
        self.caption.say(messages.text(texts.NOW))
        self.title.say(messages.text(texts.PIECES, numbers=numbers, step=step))
        said = [job_of(first, messages), name_of(first, messages)]
        names = [each.name for line in tray.lines for each in line.piece.members]
        people = [each for each in dict.fromkeys(names) if each != self._context.actor.name]
        if people:
            said.append(messages.text(texts.TOGETHER, people=together(people, messages)))
        self.about.say(" · ".join(said))
        notes = " · ".join(notes_of(first, messages))
        shown = beginning(notes, MOST_SHOWN)
        self.notes.say(shown)
        self.notes.setVisible(bool(notes))
        others = any(" · ".join(notes_of(line, messages)) != notes for line in tray.lines)
        self.read.setVisible(shown != notes or others)
        since = moment_of(tray.since, self._context.today(), messages)
        self.clock.setAccessibleName(messages.text(texts.CLOCK, moment=since))
        self.setAccessibleName(self.title.said())

    def _button(self, key: Do) -> ActionButton:
        action = BUTTONS[key]
        weight = _STRONG.get(key, action.weight)
        button = ActionButton(
            Action(action.key, action.title, action.icon, weight), self._context.theme, self._context.messages
        )
        button.setObjectName(f"now_{key}")
        button.setProperty("reach", "touch")
        button.pressed_key.connect(self.triggered)
        return button

    def _arrange(self) -> None:
        self.setObjectName("queue_now")
        self.setProperty("kind", "now")
        self.clock.setObjectName("queue_clock")
        self.clock.setTextFormat(Qt.TextFormat.PlainText)
        self.clock.setFont(self._context.theme.font(Text.CLOCK))
        words = QVBoxLayout()
        words.setSpacing(TIGHT // 2)
        for label in (self.caption, self.title, self.about, self.notes):
            words.addWidget(label)
        keys = QHBoxLayout(self._keys)
        keys.setContentsMargins(0, 0, 0, 0)
        keys.setSpacing(MEDIUM)
        keys.addWidget(self.clock, 0, Qt.AlignmentFlag.AlignVCenter)
        keys.addStretch(1)
        for button in (self.read, *self.buttons.values()):
            button.setMinimumSize(QSize(0, HIGH))
            keys.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._whole.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        self._whole.setSpacing(MEDIUM)
        self._whole.addLayout(words, 1)
        self._whole.addWidget(self._keys)


def elapsed(microseconds: int) -> str:
    """A time that has passed, as hh:mm:ss."""
    seconds = max(0, microseconds) // 1_000_000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
