"""One control for each kind of field. It keeps what was written; what is wrong with it the rules say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from app.domain.commands.fields import FieldKind, FieldSpec
from app.messages.words import LINE, ROLE
from app.views.commands import texts
from app.views.commands.skills import SkillsField
from app.views.context import Context
from app.views.theme.scale import MEDIUM, SMALL
from app.views.widgets.choice import ChoiceField, Option
from app.views.widgets.number_field import NumberField

Options = Sequence[Option]
LONGEST_LINE = 1_000

WORDS: Mapping[str, str] = {**LINE, **ROLE}


class Control:
    """A widget for one field of a command."""

    widget: QWidget

    def value(self) -> object | None:
        """What was written, as a command takes it; None for nothing."""
        raise NotImplementedError

    def show(self, value: object | None) -> None:
        """Shows a value, or nothing."""
        raise NotImplementedError

    def offer(self, options: Options) -> None:
        """Other things can be chosen from now on, where anything can be chosen."""

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


class ChoiceControl(Control):
    """One of the words that the field may have."""

    def __init__(self, given: FieldSpec, context: Context, options: Options) -> None:
        self.widget: ChoiceField = ChoiceField(context.theme)
        self.widget.set_options([Option(each, context.messages.text(WORDS[each])) for each in given.choices])

    def value(self) -> object | None:
        return self.widget.value()

    def show(self, value: object | None) -> None:
        self.widget.choose(None if value is None else str(value))


class TicksControl(Control):
    """Any of some things, each with a tick, in even columns."""

    columns = 2

    def __init__(self, given: FieldSpec, context: Context, options: Options) -> None:
        self.widget = QWidget()
        grid = QGridLayout(self.widget)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(MEDIUM)
        grid.setVerticalSpacing(SMALL)
        self._boxes: dict[str, QCheckBox] = {}
        for place, option in enumerate(self._offered(given, context, options)):
            box = self._boxes[option.value] = QCheckBox(option.text.replace("&", "&&"))
            box.setAccessibleName(option.text)
            grid.addWidget(box, *divmod(place, self.columns))
        for column in range(self.columns):
            grid.setColumnStretch(column, 1)

    def _offered(self, given: FieldSpec, context: Context, options: Options) -> Options:
        return options

    def value(self) -> object | None:
        return [each for each, box in self._boxes.items() if box.isChecked()] or None

    def show(self, value: object | None) -> None:
        chosen = value if isinstance(value, list | tuple) else ()
        for each, box in self._boxes.items():
            box.setChecked(each in chosen)


class ChoicesControl(TicksControl):
    """Any of the words that the field may have."""

    columns = 3

    def _offered(self, given: FieldSpec, context: Context, options: Options) -> Options:
        return [Option(each, context.messages.text(WORDS[each])) for each in given.choices]


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


class VersionControl(Control):
    """One of the versions that there are of what was chosen before."""

    def __init__(self, given: FieldSpec, context: Context, options: Options) -> None:
        self.widget: ChoiceField = ChoiceField(context.theme)

    def offer(self, options: Options) -> None:
        self.widget.set_options(options)

    def value(self) -> object | None:
        chosen = self.widget.value()
        return None if chosen is None else int(chosen)

    def show(self, value: object | None) -> None:
        self.widget.choose(None if value is None else str(value))


class PathControl(Control):
    """A path, written or taken from the system's dialog."""

    title: str
    """What stands over the system's dialog."""

    def __init__(self, given: FieldSpec, context: Context, options: Options) -> None:
        self._context = context
        self.widget = QWidget()
        self._path = QLineEdit()
        self._path.setAccessibleName(context.messages.text(self.title))
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

    def _ask(self, near: str) -> str:
        """What was taken from the system's dialog; "" for nothing."""
        raise NotImplementedError

    @Slot()
    def _choose(self) -> None:
        name = self._ask(self._path.text())
        if name:
            self._path.setText(name)


class FileControl(PathControl):
    """A file."""

    title = texts.FIELDS["file"]

    def _ask(self, near: str) -> str:
        messages = self._context.messages
        kinds = ";;".join(map(messages.text, (texts.ROUTING_FILES, texts.ALL_FILES)))
        title = messages.text(texts.TITLES["routing.import"]).rstrip("…")
        folder = str(Path(near).parent) if near else ""
        return QFileDialog.getOpenFileName(self.widget, title, folder, kinds)[0]


class FolderControl(PathControl):
    """A folder; it says where things are kept while none is written."""

    title = texts.CHOOSE_FOLDER

    def __init__(self, given: FieldSpec, context: Context, options: Options) -> None:
        super().__init__(given, context, options)
        self._path.setMaxLength(given.maximum)
        self._path.setPlaceholderText(context.messages.text(texts.BESIDE_THE_WORKSPACE))

    def _ask(self, near: str) -> str:
        title = self._context.messages.text(self.title)
        return QFileDialog.getExistingDirectory(self.widget, title, near)


Maker = Callable[[FieldSpec, Context, Options], Control]

MAKERS: Mapping[FieldKind, Maker] = {
    FieldKind.TEXT: TextControl,
    FieldKind.CODE: TextControl,
    FieldKind.INTEGER: NumberControl,
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
    FieldKind.REF: TicksControl,
    FieldKind.OBJECT: SkillsControl,
}


OF_FIELD: Mapping[tuple[str, str], Maker] = {
    ("routing.retire", "version"): VersionControl,
    **{("packet.set", name): FolderControl for name in ("work", "output", "logs", "templates")},
}
"""What is other than its kind of field says, by kind of command and field."""


def control_for(
    given: FieldSpec, context: Context, options: Options = (), field: tuple[str, str] = ("", "")
) -> Control:
    """The control of a field, of a command by its kind. Raises KeyError for a kind that no form can take."""
    if field in OF_FIELD:
        return OF_FIELD[field](given, context, options)
    makers = OF_MANY if given.many else MAKERS
    return makers[given.kind](given, context, options)
