"""The control of a list of skills: one line for each, with its level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.views.commands import texts
from app.views.context import Context
from app.views.theme.scale import BUTTON_ICON, SMALL, TIGHT
from app.views.widgets.choice import ChoiceField, Option
from app.views.widgets.number_field import NumberField

LEVEL_WIDTH = 72


class SkillLine(QWidget):
    """A skill, chosen or typed, its level, and the way to take it away."""

    def __init__(self, context: Context, options: Sequence[Option]) -> None:
        super().__init__()
        self.skill = ChoiceField(context.theme, typed=True)
        self.skill.set_options(options)
        self.skill.setCurrentIndex(-1)
        self.level = NumberField()
        self.away = QToolButton()
        self.skill.setAccessibleName(context.messages.text(texts.SKILL))
        self.level.setAccessibleName(context.messages.text(texts.LEVEL))
        self.level.setPlaceholderText(context.messages.text(texts.LEVEL))
        self.level.setFixedWidth(LEVEL_WIDTH)
        self.away.setAccessibleName(context.messages.text(texts.NO_SKILL))
        self.away.setToolTip(context.messages.text(texts.NO_SKILL))
        self.away.setIconSize(context.theme.icon_size(BUTTON_ICON))
        self.away.setIcon(context.theme.icon("x", "muted", BUTTON_ICON))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SMALL)
        line.addWidget(self.skill, 1)
        line.addWidget(self.level)
        line.addWidget(self.away)

    def named(self) -> str:
        """The skill that was chosen or typed; "" for none."""
        return self.skill.value() or self.skill.currentText().strip()


class SkillsField(QWidget):
    """Skills with their levels, under each other; without a level it is the first one."""

    def __init__(self, context: Context, options: Sequence[Option]) -> None:
        super().__init__()
        self._context = context
        self._options = options
        self._lines: list[SkillLine] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(SMALL)
        self.more = QPushButton(context.messages.text(texts.MORE_SKILL))
        self.more.setObjectName("more_skill")
        self.more.setAccessibleName(self.more.text())
        self.more.setAutoDefault(False)
        self.more.setIconSize(context.theme.icon_size(BUTTON_ICON, TIGHT))
        self.more.setIcon(context.theme.icon("plus", "text", BUTTON_ICON, TIGHT))
        self.more.clicked.connect(self._add_more)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SMALL)
        whole.addLayout(self._column)
        whole.addWidget(self.more)
        self.setFocusProxy(self.more)

    def lines(self) -> Sequence[SkillLine]:
        """The lines as they stand."""
        return tuple(self._lines)

    def value(self) -> list[dict[str, Any]]:
        """What was written, without empty lines."""
        return [{"skill": line.named(), **_level(line.level.value())} for line in self._lines if line.named()]

    def show_skills(self, skills: Sequence[Mapping[str, Any]]) -> None:
        """Shows these and no others."""
        for line in tuple(self._lines):
            self._take_away(line)
        for each in skills:
            line = self._add()
            line.skill.choose(each["skill"])
            if line.skill.value() is None:
                line.skill.setEditText(each["skill"])
            line.level.set_value(each.get("level", 1))

    def problem(self) -> str:
        """What keeps a level from being read; "" for nothing."""
        for line in self._lines:
            if line.level.is_unreadable():
                return self._context.messages.text(texts.NO_NUMBER, text=line.level.text().strip())
        return ""

    def _add(self) -> SkillLine:
        line = SkillLine(self._context, self._options)
        line.away.clicked.connect(self._take_clicked)
        self._lines.append(line)
        self._column.addWidget(line)
        return line

    @Slot()
    def _add_more(self) -> None:
        self._add().skill.setFocus()

    @Slot()
    def _take_clicked(self) -> None:
        self._take_away(next(line for line in self._lines if line.away is self.sender()))

    def _take_away(self, line: SkillLine) -> None:
        self._lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()


def _level(level: int | None) -> dict[str, int]:
    return {} if level is None else {"level": level}
