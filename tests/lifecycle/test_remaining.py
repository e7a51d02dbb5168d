"""What is left of a ticket: by its routing, by its batches, by the clocks of those who worked before."""

from __future__ import annotations

from app.lifecycle.queries import orders
from app.lifecycle.queries.remaining import Remaining, remaining_of, remaining_of_order
from app.lifecycle.queries.tickets import ticket_id
from app.planning.estimates import ENOUGH
from tests.lifecycle.shop import Shop
from tests.reference.choosing import exchange


def left(shop: Shop, code: str) -> Remaining | None:
    """What is left of a ticket now."""
    id_ = ticket_id(shop.core.desk, code)
    assert id_ is not None
    return remaining_of(shop.core.desk, id_, shop.clock.now(), shop.clock)


def normal(shop: Shop, code: str) -> float:
    """The minutes of labour that are normally left."""
    found = left(shop, code)
    assert found is not None
    assert found.labour is not None
    return found.labour.normal


def test_a_planned_ticket_has_all_its_work_before_it(shop: Shop) -> None:
    assert normal(shop, shop.job(4)) == 4 * 3 * 5
    assert normal(shop, shop.classic(50)) == 50 * 2 * 5


def test_each_step_that_is_done_is_left_no_more(shop: Shop) -> None:
    job = shop.started(2)
    shop.do("work.complete", "Nok", tokens=shop.refs(job, 1))
    assert normal(shop, job) == 5 * (2 + 3)
    shop.finish(job)
    assert normal(shop, job) == 0


def test_batches_count_by_their_pieces_and_scrap_is_never_worked_again(shop: Shop) -> None:
    ticket = shop.batches(50)
    shop.do("work.complete", "Nok", tokens=shop.refs(ticket, 1), good=18, scrapped=2, reason="torn")
    assert normal(shop, ticket) == 5 * (18 + 30 * 2)


def test_a_ticket_that_is_over_has_nothing_left_and_one_that_is_back_has(shop: Shop) -> None:
    ticket = shop.batches(50)
    shop.do("ticket.cancel", ticket=ticket, reason="leather is late")
    assert left(shop, ticket) is None
    shop.do("ticket.restore", ticket=ticket)
    assert normal(shop, ticket) == 50 * 2 * 5
    assert left(shop, shop.in_state("completed")) is None


def test_what_the_clocks_said_counts_more_than_the_routing(shop: Shop) -> None:
    before = shop.started(ENOUGH, "CARD-02")
    for number in range(1, ENOUGH + 1):
        shop.do("work.start", "Nok", tokens=shop.refs(before, number))
        shop.clock.advance(minutes=12)
        shop.do("work.complete", "Nok", tokens=shop.refs(before, number))
    assert normal(shop, shop.job(10, "CARD-02")) == 120
    # The bag has a step of the same name, and a routing of its own.
    assert normal(shop, shop.job(1)) == 15


def of_order(shop: Shop, code: str) -> Remaining | None:
    """What is left of an order now."""
    desk = shop.core.desk
    return remaining_of_order(desk, orders.find(desk, code), shop.clock.now(), shop.clock)


def minutes_of_order(shop: Shop, code: str) -> float:
    """How many minutes of work are left of an order as a rule."""
    found = of_order(shop, code)
    assert found is not None
    assert found.labour is not None
    return found.labour.normal


def test_an_order_has_the_work_of_its_open_tickets_before_it(shop: Shop) -> None:
    order = shop.order(60)
    minutes = [minutes_of_order(shop, order)]
    first, second = shop.planned(order, batch=30)
    minutes.append(minutes_of_order(shop, order))
    shop.do("ticket.assign_owner", ticket=first, owner="Ploy")
    shop.do("ticket.start", ticket=first)
    minutes.append(minutes_of_order(shop, order))
    shop.finish(first)
    minutes.append(minutes_of_order(shop, order))
    assert minutes == [60 * 2 * 5, 60 * 2 * 5, 60 * 2 * 5, 30 * 2 * 5]
    shop.do("ticket.cancel", ticket=second, reason="leather is late")
    shop.do("ticket.complete", ticket=first)
    assert shop.order_row(order)["status"] == "done"
    assert of_order(shop, order) is None


def test_of_an_order_without_a_published_routing_nothing_is_known(shop: Shop) -> None:
    shop.do("product.create", sku="FOB-01", name_en="Fob", line="classic")
    assert of_order(shop, shop.order(product="FOB-01")) == Remaining(None, None, has_routing=False)


def test_pieces_on_one_tray_share_its_minutes(shop: Shop) -> None:
    before = shop.started(ENOUGH, "CARD-02")
    every = shop.refs(before, *range(1, ENOUGH + 1))
    shop.do("work.start", "Nok", tokens=every)
    shop.clock.advance(minutes=4 * ENOUGH)
    shop.do("work.complete", "Nok", tokens=every)
    assert normal(shop, shop.job(1, "CARD-02")) == 4


def test_a_clock_that_runs_takes_off_what_it_has_run(shop: Shop) -> None:
    job = shop.started(1, "CARD-02")
    shop.do("work.start", "Nok", tokens=shop.refs(job, 1))
    shop.clock.advance(minutes=3)
    assert normal(shop, job) == 2


def test_a_step_of_which_nothing_is_known_is_named(shop: Shop) -> None:
    drawing = exchange("SLOW", ("CUT", "DYE"))
    drawing["nodes"][2] |= {"minutes": None, "name": "Dye", "name_th": "ย้อม"}
    shop.do("routing.import", routing=drawing)
    shop.do("routing.publish", routing="SLOW")
    found = left(shop, shop.job(2, routing="SLOW"))
    assert found is not None
    assert found.unknown == (("Dye", "ย้อม"),)
    assert found.labour is not None
    assert found.labour.normal == 10


def test_without_a_published_routing_nothing_is_known_and_nothing_is_refused(shop: Shop) -> None:
    job = shop.job(product="SATCHEL-1")
    found = left(shop, job)
    assert found is not None
    assert not found.has_routing
    assert found.labour is None
    shop.do("routing.publish", routing="SKETCH")
    shop.do("job.edit", job=job, version=1, routing="SKETCH")
    assert normal(shop, job) == 15


def test_a_day_is_told_by_the_workshops_own_hours(shop: Shop) -> None:
    """It is one o'clock at night; sixty minutes of labour are over an hour after the shift has begun."""
    job = shop.job(4)
    found = left(shop, job)
    assert found is not None
    assert found.ready is not None
    began = found.ready.normal - 60 * 60_000_000
    shop.do("org.set", code="HAT", shift_from="10:00")
    later = left(shop, job)
    assert later is not None
    assert later.ready is not None
    assert later.ready.best <= later.ready.normal <= later.ready.worst
    assert later.ready.normal - began == (60 + 2 * 60) * 60_000_000
