"""The pages of the window, each made when it is shown first."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QStackedWidget

from app.messages import Messages
from app.views.context import Context, Screen
from app.views.shell.places import ENTRIES


class Pages(QStackedWidget):
    """One screen is shown; the others keep what they had."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._made: dict[str, Screen] = {}

    def show_place(self, key: str) -> Screen:
        """Shows a place and returns its screen. Raises KeyError for an unknown place."""
        screen = self.screen_of(key)
        self.setCurrentWidget(screen)
        return screen

    def screen_of(self, key: str) -> Screen:
        """The screen of a place, made now if need be. Raises KeyError for an unknown place."""
        if key not in self._made:
            entry = {each.place.key: each for each in ENTRIES}[key]
            self._made[key] = entry.make(self._context)
            self.addWidget(self._made[key])
        return self._made[key]

    def shown(self) -> str:
        """The place that is shown."""
        return next(key for key, screen in self._made.items() if screen is self.currentWidget())

    def retranslate(self, messages: Messages) -> None:
        """Puts every screen that was made into another language."""
        for screen in self._screens():
            screen.retranslate(messages)

    def _screens(self) -> Iterator[Screen]:
        yield from self._made.values()
