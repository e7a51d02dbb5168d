"""A bar of buttons made from a table. What may be done, and why not, is told to it: it knows no status."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.messages import Messages
from app.messages import window as say
from app.values import frozen
from app.views.theme.scale import BUTTON_ICON, TIGHT
from app.views.theme.theme import Theme
from app.views.widgets.flow import FlowLayout
from app.views.widgets.once import OnceButton

BUSY_ICON = "loader-circle"
SIGN = "sign"
"""The property of an action of a menu that says which icon stands for it."""


class Weight(StrEnum):
    """How a button looks: the one main thing, an ordinary one, or one that ends something."""

    PRIMARY = "primary"
    PLAIN = "plain"
    WARNING = "warning"
    DANGER = "danger"


# The token that tints the icon of a button.
ICON_TOKENS = {
    Weight.PRIMARY: "on_accent",
    Weight.PLAIN: "text",
    Weight.WARNING: "danger",
    Weight.DANGER: "on_danger",
}


@frozen
class Action:
    """One button: its key, the message id of its title, its icon ("" for none) and its weight."""

    key: str
    title: str
    icon: str = ""
    weight: Weight = Weight.PLAIN


class ActionButton(OnceButton):
    """A button with a reason: disabled it still says why, and in flight it says that it is being done."""

    pressed_key = Signal(str)

    def __init__(
        self, action: Action, theme: Theme, messages: Messages, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._action = action
        self._theme = theme
        self._in_menu: QAction | None = None
        self._busy_hint = ""
        self._allowed = True
        self._hint = ""
        self._busy = False
        self.setProperty("kind", str(action.weight))
        self.setIconSize(self._theme.icon_size(BUTTON_ICON, TIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._tell)
        theme.changed.connect(self._tint)
        self._tint()
        self.retranslate(messages)

    def menu_action(self, parent: QObject, shortcut: str) -> QAction:
        """What presses this button from a menu and by keys; its title and state are its owner's to tell."""
        action = self._in_menu = QAction(parent)
        action.setShortcut(QKeySequence(shortcut))
        action.setAutoRepeat(False)
        action.setProperty(SIGN, self._action.icon)
        action.triggered.connect(self.click)
        self._tint()
        return action

    def set_state(self, enabled: bool, tooltip: str = "") -> None:
        """Whether it may be pressed, and the sentence about it: the reason where it may not."""
        self._allowed = enabled
        self._hint = tooltip
        self._show_state()

    def set_busy(self, busy: bool) -> None:
        """While its command is in flight it can't be pressed again."""
        if busy != self._busy:
            self._busy = busy
            self._tint()
        self._show_state()

    def retranslate(self, messages: Messages) -> None:
        """Puts the title into another language; the tooltip is its owner's to give again."""
        title = messages.text(self._action.title)
        self.setText(title)
        self.setAccessibleName(title)
        self._busy_hint = messages.text(say.BUSY)
        self._show_state()

    def _show_state(self) -> None:
        hint = self._busy_hint if self._busy else self._hint
        self.setEnabled(self._allowed and not self._busy)
        self.setToolTip(hint)
        self.setAccessibleDescription(hint)

    @Slot()
    def _tint(self) -> None:
        icon = BUSY_ICON if self._busy else self._action.icon
        token = ICON_TOKENS[self._action.weight]
        self.setIcon(self._theme.icon(icon, token, BUTTON_ICON, TIGHT) if icon else QIcon())
        if self._in_menu is not None and self._action.icon:
            self._in_menu.setIcon(self._theme.icon(self._action.icon, "muted", BUTTON_ICON))

    @Slot()
    def _tell(self) -> None:
        self.pressed_key.emit(self._action.key)


class ActionBar(QWidget):
    """Buttons in a line that wraps. `triggered(key)` follows a press; object names are `prefix` + key.

    The buttons of a dialog stand at the end of their lines; many in a narrow panel are dense.
    """

    triggered = Signal(str)

    def __init__(
        self,
        actions: Sequence[Action],
        theme: Theme,
        messages: Messages,
        prefix: str = "action_",
        parent: QWidget | None = None,
        *,
        trailing: bool = False,
        dense: bool = False,
    ) -> None:
        super().__init__(parent)
        self._buttons = {action.key: ActionButton(action, theme, messages) for action in actions}
        line = FlowLayout(self, trailing=trailing, even=not trailing)
        for key, button in self._buttons.items():
            button.setProperty("reach", "dense" if dense else "")
            button.setObjectName(f"{prefix}{key}")
            button.pressed_key.connect(self.triggered)
            line.addWidget(button)

    def set_state(self, key: str, enabled: bool, tooltip: str = "") -> None:
        """Whether an action may be pressed, and the sentence about it. Raises KeyError for an unknown key."""
        self._buttons[key].set_state(enabled, tooltip)

    def set_busy(self, key: str, busy: bool) -> None:
        """Whether an action's command is in flight. Raises KeyError for an unknown key."""
        self._buttons[key].set_busy(busy)

    def button(self, key: str) -> ActionButton:
        """The button of an action. Raises KeyError for an unknown key."""
        return self._buttons[key]

    def retranslate(self, messages: Messages) -> None:
        """Puts the titles into another language."""
        for button in self._buttons.values():
            button.retranslate(messages)
        self.updateGeometry()
