"""The buttons of the actions on jobs, and the same actions for the menu with their shortcuts."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.tickets.states import Action
from app.messages import Messages
from app.views.jobs.actions import BUTTONS, SHORTCUTS
from app.views.theme.theme import Theme
from app.views.widgets.actions import ActionBar


class JobActions(QWidget):
    """Shows which actions are allowed, and why the others are not. `triggered(key)`: button or menu."""

    triggered = Signal(str)

    def __init__(self, theme: Theme, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = ActionBar(BUTTONS, theme, messages, "job_action_", dense=True)
        self._actions = {button.key: self._action(button.key) for button in BUTTONS}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.buttons)
        self.buttons.triggered.connect(self.triggered)
        self.retranslate(messages)

    def show_reasons(self, reasons: Mapping[Action, str]) -> None:
        """For each action why it is not allowed, "" where it is."""
        for key, reason in reasons.items():
            self.buttons.set_state(key, not reason, reason)
            self._mirror(key, reason)

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
        for button in BUTTONS:
            self._actions[button.key].setText(messages.text(button.title))

    def _mirror(self, key: str, reason: str) -> None:
        action = self._actions[key]
        action.setEnabled(self.buttons.button(key).isEnabled())
        action.setToolTip(reason)

    def _action(self, key: str) -> QAction:
        return self.buttons.button(key).menu_action(self, SHORTCUTS[key])
