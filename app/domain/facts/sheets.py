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
