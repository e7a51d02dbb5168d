"""A value that is changed where it stands: read as a line, written in a field that opens in its place."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QScrollArea, QToolButton, QVBoxLayout, QWidget

from app.messages import Messages
from app.messages import window as say
from app.views.theme.scale import SMALL, SMALL_ICON, TIGHT, Text
from app.views.theme.theme import Theme
from app.views.widgets.actions import Action, ActionBar, Weight
from app.views.widgets.date_field import DateField
from app.views.widgets.label import PlainLabel

SAVE, DISMISS = "save_in_place", "dismiss_in_place"
ACTIONS = (Action(DISMISS, say.CANCEL), Action(SAVE, say.SAVE, weight=Weight.PRIMARY))
TEXT_HEIGHT = 76
PENCIL = 20
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class InPlace(QWidget):
    """`asked(value)`: the person wants this value (None for nothing). `opened`: the field has opened.

    It stays open, with what was written, until `close_field`. Subclasses bring the field.
    """

    asked = Signal(object)
    opened = Signal()

    def __init__(self, field: QWidget, theme: Theme, messages: Messages) -> None:
        super().__init__()
        self._theme = theme
        self._value: str | None = None
        self._name = ""
        self._is_sent = False
        self.field = field
        self.said = PlainLabel(theme, selectable=True)
        self.pencil = QToolButton()
        self.hint = PlainLabel(theme, step=Text.SMALL, kind="muted")
        self.problem = PlainLabel(theme, step=Text.SMALL, kind="error")
        self.buttons = ActionBar(ACTIONS, theme, messages, prefix="")
        self._editor = QWidget()
        self._arrange()
        self.pencil.clicked.connect(self.open_field)
        self.buttons.triggered.connect(self._act)
        theme.changed.connect(self._tint)
        self._tint()

    # what the owner tells

    def show_value(self, value: str | None, said: str) -> None:
        """Shows a value in words; what is being written stays."""
        self._value = value
        self.said.say(said)

    def allow(self, why_not: str) -> None:
        """Whether the value may be changed; "" is yes, else why not, and there is no pencil."""
        self.pencil.setEnabled(not why_not)
        self._show_pencil()
        self.pencil.setToolTip(why_not or self._name)

    def show_hint(self, sentence: str) -> None:
        """A quiet remark beneath the field, as what was saved meanwhile."""
        self.hint.say(sentence)
        self.hint.setVisible(bool(sentence))

    def show_problem(self, sentence: str) -> None:
        """What is wrong, beneath the field; the field is free again."""
        self._show_sent(sent=False)
        self.problem.say(sentence)
        self.problem.setVisible(bool(sentence))
        if sentence:
            QTimer.singleShot(0, self, self._come_into_sight)

    def is_open(self) -> bool:
        """Whether something is being written."""
        return self._editor.isVisibleTo(self)

    def draft(self) -> str | None:
        """What is being written; None while the field is closed."""
        return self._text() if self.is_open() else None

    def is_unsaved(self) -> bool:
        """Whether it would be lost now: it differs from the value, and is not on its way to be saved."""
        return self.is_open() and not self._is_sent and self._text() != (self._value or "")

    @Slot()
    def open_field(self, draft: str | None = None) -> None:
        """Opens the field on the value, or on what was begun before."""
        self._write(draft if isinstance(draft, str) else self._value or "")
        self._swap(editing=True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened.emit()

    @Slot()
    def close_field(self) -> None:
        """Shows the value again."""
        self._show_sent(sent=False)
        self.show_hint("")
        self.show_problem("")
        self._swap(editing=False)

    def retranslate(self, messages: Messages, name: str) -> None:
        """Puts the field's own words into another language; `name` says what is changed by it."""
        self._name = name
        self.pencil.setAccessibleName(name)
        self.pencil.setToolTip(self.pencil.toolTip() if not self.pencil.isEnabled() else name)
        self.field.setAccessibleName(name)
        self.said.retranslate(messages)
        self.buttons.retranslate(messages)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves (with Ctrl where lines may break), Escape leaves."""
        with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if self.is_open() and event.key() == Qt.Key.Key_Escape:
            self.close_field()
        elif self.is_open() and event.key() in ENTER and (with_ctrl or not self._has_lines()):
            self._ask()
        else:
            super().keyPressEvent(event)

    # what subclasses bring

    def _text(self) -> str:
        raise NotImplementedError

    def _write(self, text: str) -> None:
        raise NotImplementedError

    def _wanted(self) -> str | None:
        """The value as it is stored. Raises ValueError with a sentence where it can't be read."""
        raise NotImplementedError

    def _has_lines(self) -> bool:
        return False

    # within

    @Slot(str)
    def _act(self, key: str) -> None:
        if key == SAVE:
            self._ask()
        else:
            self.close_field()

    def _ask(self) -> None:
        try:
            wanted = self._wanted()
        except ValueError as error:
            self.show_problem(str(error))
            return
        if wanted == self._value:
            self.close_field()
            return
        self.show_problem("")
        self._show_sent(sent=True)
        self.asked.emit(wanted)

    @Slot()
    def _come_into_sight(self) -> None:
        """What is wrong, and the buttons under it, are seen in a panel that scrolls."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self._editor)

    def _show_sent(self, *, sent: bool) -> None:
        self._is_sent = sent
        self.buttons.set_busy(SAVE, sent)

    def _swap(self, *, editing: bool) -> None:
        self._editor.setVisible(editing)
        self.said.setVisible(not editing)
        self._show_pencil()

    def _show_pencil(self) -> None:
        self.pencil.setVisible(self.pencil.isEnabled() and not self.is_open())

    def _arrange(self) -> None:
        inside = QVBoxLayout(self._editor)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(TIGHT)
        for part in (self.field, self.hint, self.problem, self.buttons):
            inside.addWidget(part)
        for part in (self.hint, self.problem, self._editor):
            part.hide()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SMALL)
        self.pencil.setProperty("kind", "inline")
        self.pencil.setFixedSize(self._theme.icon_size(PENCIL))
        self.pencil.setIconSize(self._theme.icon_size(SMALL_ICON))
        line.addWidget(self.said, 1, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.pencil, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._editor, 1)

    @Slot()
    def _tint(self) -> None:
        self.pencil.setIcon(self._theme.icon("pencil", "muted", SMALL_ICON))


class DateInPlace(InPlace):
    """A day; its value is `YYYY-MM-DD`."""

    def __init__(self, field: DateField, theme: Theme, messages: Messages) -> None:
        self._day = field
        super().__init__(field, theme, messages)
        field.understood.connect(self.show_hint)

    def _text(self) -> str:
        untouched = self._value is not None and self._day.is_as_shown(self._value)
        return self._value or "" if untouched else self._day.text()

    def _write(self, text: str) -> None:
        if text == self._value:
            self._day.show_iso(text)
        else:
            self._day.setText(text)

    def _wanted(self) -> str | None:
        if self._day.problem():
            raise ValueError(self._day.problem())
        return self._day.iso()


class TextInPlace(InPlace):
    """Words, perhaps several lines."""

    def __init__(self, theme: Theme, messages: Messages) -> None:
        self._words = QPlainTextEdit()
        self._words.setTabChangesFocus(True)
        self._words.setFixedHeight(TEXT_HEIGHT)
        super().__init__(self._words, theme, messages)

    def _text(self) -> str:
        return self._words.toPlainText()

    def _write(self, text: str) -> None:
        self._words.setPlainText(text)

    def _wanted(self) -> str | None:
        return self._words.toPlainText().strip() or None

    def _has_lines(self) -> bool:
        return True
