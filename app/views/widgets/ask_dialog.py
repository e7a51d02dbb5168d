"""The dialog behind `ask`: a sentence, lines that explain, perhaps a field for a reason, and buttons."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.messages import Messages
from app.messages import window as say
from app.views.theme.scale import LARGE, MEDIUM, SMALL, TIGHT, WIDE, Text
from app.views.theme.theme import Theme
from app.views.widgets.actions import Weight
from app.views.widgets.ask import Answer, Choice, Question
from app.views.widgets.dialog import GrowingDialog
from app.views.widgets.label import PlainLabel
from app.views.widgets.once import OnceButton

WIDTH = 440
REASON_HEIGHT = 84
DOT = "• "
FINAL = frozenset({Weight.DANGER, Weight.WARNING})


class WindowAsk:
    """The port as the window has it: a modal dialog over `parent`."""

    def __init__(self, parent: QWidget, theme: Theme, messages: Messages) -> None:
        self._parent = parent
        self._theme = theme
        self._messages = messages

    def ask(self, question: Question) -> Answer | None:
        """Shows the dialog and waits for the answer."""
        dialog = AskDialog(question, self._theme, self._messages, self._parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.answer

    def retranslate(self, messages: Messages) -> None:
        """Speaks another language from the next question on."""
        self._messages = messages


class AskDialog(GrowingDialog):
    """One question. `answer` is None until a choice was made."""

    def __init__(
        self, question: Question, theme: Theme, messages: Messages, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.answer: Answer | None = None
        self._question = question
        self._theme = theme
        self._messages = messages
        self._reason_missing = messages.text(say.REASON_MISSING)
        self.setObjectName("ask_dialog")
        self.setWindowTitle(question.title)
        self.setAccessibleName(question.title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(WIDTH)
        self._default: QPushButton
        self.reason: QPlainTextEdit | QLineEdit = QLineEdit() if question.name else QPlainTextEdit()
        self.error = PlainLabel(theme, step=Text.SMALL, kind="error")
        self._arrange()

    def _arrange(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, LARGE, WIDE, LARGE)
        whole.setSpacing(MEDIUM)
        whole.addWidget(PlainLabel(self._theme, self._question.title, step=Text.HEADING))
        whole.addWidget(PlainLabel(self._theme, self._question.text, selectable=True))
        for line in self._question.details:
            whole.addLayout(self._detail(line))
        if self._question.reason:
            whole.addLayout(self._reason_field())
        whole.addStretch(1)
        whole.addSpacing(SMALL)
        whole.addLayout(self._buttons())
        if not self._question.reason:
            self._default.setFocus()  # what is framed is what Enter presses

    def _detail(self, line: str) -> QHBoxLayout:
        """A line that explains; what is listed with a dot stands behind it, in its further lines too."""
        row = QHBoxLayout()
        row.setSpacing(TIGHT)
        words = line.removeprefix(DOT)
        if words != line:
            row.addWidget(PlainLabel(self._theme, DOT.strip(), kind="muted"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(self._theme, words, kind="muted", selectable=True), 1)
        return row

    def _reason_label(self) -> str:
        """The label says whether words must be written; a name is asked for alone, and says it by that."""
        label, needed = self._question.reason, any(each.needs_reason for each in self._question.choices)
        return self._messages.text(say.REQUIRED, label=label) if needed and not self._question.name else label

    def _reason_field(self) -> QVBoxLayout:
        label = PlainLabel(self._theme, self._reason_label(), step=Text.SECTION)
        label.setBuddy(self.reason)
        self.reason.setObjectName("reason")
        self.reason.setAccessibleName(self._question.reason)
        if isinstance(self.reason, QPlainTextEdit):
            self.reason.setTabChangesFocus(True)
            self.reason.setFixedHeight(REASON_HEIGHT)
        self.error.hide()
        column = QVBoxLayout()
        column.setSpacing(TIGHT)
        for part in (label, self.reason, self.error):
            column.addWidget(part)
        return column

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(SMALL)
        line.addStretch(1)
        dismiss = self._button("dismiss", self._question.dismiss, Weight.PLAIN)
        dismiss.clicked.connect(self.reject)
        line.addWidget(dismiss)
        default = dismiss
        for choice in self._question.choices:
            button = self._button(f"choice_{choice.key}", choice.label, choice.weight)
            button.clicked.connect(partial(self._choose, choice))
            line.addWidget(button)
            if choice.weight not in FINAL:
                default = button
        default.setDefault(True)
        self._default = default
        return line

    def _button(self, name: str, label: str, weight: Weight) -> QPushButton:
        button = OnceButton(label.replace("&", "&&"))
        button.setObjectName(name)
        button.setAccessibleName(label)
        button.setProperty("kind", str(weight))
        button.setAutoDefault(False)
        return button

    @Slot()
    def _choose(self, choice: Choice, checked: bool = False) -> None:
        text = self._written()
        if self._question.reason and choice.needs_reason and not text:
            self._show_missing()
            return
        self.answer = Answer(choice.key, text)
        self.accept()

    def write(self, words: str) -> None:
        """Writes into the field for words."""
        if isinstance(self.reason, QLineEdit):
            self.reason.setText(words)
        else:
            self.reason.setPlainText(words)

    def _written(self) -> str:
        if isinstance(self.reason, QLineEdit):
            return self.reason.text().strip()
        return self.reason.toPlainText().strip()

    def _show_missing(self) -> None:
        self.error.say(self._reason_missing)
        self.error.show()
        self.reason.setAccessibleDescription(self._reason_missing)
        self.reason.setFocus()
