"""Lists of job tickets, and everything about one: ids in order by indexed SQL, rows by id, counts."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.domain.decision import Person
from app.domain.progress import progress
from app.domain.refusals import Refused
from app.domain.tickets.states import OF_LINE, Action, actions
from app.domain.tickets.values import KnownTicket
from app.domain.words import Line, Priority, TicketStatus
from app.lifecycle.desk import Desk
from app.messages import Language
from app.models.loading import things
from app.models.ordering import OPEN, PRODUCT_ORDERS, TICKET_ORDERS, WORDS
from app.values import frozen

if TYPE_CHECKING:
    from app.lifecycle.queries.remaining import Remaining

ALL = -1  # SQLite's LIMIT says it so
_ROWS_AT_ONCE = 500
BY_NAME = "product"
"""The order by the product's name, which is another one in another language."""


@frozen
class TicketFilter:
    """Which tickets a list shows, in which order. `late_on` keeps only open ones due before that day."""

    line: Line | None = None
    status: TicketStatus | None = None
    late_on: str | None = None
    search: str = ""
    sort: str = "created"
    descending: bool = True
    language: Language = Language.ENGLISH


@frozen
class TicketLine:
    """One row of a list of tickets."""

    id: int
    code: str
    line: Line
    status: TicketStatus
    sku: str
    name_en: str
    name_th: str | None
    quantity: int
    completed: int
    progress: float | None
    due: str | None
    priority: Priority
    reference: str | None
    version: int


@frozen
class TicketDetail:
    """Everything about one ticket that a panel shows; `remaining` is estimated where somebody asks for it."""

    line: TicketLine
    notes: str | None
    routing: str | None
    routing_version: int | None
    run: int | None
    runs: int
    created_at: int
    created_by: str
    started_at: int | None
    ended_at: int | None
    product_active: bool
    owner: int | None
    known: KnownTicket
    remaining: Remaining | None = None


_LINE = (
    "SELECT k.id, k.code, k.line, k.status, p.sku, p.name_en, p.name_th, k.quantity, k.completed, k.due, "
    "k.priority, k.reference, k.version FROM ticket k JOIN product p ON p.id = k.product"
)
# Codes are given in the order of creation, and are ordered by the id: as text 10000 would stand before 9999.
SORTS = frozenset(("created", "code", BY_NAME, *TICKET_ORDERS))
BY_CREATION = ("created", "code")
"""Codes are given in the order of creation: what a search finds is in order as it is found."""


def ticket_ids(desk: Desk, wanted: TicketFilter, most: int = ALL) -> array[int]:
    """The ids of the wanted tickets, in order; the first `most` of them."""
    conditions, values = _conditions(wanted)
    query = f"SELECT k.id FROM {_source(wanted)}{conditions}{_order(wanted)} LIMIT ?"
    rows = desk.db.connection().execute(query, (*values, most))
    found = rows.get  # apsw: None, one value, or a list of all
    return array("q", found if isinstance(found, list) else [] if found is None else [found])


def ticket_lines(desk: Desk, ids: Sequence[int]) -> list[TicketLine | None]:
    """The rows of these tickets, in the order asked for; None for one that is gone."""
    found: dict[int, TicketLine] = {}
    for place in range(0, len(ids), _ROWS_AT_ONCE):
        some = tuple(ids[place : place + _ROWS_AT_ONCE])
        marks = ",".join("?" * len(some))
        for row in desk.db.connection().execute(f"{_LINE} WHERE k.id IN ({marks})", some).fetchall():
            found[row[0]] = _ticket_line(row)
    return [found.get(each) for each in ids]


def status_counts(desk: Desk, line: Line | None = None) -> dict[TicketStatus, int]:
    """How many tickets there are in each state."""
    where, values = (" WHERE +line = ?", (line,)) if line else ("", ())
    rows = (
        desk.db.connection()
        .execute(f"SELECT status, count(*) FROM ticket{where} GROUP BY status", values)
        .fetchall()
    )
    counted = {TicketStatus(status): count for status, count in rows}
    return {status: counted.get(status, 0) for status in TicketStatus}


def late_count(desk: Desk, line: Line | None, today: str) -> int:
    """How many open tickets were due before today."""
    lines = tuple(Line) if line is None else (line,)
    query = f"SELECT count(*) FROM ticket WHERE {OPEN} AND line IN ({','.join('?' * len(lines))}) AND due < ?"
    return int(desk.db.execute_sql(query, (*lines, today)).fetchone()[0])


def ticket_detail(desk: Desk, ticket_id: int) -> TicketDetail | None:
    """One ticket in full; None when there is none with this id."""
    (line,) = ticket_lines(desk, (ticket_id,))
    if line is None:
        return None
    row = desk.db.execute_sql(_DETAIL, (ticket_id,)).fetchone()
    (
        notes,
        routing,
        routing_version,
        run,
        runs,
        created_at,
        created_by,
        started_at,
        ended_at,
        active,
        owner,
    ) = row
    return TicketDetail(
        line,
        notes,
        routing,
        routing_version,
        run,
        runs,
        created_at,
        created_by,
        started_at,
        ended_at,
        bool(active),
        owner,
        known_ticket(desk, ticket_id),
    )


def known_ticket(desk: Desk, ticket_id: int) -> KnownTicket:
    """What `actions` wants to know of a ticket."""
    from app.models.loading import tickets as loading  # noqa: PLC0415 - a list needs none of it

    ticket = loading.ticket(desk.db, ticket_id)
    if ticket.run is None:
        return loading.known(ticket, ())
    worked = loading.worked_pieces(desk.db, ticket.run.id)
    unfinished = loading.unfinished_quantity(desk.db, ticket.run.id)
    return replace(loading.known(ticket, (), worked), unfinished=unfinished)


def ticket_actions(
    desk: Desk, ticket_id: int, actor: Person, commands_of: Line
) -> Mapping[Action, Refused | None]:
    """For each action on the ticket: None when allowed, else why not. One that is gone allows none."""
    try:
        known = known_ticket(desk, ticket_id)
    except Refused as gone:
        return dict.fromkeys(OF_LINE[commands_of], gone)
    return actions(known, actor, commands_of)


def find(desk: Desk, name: str) -> int:
    """The id of the ticket with this code or id. Raises Refused(ERR_NOT_FOUND)."""
    from app.models.loading import tickets as loading  # noqa: PLC0415 - as above

    return loading.ticket(desk.db, things.typed(name)).id


def ticket_id(desk: Desk, code: str) -> int | None:
    """The id of the ticket with this code."""
    row = desk.db.execute_sql("SELECT id FROM ticket WHERE code = ?", (code,)).fetchone()
    return None if row is None else int(row[0])


_DETAIL = (
    "SELECT k.notes, g.code, v.version, r.number, k.runs, k.created_at, "
    "(SELECT a.name FROM touched d JOIN fact f ON f.seq = d.seq JOIN command c ON c.n = f.command JOIN "
    "person a "
    "ON a.id = c.actor WHERE d.subject = k.id ORDER BY d.seq LIMIT 1), k.started_at, k.ended_at, p.active, "
    "k.owner "
    "FROM ticket k JOIN product p ON p.id = k.product LEFT JOIN routing g ON g.id = k.routing "
    "LEFT JOIN routing_version v ON v.id = k.version_id LEFT JOIN run r ON r.id = k.run WHERE k.id = ?"
)


def _ticket_line(row: Sequence[Any]) -> TicketLine:
    status, quantity, completed = TicketStatus(row[3]), row[7], row[8]
    return TicketLine(
        id=row[0],
        code=row[1],
        line=Line(row[2]),
        status=status,
        sku=row[4],
        name_en=row[5],
        name_th=row[6],
        quantity=quantity,
        completed=completed,
        progress=progress(status, completed, quantity),
        due=row[9],
        priority=Priority(row[10]),
        reference=row[11],
        version=row[12],
    )


def _source(wanted: TicketFilter) -> str:
    """The table with the index that the list is read along; of two tables the outer one stands first."""
    if wanted.search:
        words = "ticket k INDEXED BY ticket_words"
        return f"{words} CROSS JOIN product p ON p.id = k.product" if wanted.sort == BY_NAME else words
    if wanted.sort == BY_NAME:
        return "product p CROSS JOIN ticket k INDEXED BY ticket_of_product ON k.product = p.id"
    if wanted.sort in TICKET_ORDERS:
        return f"ticket k INDEXED BY ticket_by_{wanted.sort}"
    return "ticket k INDEXED BY ticket_by_line" if wanted.line else "ticket k"  # else in the order of ids


def _conditions(wanted: TicketFilter) -> tuple[str, tuple[object, ...]]:
    parts: list[str] = []
    values: list[object] = []
    for column, value in (("k.line", wanted.line), ("k.status", wanted.status)):
        if value is not None:
            parts.append(f"{column} = ?")
            values.append(value)
    if wanted.late_on is not None:
        parts.append(f"k.due < ? AND k.{OPEN}")
        values.append(wanted.late_on)
    for word in wanted.search.split():
        condition, sought = matching("k", word)
        parts.append(condition)
        values += sought
    return (" WHERE " + " AND ".join(parts) if parts else ""), tuple(values)


_OF_PRODUCT = ("sku", "name_en", "name_th")
_MATCHES = f"(instr({WORDS}, lower(?)) OR {{table}}.product IN (SELECT id FROM product WHERE {{called}}))"


def matching(table: str, word: str) -> tuple[str, list[str]]:
    """The condition that what is listed, or its product, is called by the word; and its values."""
    condition, values = called(word, *_OF_PRODUCT)
    return _MATCHES.format(table=table, called=condition), [word, *values]


def called(words: str, *columns: str) -> tuple[str, list[str]]:
    """The condition that each word stands in one of the columns; and its values."""
    one = "(" + " OR ".join(f"{column} LIKE ? ESCAPE '\\'" for column in columns) + ")"
    sought = [f"%{_escaped(word)}%" for word in words.split()]
    return " AND ".join([one] * len(sought)), [each for each in sought for _ in columns]


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _order(wanted: TicketFilter) -> str:
    direction = "DESC" if wanted.descending else "ASC"
    keys: Iterable[str] = ()
    if wanted.sort == BY_NAME:
        keys = (f"p.{column} {direction}" for column in PRODUCT_ORDERS[wanted.language])
    elif wanted.sort in TICKET_ORDERS:
        keys = (f"{TICKET_ORDERS[wanted.sort]} {direction} NULLS LAST",)
    return " ORDER BY " + ", ".join((*keys, f"k.id {direction}"))
