"""Facts about work items and sessions. One fact speaks of tokens of one ticket."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.facts.codec import Fact, fact, ids, listed

Counts = tuple[Sequence[int], ...]
"""Of each of a fact's batches, in order: how many came out good, scrapped, and to be done again."""


@fact("work.started")
class WorkStarted(Fact):
    """A person's clock runs on these items, as members of one session; they hold them from now on.

    `places`: how many people the step asks for, where that is more than one.
    """

    ticket: int
    person: int
    session: int
    node: str
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    places: int | None = None
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, self.person, *self.tokens)


@fact("work.paused")
class WorkPaused(Fact):
    """The person's clock stopped on these items; they stay in their holder's hands. `state` is how they stand
    now, where others work on at them: paused unless told."""

    ticket: int
    person: int
    reason: str
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    state: str | None = None
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, self.person, *self.tokens)


@fact("work.resumed")
class WorkResumed(Fact):
    """The clock of somebody who takes part in these items runs again on them, in a new session."""

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
    counts: Counts | None = listed(default=None)
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, self.person, *self.tokens)


@fact("work.claimed")
class WorkClaimed(Fact):
    """A person took these items: they hold them from now on, and no clock runs. `places` as at a start."""

    ticket: int
    person: int
    node: str
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    places: int | None = None
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
    they stand now; `question` is what a manager is asked about it. `out` had a part of them to do, and have
    none any more."""

    ticket: int
    person: int
    reason: str
    node: str
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    state: str
    question: str | None = None
    out: tuple[int, ...] | None = listed(None)
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


@fact("work.assisted")
class WorkAssisted(Fact):
    """A person joined in on these items, which somebody else holds; their clock runs as members of one
    session. Help that was asked for has come."""

    ticket: int
    person: int
    session: int
    node: str
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, self.person, *self.tokens)


@fact("work.pressed")
class WorkPressed(Fact):
    """A person is ready to begin these items; the clock starts once as many have pressed, shortly after each
    other, as the step asks for (`places`). Whoever pressed first holds them."""

    ticket: int
    person: int
    node: str
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    places: int
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, self.person, *self.tokens)


@fact("work.part_completed")
class WorkPartCompleted(Fact):
    """A person did their part of these items, which wait for the parts of others (`places` in all); who did
    so of items in nobody's hands holds them from now on. `state` is how they stand now, `note` what an
    inspector said to it."""

    ticket: int
    person: int
    node: str
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    places: int
    state: str
    note: str | None = None
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, self.person, *self.tokens)


@fact("work.left")
class WorkLeft(Fact):
    """A person takes no part in these items any more, and others go on; `to` holds them now where it was the
    holder who left. `state` is how they stand now, `note` what they said to it."""

    ticket: int
    person: int
    to: int | None
    node: str
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    state: str
    note: str | None = None
    at: int

    def touches(self) -> Sequence[int]:
        also = () if self.to is None else (self.to,)
        return (self.ticket, self.person, *also, *self.tokens)


@fact("work.help_asked")
class WorkHelpAsked(Fact):
    """A person who works on these items wants somebody to join in."""

    ticket: int
    person: int
    node: str
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, self.person, *self.tokens)


@fact("work.help_withdrawn")
class WorkHelpWithdrawn(Fact):
    """A person who works on these items wants nobody to join in any more."""

    ticket: int
    person: int
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
    counts: Counts | None = listed(default=None)
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
    counts: Counts | None = listed(default=None)
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, self.person, *self.tokens)


@fact("work.reverted")
class WorkReverted(Fact):
    """What somebody did to these items was taken back: they stand as before it. Minutes that ran stay
    recorded.

    `helpers` take part beside the holder as `parts` say, `since` those times; `asks`: help is wanted. The
    clocks of the people who are `stopped` stand, where it isn't told those of all.
    """

    ticket: int
    node: str
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    state: str
    holder: int | None
    helpers: tuple[int, ...] | None = listed(None)
    parts: tuple[str, ...] | None = listed(None)
    since: tuple[int, ...] | None = listed(None)
    asks: bool | None = None
    stopped: tuple[int, ...] | None = listed(None)
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, *self.tokens)


@fact("session.ended")
class SessionEnded(Fact):
    """The last item left a tray; `by` says how: paused, completed, join_satisfied, undone, …"""

    session: int
    person: int
    by: str
    at: int

    def touches(self) -> Sequence[int]:
        return (self.person,)
