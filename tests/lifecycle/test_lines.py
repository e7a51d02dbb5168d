"""Nothing of one line's actions on the other: every command of each line, at the door, in every state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from app.domain.commands import COMMANDS
from app.domain.refusals import Refused
from app.domain.tickets.states import OF_LINE
from app.domain.words import Line, TicketStatus
from tests.lifecycle.shop import Shop
from tests.lifecycle.test_permissions import FIELDS

# Whose commands are whose, typed in by hand; the others are about things of neither line.
OF_JOBS = {
    "job.create": {"product": "BELT-32", "quantity": 1},
    "job.import": {"lines": [{"product": "BELT-32", "quantity": 1}], "sheet": "a.csv", "fingerprint": "a"},
}
OF_TICKETS = {"ticket.create": {"product": "TOTE-07", "quantity": 1}}
OF_ORDERS: Mapping[str, Any] = {
    "order.create": {"product": "TOTE-07", "quantity": 1},
    "order.import": {"lines": [{"product": "TOTE-07", "quantity": 1}], "sheet": "a.csv", "fingerprint": "a"},
}
ON_ORDERS = {f"order.{each}" for each in ("edit", "plan", "cancel", "restore", "link", "unlink")}
# Of what goes on in a ticket or with its paper, whichever line it is of.
OF_BOTH = {
    *(f"work.{each}" for each in ("start", "pause", "resume", "complete", "claim", "handoff", "requeue")),
    *(f"work.{each}" for each in ("assist", "ask_help", "withdraw_help", "take_over")),
    *(f"token.{each}" for each in ("scrap", "hold", "resolve", "move", "edit")),
    *(f"packet.{each}" for each in ("create", "run", "retry", "deploy", "stop", "discard")),
    *(f"packet.{each}" for each in ("move", "fail", "clear")),
    *("qc.pass", "qc.fail", "inbox.accept", "session.close_left_open", "session.settle"),
}
# Of the workshop itself; undo is what it undoes.
OF_THE_WORKSHOP = {
    *("org.set", "sign_in.set", "packet.set", "work_center.create", "undo"),
    *(f"person.{each}" for each in ("add", "edit", "change_pin")),
    *(f"{thing}.{each}" for thing in ("product", "defect", "team") for each in ("create", "edit")),
    *(f"routing.{each}" for each in ("import", "publish", "retire")),
}
OTHER = {Line.HATTHASILPA: Line.CLASSIC, Line.CLASSIC: Line.HATTHASILPA}
AREA = {Line.HATTHASILPA: "job", Line.CLASSIC: "ticket"}
CODE = {Line.HATTHASILPA: "ERR_NOT_HATTHASILPA", Line.CLASSIC: "ERR_NOT_CLASSIC"}


def about(kind: str, code: str) -> dict[str, Any]:
    """The command's fields, with this ticket as what it is about."""
    area = kind.partition(".")[0]
    return {**FIELDS[kind], area: code}


def test_every_command_stands_in_one_table() -> None:
    """A new command must say whose it is."""
    actions = {f"{AREA[line]}.{action}" for line in Line for action in OF_LINE[line]}
    makers = OF_JOBS.keys() | OF_TICKETS.keys() | OF_ORDERS.keys()
    tables = (actions, makers, ON_ORDERS, OF_BOTH, OF_THE_WORKSHOP)
    assert sum(map(len, tables)) == len(set().union(*tables))
    assert set().union(*tables) == set(COMMANDS)


@pytest.mark.parametrize("line", Line)
def test_what_is_of_both_lines_is_refused_to_none_for_its_line(shop: Shop, line: Line) -> None:
    code = shop.in_state("in_progress", line)
    for kind in sorted(OF_BOTH):
        names = {"ticket": code, "tokens": [{"ticket": code, "number": "F001"}]}
        fields = {name: names.get(name, value) for name, value in FIELDS[kind].items()}
        assert answer(shop, kind, fields) not in CODE.values(), kind


def answer(shop: Shop, kind: str, fields: Mapping[str, Any]) -> str:
    """The code of a refusal; "" for what is done."""
    try:
        shop.do(kind, **fields)
    except Refused as refused:
        return str(refused.code)
    return ""


@pytest.mark.parametrize("status", TicketStatus)
@pytest.mark.parametrize("line", Line)
def test_no_command_of_one_line_touches_a_ticket_of_the_other(
    shop: Shop, line: Line, status: TicketStatus
) -> None:
    code = shop.in_state(status, OTHER[line])
    own = shop.in_state("planned", line)
    before, facts = shop.everything(), shop.fact_count()
    for action in OF_LINE[line]:
        kind = f"{AREA[line]}.{action}"
        refused = shop.refused(kind, **about(kind, code))
        assert (refused.code, refused.details["ticket"]) == (CODE[line], code), kind
        many = next((each for each, spec in COMMANDS[kind].fields.items() if spec.singular), None)
        if many is not None:  # neither is one of its own done when the other stands beside it
            both = {name: value for name, value in FIELDS[kind].items() if name != AREA[line]}
            assert shop.refused(kind, **both | {many: [own, code]}).code in _EITHER[line], kind
    assert shop.everything() == before
    assert shop.fact_count() == facts


_EITHER = {
    Line.HATTHASILPA: ("ERR_NOT_HATTHASILPA", "ERR_NOT_IN_PROGRESS", "ERR_NOT_PAUSED", "ERR_CANNOT_RESTORE"),
    Line.CLASSIC: ("ERR_NOT_CLASSIC", "ERR_NOT_IN_PROGRESS", "ERR_NOT_PAUSED", "ERR_CANNOT_RESTORE"),
}


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        *((kind, "ERR_NOT_HATTHASILPA") for kind in OF_JOBS),
        *((kind, "ERR_NOT_CLASSIC") for kind in (*OF_TICKETS, *OF_ORDERS)),
    ],
)
def test_nothing_of_one_line_is_made_of_a_product_of_the_other(shop: Shop, kind: str, code: str) -> None:
    fields = {**OF_JOBS, **OF_TICKETS, **OF_ORDERS}[kind]
    before = shop.everything()
    assert shop.refused(kind, **fields).code == code
    assert shop.everything() == before


def test_an_order_is_none_of_the_tickets_and_no_ticket_is_an_order(shop: Shop) -> None:
    order, job, ticket = shop.order(), shop.job(), shop.classic(owner="Ploy")
    facts = shop.fact_count()
    for kind in ON_ORDERS:
        for code in (job, ticket):
            assert shop.refused(kind, **FIELDS[kind] | {"order": code}).code == "ERR_NOT_FOUND", kind
    for line in Line:
        for action in OF_LINE[line]:
            kind = f"{AREA[line]}.{action}"
            assert shop.refused(kind, **about(kind, order)).code == "ERR_NOT_FOUND", kind
    for kind in ("order.link", "order.unlink"):
        refused = shop.refused(kind, order=order, job=ticket)
        assert refused.code == ("ERR_NOT_HATTHASILPA" if kind == "order.link" else "ERR_NOT_LINKED")
    assert shop.fact_count() == facts
