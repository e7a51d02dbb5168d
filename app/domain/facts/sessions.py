"""Facts about clocks that were left running."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.facts.codec import Fact, fact, ids


@fact("work.left_open")
class WorkLeftOpen(Fact):
    """The clock on these items ran on when nobody can have been working; it is taken to have stood at
    `until`. They stay in their holder's hands, and its person is asked about it. `state` is how they stand
    now, where others work on at them: paused unless told."""

    ticket: int
    person: int
    session: int
    node: str
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    state: str | None = None
    until: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, self.person, self.session, *self.tokens)


@fact("session.settled")
class SessionSettled(Fact):
    """Somebody answered how long a session was that had been left open: as it was closed, or so many
    `minutes`, for a reason. Its open end is at `ended_at` from now on."""

    session: int
    person: int
    by: int
    minutes: int | None
    reason: str | None
    items: tuple[int, ...] = ids()
    ended_at: int
    at: int

    def touches(self) -> Sequence[int]:
        return (self.session, self.person)
