"""Facts about work items and sessions. One fact speaks of tokens of one ticket."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.facts.codec import Fact, fact, ids


@fact("work.started")
class WorkStarted(Fact):
    """A person's clock runs on these items, as members of one session; they hold them from now on."""

    ticket: int
    person: int
    session: int
    node: str
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, self.person, *self.tokens)


@fact("work.paused")
class WorkPaused(Fact):
    """The clock stopped on these items; they stay in their holder's hands."""

    ticket: int
    person: int
    reason: str
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, self.person, *self.tokens)


@fact("work.resumed")
class WorkResumed(Fact):
    """The clock runs again on these items, in a new session."""

    ticket: int
    person: int
    session: int
    node: str
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, self.person, *self.tokens)


@fact("work.completed")
class WorkCompleted(Fact):
    """A person finished these items; the ones nobody had started carry no measured time."""

    ticket: int
    person: int
    node: str
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, self.person, *self.tokens)


@fact("work.claimed")
class WorkClaimed(Fact):
    """A person took these items: they hold them from now on, and no clock runs."""

    ticket: int
    person: int
    node: str
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, self.person, *self.tokens)


@fact("work.handed_over")
class WorkHandedOver(Fact):
    """A person gave these items into another's hands; the clock that ran on them stands. `state` is how they
    stand now; `question` is what a manager is asked about it."""

    ticket: int
    person: int
    to: int
    note: str | None
    node: str
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    state: str
    question: str | None = None
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, self.person, self.to, *self.tokens)


@fact("work.taken_over")
class WorkTakenOver(Fact):
    """A person took these items out of another's hands; the clock that ran on them stands. `state` is how
    they stand now; `question` is what a manager is asked about it."""

    ticket: int
    person: int
    reason: str
    node: str
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    state: str
    question: str | None = None
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, self.person, *self.tokens)


@fact("work.requeued")
class WorkRequeued(Fact):
    """A person put these items back: nobody holds them, and whoever may can take them."""

    ticket: int
    person: int
    note: str | None
    node: str
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, self.person, *self.tokens)


@fact("qc.passed")
class QcPassed(Fact):
    """A person found these tokens good; where they go is told by the facts that follow."""

    ticket: int
    person: int
    node: str
    note: str | None
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, self.person, *self.tokens)


@fact("qc.failed")
class QcFailed(Fact):
    """A person found a fault in these tokens; where they go is told by the facts that follow."""

    ticket: int
    person: int
    node: str
    defect: str | None
    note: str | None
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, self.person, *self.tokens)


@fact("work.reverted")
class WorkReverted(Fact):
    """The start of these items was taken back: they stand as before it. Minutes that ran stay recorded."""

    ticket: int
    node: str
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    state: str
    holder: int | None
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, *self.tokens)


@fact("session.ended")
class SessionEnded(Fact):
    """The last item left a tray; `by` says how: paused, completed, undone, ticket_paused, …"""

    session: int
    person: int
    by: str
    at: int

    def touches(self) -> Sequence[int]:
        return (self.person,)
