"""Facts about the people of a workshop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain.facts.codec import Fact, fact, listed


@fact("person.added")
class PersonAdded(Fact):
    """A person with their roles."""

    id: int
    name: str
    roles: tuple[str, ...] = listed()

    def touches(self) -> Sequence[int]:
        return (self.id,)


@fact("person.edited")
class PersonEdited(Fact):
    """All values of a person as they are now: the codes of their work centres, the levels of their skills.

    `pin` says whether one was `set` or `removed` with it.
    """

    id: int
    name: str
    roles: tuple[str, ...] = listed()
    name_en: str | None
    name_th: str | None
    team: int | None
    work_centers: Sequence[str] | None
    skills: Mapping[str, int] | None
    badge: str | None
    active: bool
    pin: str | None = None

    def touches(self) -> Sequence[int]:
        return (self.id,)


@fact("person.pin_changed")
class PersonPinChanged(Fact):
    """A person has given themselves another PIN."""

    id: int

    def touches(self) -> Sequence[int]:
        return (self.id,)


@fact("team.created")
class TeamCreated(Fact):
    """A team."""

    id: int
    code: str
    name_en: str
    name_th: str | None

    def touches(self) -> Sequence[int]:
        return (self.id,)


@fact("team.edited")
class TeamEdited(Fact):
    """All editable values of a team as they are now."""

    id: int
    name_en: str
    name_th: str | None

    def touches(self) -> Sequence[int]:
        return (self.id,)


@fact("sign_in.set")
class SignInSet(Fact):
    """How people sign in at a window from now on."""

    badge_alone: bool
    lock_minutes: int
    lock_at_shift_end: bool | None = None

    def touches(self) -> Sequence[int]:
        return ()
