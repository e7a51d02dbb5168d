"""A clock that somebody left running: when it is taken to have stood, and what is answered about it.

It is left open once the shift has ended in which somebody last did something with the tray, and three times
as long has passed as its pieces should take. It is closed at that moment, whenever that is noticed; whose
clock it was says later whether the time is right.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.clock import Calendar, Instant
from app.domain.decision import Context, Decision
from app.domain.facts.sessions import SessionSettled, WorkLeftOpen
from app.domain.facts.work import SessionEnded
from app.domain.permissions import Permission
from app.domain.refusals import Code, Refused
from app.domain.shifts import Shift
from app.domain.tickets.states import not_allowed
from app.domain.words import ItemState
from app.ids import ItemId, PersonId, SessionId, TicketId, TokenId
from app.values import frozen

LEFT_OPEN = "left_open"
PATIENCE = 3  # times the estimate
MINUTE = 60_000_000


@frozen
class Lying:
    """A piece on a tray whose clock runs."""

    ticket: TicketId
    token: TokenId
    item: ItemId
    node: str
    others: bool  # somebody else's clock runs on it, too


@frozen
class OpenTray:
    """A running session, as far as its end by itself looks at it."""

    session: SessionId
    person: PersonId
    started_at: Instant
    parted: tuple[Instant, ...]  # when pieces left it
    estimate: float  # minutes for all pieces that ever lay on it
    lying: tuple[Lying, ...]

    def deadline(self, shift: Shift, calendar: Calendar, now: Instant, set_by: int = 0) -> Instant:
        """When its clock is taken to have stood; `set_by` moves it along with a clock that was set."""
        began = Instant(self.started_at + set_by)
        # Where the clock was set back, pieces may have left it in times that are yet to come.
        last = max((each for each in self.parted if began < each <= now), default=began)
        return max(shift.next_end(last, calendar), Instant(began + round(PATIENCE * self.estimate * MINUTE)))


@frozen
class Closed:
    """A session that was closed because it was left open, with what bounds the answer about it."""

    session: SessionId
    person: PersonId
    person_name: str
    started_at: Instant
    ended_at: Instant
    parted: tuple[Instant, ...]  # when the pieces left it whose clocks stood before
    next_began: Instant | None  # the person's next session
    next_runs: bool  # its beginning moves along with a clock that is set
    lying: tuple[Lying, ...]  # the pieces whose clock was left running

    def most(self, now: Instant, set_by: int) -> int:
        """The minutes that it can have taken: until the person's next clock began, or until now.

        `set_by`: how far the clock on the wall was set just now (microseconds).
        """
        until = now if self.next_began is None else self.next_began + set_by * self.next_runs
        return (max(until, self.ended_at) - self.started_at) // MINUTE

    def least(self) -> int:
        """The minutes that it has taken for sure: until the last piece left it."""
        last = max((each for each in self.parted if each <= self.ended_at), default=self.started_at)
        return -(-(last - self.started_at) // MINUTE)


def close(tray: OpenTray, at: int, shift: Shift, context: Context) -> Decision:
    """The clock stood at that moment: the tray's own, if it has passed."""
    deadline = tray.deadline(shift, context.calendar, context.now, context.set_by)
    if at != deadline or deadline > context.now:
        variant = "moment" if deadline <= context.now else ""
        params = {"session": tray.session, "until": deadline}
        raise Refused(Code.NOT_LEFT_OPEN, params, details=params, variant=variant)
    facts = [
        WorkLeftOpen(
            ticket=members[0].ticket,
            person=tray.person,
            session=tray.session,
            node=members[0].node,
            tokens=tuple(each.token for each in members),
            items=tuple(each.item for each in members),
            state=ItemState.IN_PROGRESS if members[0].others else None,
            until=deadline,
        )
        for members in _alike(tray.lying)
    ]
    ended = SessionEnded(session=tray.session, person=tray.person, by=LEFT_OPEN, at=deadline)
    return Decision([*facts, ended], {"session": tray.session, "at": deadline})


def settle(closed: Closed, minutes: int | None, reason: str | None, context: Context) -> Decision:
    """Whose clock it was, or a manager, accepts the time or says how long it was."""
    refused = not_allowed(context.actor, Permission.DECIDE, "settle")
    if refused is not None and context.person.id != closed.person:
        raise refused
    if minutes is not None:
        _refuse_wrong_minutes(closed, minutes, reason, context)
    fact = SessionSettled(
        session=closed.session,
        person=closed.person,
        by=context.person.id,
        minutes=minutes,
        reason=reason,
        items=tuple(each.item for each in closed.lying),
        ended_at=closed.ended_at if minutes is None else closed.started_at + minutes * MINUTE,
        at=context.now,
    )
    return Decision([fact], {"session": closed.session, "ended_at": fact.ended_at})


def _refuse_wrong_minutes(closed: Closed, minutes: int, reason: str | None, context: Context) -> None:
    if reason is None:
        raise Refused(Code.MISSING_FIELD, {"field": "reason"}, details={"field": "reason"}, variant="minutes")
    least, most = closed.least(), closed.most(context.now, context.set_by)
    if not least <= minutes <= most:
        params = {"field": "minutes", "value": minutes, "minimum": least, "maximum": most}
        raise Refused(Code.BAD_VALUE, params, details=params, variant="minutes")


def _alike(lying: Sequence[Lying]) -> list[list[Lying]]:
    """The pieces of one job that stand alike afterwards."""
    found: dict[tuple[TicketId, bool], list[Lying]] = {}
    for each in lying:
        found.setdefault((each.ticket, each.others), []).append(each)
    return list(found.values())
