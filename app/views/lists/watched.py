"""A listing that follows facts only while somebody looks at it, and a screen around one."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QHideEvent, QShowEvent

from app.lifecycle.queries.activity import FactLine
from app.views.context import Context
from app.views.lists.following import Inquiry
from app.views.lists.listing import Listing, Plan
from app.views.lists.model import IdTableModel
from app.views.lists.screen import ListScreen


class WatchedListing(Listing):
    """What happens while nobody looks is followed once somebody does. Subclasses say what concerns them."""

    def __init__(self, context: Context, plan: Plan, model: IdTableModel[Any]) -> None:
        super().__init__(context, plan, model)
        self._is_watched = self._is_behind = False

    def watch(self, watched: bool) -> None:
        """Whether anybody looks at the list."""
        self._is_watched = watched
        if watched and self._is_behind:
            self.refresh()
            self.changed.emit(frozenset(self.model.ids))  # nobody noted of which

    def _concerned(self, facts: tuple[FactLine, ...]) -> frozenset[int] | None:
        """The things of which `changed` tells after these facts; None if the list is not concerned."""
        raise NotImplementedError

    def _asked(self) -> Inquiry:
        self._is_behind = False
        return super()._asked()

    def _follow(self, facts: tuple[FactLine, ...]) -> bool:
        concerned = self._concerned(facts)
        if concerned is None:
            return False
        self._is_behind = True
        if not self._is_watched:
            return False
        self.model.mark_all_stale()
        self.changed.emit(concerned)
        return True


class WatchedScreen(ListScreen):
    """The list is read when it is first shown, and follows facts while it is."""

    listing: WatchedListing

    def showEvent(self, event: QShowEvent) -> None:
        """The list is read, if it was not yet or if facts came meanwhile."""
        super().showEvent(event)
        self.read_first()
        self.listing.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """What happens now may wait."""
        super().hideEvent(event)
        self.listing.watch(False)
