"""`actions` says before what the door says then: for everybody, in every state, whatever is in the way."""

from __future__ import annotations

import pytest

from app.domain.decision import Person
from app.domain.refusals import Refused
from app.domain.tickets.states import OF_LINE, actions
from app.domain.tickets.values import KnownTicket
from app.domain.words import Line, Role, TicketStatus
from app.ids import PersonId
from tests.lifecycle.shop import PEOPLE, Shop
from tests.reference.tables import LIFECYCLE, MAY, OWNED, TICKET_STATES

EVERYBODY = ("Admin", *PEOPLE)
SITUATIONS = (*TICKET_STATES, "finished", "unpinned", "out of use", "too many")


def in_situation(shop: Shop, situation: str) -> str:
    """The code of a job that is in a state, or stands before a particular hindrance."""
    match situation:
        case "finished":
            code = shop.started(2)
            shop.finish(code)
        case "unpinned":
            code = shop.job(2, "TRUNK-01")
        case "out of use":
            shop.do("product.edit", product="TOTE-07", active=True)
            code = shop.job(2)
            shop.do("product.edit", product="TOTE-07", active=False)
        case "too many":
            code = shop.job(10_001)
        case _:
            code = shop.in_state(situation)
    return code


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("situation", SITUATIONS)
def test_the_door_says_what_actions_said(shop: Shop, situation: str, who: str) -> None:
    code = in_situation(shop, situation)
    said = shop.actions(code, who)

    assert set(said) == set(LIFECYCLE)
    for action, refusal in said.items():
        if refusal:
            refused = shop.refused(f"job.{action}", who, **shop.fields(action, code))
            assert refused.code == refusal, action
            assert shop.actions(code, who) == said, "a refused attempt changed what is allowed"
        else:
            another = in_situation(shop, situation)
            assert shop.do(f"job.{action}", who, **shop.fields(action, another)).facts


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("situation", [*TICKET_STATES, "finished", "unowned"])
def test_the_door_says_what_actions_said_of_a_classic_ticket(shop: Shop, situation: str, who: str) -> None:
    code = classic_in(shop, situation)
    said = shop.actions(code, who, Line.CLASSIC)

    assert set(said) == set(LIFECYCLE | OWNED)
    for action, refusal in said.items():
        if refusal:
            assert shop.refused(f"ticket.{action}", who, **shop.fields(action, code)).code == refusal, action
        else:
            another = classic_in(shop, situation)
            assert shop.do(f"ticket.{action}", who, **shop.fields(action, another)).facts


def classic_in(shop: Shop, situation: str) -> str:
    """The code of a classic ticket that is in a state, or stands before a particular hindrance."""
    if situation == "unowned":
        return shop.classic()
    if situation == "finished":
        code = shop.in_state("in_progress", Line.CLASSIC)
        shop.finish(code)
        return code
    return shop.in_state(situation, Line.CLASSIC)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("status", TICKET_STATES)
def test_who_may_not_is_told_so_in_every_state_and_on_the_right_line_only(status: str, role: Role) -> None:
    actor = Person(PersonId(1), "Somebody", (role,))
    known = KnownTicket(
        code="HJ-2611-0001",
        line=Line.HATTHASILPA,
        status=TicketStatus(status),
        quantity=3,
        product_active=True,
        pinned=True,
        unfinished=3,
    )

    there = actions(known, actor, Line.HATTHASILPA)
    assert {action for action, refused in there.items() if code_of(refused) == "ERR_NOT_ALLOWED"} == {
        action for action in OF_LINE[Line.HATTHASILPA] if role not in MAY[f"job.{action}"]
    }
    elsewhere = actions(known, actor, Line.CLASSIC)
    assert {code_of(refused) for refused in elsewhere.values()} == {"ERR_NOT_CLASSIC"}


def code_of(refused: Refused | None) -> str:
    return refused.code if refused else ""
