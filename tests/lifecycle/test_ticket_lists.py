"""Lists of tickets in every order, filter and search are as by hand, and come out of one index."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import Any

import pytest

from app.domain.words import Line, TicketStatus
from app.lifecycle.queries.tickets import (
    ALL,
    SORTS,
    TicketFilter,
    TicketLine,
    late_count,
    status_counts,
    ticket_ids,
    ticket_lines,
)
from app.messages import Language
from tests.lifecycle.shop import Shop, workshop

TODAY = "2026-11-20"
DUES = (None, "2026-11-01", "2026-11-19", TODAY, "2026-12-24")
PRIORITIES = ("low", "normal", "high", "urgent")
NOTES = (None, "Brass_fittings, 100% hand made", "ลูกค้ามารับเอง", "back\\slash", "ÉTÉ")
STAGES = ("in_progress", "paused", "planned", "completed", "cancelled")
OPEN = ("planned", "in_progress", "paused")
REFERENCES = ("po-2", "PO-9", "กรุงเทพ", "เก่า", "ขาว")  # as they must stand
NAMES = {  # likewise, with the SKU of each
    Language.ENGLISH: {"BELT-32": "belt", "CARD-02": "Card case", "TOTE-07": "carryall"},
    Language.THAI: {"CARD-02": "ซองบัตร", "BELT-32": "โซ่ทอง", "TOTE-07": "ตะกร้า"},
}

LINES = (None, *Line)
STATUSES = (None, *TicketStatus)


@pytest.fixture(scope="module")
def busy() -> Iterator[Shop]:
    """Tickets of both lines in every state, some alike in one thing and some in another."""
    with workshop() as shop:
        lines = [
            {"product": sku, "quantity": 1 + place % 4, "reference": REFERENCES[place * 3 % 5]}
            | ({"due": due} if due else {})
            | ({"notes": note} if note else {})
            | {"priority": PRIORITIES[place % 4]}
            for place, (sku, due, note) in enumerate(product(("TOTE-07", "CARD-02"), DUES, NOTES))
        ]
        shop.do("job.import", lines=lines, sheet="orders", fingerprint="1")
        for sku, name in NAMES[Language.ENGLISH].items():
            shop.do("product.edit", product=sku, name_en=name, name_th=NAMES[Language.THAI][sku])
        codes = [row["code"] for row in shop.rows("tickets")]
        for place, code in enumerate(codes):
            _bring(shop, code, place % 7)
        for due in DUES:
            shop.do("ticket.create", product="BELT-32", quantity=5, **({"due": due} if due else {}))
        yield shop


def _bring(shop: Shop, code: str, far: int) -> None:
    """Planned, started, begun, paused, completed, closed short, cancelled."""
    if far == 0:
        return
    if far == 6:
        shop.do("job.cancel", job=code, reason="test")
        return
    shop.do("job.start", job=code)
    if far == 2:
        shop.do("work.complete", tokens=shop.refs(code, 1))
    elif far == 3:
        shop.do("job.pause", job=code)
    elif far == 4:
        shop.finish(code)
        shop.do("job.complete", job=code)
    elif far == 5:
        shop.do("job.close_short", job=code, reason="test")


def everything(shop: Shop) -> list[TicketLine]:
    """All tickets in the order made, read without any list."""
    ids = [number for (number,) in shop.sql("SELECT id FROM ticket ORDER BY id")]
    return [line for line in ticket_lines(shop.core.desk, ids) if line is not None]


def share(ticket: TicketLine) -> float:
    return -1.0 if ticket.status in ("planned", "cancelled") else ticket.completed / ticket.quantity


# What a list is ordered by, as a person would say it; None stands last either way.
KEYS: dict[str, Callable[[TicketLine], Any]] = {
    "created": lambda ticket: ticket.id,
    "code": lambda ticket: ticket.id,
    "line": lambda ticket: ticket.line,
    "product": lambda ticket: list(NAMES[Language.ENGLISH]).index(ticket.sku),
    "status": lambda ticket: STAGES.index(ticket.status),
    "quantity": lambda ticket: ticket.quantity,
    "due": lambda ticket: ticket.due,
    "priority": lambda ticket: PRIORITIES.index(ticket.priority),
    "progress": share,
    "reference": lambda ticket: ticket.reference and REFERENCES.index(ticket.reference),
}


def by_hand(tickets: Sequence[TicketLine], sort: str, *, descending: bool) -> list[int]:
    """The ids in order, equal keys in the order made or against it."""
    key = KEYS[sort]
    known = [ticket for ticket in tickets if key(ticket) is not None]
    unknown = [ticket for ticket in tickets if key(ticket) is None]
    ordered = sorted(known, key=lambda ticket: (key(ticket), ticket.id), reverse=descending)
    rest = sorted(unknown, key=lambda ticket: ticket.id, reverse=descending)
    return [ticket.id for ticket in (*ordered, *rest)]


def fits(ticket: TicketLine, line: Line | None, status: TicketStatus | None, late_on: str | None) -> bool:
    late = ticket.due is not None and late_on is not None and ticket.due < late_on and ticket.status in OPEN
    return line in (None, ticket.line) and status in (None, ticket.status) and (late_on is None or late)


def test_there_is_something_of_everything_to_list(busy: Shop) -> None:
    tickets = everything(busy)
    assert {ticket.status for ticket in tickets} == set(TicketStatus)
    assert {ticket.line for ticket in tickets} == set(Line)
    assert set(KEYS) == SORTS


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", KEYS)
def test_every_order_of_every_filter_is_as_by_hand(busy: Shop, sort: str, descending: bool) -> None:
    tickets = everything(busy)
    for line, status, late_on in product(LINES, STATUSES, (None, TODAY)):
        wanted = TicketFilter(line, status, late_on, sort=sort, descending=descending)
        expected = by_hand(
            [ticket for ticket in tickets if fits(ticket, line, status, late_on)], sort, descending=descending
        )
        assert list(ticket_ids(busy.core.desk, wanted)) == expected, wanted
        assert list(ticket_ids(busy.core.desk, wanted, 3)) == expected[:3], wanted


@pytest.mark.parametrize("line", LINES)
def test_what_is_counted_is_what_is_listed(busy: Shop, line: Line | None) -> None:
    desk = busy.core.desk
    counted = status_counts(desk, line)
    assert counted == {status: len(ticket_ids(desk, TicketFilter(line, status))) for status in TicketStatus}
    assert late_count(desk, line, TODAY) == len(ticket_ids(desk, TicketFilter(line, late_on=TODAY)))


# Percent, underscore and backslash are letters like others.
SEARCHES = (
    "po-9",
    "เก่า",
    "brass_",
    "brassx",
    "100% HAND",
    "มารับ",
    "\\",
    "tote brass",
    "0003",
    "ÉTÉ",
    "nothing like it",
)


@pytest.mark.parametrize("descending", [False, True])
def test_products_are_ordered_by_the_name_that_the_language_shows(busy: Shop, descending: bool) -> None:
    names = list(NAMES[Language.THAI])
    tickets = sorted(everything(busy), key=lambda each: (names.index(each.sku), each.id), reverse=descending)
    wanted = TicketFilter(sort="product", descending=descending, language=Language.THAI)
    assert list(ticket_ids(busy.core.desk, wanted)) == [each.id for each in tickets]


@pytest.mark.parametrize("sort", KEYS)
@pytest.mark.parametrize("search", SEARCHES)
def test_a_search_finds_what_has_all_its_words(busy: Shop, search: str, sort: str) -> None:
    notes = dict(busy.sql("SELECT id, coalesce(notes, '') FROM ticket"))

    def has(ticket: TicketLine, word: str) -> bool:
        places = (ticket.code, ticket.reference or "", notes[ticket.id], ticket.sku, ticket.name_en)
        return any(_ascii_lower(word) in _ascii_lower(place) for place in places)

    for line, status in product(LINES, (None, TicketStatus.PLANNED)):
        found = [
            ticket
            for ticket in everything(busy)
            if fits(ticket, line, status, None) and all(has(ticket, word) for word in search.split())
        ]
        wanted = TicketFilter(line, status, search=search, sort=sort)
        assert list(ticket_ids(busy.core.desk, wanted, ALL)) == by_hand(found, sort, descending=True), wanted


def _ascii_lower(text: str) -> str:
    return "".join(letter.lower() if letter.isascii() else letter for letter in text)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("sort", sorted(SORTS))
def test_a_list_comes_out_of_its_index_in_order(
    busy: Shop, sort: str, language: Language, descending: bool
) -> None:
    """Sorting a hundred thousand rows, or looking into each, would be waited for."""
    statements: list[str] = []
    connection = busy.core.workspace.db.connection()

    def note(_cursor: object, statement: str, _values: object) -> bool:
        statements.append(statement)
        return True

    connection.exec_trace = note
    for line, status, late_on in product((Line.HATTHASILPA,), STATUSES, (None, TODAY)):
        wanted = TicketFilter(line, status, late_on, sort=sort, descending=descending, language=language)
        ticket_ids(busy.core.desk, wanted)
    connection.exec_trace = None
    assert len(statements) == len(STATUSES) * 2
    for statement in statements:
        plan = [row[3] for row in busy.sql(f"EXPLAIN QUERY PLAN {statement}", *[None] * statement.count("?"))]
        assert not [step for step in plan if "TEMP B-TREE" in step], (statement, plan)
        assert [step for step in plan if "COVERING INDEX ticket_" in step], (statement, plan)
