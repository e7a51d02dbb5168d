"""What is asked often costs the same among ten pieces and among ten million: it looks through no table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import apsw

from app.domain.commands.work import WorkComplete
from app.domain.words import Line, OrderState
from app.lifecycle.queries import activity, inbox, orders, piece_detail, pieces, remaining, tickets, work
from app.lifecycle.queries.orders import OrderFilter
from tests.lifecycle.leading_together import shared
from tests.lifecycle.shop import Shop

# Of a few rows in any workshop.
SMALL = {"organisation", "station", "incarnation", "salt", "person", "product", "p"}
SHOWN = "SELECT * FROM (SELECT"  # what a test looks at by itself, through `show`
CATALOGUE = "FROM defect WHERE active"  # of which a form offers all
# Read from end to end, with the index that holds nothing else than what waits.
ONLY_WHAT_WAITS = {
    "token t LEFT JOIN token u ON u.id = t.parent WHERE t.hold": "token_held",
    "INDEXED BY work_item_asked": "work_item_asked",
    "INDEXED BY work_item_paused": "work_item_paused",
    "INDEXED BY session_asked": "session_asked",
}
NEWEST = (  # the end of a table
    "FROM command ORDER BY n DESC LIMIT 1",
    "FROM command WHERE outcome = 'done' ORDER BY n DESC LIMIT 1",
    "ORDER BY f.seq DESC LIMIT ?",
)


@contextmanager
def noted(shop: Shop) -> Iterator[set[str]]:
    """The statements that are run meanwhile."""
    statements: set[str] = set()

    def note(event: dict[str, Any]) -> None:
        statements.add(event["sql"])

    connection = shop.core.workspace.db.connection()
    connection.trace_v2(apsw.SQLITE_TRACE_STMT, note)
    yield statements
    connection.trace_v2(0)


def scans(shop: Shop, statement: str) -> list[str]:
    """The tables that a statement looks through from end to end."""
    named = dict.fromkeys(re.findall(r":(\w+)", statement))
    values = named or [None] * statement.count("?")
    plan = shop.core.workspace.db.connection().execute(f"EXPLAIN QUERY PLAN {statement}", values)
    read = (str(row[3]).split() for row in plan if "VIRTUAL TABLE" not in str(row[3]))  # a row's own JSON
    return [words[1] for words in read if words[0] == "SCAN" and words[1] not in {*SMALL, "CONSTANT"}]


def walks(shop: Shop, statement: str) -> bool:
    """Whether a statement looks at every row before or after one."""
    if not statement.startswith("SELECT") or statement.endswith(NEWEST):
        return False
    plan = shop.sql(f"EXPLAIN QUERY PLAN {statement}", *[None] * statement.count("?"))
    return any("INTEGER PRIMARY KEY (rowid<?" in str(row) or "(rowid>?" in str(row) for row in plan)


def all_scans(shop: Shop, statements: set[str], least: int) -> dict[str, list[str]]:
    """The statements that look through tables, among at least so many that were seen."""
    asked = {each for each in statements if each.startswith(("SELECT", "UPDATE", "INSERT"))}
    asked -= {each for each in asked if each.startswith(SHOWN) or each.endswith(NEWEST) or CATALOGUE in each}
    assert len(asked) >= least
    return {each: tables for each in sorted(asked) if (tables := scans(shop, each))}


def live(shop: Shop) -> None:
    """The whole life of jobs and pieces, with every command of theirs."""
    shop.do("job.import", lines=[{"product": "TOTE-07", "quantity": 2}], sheet="orders", fingerprint="1" * 64)
    job = shop.job(4)
    shop.do("job.edit", job=job, version=1, notes="brass")
    shop.do("job.start", job=job)
    shop.do("work.start", "Nok", tokens=shop.refs(job, 1, 2))
    shop.do("work.pause", "Nok", tokens=shop.refs(job, 1), reason="leather is short")
    shop.do("job.pause", job=job)
    shop.do("job.resume", job=job)
    shop.do("work.resume", "Nok", tokens=shop.refs(job, 1))
    shop.do("work.complete", "Nok", tokens=shop.refs(job, 1, 2))
    shop.do("work.complete", "Som", tokens=[shop.pieces(job)[3]["serial"]])
    shop.do("job.cancel", job=job, reason="withdrawn")
    shop.do("job.restore", job=job)
    shop.do("job.start", job=job)
    shop.do("job.close_short", job=job, reason="enough")
    whole = shop.started(1)
    shop.finish(whole)
    shop.do("job.complete", job=whole)
    shop.refused("job.start", job=whole)
    shop.do("ticket.create", product="BELT-32", quantity=3)


def together(shop: Shop, piece: Mapping[str, Any]) -> None:
    """Several people at one item, and out of it again."""
    for who in ("Nok", "Som"):
        shop.do("work.start" if who == "Nok" else "work.assist", who, **piece)
    shop.do("work.ask_help", "Nok", **piece)
    shop.do("work.pause", "Som", **piece, reason="lunch")
    shop.do("work.complete", "Nok", **piece)
    shop.do("work.requeue", "Som", **piece)
    shop.do("work.assist", "Som", **piece)
    shop.do("work.complete", "Som", **piece)
    shop.do("work.start", "Som", **piece)
    shop.do("work.assist", "Nok", **piece)


def test_no_command_of_a_job_looks_through_a_table(shop: Shop) -> None:
    piece = shared(shop)
    with noted(shop) as statements:
        live(shop)
        together(shop, piece)
    assert all_scans(shop, statements, least=40) == {}


def test_no_command_and_no_list_of_orders_looks_through_a_table(shop: Shop) -> None:
    desk, admin, job = shop.core.desk, shop.person("Admin"), shop.job()
    with noted(shop) as statements:
        order = shop.order(40)
        first, second = shop.planned(order, batch=20)
        shop.do("undo")
        first, second = shop.planned(order, batch=20)
        shop.do("order.link", order=order, job=job)
        shop.do("order.edit", order=order, version=1, notes="brass")
        shop.do("ticket.assign_owner", ticket=first, owner="Ploy")
        shop.do("ticket.start", ticket=first)
        shop.do("ticket.cancel", tickets=[first, second], reason="x")
        shop.do("order.cancel", order=order)
        shop.refused("order.restore", order=order)
        shop.refused("order.start", order=order)
        for sort in sorted(orders.SORTS):
            for state in (None, *OrderState):
                wanted = OrderFilter(state=state, sort=sort, search="belt" if state is None else "")
                orders.order_ids(desk, wanted)
        (found,) = orders.order_ids(desk, OrderFilter())
        orders.state_counts(desk)
        orders.late_count(desk, "2026-12-01")
        orders.order_detail(desk, found)
        orders.order_actions(desk, found, admin)
        orders.order_of_ticket(desk, 1)
        activity.history(desk, found, 20)
    scanned = all_scans(shop, statements, least=40)
    along = {each for each in scanned if each.startswith(LISTS)}
    assert scanned.keys() == along
    for each in along:  # a list comes out of its own index in order
        plan = " ".join(str(step[3]) for step in shop.sql(f"EXPLAIN QUERY PLAN {each}", *_nothing(each)))
        assert "TEMP B-TREE" not in plan or "order_words" in plan, each  # what was found is put in order
        assert "INDEX" in plan or " ORDER BY o.id" in each, each


LISTS = ("SELECT o.id FROM", "SELECT state, count(*)", "SELECT count(*) FROM manufacturing_order")


def _nothing(statement: str) -> list[None]:
    return [None] * statement.count("?")


def test_whoever_takes_something_back_looks_through_no_table(shop: Shop) -> None:
    """Somebody who gave few commands has them far back, among those of all the others."""
    code = shop.started(2)
    shop.do("work.start", "Nok", tokens=shop.refs(code, 1))
    shop.do("work.pause", "Nok", tokens=shop.refs(code, 1), reason="leather is short")
    shop.do("job.edit", "Ploy", job=code, version=1, notes="brass")
    shop.do("token.edit", "Ploy", tokens=shop.refs(code, 2), priority="urgent")
    shop.do("org.set", code="BVM")
    shop.do("sign_in.set", lock_minutes=5)
    with noted(shop) as statements:
        for who in ("Nok", "Nok", "Ploy", "Ploy", "Admin", "Admin"):
            shop.do("undo", who)
        for who in ("Nok", "Vee"):
            shop.refused("undo", who)
    assert all_scans(shop, statements, least=20) == {}
    assert [each for each in sorted(statements) if walks(shop, each)] == []


def test_no_panel_and_no_news_looks_through_a_table(shop: Shop) -> None:
    live(shop)
    desk, admin = shop.core.desk, shop.person("Admin")
    found = tickets.ticket_ids(desk, tickets.TicketFilter())
    with noted(shop) as statements:
        for ticket in found:
            tickets.ticket_detail(desk, ticket)
            tickets.ticket_actions(desk, ticket, admin, Line.HATTHASILPA)
            remaining.remaining_of(desk, ticket, shop.clock.now(), shop.clock)
            ids = pieces.piece_ids(desk, ticket)
            pieces.piece_lines(desk, ids)
            pieces.piece_counts(desk, ticket)
            work.hindrance(desk, WorkComplete(tokens=work.refs(ids)), admin, shop.clock.now())
            activity.history(desk, ticket, 20)
        activity.after(desk, 3)
        activity.latest(desk, 3)
    assert all_scans(shop, statements, least=10) == {}


def test_no_story_and_no_decision_about_a_piece_looks_through_a_table(shop: Shop) -> None:
    live(shop)
    job = shop.started(3)
    desk, (first, second, *_) = shop.core.desk, (piece["id"] for piece in shop.pieces(job))
    shop.do("token.hold", tokens=[first], reason="another clasp")
    shop.do("token.scrap", tokens=[second], type="qc_fail", reason="torn", defect="hole")
    with noted(shop) as statements:
        assert list(inbox.entry_ids(desk, shop.clock.now())) == [first]
        assert inbox.count(desk, shop.clock.now()) == 1
        assert inbox.entry(desk, first, shop.clock.now()) is not None
        piece_detail.piece_detail(desk, second)
        activity.history(desk, second, 20)
    found = all_scans(shop, statements, least=10)
    allowed = {each: index for each in found for text, index in ONLY_WHAT_WAITS.items() if text in each}
    assert allowed.keys() == found.keys()
    for each, index in allowed.items():
        assert f"USING INDEX {index}" in str(shop.sql(f"EXPLAIN QUERY PLAN {each}"))
