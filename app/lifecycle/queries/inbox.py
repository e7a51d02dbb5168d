"""The inbox: what stands still until a manager decides, with everything that is needed to decide."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.codes import token_number
from app.domain.words import Hold, TokenKind
from app.lifecycle.desk import Desk
from app.lifecycle.queries.decisions import WaysOut, ways_out
from app.lifecycle.queries.piece_detail import PieceDetail, piece_detail

# What is held with its piece is decided with it.
HELD = "FROM token t LEFT JOIN token u ON u.id = t.parent WHERE t.hold IS NOT NULL AND u.hold IS NULL"
_LINES = (
    "SELECT t.id, t.ticket, k.code, t.number, t.kind, u.number, t.node, t.version_id, t.hold, t.reason, "
    "t.held_at, p.name_en, p.name_th, p.sku FROM token t JOIN ticket k ON k.id = t.ticket "
    "JOIN product p ON p.id = k.product LEFT JOIN token u ON u.id = t.parent"
)


@dataclass(frozen=True, slots=True)
class InboxLine:
    """One row of the inbox."""

    id: int
    ticket: int
    ticket_code: str
    number: str
    kind: TokenKind
    part_of: str | None
    node_name: str
    node_name_th: str | None
    why: Hold
    reason: str | None
    since: int
    name_en: str  # of the product
    name_th: str | None
    sku: str


@dataclass(frozen=True, slots=True)
class InboxEntry:
    """A held piece with what is needed to decide about it."""

    line: InboxLine
    piece: PieceDetail
    ways: WaysOut


def entry_ids(desk: Desk) -> array[int]:
    """The pieces that wait for a decision, the longest first."""
    found = desk.db.connection().execute(f"SELECT t.id {HELD} ORDER BY t.held_at, t.id")
    return array("q", [row[0] for row in found.fetchall()])


def count(desk: Desk) -> int:
    """How many wait."""
    return int(desk.db.connection().execute(f"SELECT count(*) {HELD}").fetchone()[0])


def entry_lines(desk: Desk, ids: Sequence[int]) -> list[InboxLine | None]:
    """The rows of these entries, in the order asked for; None for one that was decided meanwhile."""
    query = f"{_LINES} WHERE t.hold IS NOT NULL AND t.id IN ({','.join('?' * len(ids))})"
    found = {row[0]: _line(desk, row) for row in desk.db.connection().execute(query, tuple(ids)).fetchall()}
    return [found.get(each) for each in ids]


def entry(desk: Desk, token: int) -> InboxEntry | None:
    """One entry in full; None when it is not in the inbox, or not any more."""
    (line,) = entry_lines(desk, (token,))
    piece = piece_detail(desk, token)
    if line is None or piece is None:
        return None
    return InboxEntry(line, piece, ways_out(desk, (token,)))


def _line(desk: Desk, row: Sequence[Any]) -> InboxLine:
    token, ticket, code, number, kind, part_of, node, version, why, reason, since, *product = row
    name_en, name_th, sku = product
    step = desk.graphs.of(desk.db, version).node(node)
    return InboxLine(
        id=token,
        ticket=ticket,
        ticket_code=code,
        number=token_number(number),
        kind=TokenKind(kind),
        part_of=None if part_of is None else token_number(part_of),
        node_name=step.name or step.code,
        node_name_th=step.name_th,
        why=Hold(why),
        reason=reason,
        since=since,
        name_en=name_en,
        name_th=name_th,
        sku=sku,
    )
