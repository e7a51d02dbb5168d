"""A screen around one listing: what it can do is what its list, and the panel beside it, can."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout

from app.views.context import Screen
from app.views.lists.listing import Listing
from app.views.lists.view import ListView


class Panel(Protocol):
    """What stands beside the list."""

    def refresh(self) -> None:
        """Reads again what it shows."""


class ListScreen(Screen):
    """Subclasses make `listing`, `table`, `panel` and the column that they stand in; nothing is read before
    the screen is shown for the first time.
    """

    listing: Listing
    table: ListView
    panel: Panel
    _column: QVBoxLayout

    @Slot()
    def refresh(self) -> None:
        """Reads everything again."""
        self.listing.refresh()
        self.panel.refresh()

    def read_first(self) -> None:
        """Reads the list, unless it was read before."""
        self.listing.read_first()

    def focus_list(self) -> None:
        """Puts the keyboard into the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_thing(self, thing: int) -> None:
        """Selects one thing, whatever the filter hid before."""
        self.listing.show_thing(thing)

    def chosen(self) -> Sequence[int]:
        """The things that are selected."""
        return self.table.chosen()

    def choose(self, things: Sequence[int]) -> None:
        """Selects those of these things that the list shows."""
        self.listing.read_all()
        self.table.choose(things)

    def strip_room(self) -> QVBoxLayout:
        """Under the list, so that the panel has the whole height."""
        return self._column
