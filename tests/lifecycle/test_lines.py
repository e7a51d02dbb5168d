"""Nothing of one line's actions on the other: every command of each line, at the door, in every state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from app.domain.commands import COMMANDS
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
OTHER = {Line.HATTHASILPA: Line.CLASSIC, Line.CLASSIC: Line.HATTHASILPA}
AREA = {Line.HATTHASILPA: "job", Line.CLASSIC: "ticket"}
CODE = {Line.HATTHASILPA: "ERR_NOT_HATTHASILPA", Line.CLASSIC: "ERR_NOT_CLASSIC"}


def about(kind: str, code: str) -> dict[str, Any]:
    """The command's fields, with this ticket as what it is about."""
    area = kind.partition(".")[0]
    return {**FIELDS[kind], area: code}


def test_every_command_of_a_line_stands_in_a_table() -> None:
    """A new command must say whose it is."""
    named = {f"{AREA[line]}.{action}" for line in Line for action in OF_LINE[line]}
    ours = {kind for kind in COMMANDS if kind.partition(".")[0] in AREA.values()}
    assert ours == named | OF_JOBS.keys() | OF_TICKETS.keys()


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
        *((kind, "ERR_NOT_CLASSIC") for kind in (*OF_TICKETS, *OF_ORDERS) if kind in COMMANDS),
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
    for kind in (each for each in COMMANDS if each.startswith("order.") and "product" not in FIELDS[each]):
        if kind == "order.import":
            continue
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
