"""Rules about the people of a workshop: who must stay, which badges there are, and who lets whom in.

Signing in tells who works; it is no lock on the file. Who has a PIN is asked for it. Who has none is let in
by name, as long as they may do no more than an operator; the others are, until an administrator has one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from app.domain.bad_value import bad
from app.domain.decision import Person
from app.domain.permissions import GRANTED
from app.domain.refusals import Code, Refused
from app.domain.words import Role
from app.ids import PersonId

SHORTEST_BADGE = 4
_LIKE_A_THING = re.compile(r"(?:HJ|JT|MO)-.*|.*-(?:HAT|OEM)-.*|F[0-9]{3,}", re.ASCII | re.IGNORECASE)
_AT_THE_BENCH = GRANTED[Role.OPERATOR] | GRANTED[Role.VIEWER]

# How long after so many tries in vain the next one is taken, in seconds; the last holds for all further ones.
_FREE = (0, 0, 0)
DELAYS = (*_FREE, 5, 15, 30, 60, 120, 300)
DELAYS_OF_DECIDERS = (*_FREE, 30, 60, 120, 300, 900, 3600)


def refuse_badge(badge: str, of_a_thing: str | None) -> None:
    """Raises Refused where a badge is too short to be read for sure, or looks like the code of a thing."""
    if len(badge) < SHORTEST_BADGE:
        raise bad("badge", badge, "badge_short", minimum=SHORTEST_BADGE)
    if of_a_thing is not None or _LIKE_A_THING.fullmatch(badge):
        raise bad("badge", badge, "badge_of_a_thing")


def refuse_without_admin(
    person: PersonId, roles: Iterable[str], everybody: Iterable[Person], *, active: bool
) -> None:
    """Raises Refused where nobody who is here would be an administrator any more."""
    others = (each for each in everybody if each.id != person)
    if (active and Role.ADMIN in roles) or any(each.active and Role.ADMIN in each.roles for each in others):
        return
    named = next(each.name for each in everybody if each.id == person)
    raise Refused(Code.LAST_ADMIN, {"person": named}, details={"person": named})


def inactive(person: Person) -> Refused | None:
    """The refusal of somebody who is not here any more."""
    if person.active:
        return None
    return Refused(Code.PERSON_INACTIVE, {"person": person.name}, details={"person": person.name})


def is_bound_to_the_bench(person: Person) -> bool:
    """Whether they may do no more than an operator or a viewer."""
    return all(GRANTED[role] <= _AT_THE_BENCH for role in person.roles)


def needs_no_pin(person: Person, admins_with_pin: Collection[PersonId]) -> bool:
    """Whether somebody who has no PIN is let in without one."""
    return is_bound_to_the_bench(person) or not admins_with_pin


def seconds_to_wait(person: Person, tries: int) -> int:
    """For how long no PIN is taken after so many tries in vain."""
    delays = DELAYS if is_bound_to_the_bench(person) else DELAYS_OF_DECIDERS
    return delays[min(tries, len(delays) - 1)]
