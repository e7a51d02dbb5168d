"""A bar of buttons, and the same actions for a menu with their shortcuts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.messages import Messages
from app.views.theme.scale import BUTTON_ICON
from app.views.theme.theme import Theme
from app.views.widgets.actions import SIGN, Action, ActionBar


class ActionMenu(QWidget):
    """Shows which actions are allowed, and why the others are not. `triggered(key)`: button or menu."""

    triggered = Signal(str)

    def __init__(
        self,
        actions: Sequence[Action],
        shortcuts: Mapping[str, str],
        theme: Theme,
        messages: Messages,
        prefix: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._all = tuple(actions)
        self.buttons = ActionBar(actions, theme, messages, prefix, dense=True)
        self._actions = {each.key: self._action(each.key, shortcuts[each.key]) for each in self._all}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.buttons)
        self.buttons.triggered.connect(self.triggered)
        theme.changed.connect(self._tint)
        self._tint()
        self.retranslate(messages)

    def show_reasons(self, reasons: Mapping[Any, str]) -> None:
        """For each action why it is not allowed, "" where it is."""
        for each in self._all:
            reason = reasons[each.key]
            self.buttons.set_state(each.key, not reason, reason)
            self._mirror(each.key, reason)

    def set_busy(self, key: str, busy: bool) -> None:
        """Whether the command of an action is on its way."""
        self.buttons.set_busy(key, busy)
        self._actions[key].setEnabled(self.buttons.button(key).isEnabled())

    def menu_actions(self) -> list[QAction]:
        """The actions for the menu, in the order of the buttons."""
        return list(self._actions.values())

    def retranslate(self, messages: Messages) -> None:
        """Puts every title into another language; the reasons are their owner's to give again."""
        self.buttons.retranslate(messages)
        for each in self._all:
            self._actions[each.key].setText(messages.text(each.title))

    def _mirror(self, key: str, reason: str) -> None:
        action = self._actions[key]
        action.setEnabled(self.buttons.button(key).isEnabled())
        action.setToolTip(reason)

    def _action(self, key: str, shortcut: str) -> QAction:
        action = QAction(self)
        action.setShortcut(QKeySequence(shortcut))
        action.setAutoRepeat(False)
        action.triggered.connect(self.buttons.button(key).click)
        return action

    @Slot()
    def _tint(self) -> None:
        for each in self._all:
            self._actions[each.key].setProperty(SIGN, each.icon)
            self._actions[each.key].setIcon(self._theme.icon(each.icon, "muted", BUTTON_ICON))
