"""Signing in at a window: a badge or a name says who it is, a PIN confirms it. No command, no fact.

A try is counted before it is looked at, in a transaction of its own: two programs can't try side by side, and
whoever ends the program in the midst has tried all the same.
"""

from __future__ import annotations

from app.clock import Calendar, Instant
from app.domain import people as rules
from app.domain.collation import order_key
from app.domain.decision import Person
from app.domain.refusals import Code, Refused
from app.ids import PersonId
from app.lifecycle import pins
from app.lifecycle.core import Core
from app.lifecycle.desk import Desk
from app.models import database, secrets
from app.models.loading import people as loading
from app.models.loading import things
from app.values import frozen

_NAMES = "SELECT id, name_en, name_th FROM person"


@frozen
class Seatable:
    """Somebody who may sign in, whether with a PIN, and how else their name is written."""

    person: Person
    has_pin: bool
    name_en: str | None
    name_th: str | None


def seatable(desk: Desk) -> list[Seatable]:
    """Who may sign in, by name."""
    pinned, here = secrets.with_pin(desk.db), [each for each in things.people(desk.db) if each.active]
    named = {id_: names for id_, *names in desk.db.execute_sql(_NAMES).fetchall()}  # after: nobody is unnamed
    found = [Seatable(each, each.id in pinned, *named[each.id]) for each in here]
    return sorted(found, key=lambda each: order_key(each.person.name))


def settings(desk: Desk) -> loading.SignIn:
    """How people sign in here."""
    return loading.sign_in(desk.db)


def shift_has_ended(desk: Desk, since: Instant, now: Instant, calendar: Calendar) -> bool:
    """Whether a shift has ended since then, at whose end every window locks here."""
    if not settings(desk).lock_at_shift_end or since >= now:
        return False
    from app.models.loading import sessions  # noqa: PLC0415 - few windows lock so

    return sessions.shift(desk.db).next_end(since, calendar) <= now


def with_badge(desk: Desk, code: str) -> Person:
    """Whose badge it is. The code of a thing is nobody's, whatever is on record. Raises Refused."""
    found = things.with_badge(desk.db, code)
    if found is None or things.code_of_a_thing(desk.db, code) is not None:
        variant = "" if things.code_of_a_thing(desk.db, code) is None else "of_a_thing"
        raise Refused(Code.BADGE_UNKNOWN, {"badge": code}, details={"badge": code}, variant=variant)
    return found


def without_pin(desk: Desk, person: Person, *, by_badge: bool) -> Refused | None:
    """Why a name, or a badge, is not enough to let somebody in; None where it is."""
    refused = rules.inactive(person)
    if refused is not None:
        return refused
    if person.id in secrets.with_pin(desk.db):
        alone = by_badge and rules.is_bound_to_the_bench(person) and settings(desk).badge_alone
        return None if alone else pins.about(Code.PIN_NEEDED, person)
    if rules.needs_no_pin(person, secrets.admins_with_pin(desk.db)):
        return None
    return pins.about(Code.PIN_MISSING, person)


def sign_in(core: Core, person: PersonId, pin: str) -> Person:
    """Who it is, once the PIN is right. Raises Refused: it is wrong, or it is too soon for another try."""
    db = core.workspace.db
    who = things.actor(db, person)
    refused = without_pin(core.desk, who, by_badge=False)
    if refused is not None and refused.code is not Code.PIN_NEEDED:
        raise refused
    wrong = pins.wrong(db, who, core.clock.now())
    with database.transaction(core.workspace):
        too_soon = _count_try(core, who)
    if too_soon is not None:
        raise too_soon
    if not secrets.is_pin(db, who.id, pin):
        raise wrong
    with database.transaction(core.workspace):
        secrets.forget_tries(db, who.id)
    return who


def _count_try(core: Core, who: Person) -> Refused | None:
    """Counts one more try; the refusal where it comes too soon. It commits in either case."""
    db, now = core.workspace.db, core.clock.now()
    pins.mind_clock(db, who.id, now)
    refused = pins.too_soon(db, who, now)
    if refused is None:
        pins.count(db, who.id, now)
    return refused
