"""Verbs on the people of a workshop, their teams, and how they sign in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain import people as rules
from app.domain.bad_value import bad
from app.domain.commands import people as commands
from app.domain.commands.fields import Keep
from app.domain.decision import Context, Decision, PinChosen
from app.domain.facts import people as facts
from app.domain.permissions import Permission, may
from app.domain.refusals import Code, Notice, Refused, WarningCode
from app.domain.words import Role
from app.ids import PersonId
from app.lifecycle import pins
from app.lifecycle.desk import Desk
from app.lifecycle.verbs.catalogue import kept
from app.lifecycle.verbs.registry import verb
from app.models import secrets
from app.models.loading import people as loading
from app.models.loading import things, tickets
from app.models.records import PersonRow, TeamRow, WorkCenterRow


@verb(commands.PersonAdd)
def person_add(desk: Desk, command: commands.PersonAdd, context: Context) -> Decision:
    """One more person; the PIN goes to the side table of secrets."""
    things.refuse_duplicate(desk.db, PersonRow, "name", "person", command.name)
    fact = facts.PersonAdded(
        id=context.ids.take(), name=command.name, roles=tuple(dict.fromkeys(command.roles))
    )
    private = () if command.pin is None else (PinChosen(PersonId(fact.id), command.pin),)
    return _decision(desk, fact, private)


@verb(commands.PersonEdit)
def person_edit(desk: Desk, command: commands.PersonEdit, context: Context) -> Decision:
    """The person's values as they are from now on."""
    row: PersonRow = things.find(desk.db, PersonRow, "name", "person", command.person)
    before = loading.values(row)
    fact = facts.PersonEdited(
        id=row.id,
        name=kept(command.name, row.name),
        roles=tuple(dict.fromkeys(kept(command.roles, before.roles))),
        name_en=kept(command.name_en, row.name_en),
        name_th=kept(command.name_th, row.name_th),
        team=row.team if command.team is Keep.AS_IS else _team(desk, command.team),
        work_centers=before.work_centers
        if command.work_centers is Keep.AS_IS
        else _centres(desk, command.work_centers),
        skills=before.skills if command.skills is Keep.AS_IS else _skills(command.skills),
        badge=kept(command.badge, row.badge),
        active=kept(command.active, bool(row.active)),
        pin=None if command.pin is Keep.AS_IS else "removed" if command.pin is None else "set",
    )
    refuse_values(desk, fact, row)
    private = () if isinstance(command.pin, Keep) else (PinChosen(PersonId(row.id), command.pin),)
    return _decision(desk, fact, private)


@verb(commands.PersonChangePin)
def person_change_pin(desk: Desk, command: commands.PersonChangePin, context: Context) -> Decision:
    """Another PIN, for whoever knows the one until now; a wrong one is counted by the door."""
    who = context.actor
    if context.person.id != who.id:
        raise Refused(Code.NOT_ALLOWED, {"person": who.name}, details={"person": who.name}, variant="own_pin")
    pins.refuse_wrong(desk.db, who, command.old_pin, context.now)
    chosen = PinChosen(who.id, command.pin)
    return Decision((facts.PersonPinChanged(id=who.id),), {"id": who.id, "code": who.name}, (), (chosen,))


def refuse_values(desk: Desk, fact: facts.PersonEdited, before: PersonRow) -> None:
    """Raises Refused where the person can't be so: a name or badge is another's, nobody would be an
    administrator any more, or their clock runs and they are said to have left or to work no more."""
    _refuse_taken(desk, fact, before)
    rules.refuse_without_admin(PersonId(fact.id), fact.roles, things.people(desk.db), active=fact.active)
    _refuse_running(desk, fact, before)


def _refuse_running(desk: Desk, fact: facts.PersonEdited, before: PersonRow) -> None:
    """Somebody whose clock runs has not left, and works: nobody could stop it for them afterwards."""
    worked = before.active and _works(before.roles.split(","))
    if not worked or (fact.active and _works(fact.roles)):
        return
    tray = tickets.running_tray(desk.db, PersonId(fact.id))
    if tray is not None:
        params = {"person": before.name, "pieces": len(tray.items)}
        raise Refused(
            Code.SESSION_RUNNING, params, details={**params, "session": tray.session}, variant="leaving"
        )


def _works(roles: Sequence[str]) -> bool:
    return may(map(Role, roles), Permission.WORK)


@verb(commands.TeamCreate)
def team_create(desk: Desk, command: commands.TeamCreate, context: Context) -> Decision:
    """One more team."""
    things.refuse_duplicate(desk.db, TeamRow, "code", "team", command.code)
    fact = facts.TeamCreated(
        id=context.ids.take(), code=command.code, name_en=command.name_en, name_th=command.name_th
    )
    return Decision((fact,), {"id": fact.id, "code": fact.code})


@verb(commands.TeamEdit)
def team_edit(desk: Desk, command: commands.TeamEdit, context: Context) -> Decision:
    """The team's names as they are from now on."""
    row = things.find(desk.db, TeamRow, "code", "team", command.team)
    fact = facts.TeamEdited(
        id=row.id, name_en=kept(command.name_en, row.name_en), name_th=kept(command.name_th, row.name_th)
    )
    return Decision((fact,), {"id": fact.id, "code": row.code})


@verb(commands.SignInSet)
def sign_in_set(desk: Desk, command: commands.SignInSet, context: Context) -> Decision:
    """How people sign in from now on; what is not given stays."""
    before = loading.sign_in(desk.db)
    fact = facts.SignInSet(
        badge_alone=kept(command.badge_alone, before.badge_alone),
        lock_minutes=kept(command.lock_minutes, before.lock_minutes),
        lock_at_shift_end=kept(command.lock_at_shift_end, before.lock_at_shift_end),
    )
    result = {name: getattr(fact, name) for name in ("badge_alone", "lock_minutes", "lock_at_shift_end")}
    return Decision((fact,), result)


def _decision(
    desk: Desk, fact: facts.PersonAdded | facts.PersonEdited, private: Sequence[PinChosen]
) -> Decision:
    """With a warning where a PIN is given while administrators are let in without one."""
    given = any(chosen.pin is not None for chosen in private)
    lax = given and Role.ADMIN not in fact.roles and not secrets.admins_with_pin(desk.db)
    notices = (Notice(WarningCode.NO_ADMIN_PIN),) if lax else ()
    return Decision((fact,), {"id": fact.id, "code": fact.name}, notices, private)


def _refuse_taken(desk: Desk, fact: facts.PersonEdited, before: PersonRow) -> None:
    for name, value in (("name", fact.name), ("badge", fact.badge)):
        if value is None or getattr(before, name) == value:
            continue
        if name == "badge":
            rules.refuse_badge(value, things.code_of_a_thing(desk.db, value))
        taken = things.called(desk.db, PersonRow, name, value)
        if taken is not None and taken.id != fact.id:
            variant = "person" if name == "name" else "badge"
            params = {"what": variant, "name": value, "person": taken.name}
            raise Refused(Code.DUPLICATE, params, details={"field": name, "name": value}, variant=variant)


def _team(desk: Desk, ref: str | int | Keep | None) -> int | None:
    if ref is None or isinstance(ref, Keep):
        return None
    found: int = things.find(desk.db, TeamRow, "code", "team", ref).id
    return found


def _centres(desk: Desk, refs: Sequence[str | int] | Keep | None) -> tuple[str, ...] | None:
    if refs is None or isinstance(refs, Keep):
        return None
    found = (things.find(desk.db, WorkCenterRow, "code", "work_center", ref).code for ref in refs)
    return tuple(dict.fromkeys(found))


def _skills(given: Sequence[Mapping[str, Any]] | Keep | None) -> dict[str, int] | None:
    if given is None or isinstance(given, Keep):
        return None
    levels: dict[str, int] = {}
    for each in given:
        if each["skill"] in levels:
            raise bad("skills", each["skill"], "skill_twice")
        levels[each["skill"]] = each.get("level", 1)
    return levels
