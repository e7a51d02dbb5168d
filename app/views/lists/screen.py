"""A screen around one listing: what it can do is what its list, and the panel beside it, can."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.views.context import Screen
from app.views.lists.listing import Listing
from app.views.lists.states import FAILED, LOADING, NO_MATCH
from app.views.lists.view import ListView
from app.views.theme.scale import LARGE, MEDIUM, SMALL
from app.views.widgets.beside import Beside
from app.views.widgets.label import PlainLabel

PASSING = (None, LOADING, FAILED, NO_MATCH)
"""What a list says while there may be rows."""


class Panel(Protocol):
    """What stands beside the list."""

    def refresh(self) -> None:
        """Reads again what it shows."""


class ListScreen(Screen):
    """Subclasses make `listing`, `table` and the column that they stand in, and after it `panel`; nothing is
    read before the screen is shown for the first time.
    """

    listing: Listing
    table: ListView
    panel: Panel
    _column: QVBoxLayout
    _beside: Beside

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

    @Slot()
    def _show_aside(self) -> None:
        """Of a list without rows nothing can be chosen, so there is nothing to be said of it beside."""
        self._beside.show_panel(shown=self.table.notice.notice() in PASSING)

    def _set_out(
        self,
        title: PlainLabel,
        *,
        head: Sequence[QWidget] = (),
        tools: Sequence[QWidget] = (),
        above: Sequence[QWidget] = (),
    ) -> None:
        """Puts title, search, filters and list into the column, and that beside the panel.

        `head` stands at the end of the line of title and search, `tools` at the end of the filters, `above`
        between these and the list.
        """
        top, filters = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(LARGE)
        filters.setSpacing(SMALL)
        top.addWidget(title)
        top.addWidget(self.listing.search, 1)
        filters.addWidget(self.listing.chips, 1)
        for part in head:
            top.addWidget(part)
        for part in tools:
            filters.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(MEDIUM)
        self._column.addLayout(top)
        self._column.addLayout(filters)
        for part in above:
            self._column.addWidget(part)
        self._column.addWidget(self.table, 1)
        self._beside.page.setLayout(self._column)
        self.table.notice.covering.connect(self._show_aside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(LARGE, LARGE, LARGE, SMALL)
        whole.addWidget(self._beside)
