"""The pieces of a ticket with their parts: of the attempt that runs, and of those before it."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any

from app.domain.codes import token_number
from app.domain.words import LIVE_TOKEN, Hold, ItemState, Priority, RunState, TokenKind, TokenState
from app.ids import TokenId
from app.lifecycle.desk import Desk
from app.values import frozen

_ROWS_AT_ONCE = 500
_BETWEEN = "\x1f"  # stands in no name
_SELECT = (
    "SELECT t.id, t.ticket, k.code, r.number, t.number, t.kind, t.serial, t.quantity, t.state, t.node, "
    "t.version_id, r.state, i.state, i.holder, p.name, t.rework_count, t.parent, u.number, x.number, "
    "y.number, z.number, t.hold, coalesce(t.priority, k.priority), t.priority, t.note, "
    "(SELECT group_concat(n.name, char(31) ORDER BY q.at, n.id) FROM participation q JOIN person n ON n.id = "
    "q.person WHERE q.item = t.item AND q.part <> 'pressed' AND q.person IS NOT i.holder) "
    "FROM token t JOIN run r ON r.id = t.run JOIN ticket k ON k.id = t.ticket "
    "LEFT JOIN work_item i ON i.id = t.item LEFT JOIN person p ON p.id = i.holder "
    "LEFT JOIN token u ON u.id = t.parent LEFT JOIN token x ON x.id = t.replaces "
    "LEFT JOIN token y ON y.id = t.replaced_by LEFT JOIN token z ON z.id = t.split_from"
)


@frozen
class PieceLine:
    """One row of a list of pieces. A part has no serial of its own; `part_of` is its piece's number."""

    id: int
    ticket: int
    ticket_code: str
    run: int
    number: str
    kind: TokenKind
    serial: str | None
    quantity: int
    state: TokenState
    node: str
    node_name: str
    node_name_th: str | None
    active: bool  # live, in a run that is active
    item_state: ItemState | None
    holder: int | None
    holder_name: str | None
    rework_count: int
    parent: int | None
    part_of: str | None
    replaces: str | None
    replaced_by: str | None
    split_from: str | None  # the batch of which it was some
    hold: Hold | None
    priority: Priority  # its own, or its job's
    own_priority: Priority | None
    note: str | None
    helpers: tuple[str, ...] = ()  # who shares it with its holder, or has done their part of it

    @property
    def people(self) -> tuple[str, ...]:
        """Who has it: its holder, then who shares it."""
        return (*((self.holder_name,) if self.holder_name is not None else ()), *self.helpers)


def piece_ids(desk: Desk, ticket_id: int) -> array[int]:
    """The ids of a ticket's pieces, the newest attempt first, by number; each piece's parts behind it."""
    rows = desk.db.connection().execute(
        "SELECT t.id, t.parent FROM run r JOIN token t ON t.run = r.id WHERE r.ticket = ? "
        "ORDER BY r.number DESC, t.number",
        (ticket_id,),
    )
    found = rows.fetchall()
    parts: dict[int, list[int]] = {}
    for token, parent in found:
        if parent is not None:
            parts.setdefault(parent, []).append(token)
    ordered = array("q")
    ahead = [token for token, parent in reversed(found) if parent is None]
    while ahead:
        ordered.append(ahead.pop())
        ahead += reversed(parts.get(ordered[-1], ()))
    return ordered


def piece_lines(desk: Desk, ids: Sequence[int]) -> list[PieceLine | None]:
    """The rows of these pieces, in the order asked for; None for one that is gone."""
    found: dict[int, PieceLine] = {}
    for place in range(0, len(ids), _ROWS_AT_ONCE):
        some = tuple(ids[place : place + _ROWS_AT_ONCE])
        marks = ",".join("?" * len(some))
        for row in desk.db.connection().execute(f"{_SELECT} WHERE t.id IN ({marks})", some).fetchall():
            found[row[0]] = _piece_line(desk, row)
    return [found.get(each) for each in ids]


def piece_counts(desk: Desk, ticket_id: int) -> dict[TokenState, int]:
    """How many pieces of the ticket's present attempt are in each state."""
    rows = desk.db.execute_sql(
        "SELECT t.state, count(*) FROM ticket k JOIN token t ON t.run = k.run WHERE k.id = ? GROUP BY "
        "t.state",
        (ticket_id,),
    ).fetchall()
    return {TokenState(state): count for state, count in rows}


def _piece_line(desk: Desk, row: Sequence[Any]) -> PieceLine:
    token, ticket, code, run, number, kind, serial, quantity, state, place, version, run_state, *rest = row
    item_state, holder, holder_name, rework_count, parent, *links = rest
    part_of, replaces, replaced_by, split_from, hold, priority, own_priority, note, helpers = links
    node = desk.graphs.of(desk.db, version).node(place)
    return PieceLine(
        id=TokenId(token),
        ticket=ticket,
        ticket_code=code,
        run=run,
        number=token_number(number),
        kind=TokenKind(kind),
        serial=serial,
        quantity=quantity,
        state=TokenState(state),
        node=node.code,
        node_name=node.name or node.code,
        node_name_th=node.name_th,
        active=TokenState(state) in LIVE_TOKEN and RunState(run_state) is RunState.ACTIVE,
        item_state=None if item_state is None else ItemState(item_state),
        holder=holder,
        holder_name=holder_name,
        rework_count=rework_count,
        parent=parent,
        part_of=_numbered(part_of),
        replaces=_numbered(replaces),
        replaced_by=_numbered(replaced_by),
        split_from=_numbered(split_from),
        hold=None if hold is None else Hold(hold),
        priority=Priority(priority),
        own_priority=None if own_priority is None else Priority(own_priority),
        note=note,
        helpers=() if helpers is None else tuple(helpers.split(_BETWEEN)),
    )


def _numbered(number: int | None) -> str | None:
    return None if number is None else token_number(number)
