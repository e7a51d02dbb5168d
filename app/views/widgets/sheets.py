"""Sheets that come up over the page: large buttons to choose from, one touch each.

A sheet hears neither the second tap of the double tap that opened it, nor a scanner, whose Enter would press
one of its buttons.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QScroller,
    QVBoxLayout,
    QWidget,
)

from app.messages import Messages
from app.messages.marks import N_
from app.messages.thai import BETWEEN, breakable, unmarked
from app.views.theme.scale import LARGE, MEDIUM, SMALL, TARGET, WIDE, Text
from app.views.theme.theme import Theme
from app.views.widgets.actions import Weight
from app.views.widgets.choice import Option
from app.views.widgets.dialog import GrowingDialog
from app.views.widgets.label import PlainLabel
from app.views.widgets.noting import WRITE, NoteLine
from app.views.widgets.once import FINGER, OnceButton, Tap, is_held
from app.views.widgets.scanner import Wedge

DISMISS = N_("Go back")
ANSWER_FIRST = N_("Nothing was done with that scan: answer this first.")
WIDTH = 620
COLUMNS = 2
WIDEST = 940
"""So much room there is for buttons beside each other on a small screen, within the frame."""
ARROWS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


class Sheet(GrowingDialog):
    """A title, what is asked, and the way back. Arrows go through the buttons, Escape goes back.

    What is asked scrolls where the screen is lower; the title and the way back stay.
    """

    def __init__(self, title: str, theme: Theme, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("queue_sheet")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(WIDTH)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(MEDIUM)
        self.room = _Room(self.body)
        self.note = PlainLabel(theme, messages.text(ANSWER_FIRST), kind="error")
        self.note.hide()
        self.noted: NoteLine | None = None
        self._opener: Tap | None = None
        self.wedge = Wedge(self, in_fields=True, no_words=True)
        self.wedge.scanned.connect(self.note.show)
        self.dismiss = touch_button(messages.text(DISMISS), "dismiss")
        self.dismiss.clicked.connect(self.reject)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(SMALL)
        self._foot.addWidget(self.dismiss)
        self._foot.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, LARGE, WIDE, LARGE)
        whole.setSpacing(MEDIUM)
        whole.addWidget(PlainLabel(theme, title, step=Text.LARGE))
        whole.addWidget(self.room, 1)
        whole.addWidget(self.note)
        whole.addLayout(self._foot)
        self._whole = whole
        self.finished.connect(self.deleteLater)

    def hears(self, event: QMouseEvent) -> bool:
        """Whether a press was meant for it: not the second tap of the double tap that opened it."""
        if self._opener is None or not self._opener.is_before(event):
            return True
        self._opener = Tap(event)
        return False

    def highest(self) -> int:
        """As high as the screen has room for, with the frame around it."""
        return self.screen().availableGeometry().height() - TARGET

    def showEvent(self, event: QShowEvent) -> None:
        """The finger that opened it is not heard again at once."""
        self._opener = FINGER.last
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go on to the next button. The key that opened it may still be held down."""
        if event.key() in ARROWS:
            self.focusNextPrevChild(ARROWS[Qt.Key(event.key())] > 0)
        elif is_held(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def offer_note(self, messages: Messages) -> NoteLine:
        """Lets a note be written, beside the way back: it is there however far one has scrolled."""
        button = touch_button(messages.text(WRITE), "write_note")
        self.noted = NoteLine(button, self._theme, messages)
        self.noted.scanned.connect(self.note.show)
        self.noted.opened.connect(self.make_room)
        self.noted.hide()
        self._foot.insertWidget(1, button)
        self._whole.insertWidget(self._whole.indexOf(self.room) + 1, self.noted)
        return self.noted

    @Slot()
    def make_room(self) -> None:
        """Other things stand in it now: it is as high as they ask for, and still on the screen. The finger
        that asked for them is not heard again at once."""
        self._opener = FINGER.last
        self.body.activate()
        self.room.updateGeometry()
        self._whole.activate()
        self.fit(least=0)
        screen = self.screen().availableGeometry()
        below = self.frameGeometry().bottom() - screen.bottom()
        if below > 0:
            self.move(self.x(), max(screen.top(), self.y() - below))

    def write(self, note: str) -> None:
        """Shows a note that was written elsewhere, where one can be written here."""
        if note and self.noted is not None:
            self.noted.field.setText(note)
            self.noted.show()
            self.noted.button.hide()

    def written(self) -> str:
        """The note that was written; "" for none."""
        return "" if self.noted is None else self.noted.written()

    def ask(self, sentence: str) -> None:
        """A sentence over the buttons that follow."""
        self.body.addWidget(PlainLabel(self._theme, sentence, step=Text.SECTION, kind="muted"))

    def grid(self, buttons: Sequence[QPushButton]) -> QGridLayout:
        """Buttons in columns."""
        grid = QGridLayout()
        grid.setSpacing(SMALL)
        self.body.addLayout(grid)
        arrange(grid, buttons)
        return grid


class ChoiceSheet(Sheet):
    """One of several: the first touch is the answer. `chosen(value, note)`; the note is "" where none was
    offered or written.

    `notes` are the notes that can be touched instead of written; each is an answer, too, of no other value.
    """

    chosen = Signal(str, str)

    def __init__(
        self,
        title: str,
        text: str,
        options: Sequence[Option],
        theme: Theme,
        messages: Messages,
        parent: QWidget,
        *,
        notes: Sequence[Option] | None = None,
    ) -> None:
        super().__init__(title, theme, messages, parent)
        if text:
            self.body.addWidget(PlainLabel(theme, text))
        buttons = [touch_button(option.text, f"option_{place}") for place, option in enumerate(options)]
        for option, button in zip(options, buttons, strict=True):
            button.clicked.connect(partial(self._choose, option.value, ""))
        touched = [touch_button(each.text, f"note_{each.value}") for each in notes or ()]
        for each, button in zip(notes or (), touched, strict=True):
            button.clicked.connect(partial(self._choose, "", each.value))
        self.grid([*buttons, *touched])
        if notes is not None and options:
            written = self.offer_note(messages)
            for button in touched:
                written.opened.connect(button.hide)
        (buttons[0] if buttons else self.dismiss).setFocus()

    @Slot()
    def _choose(self, value: str, note: str, checked: bool = False) -> None:
        self.accept()
        self.chosen.emit(value, note or self.written())


class _Room(QScrollArea):
    """Asks for all the height that its layout needs, and scrolls by touch where there is less."""

    def __init__(self, body: QVBoxLayout) -> None:
        super().__init__()
        self._body = body
        self.setViewport(QWidget(self))  # for Qt's own, every class of Qt would be looked through
        inside = QWidget()
        inside.setLayout(body)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setProperty("kind", "bare")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def heightForWidth(self, width: int) -> int:
        """The whole height of what stands in it."""
        body = self._body
        return body.totalHeightForWidth(width) if body.hasHeightForWidth() else body.totalSizeHint().height()

    def sizeHint(self) -> QSize:
        """All of it."""
        return self._body.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """As wide as it needs to be, with its bar; the height can be scrolled."""
        least = self._body.totalMinimumSize()
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(least.width() + bar, min(least.height(), 2 * TARGET))

    def show_focused(self, focused: QWidget) -> None:
        """Scrolls to what the keyboard has gone to."""
        if self.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, MEDIUM)


class SheetButton(OnceButton):
    """A button in a sheet: after that has opened, every touch counts. Elsewhere every touch does."""

    def hears(self, event: QMouseEvent) -> bool:
        """Numbers are typed quickly in one place: only the sheet knows what it does not hear."""
        sheet = self.window()
        return not isinstance(sheet, Sheet) or sheet.hears(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard sees where it is; under a finger nothing moves."""
        super().focusInEvent(event)
        sheet = self.window()
        if isinstance(sheet, Sheet) and event.reason() is not Qt.FocusReason.MouseFocusReason:
            sheet.room.show_focused(self)


def arrange(grid: QGridLayout, buttons: Sequence[QPushButton]) -> None:
    """The buttons stand in this order; the keyboard goes through them so, too. Where they are wider than a
    small screen, their words stand in several lines."""
    widths = [_width(button) for button in buttons]
    if sum(max(widths[place::COLUMNS], default=0) for place in range(COLUMNS)) + grid.spacing() > WIDEST:
        for button in buttons:
            _fold(button, (WIDEST - grid.spacing()) // COLUMNS)
    for place, button in enumerate(buttons):
        grid.addWidget(button, place // COLUMNS, place % COLUMNS)
    for one, other in pairwise(buttons):
        QWidget.setTabOrder(one, other)


def _width(button: QPushButton) -> int:
    button.ensurePolished()
    return button.sizeHint().width()


def _fold(button: QPushButton, most: int) -> None:
    """Lets the words of a button that is wider go on in another line."""
    metrics, line, lines = button.fontMetrics(), "", []
    room = most - (_width(button) - metrics.horizontalAdvance(button.text()))
    for word in re.split(BETWEEN, breakable(button.text())):
        if line and metrics.horizontalAdvance(unmarked(line + word).strip()) > room:
            lines.append(line)
            line = ""
        line += word
    button.setText("\n".join(unmarked(each).strip() for each in (*lines, line)))


def touch_button(
    text: str, name: str, weight: Weight = Weight.PLAIN, kind: type[OnceButton] = SheetButton
) -> QPushButton:
    """A button that is large enough for a gloved finger."""
    button = kind(text.replace("&", "&&"))
    button.setObjectName(name)
    button.setAccessibleName(text)
    button.setProperty("kind", str(weight))
    button.setProperty("reach", "touch")
    button.setAutoDefault(True)
    return button
