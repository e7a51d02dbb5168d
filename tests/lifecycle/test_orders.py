"""Manufacturing orders plan, their tickets carry them out: what is allowed when, what follows from what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from app.domain.commands.undo import Undo
from app.domain.words import STORED_ORDER, Line, OrderState
from app.lifecycle.queries import activity, imports, orders
from app.lifecycle.queries.orders import OrderFilter
from tests.lifecycle.shop import ENGLISH, SCHEDULE, Shop, undo_of
from tests.reference.drawing import inspected

STATES = tuple(str(state) for state in STORED_ORDER)
REQUESTS = ("start", "stop", "pause", "resume", "complete")


def started(shop: Shop, ticket: str) -> str:
    shop.do("ticket.assign_owner", ticket=ticket, owner="Ploy")
    shop.do("ticket.start", ticket=ticket)
    return ticket


def completed(shop: Shop, ticket: str) -> str:
    shop.finish(started(shop, ticket))
    shop.do("ticket.complete", ticket=ticket)
    return ticket


def in_state(shop: Shop, state: str) -> str:
    """The code of an order that was brought into the state by commands."""
    order = shop.order(50)
    if state in ("planned", "in_progress", "done"):
        (ticket,) = shop.planned(order)
        _ON[state](shop, ticket)
    if state == "cancelled":
        shop.do("order.cancel", order=order)
    assert shop.order_row(order)["status"] == state
    return order


_ON: Mapping[str, Callable[[Shop, str], object]] = {
    "planned": Shop.ticket,
    "in_progress": started,
    "done": completed,
}


def fields(shop: Shop, action: str) -> dict[str, Any]:
    job = {"job": shop.job(1)} if action in ("link", "unlink") else {}
    return job | ({"version": 1, "notes": "brass"} if action == "edit" else {})


# What each action is answered with in draft, planned, in_progress, done and cancelled; "" is: done.
ANSWERS: Mapping[str, tuple[str, ...]] = {
    "edit": ("", "", "ERR_ORDER_IN_PROGRESS", "ERR_ORDER_DONE", "ERR_ORDER_CANCELLED"),
    "plan": ("", "ERR_ALREADY_PLANNED", "ERR_ORDER_IN_PROGRESS", "ERR_ORDER_DONE", "ERR_ORDER_CANCELLED"),
    "cancel": ("", "", "ERR_ORDER_IN_PROGRESS", "ERR_ORDER_DONE", "ERR_ALREADY_CANCELLED"),
    "restore": ("ERR_CANNOT_RESTORE",) * 4 + ("",),
    "link": ("", "", "", "", "ERR_ORDER_CANCELLED"),
    "unlink": ("ERR_NOT_LINKED",) * 5,
}


@pytest.mark.parametrize("state", STATES)
def test_each_action_in_each_state(shop: Shop, state: str) -> None:
    order = in_state(shop, state)
    known = orders.order_actions(shop.core.desk, orders.find(shop.core.desk, order), shop.person("Admin"))
    assert {str(action): refused.code if refused else "" for action, refused in known.items()} == {
        action: answers[STATES.index(state)] for action, answers in ANSWERS.items()
    }
    for action, answers in ANSWERS.items():
        given, before = fields(shop, action), shop.everything()
        expected = answers[STATES.index(state)]
        if expected:
            refused = shop.refused(f"order.{action}", order=order, **given)
            assert (refused.code, refused.details["status"]) == (expected, state)
            assert shop.everything() == before
        elif action in ("edit", "link"):  # what leaves the order where it is
            assert shop.do(f"order.{action}", order=order, **given).result["status"] == state
    assert shop.findings() == []


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("request_", REQUESTS)
def test_an_order_never_starts_or_stops_production(shop: Shop, request_: str, state: str) -> None:
    order = in_state(shop, state)
    facts = shop.fact_count()

    refused = shop.refused(f"order.{request_}", order=order)

    assert refused.code == "ERR_ORDER_ONLY_PLANS"
    assert refused.details["tickets"] == shop.tickets_of(order)
    assert shop.fact_count() == facts
    assert shop.attempts()[-1] == ("Admin", f"order.{request_}", "ERR_ORDER_ONLY_PLANS")


@pytest.mark.parametrize(
    ("quantity", "batch", "sizes"),
    [
        (300, 50, [50] * 6),
        (320, 50, [50] * 6 + [20]),
        (30, 50, [30]),
        (50, 50, [50]),
        (3, 1, [1, 1, 1]),
        (300, None, [300]),
    ],
)
def test_a_planning_makes_one_ticket_or_one_for_every_batch(
    shop: Shop, quantity: int, batch: int | None, sizes: list[int]
) -> None:
    order = shop.order(quantity, priority="high", notes="ด่วน")
    tickets = [shop.ticket(code) for code in shop.planned(order, batch=batch)]

    assert [ticket["quantity"] for ticket in tickets] == sizes
    assert {(ticket["line"], ticket["status"], ticket["mo"]) for ticket in tickets} == {
        ("classic", "planned", order)
    }
    assert {(ticket["due"], ticket["priority"], ticket["job_owner_id"]) for ticket in tickets} == {
        (SCHEDULE["due"], "high", None)
    }
    assert {(ticket["routing"], ticket["routing_version"]) for ticket in tickets} == {("BATCHES", 1)}


@pytest.mark.parametrize(
    ("lacks", "variant"),
    [
        ({"due": None}, "due"),
        ({"start": None}, "start"),
        ({"end": None}, "end"),
        ({"start": None, "end": None}, "start_end"),
        ({"due": None, "end": None}, "due_end"),
    ],
)
def test_a_planning_needs_due_date_and_schedule(shop: Shop, lacks: dict[str, Any], variant: str) -> None:
    refused = shop.refused("order.plan", order=shop.order(**lacks))
    assert (refused.code, refused.variant) == ("ERR_SCHEDULE_REQUIRED", variant)
    assert refused.details["missing"] == ", ".join(lacks)


def test_a_planning_needs_a_published_routing_and_a_product_in_use(shop: Shop) -> None:
    shop.do("product.create", sku="FOB-01", name_en="Fob", line="classic")
    order = shop.order(product="FOB-01")
    assert shop.refused("order.plan", order=order).code == "ERR_NO_PUBLISHED_ROUTING"
    shop.do("order.edit", order=order, version=1, routing="SKETCH")
    assert shop.refused("order.plan", order=order).code == "ERR_NO_PUBLISHED_ROUTING"
    shop.do("order.edit", order=order, version=2, routing="BATCHES")
    shop.do("product.edit", product="FOB-01", active=False)
    assert shop.refused("order.plan", order=order).code == "ERR_PRODUCT_INACTIVE"
    shop.do("product.edit", product="FOB-01", active=True)
    (ticket,) = shop.planned(order)
    assert shop.ticket(ticket)["routing"] == "BATCHES"


@pytest.mark.parametrize("field", ["line", "production_type"])
def test_the_line_of_an_order_is_chosen_by_nobody(shop: Shop, field: str) -> None:
    given: dict[str, Any] = {"product": "BELT-32", "quantity": 1}
    for value in ("hatthasilpa", "hybrid", "oem", "", 7, None):
        refused = shop.refused("order.create", **given | {field: value})
        assert (refused.code, refused.details) == ("ERR_NOT_CLASSIC", {"field": field})
    shop.do("order.create", **given | {field: "classic"})
    assert [row["line"] for row in shop.rows("orders")] == ["classic"]


@pytest.mark.parametrize(
    ("fields_of", "code"),
    [
        ({"product": "TOTE-07"}, "ERR_NOT_CLASSIC"),
        ({"product": "NONE-1"}, "ERR_NOT_FOUND"),
        ({"quantity": 0}, "ERR_BAD_VALUE"),
        ({"start": "2026-12-18", "end": "2026-12-17"}, "ERR_BAD_VALUE"),
        ({"routing": "NONE"}, "ERR_NOT_FOUND"),
        ({"job_owner_id": 7}, "ERR_UNKNOWN_FIELD"),
    ],
)
def test_an_order_that_cannot_be(shop: Shop, fields_of: dict[str, Any], code: str) -> None:
    given: dict[str, Any] = {"product": "BELT-32", "quantity": 1, **fields_of}
    assert shop.refused("order.create", **given).code == code
    assert shop.rows("orders") == []


def test_codes_are_numbered_by_the_year_of_the_workshop(shop: Shop) -> None:
    assert [shop.order(), shop.order()] == ["MO-2026-0001", "MO-2026-0002"]
    shop.clock.advance(minutes=60 * 24 * 60)
    assert shop.order() == "MO-2027-0001"


def test_a_stale_edit_is_answered_with_both_versions(shop: Shop) -> None:
    order = shop.order()
    shop.do("order.edit", "Ploy", order=order, version=1, quantity=310)
    refused = shop.refused("order.edit", order=order, version=1, quantity=400)
    assert refused.code == "ERR_STALE"
    assert (refused.details["given"], refused.details["version"]) == (1, 2)
    assert refused.details["current"]["quantity"] == 310
    assert shop.refused("order.edit", order=order, version=2).code == "ERR_MISSING_FIELD"
    refused = shop.refused("order.edit", order=order, version=2, start="2026-12-19")
    assert (refused.code, refused.variant) == ("ERR_BAD_VALUE", "end_before_start")


def test_the_tickets_of_an_edited_order_stay_as_they_are_and_that_is_said(shop: Shop) -> None:
    order = shop.order(100)
    shop.planned(order, batch=50)
    heard = shop.do("order.edit", order=order, version=1, quantity=120, end="2026-12-19").warnings
    assert [(each.code, each.params["count"]) for each in heard] == [("WARN_TICKETS_UNCHANGED", 2)]
    assert shop.do("order.edit", order=order, version=2, end="2026-12-20").warnings == ()
    assert [shop.ticket(code)["quantity"] for code in shop.tickets_of(order)] == [50, 50]


def test_an_order_follows_its_tickets(shop: Shop) -> None:
    order = shop.order(60)
    first, second, third = shop.planned(order, batch=20)

    def seen() -> tuple[str, float | None]:
        row = shop.order_row(order)
        return row["status"], row["progress"]

    assert seen() == ("planned", None)
    shop.finish(started(shop, first))
    assert seen() == ("in_progress", 33.3)
    assert "order.followed" not in shop.do("ticket.pause", ticket=first).facts
    assert seen() == ("in_progress", 33.3)
    assert shop.do("ticket.cancel", ticket=first, reason="x").facts[-1] == "order.followed"
    assert seen() == ("planned", None)
    assert shop.do("ticket.restore", ticket=first).facts[-1] == "order.followed"
    assert seen() == ("in_progress", 33.3)
    shop.do("ticket.resume", ticket=first)
    assert "order.followed" not in shop.do("ticket.complete", ticket=first).facts
    assert seen() == ("in_progress", 33.3)  # two are planned
    shop.do("ticket.cancel", tickets=[second, third], reason="enough")
    assert seen() == ("done", 33.3)
    shop.do("ticket.restore", ticket=third)
    assert seen() == ("in_progress", 33.3)
    completed(shop, third)
    assert seen() == ("done", 66.6)
    assert shop.findings() == []


def test_several_tickets_at_once_move_their_orders_once(shop: Shop) -> None:
    codes = [shop.order(40), shop.order(40)]
    tickets = [ticket for order in codes for ticket in shop.planned(order, batch=20)]
    for ticket in tickets:
        shop.do("ticket.assign_owner", ticket=ticket, owner="Ploy")
    alone = shop.classic(5, owner="Ploy")
    facts = shop.do("ticket.start", tickets=[*tickets, alone]).facts
    assert facts.count("order.followed") == 2
    assert [shop.order_row(order)["status"] for order in codes] == ["in_progress"] * 2


def test_once_all_its_tickets_are_cancelled_an_order_is_planned_again(shop: Shop) -> None:
    order = shop.order(100)
    first, second = shop.planned(order, batch=50)
    started(shop, first)
    shop.do("ticket.cancel", ticket=first, reason="wrong leather")
    refused = shop.refused("order.plan", order=order)
    assert (refused.code, refused.details["tickets"]) == ("ERR_ALREADY_PLANNED", [second])
    shop.do("ticket.cancel", ticket=second, reason="wrong leather")

    (third,) = shop.planned(order)

    assert shop.order_row(order)["status"] == "planned"
    for old in (first, second):
        refused = shop.refused("ticket.restore", ticket=old)
        assert (refused.code, refused.details["order"]) == ("ERR_TICKET_SUPERSEDED", order)
    completed(shop, third)
    assert shop.order_row(order)["status"] == "done"
    assert shop.order_row(order)["progress"] == 100.0


def test_a_cancelled_order_takes_its_tickets_along_and_comes_back_as_a_draft(shop: Shop) -> None:
    order = shop.order(100)
    tickets = shop.planned(order, batch=50)
    done = shop.do("order.cancel", "Mana", order=order, reason="withdrawn")
    assert done.result["tickets"] == tickets
    assert {shop.ticket(code)["status"] for code in tickets} == {"cancelled"}
    assert shop.refused("ticket.restore", ticket=tickets[0]).code == "ERR_TICKET_SUPERSEDED"
    assert shop.do("order.restore", "Mana", order=order).result["status"] == "draft"
    assert shop.refused("ticket.restore", ticket=tickets[0]).code == "ERR_TICKET_SUPERSEDED"
    assert len(shop.planned(order, batch=25)) == 4
    assert shop.findings() == []


def test_an_order_whose_production_has_begun_never_becomes_a_draft_again(shop: Shop) -> None:
    order = shop.order(100)
    first, second = shop.planned(order, batch=50)
    started(shop, first)
    shop.do("ticket.cancel", ticket=first, reason="wrong leather")
    assert shop.do("order.cancel", order=order).result["tickets"] == [second]
    refused = shop.refused("order.restore", order=order)
    assert (refused.code, refused.details["tickets"]) == ("ERR_PRODUCTION_BEGUN", [first, second])


def test_an_order_that_was_cancelled_after_production_had_begun_comes_back_with_its_tickets(
    shop: Shop,
) -> None:
    order = shop.order(100)
    first, second = shop.planned(order, batch=50)
    started(shop, first)
    shop.do("ticket.cancel", tickets=[first, second], reason="wrong leather")
    (third,) = shop.planned(order)
    started(shop, third)
    shop.do("ticket.cancel", ticket=third, reason="wrong leather")
    shop.do("order.cancel", order=order, reason="the customer")
    assert shop.refused("order.restore", order=order).details["tickets"] == [third]
    assert shop.refused("ticket.restore", ticket=first).code == "ERR_TICKET_SUPERSEDED"
    assert shop.order_row(order)["status"] == "cancelled"

    assert shop.do("ticket.restore", "Mana", ticket=third).result["status"] == "paused"

    assert shop.order_row(order)["status"] == "in_progress"
    shop.do("ticket.resume", ticket=third)
    shop.finish(third)
    shop.do("ticket.complete", ticket=third)
    assert shop.order_row(order)["status"] == "done"
    assert shop.findings() == []


def test_a_ticket_that_never_started_brings_its_order_back_too_once_production_had_begun(shop: Shop) -> None:
    order = shop.order(100)
    first, second = shop.planned(order, batch=50)
    started(shop, first)
    shop.do("ticket.cancel", ticket=first, reason="wrong leather")
    shop.do("order.cancel", order=order)
    shop.do("ticket.restore", ticket=second)
    assert (shop.order_row(order)["status"], shop.ticket(second)["status"]) == ("planned", "planned")
    shop.do("order.cancel", order=order)
    assert shop.ticket(second)["status"] == "cancelled"
    assert shop.findings() == []


def test_a_job_that_works_for_an_order_is_shown_and_not_counted(shop: Shop) -> None:
    order, other, job = shop.order(20), shop.order(20), shop.started(5)
    shop.do("order.link", "Ploy", order=order, job=job)
    assert shop.order_row(order)["jobs"] == [job]
    assert shop.ticket(job)["mo"] is None
    for target in (order, other):
        refused = shop.refused("order.link", order=target, job=job)
        assert (refused.code, refused.details["order"]) == ("ERR_LINKED_ALREADY", order)
    shop.finish(job)
    assert (shop.order_row(order)["status"], shop.order_row(order)["completed"]) == ("draft", 0)
    assert shop.refused("order.link", order=order, job=shop.classic()).code == "ERR_NOT_HATTHASILPA"
    assert shop.refused("order.unlink", order=other, job=job).code == "ERR_NOT_LINKED"
    shop.do("order.unlink", order=order, job=job)
    assert shop.order_row(order)["jobs"] == []


def test_the_receipts_of_tickets_name_their_order(shop: Shop) -> None:
    order = shop.order(20)
    (ticket,) = shop.planned(order)
    shop.do("ticket.assign_owner", ticket=ticket, owner="Ploy")
    assert shop.do("ticket.start", ticket=ticket).result["mo"] == order
    assert "mo" not in shop.do("ticket.cancel", ticket=shop.classic(), reason="x").result


def late_start(shop: Shop, order: str) -> str:
    return started(shop, shop.tickets_of(order)[0])


def planned_anew(shop: Shop, order: str) -> str:
    shop.do("ticket.cancel", tickets=shop.tickets_of(order), reason="x")
    shop.do("order.plan", "Ploy", order=order)
    return order


def cancelled(shop: Shop, order: str) -> str:
    shop.do("order.cancel", order=order)
    return order


@pytest.mark.parametrize("since", [late_start, planned_anew, cancelled])
def test_a_planning_with_which_somebody_has_gone_on_stays(
    shop: Shop, since: Callable[[Shop, str], str]
) -> None:
    order = shop.order(40)
    shop.do("order.plan", "Ploy", order=order, batch=20, request="planning")
    about = since(shop, order)
    before = shop.everything()
    refused = undo_of(shop, "planning", "Ploy")
    assert (refused.code, refused.details["code"]) == ("ERR_UNDO_BLOCKED", about)
    assert shop.everything() == before


def test_an_undone_planning_gives_its_codes_to_nobody(shop: Shop) -> None:
    order = shop.order(40)
    assert shop.planned(order, batch=20) == ["JT-2611-0001", "JT-2611-0002"]
    shop.do("undo")
    assert shop.rows("tickets") == []
    assert shop.order_row(order)["status"] == "draft"
    assert shop.planned(order) == ["JT-2611-0003"]
    assert shop.findings() == []


LINES = [{"product": "BELT-32", "quantity": 40, "due": "2026-12-20", "reference": "PO-7"}] * 2
BELTS: dict[str, Any] = {"lines": LINES, "sheet": "belts.csv", "fingerprint": "belts", "start": "2026-12-01"}


def test_a_sheet_of_orders_comes_in_whole_and_goes_whole(shop: Shop) -> None:
    done = shop.do("order.import", "Ploy", **BELTS, end="2026-12-18")
    assert done.facts == ("order.created", "order.created", "sheet.imported")
    assert (done.result["first"], done.result["last"]) == ("MO-2026-0001", "MO-2026-0002")
    assert shop.refused("order.import", **BELTS).code == "ERR_SHEET_AGAIN"
    (earlier,) = imports.latest(shop.core.desk, 10)
    told = (earlier.sheet, earlier.made, earlier.person, earlier.line)
    assert told == ("belts.csv", 2, "Ploy", Line.CLASSIC)
    job, order = shop.job(), "MO-2026-0001"
    shop.do("order.link", order=order, job=job)
    shop.do("order.plan", orders=[order, "MO-2026-0002"])
    assert {row["mo"] for row in shop.rows("tickets")} == {order, "MO-2026-0002", None}
    refused = undo_of(shop, earlier.request, "Ploy")
    assert (refused.code, refused.details["later"]) == ("ERR_UNDO_BLOCKED", "order.plan")
    shop.do("undo")
    shop.core.controller.execute(Undo(request=earlier.request), shop.id_of("Ploy"))
    assert shop.rows("orders") == []
    assert shop.sql("SELECT 1 FROM ticket WHERE linked_mo IS NOT NULL") == []
    assert shop.order() == "MO-2026-0003"
    assert shop.findings() == []


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"lines": [*LINES, {"product": "TOTE-07", "quantity": 1}]}, "ERR_NOT_CLASSIC"),
        ({"lines": [*LINES, {"product": "NONE-1", "quantity": 1}]}, "ERR_NOT_FOUND"),
        ({"end": "2026-11-30"}, "ERR_BAD_VALUE"),
        ({"line": "hatthasilpa"}, "ERR_NOT_CLASSIC"),
    ],
)
def test_a_sheet_with_one_wrong_order_makes_none(shop: Shop, wrong: dict[str, Any], code: str) -> None:
    assert shop.refused("order.import", **{**BELTS, **wrong}).code == code
    assert shop.rows("orders") == []


def test_the_story_of_an_order_tells_what_became_of_it(shop: Shop) -> None:
    order = shop.order(20)
    (ticket,) = shop.planned(order)
    completed(shop, ticket)
    told = activity.history(shop.core.desk, orders.find(shop.core.desk, order), 100)
    kinds = [line.kind for line in told if "order" in line.data]
    assert kinds == ["order.followed", "order.followed", "order.planned", "ticket.created", "order.created"]
    assert {line.params["order"] for line in told if "order" in line.data} == {order}


@pytest.mark.parametrize(("reason", "told"), [("the customer", ": the customer"), (None, "")])
def test_the_story_of_an_order_tells_why_it_was_cancelled(shop: Shop, reason: str | None, told: str) -> None:
    order = shop.order(20)
    shop.do("order.cancel", order=order, reason=reason)
    line = activity.history(shop.core.desk, orders.find(shop.core.desk, order), 1)[0]
    assert ENGLISH.fact(line.kind, line.params) == f"Admin cancelled the order {order}{told}"


def test_the_lists_of_orders(shop: Shop) -> None:
    desk = shop.core.desk
    by_state = {state: in_state(shop, state) for state in STATES}
    wanted = shop.order(7, due="2027-01-09", notes="for the Bangkok fair")

    def codes(**given: Any) -> list[str]:
        lines = orders.order_lines(desk, orders.order_ids(desk, OrderFilter(**given)))
        return [line.code for line in lines if line is not None]

    assert codes() == sorted([*by_state.values(), wanted], reverse=True)
    assert codes(search="bangkok") == codes(search="Fair belt") == [wanted]
    assert codes(sort="due", descending=True)[0] == wanted
    assert codes(sort="state", descending=False)[-1] == by_state["cancelled"]
    assert sorted(codes(sort="product")) == sorted(codes(sort="quantity")) == sorted(codes(sort="start"))
    for state, code in by_state.items():
        assert code in codes(state=state)
        assert len(codes(state=state)) == orders.state_counts(desk)[OrderState(state)]
    late = codes(late_on="2026-12-21")
    assert len(late) == orders.late_count(desk, "2026-12-21") == 3
    detail = orders.order_detail(desk, orders.find(desk, by_state["done"]))
    assert detail is not None
    assert [line.code for line in detail.tickets] == shop.tickets_of(by_state["done"])
    assert (detail.routing, detail.created_by, detail.jobs) == ("BATCHES", "Admin", ())
    assert orders.order_lines(desk, [99]) == [None]
    assert orders.order_detail(desk, 99) is None


def test_an_order_is_shown_at_inspection_while_every_unfinished_piece_waits_there(shop: Shop) -> None:
    shop.do("routing.import", routing=inspected("LOOKED"))
    shop.do("routing.publish", routing="LOOKED")
    shop.do("product.create", sku="CASE-1", name_en="Case", line="classic", routing="LOOKED")
    order, desk = shop.order(4, "CASE-1"), shop.core.desk
    first, second = shop.planned(order, batch=2)

    def seen() -> str:
        status: str = shop.order_row(order)["status"]
        wanted = OrderFilter(state=OrderState(status))
        assert list(orders.order_ids(desk, wanted)) == [orders.find(desk, order)]
        assert orders.state_counts(desk)[OrderState(status)] == sum(orders.state_counts(desk).values()) == 1
        return status

    def at_inspection(ticket: str) -> None:
        while any(piece["node"] != "LOOK" for piece in shop.pieces(ticket) if piece["active"]):
            pieces = [piece["id"] for piece in shop.pieces(ticket) if piece["node"] != "LOOK"]
            shop.do("work.complete", tokens=pieces)

    at_inspection(started(shop, first))
    assert seen() == "in_progress"  # of the other ticket nothing has begun
    started(shop, second)
    assert seen() == "in_progress"
    at_inspection(second)
    assert seen() == "qc"
    assert shop.refused("order.edit", order=order, version=1, quantity=5).code == "ERR_ORDER_IN_PROGRESS"
    assert shop.findings() == []
