"""Finding things by a few words: tickets, orders, and a piece by its serial."""

from __future__ import annotations

from app.lifecycle.desk import Desk
from app.lifecycle.queries.orders import OrderFilter, OrderRowLine, order_ids, order_lines
from app.lifecycle.queries.tickets import TicketFilter, TicketLine, ticket_ids, ticket_lines
from app.values import frozen


@frozen
class Found:
    """What a few words may mean: tickets and orders, the newest first; and the piece of that serial."""

    tickets: tuple[TicketLine, ...] = ()
    orders: tuple[OrderRowLine, ...] = ()
    piece: tuple[str, int, TicketLine] | None = None  # its serial, its id, and its ticket


def find(desk: Desk, words: str, most: int) -> Found:
    """At most so many tickets and orders that every word fits, and the piece with the words as its serial."""
    if not words.strip():
        return Found()
    ids = ticket_ids(desk, TicketFilter(search=words), most)
    lines = (line for line in ticket_lines(desk, ids) if line is not None)
    found = order_lines(desk, order_ids(desk, OrderFilter(search=words), most))
    orders = (line for line in found if line is not None)
    return Found(tuple(lines), tuple(orders), _piece(desk, words.strip()))


def _piece(desk: Desk, serial: str) -> tuple[str, int, TicketLine] | None:
    """Of a chain of replacements, the last one."""
    row = desk.db.execute_sql(
        "SELECT serial, id, ticket FROM token WHERE serial = ? ORDER BY id DESC LIMIT 1", (serial.upper(),)
    ).fetchone()
    if row is None:
        return None
    serial, token, ticket = row
    (line,) = ticket_lines(desk, (ticket,))
    return None if line is None else (serial, token, line)
