"""The pieces of a ticket: of the attempt that runs, and of those before it."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.codes import token_number
from app.domain.words import LIVE_TOKEN, ItemState, RunState, TokenState
from app.ids import TokenId
from app.lifecycle.desk import Desk

_ROWS_AT_ONCE = 500
_SELECT = (
    "SELECT t.id, r.number, t.number, t.serial, t.quantity, t.state, t.node, t.version_id, r.state, "
    "i.state, i.holder, "
    "p.name FROM token t JOIN run r ON r.id = t.run LEFT JOIN work_item i ON i.id = t.item "
    "LEFT JOIN person p ON p.id = i.holder"
)


@dataclass(frozen=True, slots=True)
class PieceLine:
    """One row of a list of pieces."""

    id: int
    run: int
    number: str
    serial: str
    quantity: int
    state: TokenState
    node: str
    node_name: str
    node_name_th: str | None
    active: bool  # live, in a run that is active
    item_state: ItemState | None
    holder: int | None
    holder_name: str | None


def piece_ids(desk: Desk, ticket_id: int) -> array[int]:
    """The ids of a ticket's pieces, the newest attempt first, by number."""
    rows = desk.db.connection().execute(
        "SELECT t.id FROM run r JOIN token t ON t.run = r.id WHERE r.ticket = ? ORDER BY r.number DESC, "
        "t.number",
        (ticket_id,),
    )
    return array("q", [row[0] for row in rows.fetchall()])


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


def _piece_line(desk: Desk, row: Sequence[object]) -> PieceLine:
    token, run, number, serial, quantity, state, code, version, run_state, item_state, holder, name = row
    node = desk.graphs.of(desk.db, int(str(version))).node(str(code))
    live = TokenState(str(state)) in LIVE_TOKEN and RunState(str(run_state)) is RunState.ACTIVE
    return PieceLine(
        id=TokenId(int(str(token))),
        run=int(str(run)),
        number=token_number(int(str(number))),
        serial=str(serial),
        quantity=int(str(quantity)),
        state=TokenState(str(state)),
        node=node.code,
        node_name=node.name or node.code,
        node_name_th=node.name_th,
        active=live,
        item_state=None if item_state is None else ItemState(str(item_state)),
        holder=None if holder is None else int(str(holder)),
        holder_name=None if name is None else str(name),
    )
