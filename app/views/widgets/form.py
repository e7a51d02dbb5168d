"""A form: each field with its label above and what is wrong with it beneath. It keeps what was typed."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.messages import Messages
from app.messages import window as say
from app.views.theme.scale import MEDIUM, TIGHT, WIDE, Text
from app.views.theme.theme import Theme
from app.views.widgets.date_field import DateField
from app.views.widgets.label import PlainLabel


class FormField(QWidget):
    """A label, a control, and beneath it either a hint or an error."""

    def __init__(
        self, theme: Theme, messages: Messages, title: str, control: QWidget, required: bool
    ) -> None:
        super().__init__()
        self.control = control
        self._title = title
        self._required = required
        self._messages = messages
        self._problem = ""
        self.label = PlainLabel(theme, step=Text.SECTION)
        self.hint = PlainLabel(theme, step=Text.SMALL, kind="muted")
        self.error = PlainLabel(theme, step=Text.SMALL, kind="error", selectable=True)
        self.label.setBuddy(control)
        self._arrange()
        self.retranslate(messages)

    @Slot(str)
    def show_problem(self, sentence: str) -> None:
        """Shows what is wrong beneath the control; "" takes it away."""
        self._problem = sentence
        self.error.say(sentence)
        self.error.setVisible(bool(sentence))
        self.hint.setVisible(bool(self.hint.said()) and not sentence)
        self._mark_control()

    @Slot(str)
    def show_hint(self, sentence: str) -> None:
        """Shows a quiet remark beneath the control; "" takes it away."""
        self.hint.say(sentence)
        self.hint.setVisible(bool(sentence) and not self._problem)

    def problem(self) -> str:
        """The sentence beneath the control; "" when nothing is wrong."""
        return self._problem

    def require(self, required: bool) -> None:
        """Says by the label whether the field must be filled."""
        self._required = required
        self.retranslate(self._messages)

    def retranslate(self, messages: Messages) -> None:
        """Puts the label into another language; a problem is its owner's to say again."""
        self._messages = messages
        title = messages.text(self._title)
        self.label.say(messages.text(say.REQUIRED, label=title) if self._required else title)
        if isinstance(self.control, QCheckBox):  # it says itself what is ticked
            self.control.setText(self.label.said().replace("&", "&&"))
            self.label.hide()
        self._mark_control()

    def _arrange(self) -> None:
        self.hint.hide()
        self.error.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(TIGHT)
        for part in (self.label, self.control, self.hint, self.error):
            whole.addWidget(part)

    def _mark_control(self) -> None:
        self.control.setAccessibleName(self.label.said())
        self.control.setAccessibleDescription(self._problem)
        if self.control.property("wrong") != bool(self._problem):
            self.control.setProperty("wrong", bool(self._problem))
            self.control.style().unpolish(self.control)
            self.control.style().polish(self.control)


class Form(QWidget):
    """Fields under each other in one column or several, by name. A refused form keeps what was typed."""

    def __init__(self, theme: Theme, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._messages = messages
        self._fields: dict[str, FormField] = {}
        self._columns = QHBoxLayout(self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(WIDE)
        self.begin_column()

    def begin_column(self) -> None:
        """What is added from now on stands in a further column: a long form is no higher than a screen."""
        self._whole = QVBoxLayout()
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(MEDIUM)
        self._whole.addStretch(1)
        self._columns.addLayout(self._whole, 1)

    def add(
        self, name: str, title: str, control: QWidget, *, required: bool = False, grows: bool = False
    ) -> FormField:
        """Adds a field; `title` is a message id, and the control takes `name` as its object name.

        What `grows` takes the room that its column has beside a longer one.
        """
        control.setObjectName(name)
        field = FormField(self._theme, self._messages, title, control, required)
        if isinstance(control, DateField):
            control.problem_found.connect(field.show_problem)
            control.understood.connect(field.show_hint)
        self._fields[name] = field
        self._whole.insertWidget(self._whole.count() - 1, field, 1 if grows else 0)
        if grows:
            self._whole.setStretch(self._whole.count() - 1, 0)  # it takes all, down to the longer one's end
        return field

    def field(self, name: str) -> FormField:
        """The field of a name. Raises KeyError for an unknown one."""
        return self._fields[name]

    def has(self, name: str) -> bool:
        """Whether there is a field of this name."""
        return name in self._fields

    def set_error(self, name: str, sentence: str) -> None:
        """Shows what is wrong with a field, beneath it. Raises KeyError for an unknown name."""
        self._fields[name].show_problem(sentence)

    def clear_errors(self) -> None:
        """Takes every error away."""
        for field in self._fields.values():
            field.show_problem("")

    def problems(self) -> dict[str, str]:
        """The sentences that are shown, by field."""
        return {name: field.problem() for name, field in self._fields.items() if field.problem()}

    def focus_first_problem(self) -> None:
        """Puts the cursor into the first field that something is wrong with, or the first of all."""
        wrong = next((field for field in self._fields.values() if field.problem()), None)
        writable = (field for field in self._fields.values() if field.control.isEnabled())
        target = wrong or next(writable, None)
        if target is not None:
            target.control.setFocus()

    def retranslate(self, messages: Messages) -> None:
        """Puts the labels into another language."""
        self._messages = messages
        for field in self._fields.values():
            field.retranslate(messages)
            if isinstance(field.control, DateField):
                field.control.retranslate(messages)
