"""Facts about what a manager is asked."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.facts.codec import Fact, fact, ids, listed


@fact("inbox.accepted")
class InboxAccepted(Fact):
    """Somebody let stay what was asked about these items: in whose hands they are, and that they rest."""

    ticket: int
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, *self.tokens)


@fact("inbox.reopened")
class InboxReopened(Fact):
    """What was let stay is asked about again. `questions`: what was asked about the hands in which each item
    is, and `accepted` the session after which its pause had been accepted before; null where neither was."""

    ticket: int
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    questions: tuple[str | None, ...] = listed()
    accepted: tuple[int | None, ...] = listed()
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, *self.tokens)
