"""One control for each kind of field. It keeps what was written; what is wrong with it the rules say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.domain.commands.fields import FieldKind, FieldSpec
from app.messages.words import LINE, PRIORITY, ROLE
from app.views.commands import texts
from app.views.commands.skills import SkillsField
from app.views.context import Context
from app.views.theme.scale import MEDIUM, SMALL
from app.views.widgets.choice import ChoiceField, Option
from app.views.widgets.date_field import DateField
from app.views.widgets.flow import FlowLayout
from app.views.widgets.number_field import NumberField

Options = Sequence[Option]
LONGEST_LINE = 1_000

WORDS: Mapping[str, str] = {**LINE, **PRIORITY, **ROLE}


class Control:
    """A widget for one field of a command."""

    widget: QWidget

    def value(self) -> object | None:
        """What was written, as a command takes it; None for nothing."""
        raise NotImplementedError

    def show(self, value: object | None) -> None:
        """Shows a value, or nothing."""
        raise NotImplementedError

    def problem(self) -> str:
        """What keeps the words from being read, as a sentence; "" for nothing."""
        return ""


class TextControl(Control):
    """A line of text; hidden behind dots where it is a secret."""

    def __init__(self, given: FieldSpec, context: Context, options: Options) -> None:
        self.widget: QLineEdit = QLineEdit()
        self.widget.setMaxLength(given.maximum)
        if given.secret:
            self.widget.setEchoMode(QLineEdit.EchoMode.Password)

    def value(self) -> object | None:
        return self.widget.text().strip() or None

    def show(self, value: object | None) -> None:
        self.widget.setText("" if value is None else str(value))


class CodesControl(TextControl):
    """Codes on one line, with commas between them."""

    def __init__(self, given: FieldSpec, context: Context, options: Options) -> None:
        super().__init__(given, context, options)
        self.widget.setMaxLength(LONGEST_LINE)

    def value(self) -> object | None:
        return [each.strip() for each in self.widget.text().split(",") if each.strip()] or None

    def show(self, value: object | None) -> None:
        self.widget.setText(", ".join(map(str, value)) if isinstance(value, list | tuple) else "")


class NumberControl(Control):
    """A whole number."""

    def __init__(self, given: FieldSpec, context: Context, options: Options) -> None:
        self.widget: NumberField = NumberField()
        self._context = context

    def value(self) -> object | None:
        return self.widget.value()

    def show(self, value: object | None) -> None:
        self.widget.set_value(value if isinstance(value, int) else None)

    def problem(self) -> str:
        text = self.widget.text().strip()
        return self._context.messages.text(texts.NO_NUMBER, text=text) if self.widget.is_unreadable() else ""


class DateControl(Control):
    """A day."""

    def __init__(self, given: FieldSpec, context: Context, options: Options) -> None:
        self.widget: DateField = DateField(context.theme, context.messages, context.today())

    def value(self) -> object | None:
        return self.widget.iso()

    def show(self, value: object | None) -> None:
        self.widget.setText("" if value is None else str(value))

    def problem(self) -> str:
        return self.widget.problem()


class ChoiceControl(Control):
    """One of the words that the field may have."""

    def __init__(self, given: FieldSpec, context: Context, options: Options) -> None:
        self.widget: ChoiceField = ChoiceField(context.theme)
        self.widget.set_options([Option(each, context.messages.text(WORDS[each])) for each in given.choices])

    def value(self) -> object | None:
        return self.widget.value()

    def show(self, value: object | None) -> None:
        self.widget.choose(None if value is None else str(value))


class ChoicesControl(Control):
    """Any of the words that the field may have, each with a tick."""

    def __init__(self, given: FieldSpec, context: Context, options: Options) -> None:
        self.widget = QWidget()
        line = FlowLayout(self.widget, MEDIUM)
        self._boxes = {each: QCheckBox(context.messages.text(WORDS[each])) for each in given.choices}
        for box in self._boxes.values():
            box.setAccessibleName(box.text())
            line.addWidget(box)

    def value(self) -> object | None:
        return [each for each, box in self._boxes.items() if box.isChecked()] or None

    def show(self, value: object | None) -> None:
        chosen = value if isinstance(value, list | tuple) else ()
        for each, box in self._boxes.items():
            box.setChecked(each in chosen)


class RefsControl(Control):
    """Any of the things that there are, each with a tick."""

    def __init__(self, given: FieldSpec, context: Context, options: Options) -> None:
        self.widget = QWidget()
        line = FlowLayout(self.widget, MEDIUM)
        self._boxes = {each.value: QCheckBox(each.text.replace("&", "&&")) for each in options}
        for option in options:
            self._boxes[option.value].setAccessibleName(option.text)
            line.addWidget(self._boxes[option.value])

    def value(self) -> object | None:
        return [each for each, box in self._boxes.items() if box.isChecked()] or None

    def show(self, value: object | None) -> None:
        chosen = value if isinstance(value, list | tuple) else ()
        for each, box in self._boxes.items():
            box.setChecked(each in chosen)


class SkillsControl(Control):
    """Skills with their levels."""

    def __init__(self, given: FieldSpec, context: Context, options: Options) -> None:
        self.widget: SkillsField = SkillsField(context, options)

    def value(self) -> object | None:
        return self.widget.value() or None

    def show(self, value: object | None) -> None:
        self.widget.show_skills(value if isinstance(value, list | tuple) else ())

    def problem(self) -> str:
        return self.widget.problem()


class FlagControl(Control):
    """Yes or no."""

    def __init__(self, given: FieldSpec, context: Context, options: Options) -> None:
        self.widget: QCheckBox = QCheckBox()

    def value(self) -> object | None:
        return self.widget.isChecked()

    def show(self, value: object | None) -> None:
        self.widget.setChecked(bool(value))


class RefControl(Control):
    """A thing by its code: chosen, or typed as the door knows it."""

    def __init__(self, given: FieldSpec, context: Context, options: Options) -> None:
        self.widget: ChoiceField = ChoiceField(context.theme, typed=True)
        self.widget.set_options(options)
        self.widget.setCurrentIndex(-1)

    def value(self) -> object | None:
        return self.widget.value() or self.widget.currentText().strip() or None

    def show(self, value: object | None) -> None:
        self.widget.choose(None if value is None else str(value))


class FileControl(Control):
    """A file, by its path or from the system's dialog."""

    def __init__(self, given: FieldSpec, context: Context, options: Options) -> None:
        self._context = context
        self.widget = QWidget()
        self._path = QLineEdit()
        self._path.setAccessibleName(context.messages.text(texts.FIELDS["file"]))
        button = QPushButton(context.messages.text(texts.CHOOSE_FILE))
        button.setAccessibleName(button.text())
        button.setAutoDefault(False)
        button.clicked.connect(self._choose)
        line = QHBoxLayout(self.widget)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SMALL)
        line.addWidget(self._path, 1)
        line.addWidget(button)
        self.widget.setFocusProxy(self._path)

    def value(self) -> object | None:
        return self._path.text().strip() or None

    def show(self, value: object | None) -> None:
        self._path.setText("" if value is None else str(value))

    @Slot()
    def _choose(self) -> None:
        messages = self._context.messages
        kinds = ";;".join(map(messages.text, (texts.ROUTING_FILES, texts.ALL_FILES)))
        near = str(Path(self._path.text()).parent) if self._path.text() else ""
        title = messages.text(texts.TITLES["routing.import"]).rstrip("…")
        name, _ = QFileDialog.getOpenFileName(self.widget, title, near, kinds)
        if name:
            self._path.setText(name)


Maker = Callable[[FieldSpec, Context, Options], Control]

MAKERS: Mapping[FieldKind, Maker] = {
    FieldKind.TEXT: TextControl,
    FieldKind.CODE: TextControl,
    FieldKind.INTEGER: NumberControl,
    FieldKind.DATE: DateControl,
    FieldKind.TIME: TextControl,
    FieldKind.CHOICE: ChoiceControl,
    FieldKind.FLAG: FlagControl,
    FieldKind.REF: RefControl,
    FieldKind.OBJECT: FileControl,
    FieldKind.PIN: TextControl,
}
OF_MANY: Mapping[FieldKind, Maker] = {
    FieldKind.CODE: CodesControl,
    FieldKind.CHOICE: ChoicesControl,
    FieldKind.REF: RefsControl,
    FieldKind.OBJECT: SkillsControl,
}


def control_for(given: FieldSpec, context: Context, options: Options = ()) -> Control:
    """The control of a field. Raises KeyError for a kind that no form can take."""
    makers = OF_MANY if given.many else MAKERS
    return makers[given.kind](given, context, options)
