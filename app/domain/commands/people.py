"""Commands on the people of a workshop: who they are, what they can, to which team they belong."""

from __future__ import annotations

from typing import Any

from app.domain.commands.fields import FieldKind, FieldSpec, Keep, spec
from app.domain.commands.registry import Command, command
from app.domain.commands.shapes import (
    EDIT_FLAG,
    EDIT_NAME,
    EDIT_OPTIONAL_NAME,
    NAME_LENGTH,
    code,
    edited,
    ref,
    roles,
    text,
)
from app.domain.permissions import Permission
from app.domain.words import Role

PERSON_NAME = 100
LONGEST_PIN = 12
HIGHEST_LEVEL = 10

_NAME = FieldSpec(FieldKind.TEXT, required=False, maximum=PERSON_NAME)
_ROLES = FieldSpec(FieldKind.CHOICE, required=False, many=True, choices=tuple(Role))
_SKILL = {
    "skill": FieldSpec(FieldKind.TEXT, maximum=NAME_LENGTH),
    "level": FieldSpec(FieldKind.INTEGER, required=False, minimum=1, maximum=HIGHEST_LEVEL),
}
SKILLS = FieldSpec(FieldKind.OBJECT, required=False, many=True, clearable=True, fields=_SKILL)
CENTRES = FieldSpec(FieldKind.REF, required=False, many=True, refers_to="work_center", clearable=True)
TEAM = FieldSpec(FieldKind.REF, required=False, refers_to="team", clearable=True)
BADGE = FieldSpec(FieldKind.CODE, required=False, maximum=40, clearable=True)
PIN = FieldSpec(FieldKind.PIN, required=False, maximum=LONGEST_PIN, secret=True, clearable=True)

OWN_PIN = FieldSpec(FieldKind.PIN, maximum=LONGEST_PIN, secret=True)


@command("person.add", Permission.ADMINISTER, counter="person.edit")
class PersonAdd(Command):
    """A person of the workshop; the name is unique. What else is on record of them, `person.edit` says."""

    name: str = text(length=PERSON_NAME)
    roles: tuple[str, ...] = roles()
    pin: str | None = spec(PIN)


@command("person.edit", Permission.ADMINISTER, undoable=True)
class PersonEdit(Command):
    """Changes what is given: null takes a name, badge, team, PIN, or all skills or work centres away.

    Without any skills on record somebody counts as able to do everything, without work centres as working
    at each. `active: false` is for who has left.
    """

    person: str | int = ref("person")
    name: str | Keep = edited(_NAME)
    roles: tuple[str, ...] | Keep = edited(_ROLES)
    name_en: str | Keep | None = edited(EDIT_OPTIONAL_NAME)
    name_th: str | Keep | None = edited(EDIT_OPTIONAL_NAME)
    team: str | int | Keep | None = edited(TEAM)
    work_centers: tuple[str | int, ...] | Keep | None = edited(CENTRES)
    skills: tuple[dict[str, Any], ...] | Keep | None = edited(SKILLS)
    badge: str | Keep | None = edited(BADGE)
    pin: str | Keep | None = edited(PIN)
    active: bool | Keep = edited(EDIT_FLAG)


@command("person.change_pin", None, counter="person.edit")
class PersonChangePin(Command):
    """Gives oneself another PIN; the one until now is needed, and guessing it is slowed down. The first one
    is given by an administrator."""

    old_pin: str = spec(OWN_PIN)
    pin: str = spec(OWN_PIN)


@command("team.create", Permission.ADMINISTER, counter="team.edit")
class TeamCreate(Command):
    """A team: who belongs together, and may take over from each other."""

    code: str = code()
    name_en: str = text()
    name_th: str | None = text(required=False)


@command("team.edit", Permission.ADMINISTER, undoable=True)
class TeamEdit(Command):
    """Changes a team's names."""

    team: str | int = ref("team")
    name_en: str | Keep = edited(EDIT_NAME)
    name_th: str | Keep | None = edited(EDIT_OPTIONAL_NAME)


@command("sign_in.set", Permission.ADMINISTER, undoable=True)
class SignInSet(Command):
    """How people sign in at a window: whether a badge alone lets operators in, and after how many minutes
    without a key or touch it locks (0: never). With `lock_at_shift_end` every window locks when the shift
    ends."""

    badge_alone: bool | Keep = edited(EDIT_FLAG)
    lock_minutes: int | Keep = edited(
        FieldSpec(FieldKind.INTEGER, required=False, minimum=0, maximum=24 * 60)
    )
    lock_at_shift_end: bool | Keep = edited(EDIT_FLAG)
