"""What is made of a sheet: Hatthasilpa jobs, or manufacturing orders, to be made between two days."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.words import Line
from app.messages import Messages
from app.views.context import Context
from app.views.imports import texts
from app.views.imports.controller import ImportController
from app.views.lists.chips import Chip, FilterChips
from app.views.theme.scale import SMALL
from app.views.widgets.date_field import DateField
from app.views.widgets.label import PlainLabel

CHIPS = (Chip(Line.HATTHASILPA, texts.AS_JOBS), Chip(Line.CLASSIC, texts.AS_ORDERS))
DAY_WIDTH = 190


class WhatIsMade(QWidget):
    """Tells the controller what was chosen, and the days as far as they can be read."""

    def __init__(self, context: Context, state: ImportController) -> None:
        super().__init__()
        self._context = context
        self._state = state
        theme, messages = context.theme, context.messages
        self.title = PlainLabel(theme, kind="muted", wraps=False)
        self.chips = FilterChips(CHIPS, messages)
        self.days = {name: DateField(theme, messages, context.today()) for name in texts.DAYS}
        self._labels = {name: PlainLabel(theme, kind="muted", wraps=False) for name in texts.DAYS}
        self._arrange()
        self.chips.chosen.connect(self._choose)
        for field in self.days.values():
            field.textChanged.connect(self._tell_days)
        self.retranslate(messages)

    @Slot()
    def show_state(self) -> None:
        """Shows what is chosen; while it is being made nothing else can be."""
        self.chips.choose(self._state.line)
        self.setEnabled(not self._state.is_sending)
        for name, field in self.days.items():
            for part in (self._labels[name], field):
                part.setVisible(self._state.line is Line.CLASSIC)

    def retranslate(self, messages: Messages) -> None:
        """Puts everything into another language."""
        self.title.say(messages.text(texts.WHAT_IS_MADE))
        self.chips.retranslate(messages)
        self.chips.setAccessibleName(messages.text(texts.WHAT_IS_MADE))
        for name, field in self.days.items():
            self._labels[name].say(messages.text(texts.DAYS[name]))
            field.retranslate(messages)
            field.setAccessibleName(messages.text(texts.DAYS[name]))
            self._labels[name].setToolTip(messages.text(texts.DAYS_HINT))
        self.show_state()

    @Slot(str)
    def _choose(self, line: str) -> None:
        self._state.use_line(Line(line))

    @Slot()
    def _tell_days(self) -> None:
        read: Mapping[str, str | None] = {
            name: None if field.problem() else field.iso() for name, field in self.days.items()
        }
        self._state.use_days({name: day for name, day in read.items() if day})

    def _arrange(self) -> None:
        self.chips.setObjectName("import_made")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SMALL)
        line.addWidget(self.title)
        line.addWidget(self.chips, 1, Qt.AlignmentFlag.AlignVCenter)
        for name, field in self.days.items():
            field.setObjectName(f"import_{name}")
            field.setMinimumWidth(round(DAY_WIDTH * self._context.theme.enlargement()))
            self._labels[name].setBuddy(field)
            line.addWidget(self._labels[name])
            line.addWidget(field)
