"""What a verb is given and what it gives back: values in, facts out, nothing done yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING, Any

from app.clock import Calendar, Greenwich, Instant
from app.domain.permissions import Permission, may
from app.domain.refusals import Notice
from app.domain.words import Role
from app.ids import IdSource, PersonId
from app.values import frozen

if TYPE_CHECKING:
    from app.domain.facts import Fact


@frozen
class Person:
    """Somebody of the workshop, as far as rules look at them."""

    id: PersonId
    name: str
    roles: tuple[Role, ...]
    active: bool = True
    team: int | None = None
    skills: tuple[tuple[str, int], ...] = ()  # with their levels; none on record: able to do everything
    work_centers: frozenset[str] = frozenset()  # by their codes; none on record: works at each

    def level(self, skill: str) -> int:
        """How well they can it: 0 for not at all."""
        return dict(self.skills).get(skill, 0)

    def may(self, permission: Permission) -> bool:
        """Whether one of their roles grants it."""
        return may(self.roles, permission) or (self.id == SYSTEM and permission is Permission.KEEP_TIME)


SYSTEM = PersonId(0)
"""Who gives what time does by itself: nobody of the workshop, and any program that is open."""
SYSTEM_NAME = "system"


@frozen
class Context:
    """The circumstances of one command: when, where, by whom, and where ids come from."""

    now: Instant
    today: date  # the workshop's calendar day
    actor: Person
    person: Person  # who did the work; the actor unless somebody else was named
    ids: IdSource
    calendar: Calendar = field(default_factory=Greenwich)  # of the workshop
    set_by: int = 0  # how far the clock was set since the last command; what runs moves along with it


@frozen
class PinChosen:
    """A person's new PIN. It goes to the side table of secrets as a hash, never into a fact."""

    person: PersonId
    pin: str | None  # None: there is none any more


@frozen
class Decision:
    """What a command amounts to: the facts to append, the receipt's result, warnings."""

    facts: Sequence[Fact]
    result: Mapping[str, Any]
    notices: Sequence[Notice] = ()
    private: Sequence[PinChosen] = field(default=())
