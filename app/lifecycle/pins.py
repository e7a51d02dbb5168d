"""Guessing a PIN is slow: so many tries in vain, and the next one is looked at later."""

from __future__ import annotations

from app.clock import Instant, iso
from app.domain import people as rules
from app.domain.decision import Person
from app.domain.refusals import Code, Refused
from app.ids import PersonId
from app.models import secrets
from app.models.connection import Database

SECOND = 1_000_000


def too_soon(db: Database, who: Person, now: Instant) -> Refused | None:
    """Why no PIN of somebody is looked at now; None where it is."""
    before = secrets.tries(db, who.id)
    until = min(before.at, now) + rules.seconds_to_wait(who, before.count) * SECOND
    return about(Code.PIN_DELAYED, who, Instant(until)) if now < until else None


def wrong(db: Database, who: Person, now: Instant) -> Refused:
    """The refusal of a PIN that was tried now, which is not counted yet."""
    wait = rules.seconds_to_wait(who, secrets.tries(db, who.id).count + 1)
    return about(Code.PIN_WRONG, who, Instant(now + wait * SECOND) if wait else None)


def count(db: Database, who: PersonId, now: Instant) -> None:
    """One more try."""
    secrets.note_try(db, who, secrets.Tries(secrets.tries(db, who).count + 1, now))


def mind_clock(db: Database, who: PersonId, now: Instant) -> None:
    """Where the clock was set back the wait begins anew, once."""
    before = secrets.tries(db, who)
    if now < before.at:
        secrets.note_try(db, who, secrets.Tries(before.count, now))


def heed(db: Database, who: PersonId, refused: Refused, now: Instant) -> None:
    """What follows from a command with a PIN in it that was refused: such a try counts like any other."""
    if refused.code is Code.PIN_WRONG:
        count(db, who, now)
    elif refused.code is Code.PIN_DELAYED:
        mind_clock(db, who, now)


def refuse_wrong(db: Database, who: Person, pin: str, now: Instant) -> None:
    """Raises Refused where it is not somebody's PIN, or none of theirs is looked at; counts nothing."""
    if who.id not in secrets.with_pin(db):
        raise Refused(Code.PIN_MISSING, {"person": who.name}, details={"person": who.name}, variant="own")
    refused = too_soon(db, who, now)
    if refused is None and not secrets.is_pin(db, who.id, pin):
        refused = wrong(db, who, now)
    if refused is not None:
        raise refused


def about(code: Code, who: Person, until: Instant | None = None) -> Refused:
    """A refusal of somebody; `until` when no PIN of theirs is looked at."""
    named = {"person": who.name}
    if until is None:
        return Refused(code, named, details=named)
    return Refused(code, {**named, "until": until}, details={**named, "until": iso(until)}, variant="wait")
