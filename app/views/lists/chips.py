"""The filter of a list: chips of which exactly one is chosen, each with the number of rows behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QWidget

from app.messages import Messages
from app.messages import window as say
from app.values import frozen
from app.views.theme.scale import TYPE, Text
from app.views.widgets.flow import FlowLayout


@frozen
class Chip:
    """One filter: its key, and the message id of its title."""

    key: str
    title: str


class FilterChips(QWidget):
    """Arrow keys move between the chips, Tab passes them as one. `chosen(key)` follows a person's choice."""

    chosen = Signal(str)

    def __init__(self, chips: Sequence[Chip], messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips = {chip.key: chip for chip in chips}
        self._counts: Mapping[str, int] = {}
        self._messages = messages
        self._group = QButtonGroup(self)
        self._buttons = {chip.key: self._make(chip) for chip in chips}
        self._buttons[chips[0].key].setChecked(True)
        self._group.buttonClicked.connect(self._tell)
        self._fill()

    def current(self) -> str:
        """The key of the chosen chip."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def buttons(self) -> Sequence[QPushButton]:
        """The chips as they stand."""
        return list(self._buttons.values())

    def choose(self, key: str) -> None:
        """Chooses a chip; emits nothing. Raises KeyError for an unknown key."""
        self._buttons[key].setChecked(True)

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """The number of rows behind each chip; a chip without one shows its title alone."""
        self._counts = dict(counts)
        self._fill()

    def retranslate(self, messages: Messages) -> None:
        """Puts the titles into another language."""
        self._messages = messages
        self._fill()

    def _make(self, chip: Chip) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(f"chip_{chip.key}")
        button.setProperty("kind", "chip")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setFont(_small(button.font()))
        self._group.addButton(button)
        line = self.layout() or FlowLayout(self, even=True)
        line.addWidget(button)
        return button

    def _fill(self) -> None:
        for key, button in self._buttons.items():
            title = self._messages.text(self._chips[key].title)
            count = self._counts.get(key)
            shown = title if count is None else self._said(say.CHIP, title, count)
            button.setText(shown.replace("&", "&&"))
            button.setAccessibleName(title if count is None else self._said(say.CHIP_SPOKEN, title, count))
        self.updateGeometry()

    def _said(self, msgid: str, title: str, count: int) -> str:
        return self._messages.text(msgid, label=title, count=f"{count:,}")

    @Slot(QAbstractButton)
    def _tell(self, button: QAbstractButton) -> None:
        self.chosen.emit(next(key for key, known in self._buttons.items() if known is button))


def _small(font: QFont) -> QFont:
    """The same a step smaller, whatever the size of text is now."""
    font.setPixelSize(round(font.pixelSize() * TYPE[Text.SMALL].pixels / TYPE[Text.BODY].pixels))
    return font
