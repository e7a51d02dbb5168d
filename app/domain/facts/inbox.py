"""Facts about what a manager is asked."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.facts.codec import Fact, fact, ids


@fact("inbox.accepted")
class InboxAccepted(Fact):
    """Somebody let stay what was asked about these items: in whose hands they are, and that they rest."""

    ticket: int
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, *self.tokens)
