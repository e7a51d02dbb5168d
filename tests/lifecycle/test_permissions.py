"""Who may do what: every command by every role, against DOMAIN 9's table as it was typed in by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from app.domain.commands import COMMANDS, NOT_OFFERED, find
from app.domain.permissions import GRANTED, Permission, may
from app.domain.refusals import Refused
from app.domain.tickets.states import OF_LINE, PERMISSIONS
from app.domain.words import Line, Role
from app.lifecycle.verbs import VERBS
from tests.lifecycle.shop import ENGLISH, PEOPLE, Shop, workshop
from tests.reference.choosing import exchange
from tests.reference.drawing import apart, inspected
from tests.reference.tables import ACTING_FOR_OTHERS, DECIDING, JUDGING, MAY, ROLES

PERSON_OF = {"admin": "Admin"} | {role: name for name, (role,) in PEOPLE.items()}
JOB = {"job": "HJ-2611-0001"}
TICKET = {"ticket": "JT-2611-0001"}
PACKET = {"packet": "job-0-00000000"}
MO = {"order": "MO-2026-0001"}
REASON = {"reason": "test"}
PIECE = {"tokens": [{"ticket": "HJ-2611-0001", "number": "F001"}]}
ORDER: dict[str, Any] = {"product": "TOTE-07", "quantity": 1}
FIELDS: dict[str, dict[str, Any]] = {
    "org.set": {"code": "HAT"},
    "work_center.create": {"code": "T1", "name_en": "Table"},
    "person.add": {"name": "Mali", "roles": ["viewer"]},
    "person.edit": {"person": "Som", "name_en": "Som"},
    "person.change_pin": {"old_pin": "4711", "pin": "1147"},
    "team.create": {"code": "CUTTERS", "name_en": "Cutters"},
    "team.edit": {"team": "CUTTERS", "name_en": "Cutters"},
    "sign_in.set": {"lock_minutes": 5},
    "product.create": {"sku": "FOB-01", "name_en": "Fob", "line": "hatthasilpa"},
    "product.edit": {"product": "CARD-02", "name_en": "Card"},
    "defect.create": {"code": "seam", "name_en": "Seam"},
    "defect.edit": {"defect": "hole", "name_en": "Hole"},
    "routing.import": {"routing": exchange("NEW", ["CUT"])},
    "routing.publish": {"routing": "SKETCH"},
    "routing.retire": {"routing": "SHORT", "version": 1},
    "job.create": ORDER,
    "job.edit": {**JOB, "version": 1, "notes": "x"},
    "job.cancel": {**JOB, **REASON},
    "job.close_short": {**JOB, **REASON},
    "job.import": {"lines": [ORDER], "sheet": "a.csv", "fingerprint": "a"},
    "ticket.create": {"product": "BELT-32", "quantity": 1},
    "ticket.edit": {**TICKET, "version": 1, "notes": "x"},
    "ticket.assign_owner": {**TICKET, "owner": "Nok"},
    "ticket.cancel": {**TICKET, **REASON},
    "ticket.close_short": {**TICKET, **REASON},
    "work.pause": {**PIECE, **REASON},
    "work.handoff": {**PIECE, "to": "Nok"},
    "work.take_over": {**PIECE, **REASON},
    "qc.pass": PIECE,
    "qc.fail": PIECE,
    "token.scrap": {**PIECE, **REASON, "type": "qc_fail", "defect": "hole"},
    "token.hold": {**PIECE, **REASON},
    "token.resolve": {**PIECE, "to": "CUT"},
    "token.move": {**PIECE, **REASON, "to": "CUT"},
    "token.edit": {**PIECE, "note": "x"},
    "inbox.accept": PIECE,
    "session.close_left_open": {"session": 1, "at": 0},
    "session.settle": {"session": 1},
    "undo": {},
    "packet.create": TICKET,
    "packet.set": {"keep_days": 30},
    "packet.deploy": {**PACKET, "to": "folder", "target": "/tmp"},
    "packet.move": {**PACKET, "to": "planned", "timing_ms": 1},
    "packet.fail": {**PACKET, "to": "planned", "code": "ERR_PACKET_DISK_FULL", "params": {}},
    **{f"packet.{each}": PACKET for each in ("run", "retry", "stop", "discard", "clear")},
    "order.create": {"product": "BELT-32", "quantity": 1},
    "order.edit": {**MO, "version": 1, "notes": "x"},
    "order.import": {"lines": [{"product": "BELT-32", "quantity": 1}], "sheet": "a.csv", "fingerprint": "a"},
    **{f"order.{action}": MO for action in ("plan", "cancel", "restore")},
    **dict.fromkeys(NOT_OFFERED, MO),
    **{f"order.{action}": {**MO, **JOB} for action in ("link", "unlink")},
    **{f"job.{action}": JOB for action in ("start", "pause", "resume", "complete", "restore")},
    **{f"ticket.{action}": TICKET for action in ("start", "pause", "resume", "complete", "restore")},
    **{
        f"work.{verb}": PIECE
        for verb in ("start", "resume", "complete", "claim", "requeue", "assist", "ask_help", "withdraw_help")
    },
}


@pytest.fixture(scope="module")
def shop() -> Iterator[Shop]:
    """One workshop for all: whether somebody may does not depend on what there is."""
    with workshop() as made:
        made.job(1)
        made.classic(1)
        made.do("order.create", product="BELT-32", quantity=1)
        yield made


def not_allowed(shop: Shop, kind: str, who: str, as_: str | None = None) -> Refused | None:
    """What stands in the way of somebody who may not; None where anything else is, or nothing."""
    try:
        shop.do(kind, who, as_=as_, **FIELDS[kind])
    except Refused as refused:
        # which team somebody is of is no matter of their role, but of who had the piece before
        return refused if refused.code == "ERR_NOT_ALLOWED" and refused.variant != "other_team" else None
    return None


def test_every_command_stands_in_the_table() -> None:
    assert COMMANDS.keys() | NOT_OFFERED.keys() == VERBS.keys() == MAY.keys() == FIELDS.keys()
    assert tuple(Role) == ROLES


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("kind", sorted(MAY))
def test_the_door_lets_in_exactly_who_may(shop: Shop, kind: str, role: str) -> None:
    who, facts, attempts = PERSON_OF[role], shop.fact_count(), len(shop.attempts())

    refused = not_allowed(shop, kind, who)

    assert (refused is not None) == (role not in MAY[kind])
    if refused is not None:
        assert refused.details == {"permission": find(kind).permission}
        assert shop.fact_count() == facts
        assert shop.attempts()[attempts:] == [(who, kind, "ERR_NOT_ALLOWED")]


@pytest.mark.parametrize("role", ROLES)
def test_who_may_act_for_others_and_who_only_for_themselves(shop: Shop, role: str) -> None:
    who = PERSON_OF[role]
    kind = next(kind for kind in ("work.start", "job.start", "") if role in MAY.get(kind, ROLES))
    if not kind:  # a viewer gives no commands at all
        assert role == "viewer"
        return

    assert not_allowed(shop, kind, who, as_=who) is None
    assert (not_allowed(shop, kind, who, as_="Nok") is not None) == (role not in ACTING_FOR_OTHERS)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("kind", sorted(kind for kind in MAY if kind.startswith("work.")))
def test_work_is_recorded_only_of_somebody_who_may_do_it(shop: Shop, kind: str, role: str) -> None:
    who, facts = PERSON_OF[role], shop.fact_count()

    refused = not_allowed(shop, kind, "Mana", as_=who)

    assert (refused is not None) == (role not in MAY[kind])
    if refused is not None:
        told = ENGLISH.refusal(refused.code, refused.params, refused.variant)
        assert told.startswith(f"{who} may not ")
        assert "Name somebody" in told
        assert refused.details == {"permission": find(kind).permission}
        assert shop.fact_count() == facts


def test_a_person_of_several_roles_may_what_one_of_them_may(shop: Shop) -> None:
    shop.do("person.add", name="Both", roles=["viewer", "planner", "qc"])

    assert shop.do("job.create", "Both", **ORDER).result["status"] == "planned"
    with pytest.raises(Refused, match="ERR_NOT_ALLOWED"):
        shop.do("routing.publish", "Both", routing="SKETCH")


def test_somebody_who_is_not_there_may_nothing(shop: Shop) -> None:
    with pytest.raises(Refused, match="ERR_NOT_FOUND"):
        shop.do("job.create", as_="Nobody", **ORDER)
    assert not any(may((), permission) for permission in Permission)


@pytest.mark.parametrize("permission", Permission)
def test_every_permission_is_asked_for_somewhere_and_somebody_has_it(permission: Permission) -> None:
    """`act_for_others` is asked for by the door, whatever the command; `judge` by an inspection, `override`
    where a skill is missing; `see_all` by the window's places, `see_names` by all that tells names there."""
    asked = {spec.permission for spec in COMMANDS.values()}
    asked |= {Permission.ACT_FOR_OTHERS, Permission.JUDGE, Permission.OVERRIDE}
    asked |= {Permission.SEE_ALL, Permission.SEE_NAMES}

    assert permission in asked
    assert permission in GRANTED[Role.ADMIN]


def test_no_role_and_no_command_knows_a_permission_that_is_not_in_the_registry() -> None:
    assert GRANTED.keys() == set(Role)
    assert {each for granted in GRANTED.values() for each in granted} <= set(Permission)
    asking = {kind for kind, spec in COMMANDS.items() if isinstance(spec.permission, Permission)}
    for_what = {"undo": "what it takes back", "person.change_pin": "everybody's own"}
    assert COMMANDS.keys() - asking == for_what.keys()


@pytest.mark.parametrize(("area", "line"), [("job", Line.HATTHASILPA), ("ticket", Line.CLASSIC)])
def test_a_button_asks_for_the_permission_of_its_command(area: str, line: Line) -> None:
    asked = {action: COMMANDS[f"{area}.{action}"].permission for action in OF_LINE[line]}
    assert asked == {action: PERMISSIONS[action] for action in OF_LINE[line]}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("self_qc", [False, True])
@pytest.mark.parametrize("verb", ["pass", "fail"])
def test_who_judges_and_who_only_where_the_step_lets_them(role: str, self_qc: bool, verb: str) -> None:
    with workshop() as shop:
        drawing = inspected("LOOKED")
        drawing["nodes"][2]["qc"]["self_qc"] = self_qc
        shop.do("routing.import", routing=drawing)
        shop.do("routing.publish", routing="LOOKED")
        job = shop.job(1, routing="LOOKED")
        shop.do("job.start", job=job)
        shop.do("work.complete", tokens=shop.refs(job, 1))
        fields: dict[str, Any] = {"to": "CUT"} if verb == "fail" else {}
        tokens, who = shop.refs(job, 1), PERSON_OF[role]

        if role in JUDGING or (self_qc and role in MAY[f"qc.{verb}"]):
            shop.do(f"qc.{verb}", who, tokens=tokens, **fields)
        else:
            assert shop.refused(f"qc.{verb}", who, tokens=tokens, **fields).code == "ERR_NOT_ALLOWED"


@pytest.mark.parametrize("role", ROLES)
def test_who_lets_somebody_work_without_the_skill(role: str) -> None:
    with workshop() as shop:
        drawing = exchange("HARD", ["CUT"])
        drawing["nodes"][1]["skills"] = [{"skill": "knife"}]
        shop.do("routing.import", routing=drawing)
        shop.do("routing.publish", routing="HARD")
        job = shop.job(1, routing="HARD")
        shop.do("job.start", job=job)
        shop.do("person.edit", person=PERSON_OF[role], skills=[{"skill": "glue"}])
        tokens, who = shop.refs(job, 1), PERSON_OF[role]

        if role in DECIDING:
            shop.do("work.claim", who, tokens=tokens)
        else:
            code = "ERR_NOT_SKILLED" if role in MAY["work.claim"] else "ERR_NOT_ALLOWED"
            assert shop.refused("work.claim", who, tokens=tokens).code == code


def test_what_waits_for_a_manager_is_no_inspectors_to_end(shop: Shop) -> None:
    """Neither the held part, nor the piece with which it would end."""
    shop.do("routing.import", routing=apart("APART") | {"line": "hatthasilpa"})
    shop.do("routing.publish", routing="APART")
    code = shop.job(1, routing="APART")
    shop.do("job.start", job=code)
    shop.do("token.hold", "Mana", tokens=shop.refs(code, 2), reason="softer leather")
    ending = {"type": "qc_fail", "reason": "torn", "defect": "hole"}
    for ended in (1, 2):
        refused = shop.refused("token.scrap", "Quan", tokens=shop.refs(code, ended), **ending)
        assert (refused.code, refused.params["permission"]) == ("ERR_NOT_ALLOWED", Permission.DECIDE)
    shop.do("token.scrap", "Quan", tokens=shop.refs(code, 3), **ending)
    shop.do("token.scrap", "Mana", tokens=shop.refs(code, 2), **ending)
