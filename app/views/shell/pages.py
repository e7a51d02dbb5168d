"""The pages of the window. A page is made when it is wanted first, or ahead of that; it reads when shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.messages import Messages
from app.views.context import Context, Drafts, Screen
from app.views.shell.places import entries_for


class Pages(QStackedWidget):
    """One screen is shown; the others keep what they had.

    `waiting(str, int)`: so many things wait at a place for somebody.
    """

    waiting = Signal(str, int)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._entries = {each.place.key: each for each in entries_for(context.actor)}
        self._screens: dict[str, Screen] = {}

    def show_place(self, key: str) -> Screen:
        """Shows a place and returns its screen. Raises KeyError for an unknown place."""
        screen = self.screen_of(key)
        self.setCurrentWidget(screen)
        return screen

    def screen_of(self, key: str) -> Screen:
        """The screen of a place, shown or not. Raises KeyError for an unknown place."""
        if key not in self._screens:
            self._screens[key] = self._entries[key].make(self._context, self)
            self._screens[key].waiting.connect(partial(self.waiting.emit, key))
            self.addWidget(self._screens[key])
        return self._screens[key]

    def has(self, key: str) -> bool:
        """Whether it is a place that whoever sits here may see."""
        return key in self._entries

    def make_rest(self, key: str) -> None:
        """Makes all that is on a page. Raises KeyError for an unknown place."""
        self.screen_of(key).make_rest()

    def read_first(self, key: str) -> None:
        """Lets a page read, unless it has. Raises KeyError for an unknown place."""
        self.screen_of(key).read_first()

    def rehearse(self, key: str) -> None:
        """Lets a page fill, unseen, what is seen later. Raises KeyError for an unknown place."""
        self.screen_of(key).rehearse()

    def make_all(self) -> None:
        """Makes the pages that nobody has wanted yet, and all that is on them."""
        for key in self._entries:
            self.make_rest(key)

    def shown(self) -> str:
        """The place that is shown."""
        return next(key for key, screen in self._screens.items() if screen is self.currentWidget())

    def chosen(self) -> dict[str, Sequence[int]]:
        """What is selected at each place."""
        return {place: screen.chosen() for place, screen in self._screens.items()}

    def choose(self, chosen: Mapping[str, Sequence[int]]) -> None:
        """Selects at each place what was selected there."""
        for place, things in chosen.items():
            if things:
                self.screen_of(place).choose(things)

    def drafts(self) -> dict[str, Drafts]:
        """What was begun to write at each place and is not saved."""
        return {place: drafts for place, screen in self._screens.items() if (drafts := screen.drafts())}

    def take_drafts(self, drafts: Mapping[str, Drafts]) -> None:
        """Goes on with what was begun at each place that whoever sits here may see."""
        for place in filter(self.has, drafts):
            self.screen_of(place).take_drafts(drafts[place])

    def retranslate(self, messages: Messages) -> None:
        """Puts every screen into another language."""
        for screen in self._screens.values():
            screen.retranslate(messages)
