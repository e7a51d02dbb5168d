"""A field for a count: typed with or without separators, in Thai figures too. It keeps what was typed."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

LONGEST = 12


class NumberField(QLineEdit):
    """`value()` is the whole number that was meant. What range it may have is the rules' business."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(LONGEST)

    def value(self) -> int | None:
        """The number that was typed; None where nothing or no whole number was."""
        digits = self.text().strip().replace(",", "")
        return int(digits) if digits.isdecimal() else None

    def set_value(self, value: int | None) -> None:
        """Shows a number, or nothing."""
        self.setText("" if value is None else str(value))

    def is_unreadable(self) -> bool:
        """Whether something was typed that is no whole number."""
        return bool(self.text().strip()) and self.value() is None
