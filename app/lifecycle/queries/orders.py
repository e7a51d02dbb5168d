"""Lists of manufacturing orders, and everything about one: ids in order by indexed SQL, rows, counts."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from app.domain.decision import Person
from app.domain.orders.states import OrderAction, actions
from app.domain.orders.values import KnownOrder
from app.domain.progress import order_progress
from app.domain.refusals import Refused
from app.domain.routing.graph import NodeKind
from app.domain.words import STORED_ORDER, OrderState, Priority
from app.lifecycle.desk import Desk
from app.lifecycle.queries.tickets import ALL, BY_NAME, TicketLine, matching, ticket_lines
from app.messages import Language
from app.models.loading import things
from app.models.ordering import OPEN_ORDER, ORDER_ORDERS, PRODUCT_ORDERS
from app.values import frozen

if TYPE_CHECKING:
    from app.lifecycle.queries.remaining import Remaining

_ROWS_AT_ONCE = 500


@frozen
class OrderFilter:
    """Which orders a list shows, in which order. `late_on` keeps only open ones due before that day."""

    state: OrderState | None = None
    late_on: str | None = None
    search: str = ""
    sort: str = "created"
    descending: bool = True
    language: Language = Language.ENGLISH


@frozen
class OrderRowLine:
    """One row of a list of orders. `state` is as it is shown: `qc` where every unfinished piece waits at an
    inspection. `tickets` are those of the planning that holds, `open_tickets` those of them that are open."""

    id: int
    code: str
    state: OrderState
    sku: str
    name_en: str
    name_th: str | None
    quantity: int
    completed: int
    progress: float | None
    tickets: int
    open_tickets: int
    due: str | None
    start: str | None
    end: str | None
    priority: Priority
    reference: str | None
    jobs: tuple[str, ...]  # codes of the Hatthasilpa jobs that work for it too
    version: int


@frozen
class OrderDetail:
    """Everything about one order that a panel shows. `tickets` are those of every planning; `remaining` is
    estimated where somebody asks for it."""

    line: OrderRowLine
    notes: str | None
    routing: str | None
    created_at: int
    created_by: str
    tickets: tuple[TicketLine, ...]
    jobs: tuple[TicketLine, ...]
    known: KnownOrder
    remaining: Remaining | None = None


SORTS = frozenset(("created", "code", BY_NAME, *ORDER_ORDERS))


def order_ids(desk: Desk, wanted: OrderFilter, most: int = ALL) -> array[int]:
    """The ids of the wanted orders, in order; the first `most` of them. Those shown as `qc` are looked for
    among those in progress."""
    conditions, values = _conditions(wanted)
    query = f"SELECT o.id FROM {_source(wanted)}{conditions}{_order(wanted)} LIMIT ?"
    found = [each for (each,) in desk.db.connection().execute(query, (*values, most)).fetchall()]
    if wanted.state in (OrderState.QC, OrderState.IN_PROGRESS):
        inspected = _inspected(desk, found)
        found = [each for each in found if (each in inspected) is (wanted.state is OrderState.QC)]
    return array("q", found)


def order_lines(desk: Desk, ids: Sequence[int]) -> list[OrderRowLine | None]:
    """The rows of these orders, in the order asked for; None for one that is gone."""
    found: dict[int, OrderRowLine] = {}
    for place in range(0, len(ids), _ROWS_AT_ONCE):
        some = tuple(ids[place : place + _ROWS_AT_ONCE])
        marks = ",".join("?" * len(some))
        rows = desk.db.connection().execute(f"{_LINE} WHERE o.id IN ({marks})", some).fetchall()
        running = [row[0] for row in rows if row[2] == OrderState.IN_PROGRESS]
        inspected = _inspected(desk, running)
        found |= {row[0]: _line(row, inspected) for row in rows}
    return [found.get(each) for each in ids]


def state_counts(desk: Desk) -> dict[OrderState, int]:
    """How many orders are shown in each state."""
    rows = (
        desk.db.connection()
        .execute("SELECT state, count(*) FROM manufacturing_order GROUP BY state")
        .fetchall()
    )
    counted = {OrderState(state): count for state, count in rows}
    running = desk.db.connection().execute(_RUNNING).fetchall()
    inspected = len(_inspected(desk, [each for (each,) in running]))
    counted[OrderState.QC] = inspected
    counted[OrderState.IN_PROGRESS] = counted.get(OrderState.IN_PROGRESS, 0) - inspected
    return {state: counted.get(state, 0) for state in OrderState}


def late_count(desk: Desk, today: str) -> int:
    """How many open orders were due before today."""
    query = f"SELECT count(*) FROM manufacturing_order WHERE {OPEN_ORDER} AND due < ?"
    return int(desk.db.execute_sql(query, (today,)).fetchone()[0])


def order_detail(desk: Desk, order_id: int) -> OrderDetail | None:
    """One order in full; None when there is none with this id."""
    (line,) = order_lines(desk, (order_id,))
    if line is None:
        return None
    row = desk.db.execute_sql(_DETAIL, (order_id,)).fetchone()
    notes, routing, created_at, created_by = row
    return OrderDetail(
        line,
        notes,
        routing,
        created_at,
        created_by,
        _tickets(desk, "mo", order_id),
        _tickets(desk, "linked_mo", order_id),
        known_order(desk, order_id),
    )


def known_order(desk: Desk, order_id: int) -> KnownOrder:
    """What `actions` wants to know of an order. Raises Refused(ERR_NOT_FOUND)."""
    from app.models.loading import orders as loading  # noqa: PLC0415 - a list needs none of it

    order = loading.order(desk.db, order_id)
    tickets = loading.tickets_of(desk.db, order.id)
    linked = loading.linked_jobs(desk.db, order.id)
    return loading.known(order, tickets, loading.pinned(desk.db, order), linked)


def order_actions(desk: Desk, order_id: int, actor: Person) -> Mapping[OrderAction, Refused | None]:
    """For each action on the order: None when allowed, else why not. One that is gone allows none."""
    try:
        known = known_order(desk, order_id)
    except Refused as gone:
        return dict.fromkeys(OrderAction, gone)
    return actions(known, actor)


def find(desk: Desk, name: str) -> int:
    """The id of the order with this code or id. Raises Refused(ERR_NOT_FOUND)."""
    from app.models.loading import orders as loading  # noqa: PLC0415 - as above

    return loading.order(desk.db, things.typed(name)).id


def ticket_codes(desk: Desk, orders: Sequence[int]) -> dict[int, list[str]]:
    """The codes of the tickets of these orders, of every planning, oldest first."""
    codes: dict[int, list[str]] = {each: [] for each in orders}
    for place in range(0, len(orders), _ROWS_AT_ONCE):
        some = tuple(orders[place : place + _ROWS_AT_ONCE])
        query = f"SELECT mo, code FROM ticket WHERE mo IN ({','.join('?' * len(some))}) ORDER BY id"
        for order, code in desk.db.connection().execute(query, some):
            codes[order].append(code)
    return codes


def order_of_ticket(desk: Desk, ticket_id: int) -> tuple[int, str] | None:
    """The order that a ticket carries out, or that a Hatthasilpa job works for: its id and code."""
    row = desk.db.connection().execute(_OF_TICKET, (ticket_id,)).fetchone()
    return None if row is None else (int(row[0]), str(row[1]))


_TICKETS = "FROM ticket k WHERE k.mo = o.id AND k.id >= coalesce(o.planned_from, 0)"
_LINE = (
    "SELECT o.id, o.code, o.state, p.sku, p.name_en, p.name_th, o.quantity, o.due, o.starts_on, o.ends_on, "
    "o.priority, o.reference, o.version, "
    f"(SELECT count(*) {_TICKETS}), "
    f"(SELECT count(*) {_TICKETS} AND k.status IN ('planned', 'in_progress', 'paused')), "
    f"(SELECT coalesce(sum(k.completed), 0) {_TICKETS} AND k.status <> 'cancelled'), "
    "(SELECT json_group_array(k.code ORDER BY k.id) FROM ticket k WHERE k.linked_mo = o.id) "
    "FROM manufacturing_order o JOIN product p ON p.id = o.product"
)
_DETAIL = (
    "SELECT o.notes, coalesce(g.code, h.code), o.created_at, (SELECT a.name FROM touched d JOIN fact f ON "
    "f.seq = d.seq JOIN command c ON c.n = f.command JOIN person a ON a.id = c.actor WHERE d.subject = o.id "
    "ORDER BY d.seq LIMIT 1) FROM manufacturing_order o JOIN product p ON p.id = o.product "
    "LEFT JOIN routing g ON g.id = o.routing LEFT JOIN routing h ON h.id = p.routing WHERE o.id = ?"
)
_OF_TICKET = (
    "SELECT o.id, o.code FROM ticket k JOIN manufacturing_order o ON o.id = coalesce(k.mo, k.linked_mo) "
    "WHERE k.id = ?"
)
_RUNNING = "SELECT id FROM manufacturing_order WHERE state = 'in_progress'"
# Where the unfinished pieces of running orders stand; a ticket that has not started is at no inspection.
# Parts of a piece stand for it.
_STAND = (
    "SELECT k.mo, t.version_id, t.node FROM ticket k LEFT JOIN token t ON t.run = k.run AND t.state NOT IN "
    "('completed', 'scrapped', 'cancelled', 'waiting') WHERE k.mo IN ({marks}) AND k.status IN ('planned', "
    "'in_progress', 'paused') AND (k.run IS NULL OR t.id IS NOT NULL) GROUP BY k.mo, t.version_id, t.node"
)


def _inspected(desk: Desk, orders: Sequence[int]) -> frozenset[int]:
    """The orders among these of which every unfinished piece waits at an inspection."""
    at_qc: dict[int, bool] = {}
    for place in range(0, len(orders), _ROWS_AT_ONCE):
        some = orders[place : place + _ROWS_AT_ONCE]
        query = _STAND.format(marks=",".join("?" * len(some)))
        for order, version, node in desk.db.connection().execute(query, tuple(some)).fetchall():
            at_qc[order] = at_qc.get(order, True) and version is not None and _is_qc(desk, version, node)
    return frozenset(order for order, all_of_them in at_qc.items() if all_of_them)


def _is_qc(desk: Desk, version: int, code: str) -> bool:
    node = desk.graphs.of(desk.db, version).find(code)
    return node is not None and node.kind is NodeKind.QC


def _line(row: Sequence[Any], inspected: frozenset[int]) -> OrderRowLine:
    state, quantity, completed = OrderState(row[2]), row[6], row[15]
    return OrderRowLine(
        id=row[0],
        code=row[1],
        state=OrderState.QC if row[0] in inspected else state,
        sku=row[3],
        name_en=row[4],
        name_th=row[5],
        quantity=quantity,
        completed=completed,
        progress=order_progress(state, completed, quantity),
        tickets=row[13],
        open_tickets=row[14],
        due=row[7],
        start=row[8],
        end=row[9],
        priority=Priority(row[10]),
        reference=row[11],
        jobs=tuple(json.loads(row[16])),
        version=row[12],
    )


def _tickets(desk: Desk, column: str, order_id: int) -> tuple[TicketLine, ...]:
    rows = desk.db.execute_sql(
        f"SELECT id FROM ticket WHERE {column} = ? ORDER BY id", (order_id,)
    ).fetchall()
    return tuple(line for line in ticket_lines(desk, [each for (each,) in rows]) if line is not None)


def _source(wanted: OrderFilter) -> str:
    """The table with the index that the list is read along; of two tables the outer one stands first."""
    if wanted.search:
        words = "manufacturing_order o INDEXED BY order_words"
        return f"{words} CROSS JOIN product p ON p.id = o.product" if wanted.sort == BY_NAME else words
    if wanted.sort == BY_NAME:
        return "product p CROSS JOIN manufacturing_order o INDEXED BY order_of_product ON o.product = p.id"
    if wanted.sort in ORDER_ORDERS:
        return f"manufacturing_order o INDEXED BY order_by_{wanted.sort}"
    return "manufacturing_order o"  # in the order of ids


def _conditions(wanted: OrderFilter) -> tuple[str, tuple[object, ...]]:
    parts: list[str] = []
    values: list[object] = []
    if wanted.state is not None:
        parts.append("o.state = ?")
        values.append(wanted.state if wanted.state in STORED_ORDER else OrderState.IN_PROGRESS)
    if wanted.late_on is not None:
        parts.append(f"o.due < ? AND o.{OPEN_ORDER}")
        values.append(wanted.late_on)
    for word in wanted.search.split():
        condition, sought = matching("o", word)
        parts.append(condition)
        values += sought
    return (" WHERE " + " AND ".join(parts) if parts else ""), tuple(values)


def _order(wanted: OrderFilter) -> str:
    direction = "DESC" if wanted.descending else "ASC"
    keys: Iterable[str] = ()
    if wanted.sort == BY_NAME:
        keys = (f"p.{column} {direction}" for column in PRODUCT_ORDERS[wanted.language])
    elif wanted.sort in ORDER_ORDERS:
        keys = (f"{ORDER_ORDERS[wanted.sort]} {direction} NULLS LAST",)
    return " ORDER BY " + ", ".join((*keys, f"o.id {direction}"))
