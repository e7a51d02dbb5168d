"""A pad of digits for fingers, and the field that they fill."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.commands.people import LONGEST_PIN
from app.messages import Messages
from app.views.signing import texts
from app.views.theme.scale import BUTTON_ICON, MEDIUM, SMALL, TARGET, Text
from app.views.theme.theme import Theme
from app.views.widgets.actions import Weight
from app.views.widgets.scanner import KEY_OF
from app.views.widgets.sheets import touch_button

COLUMNS = 3
KEY_WIDTH = 84
DIGITS = "123456789"


class PinPad(QWidget):
    """`entered(pin)`: by Enter, or by the last button. A field of its own, whatever keyboard layout is on."""

    entered = Signal(str)

    def __init__(self, theme: Theme, messages: Messages) -> None:
        super().__init__()
        self._theme = theme
        self.field = QLineEdit()
        self.keys = {digit: touch_button(digit, f"pin_{digit}") for digit in (*DIGITS, "0")}
        self.back = touch_button("", "pin_back")
        self.enter = touch_button(messages.text(texts.ENTER), "pin_enter", Weight.PRIMARY)
        self._dress(messages)
        self._arrange()
        self.field.returnPressed.connect(self._tell)
        self.enter.clicked.connect(self._tell)
        self.back.clicked.connect(self.field.backspace)
        for digit, key in self.keys.items():
            key.clicked.connect(partial(self._press, digit))

    def set_open(self, is_open: bool) -> None:
        """Whether anything can be entered."""
        for part in (self.field, self.back, *self.keys.values()):
            part.setEnabled(is_open)

    def clear(self) -> None:
        """Forgets what was entered."""
        self.field.clear()

    def pin(self) -> str:
        """What was entered. The row of digits gives other characters under a Thai layout."""
        return "".join(KEY_OF.get(each, each) for each in self.field.text())

    @Slot()
    def _tell(self) -> None:
        self.entered.emit(self.pin())

    @Slot()
    def _press(self, digit: str, checked: bool = False) -> None:
        self.field.insert(digit)

    def _dress(self, messages: Messages) -> None:
        self.field.setObjectName("pin")
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setMaxLength(LONGEST_PIN)
        self.field.setProperty("reach", "touch")
        self.field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field.setPlaceholderText(messages.text(texts.PIN))
        self.field.setAccessibleName(messages.text(texts.PIN))
        self.field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhDigitsOnly)
        for digit, key in self.keys.items():
            key.setAccessibleName(messages.text(texts.DIGIT, digit=digit))
            key.setFont(self._theme.font(Text.LARGE))
        for key in (self.back, *self.keys.values()):
            key.setAutoDefault(False)
            key.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field is beside it, for whoever has keys
            key.setMinimumSize(KEY_WIDTH, TARGET + SMALL)
        self.back.setAccessibleName(messages.text(texts.BACK))
        self.back.setToolTip(messages.text(texts.BACK))
        self.back.setIcon(self._theme.icon("chevron-left", "text", BUTTON_ICON))
        self.back.setIconSize(self._theme.icon_size(BUTTON_ICON))
        self.enter.setMinimumHeight(TARGET + SMALL)

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(SMALL)
        for place, digit in enumerate(DIGITS):
            grid.addWidget(self.keys[digit], place // COLUMNS, place % COLUMNS)
        grid.addWidget(self.back, COLUMNS, 0)
        grid.addWidget(self.keys["0"], COLUMNS, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(MEDIUM)
        whole.addWidget(self.field)
        whole.addLayout(grid)
        whole.addWidget(self.enter)
