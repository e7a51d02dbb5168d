"""A page of a list is one query, however many rows it has; nothing is asked row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial

import apsw
import pytest

from app.clock import Instant
from app.domain.words import Line
from app.lifecycle.desk import Desk
from app.lifecycle.queries import (
    activity,
    choices,
    inbox,
    orders,
    piece_lists,
    pieces,
    queue,
    remaining,
    tickets,
)
from app.lifecycle.queries.orders import OrderFilter
from app.lifecycle.queries.piece_lists import PieceFilter
from app.lifecycle.queries.queue import Scope
from app.lifecycle.queries.show import INBOX, KINDS, show
from app.lifecycle.queries.tickets import SORTS, TicketFilter
from tests.lifecycle.shop import Shop, workshop

Page = Callable[[Desk], object]
ALL = TicketFilter()
NOW = Instant(2**53)  # so late that every pause is long


def cards(desk: Desk) -> object:
    """The first cards of the queue of all open work, as a screen reads them."""
    (nok,) = (each for each in choices.people(desk) if each.name == "Nok")
    (lot, *_) = queue.lots(desk, Scope.ALL, nok.id)
    return queue.queue_lines(desk, queue.lot_items(desk, lot, Scope.ALL, nok.id), nok, NOW)


def first(desk: Desk) -> int:
    return int(tickets.ticket_ids(desk, TicketFilter(descending=False))[0])


def sorted_ids(sort: str, desk: Desk) -> object:
    return tickets.ticket_ids(desk, TicketFilter(sort=sort))


def whole(kind: str, desk: Desk) -> object:
    return list(show(desk, kind, now=NOW))


# What screens ask for, and how many statements it may take.
PAGES: Mapping[str, tuple[Page, int]] = {
    "ids of tickets": (lambda desk: tickets.ticket_ids(desk, ALL), 1),
    "a page of tickets": (lambda desk: tickets.ticket_lines(desk, tickets.ticket_ids(desk, ALL)), 1 + 1),
    "found by words": (lambda desk: tickets.ticket_ids(desk, TicketFilter(search="tote")), 1),
    "counts of each state": (lambda desk: tickets.status_counts(desk, Line.HATTHASILPA), 1),
    "what is late": (lambda desk: tickets.late_count(desk, None, "2026-12-01"), 1),
    "ids of pieces": (lambda desk: pieces.piece_ids(desk, first(desk)), 1 + 1),
    "a page of pieces": (
        lambda desk: pieces.piece_lines(desk, pieces.piece_ids(desk, first(desk))),
        1 + 1 + 1,
    ),
    "cards of the queue": (cards, (1 + 1) + 1 + 1 + (2 + 1)),
    "the last facts": (lambda desk: activity.latest(desk, 500), 1),
    "facts after one": (lambda desk: activity.after(desk, 0), 1),
    "history of a ticket": (lambda desk: activity.history(desk, first(desk), 100), 1 + 1),
    "ids of all pieces": (lambda desk: piece_lists.listed_ids(desk, PieceFilter()), 1),
    "pieces at a step": (
        lambda desk: piece_lists.listed_ids(desk, PieceFilter(search="cut", sort="holder")),
        1,
    ),
    "pieces in each state": (piece_lists.state_counts, 1),
    "ids of the inbox": (lambda desk: inbox.entry_ids(desk, NOW), 1 + 3),
    "a page of the inbox": (
        lambda desk: inbox.entry_lines(desk, inbox.entry_ids(desk, NOW), NOW),
        (1 + 3) + (1 + 3) + 1,
    ),
    "what waits in the inbox": (lambda desk: inbox.count(desk, NOW), 1 + 3),
    "products": (choices.products, 1),
    "published routings": (choices.published_routings, 1),
    "people": (choices.people, 1),
    **{f"sorted by {sort}": (partial(sorted_ids, sort), 1) for sort in sorted(SORTS)},
    **{f"show {kind}": (partial(whole, kind), 1 + 3 * (kind in (INBOX, "orders"))) for kind in KINDS},
    "ids of orders": (lambda desk: orders.order_ids(desk, OrderFilter()), 1),
    "a page of orders": (lambda desk: orders.order_lines(desk, orders.order_ids(desk, OrderFilter())), 1 + 2),
    "orders in each state": (orders.state_counts, 1 + 2),
}


@contextmanager
def statements(desk: Desk) -> Iterator[list[str]]:
    """The statements that are done within."""
    heard: list[str] = []
    connection = desk.db.connection()

    def hear(event: dict[str, object]) -> None:
        heard.append(str(event["sql"]))

    connection.trace_v2(apsw.SQLITE_TRACE_STMT, hear)
    try:
        yield heard
    finally:
        connection.trace_v2(0, None)


@pytest.fixture(scope="module")
def busy() -> Iterator[Shop]:
    """A workshop with some of everything."""
    with workshop() as shop:
        shop.do("team.create", code="SEWERS", name_en="Sewers")
        for product in ("TOTE-07", "CARD-02", "TOTE-07"):
            job = shop.started(30, product)
            shop.do("work.start", "Nok", tokens=shop.refs(job, 1))
            shop.do("work.pause", "Nok", tokens=shop.refs(job, 1), reason="lunch")
            shop.do("token.hold", tokens=shop.refs(job, 2), reason="another clasp")
            shop.refused("job.start", job=job)
        for _ in range(20):
            shop.job(due="2026-11-01")
        for _ in range(3):
            (ticket,) = shop.planned(shop.order(20))
            shop.do("ticket.assign_owner", ticket=ticket, owner="Ploy")
            shop.do("ticket.start", ticket=ticket)
        shop.do("packet.create", ticket=shop.job(1))
        yield shop


@pytest.mark.parametrize("name", PAGES)
def test_a_page_takes_no_more_statements_than_it_may(name: str, busy: Shop) -> None:
    ask, budget = PAGES[name]
    ask(busy.core.desk)  # a routing's graph is read once and kept
    with statements(busy.core.desk) as heard:
        assert ask(busy.core.desk)
    assert len(heard) == budget, "\n".join(heard)


def test_a_panel_costs_the_same_for_a_job_of_one_piece_and_of_a_hundred(shop: Shop) -> None:
    counts = []
    for quantity in (1, 100):
        id_ = tickets.ticket_id(shop.core.desk, shop.started(quantity))
        assert id_ is not None
        with statements(shop.core.desk) as heard:
            assert tickets.ticket_detail(shop.core.desk, id_)
            tickets.ticket_actions(shop.core.desk, id_, shop.person("Admin"), Line.HATTHASILPA)
        counts.append(len(heard))
    assert counts[0] == counts[1] <= 12


def test_what_is_left_of_a_ticket_costs_the_same_for_one_piece_and_for_a_hundred(shop: Shop) -> None:
    """One statement for each step asks whether more of it was measured meanwhile."""
    counts = []
    for quantity in (1, 100):
        id_ = tickets.ticket_id(shop.core.desk, shop.started(quantity))
        assert id_ is not None
        remaining.remaining_of(shop.core.desk, id_, shop.clock.now(), shop.clock)
        with statements(shop.core.desk) as heard:
            assert remaining.remaining_of(shop.core.desk, id_, shop.clock.now(), shop.clock)
        counts.append(len(heard))
    assert counts[0] == counts[1] == 5 + 3


@pytest.mark.parametrize("action", ["job.start", "job.pause", "job.cancel"])
def test_a_command_loads_as_much_for_a_job_of_many_pieces_as_for_one(action: str, shop: Shop) -> None:
    """What it writes grows with the pieces; what it asks does not."""
    shop.started()
    counts = []
    for quantity in (2, 40):
        job = shop.job(quantity) if action == "job.start" else shop.started(quantity)
        fields = {"reason": "test"} if action == "job.cancel" else {}
        with statements(shop.core.desk) as heard:
            shop.do(action, job=job, **fields)
        counts.append(sum(each.startswith("SELECT") for each in heard))
    assert counts[0] == counts[1]
