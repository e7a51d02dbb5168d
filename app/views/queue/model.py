"""The model of the cards: lots in order, and for each row a lookup into cards that were made once.

A page of rows is read when one of them is looked at. What changes is read again for its jobs alone.
"""

from __future__ import annotations

import logging
from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate, groupby
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.lifecycle.queries import queue
from app.lifecycle.queries.queue import Lot, QueueLine, Scope, Step
from app.values import frozen
from app.views.context import Context
from app.views.queue.cards import Card, card_of

log = logging.getLogger(__name__)

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
PAGE = 16
KEPT = 4000
"""After so many kept cards the store starts anew; a screenful needs some dozens."""

DISPLAY, TOOLTIP = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


@frozen
class Group:
    """The cards of one step, which stand together."""

    step: Step
    first: int
    count: int


@frozen
class Spot:
    """Where an item is looked for again after the list has changed."""

    item: int
    ticket: int
    node: str


class QueueModel(QAbstractListModel):
    """The open work of one scope, for the person who sits here."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.scope = Scope.MINE
        self._lots: list[Lot] = []
        self._starts: list[int] = []
        self._rows = 0
        self.groups: list[Group] = []
        self._items: dict[tuple[int, str, int, int], array[int]] = {}
        self._cards: dict[int, Card | None] = {}

    # what Qt asks

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """The number of cards; a flat list has nothing below an item."""
        return 0 if parent.isValid() else self._rows

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """The words of a card; its page is read when it is the first of it."""
        if not index.isValid() or role not in (DISPLAY, TOOLTIP, SPOKEN):
            return None
        card = self.card(index.row())
        if card is None:
            return None
        if role == DISPLAY:
            return card.title
        return card.spoken if role == SPOKEN else card.notes or None

    # what the screen asks

    def card(self, row: int) -> Card | None:
        """What a row shows; None for what is not open any more."""
        item = self._item_at(row)
        if item not in self._cards:
            self._read(row)
        return self._cards.get(item)

    def line(self, row: int) -> QueueLine | None:
        """The piece of a row."""
        card = self.card(row)
        return None if card is None else card.line

    def spot(self, row: int) -> Spot:
        """How a row is found again."""
        lot = self._lots[self._lot_of(row)]
        return Spot(self._item_at(row), lot.ticket, lot.node)

    def row_of(self, spot: Spot) -> int:
        """The row of an item; -1 where it is not listed."""
        for place, lot in enumerate(self._lots):
            if (lot.ticket, lot.node) == (spot.ticket, spot.node) and spot.item in self._items_of(place):
                return self._starts[place] + self._items_of(place).index(spot.item)
        return -1

    # what the screen tells

    def show(self, scope: Scope) -> None:
        """Reads all lots of a scope. Raises what the database raises."""
        self._take(queue.lots(self._context.desk, scope, self._context.actor.id), scope)

    def follow(self, tickets: Collection[int]) -> None:
        """Reads the lots of some jobs again, and their cards when they are painted next."""
        desk, person, wanted = self._context.desk, self._context.actor.id, frozenset(tickets)
        fresh = queue.lots(desk, self.scope, person, wanted)
        looked_at = [lot for lot in fresh if lot.key in self._items]
        items = {lot.key: queue.lot_items(desk, lot, self.scope, person) for lot in looked_at}
        before = [lot for lot in self._lots if lot.ticket in wanted]
        same = set(before) == set(fresh) and all(self._items[key] == after for key, after in items.items())
        for item in [item for item, card in self._cards.items() if card is None or _ticket(card) in wanted]:
            del self._cards[item]
        if same:
            self._tell_changed(wanted)
            return
        lots = queue.in_order([*(lot for lot in self._lots if lot.ticket not in wanted), *fresh])
        self.beginResetModel()
        self._items = {key: kept for key, kept in self._items.items() if key[0] not in wanted} | items
        self._set(lots)
        self.endResetModel()

    def forget(self) -> None:
        """Every card is made anew when it is painted next: another language, another day."""
        self._cards.clear()
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(self._rows - 1))

    # reading

    def _take(self, lots: list[Lot], scope: Scope) -> None:
        self.beginResetModel()
        self.scope = scope
        self._items.clear()
        self._cards.clear()
        self._set(lots)
        self.endResetModel()

    def _set(self, lots: list[Lot]) -> None:
        *self._starts, self._rows = accumulate((lot.pieces for lot in lots), initial=0)
        self._lots = lots
        self.groups = list(self._grouped())

    def _grouped(self) -> Iterable[Group]:
        first = 0
        for (version, node), lots in groupby(self._lots, attrgetter("version", "node")):
            count = sum(lot.pieces for lot in lots)
            yield Group(queue.step_of(self._context.desk, version, node), first, count)
            first += count

    def _tell_changed(self, tickets: frozenset[int]) -> None:
        for place, lot in enumerate(self._lots):
            if lot.ticket in tickets:
                first = self._starts[place]
                self.dataChanged.emit(self.index(first), self.index(first + lot.pieces - 1))

    def _lot_of(self, row: int) -> int:
        return bisect_right(self._starts, row) - 1

    def _item_at(self, row: int) -> int:
        place = self._lot_of(row)
        items = self._items_of(place)
        within = row - self._starts[place]
        return items[within] if within < len(items) else 0  # taken meanwhile: the facts are on their way

    def _items_of(self, place: int) -> array[int]:
        lot = self._lots[place]
        key = lot.key
        if key not in self._items:
            desk, person = self._context.desk, self._context.actor.id
            self._items[key] = queue.lot_items(desk, lot, self.scope, person)
        return self._items[key]

    def _read(self, row: int) -> None:
        """Reads the page that a row stands on; what can't be read is a card that says so."""
        if len(self._cards) > KEPT:
            self._cards.clear()
        first = row - row % PAGE
        items = [self._item_at(each) for each in range(first, min(first + PAGE, self._rows))]
        missing = [item for item in items if item not in self._cards]
        self._cards |= dict(zip(missing, self._cards_of(missing), strict=True))

    def _cards_of(self, items: Sequence[int]) -> list[Card | None]:
        context = self._context
        try:
            lines = queue.queue_lines(context.desk, items, context.actor, context.now())
            return [None if line is None else card_of(line, context) for line in lines]
        except Exception:
            log.exception("%d cards of the queue could not be read", len(items))
            return [None] * len(items)


def _ticket(card: Card) -> int:
    return card.line.piece.ticket
