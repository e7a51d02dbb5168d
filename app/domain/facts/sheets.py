"""Facts about order sheets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.domain.facts.codec import Fact, fact, ids


@fact("sheet.imported")
class SheetImported(Fact):
    """An order sheet was taken in; its fingerprint recognises it, its mapping is offered next time. It made
    `tickets` of the one line, or manufacturing `orders` of the other."""

    id: int
    sheet: str
    fingerprint: str
    mapping: dict[str, Any] | None
    rows: int
    tickets: tuple[int, ...] = ids()
    orders: tuple[int, ...] | None = ids(None)
    at: int

    def touches(self) -> Sequence[int]:
        return self.tickets if self.orders is None else (self.id, *self.orders)


@fact("sheet.withdrawn")
class SheetWithdrawn(Fact):
    """An import was taken back: its jobs or orders, and the products that only they had, are gone. Codes stay
    given."""

    id: int
    sheet: str
    tickets: tuple[int, ...] = ids()
    products: tuple[int, ...] = ids()
    orders: tuple[int, ...] | None = ids(None)

    def touches(self) -> Sequence[int]:
        return (*self.tickets, *(self.orders or ()), *self.products)
