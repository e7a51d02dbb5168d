"""Facts about order sheets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.domain.facts.codec import Fact, fact, ids


@fact("sheet.imported")
class SheetImported(Fact):
    """An order sheet was taken in; its fingerprint recognises it, its mapping is offered next time."""

    id: int
    sheet: str
    fingerprint: str
    mapping: dict[str, Any] | None
    rows: int
    tickets: tuple[int, ...] = ids()
    at: int

    def touches(self) -> Sequence[int]:
        return self.tickets


@fact("sheet.withdrawn")
class SheetWithdrawn(Fact):
    """An import was taken back: its jobs, and the products that only they had, are gone. Codes stay given."""

    id: int
    sheet: str
    tickets: tuple[int, ...] = ids()
    products: tuple[int, ...] = ids()

    def touches(self) -> Sequence[int]:
        return (*self.tickets, *self.products)
