"""The inbox: what stands still until a manager decides, and what is asked about work in hand, with everything
that is needed to decide."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.clock import Instant
from app.domain.codes import token_number
from app.domain.words import Hold, Question, TokenKind
from app.lifecycle.desk import Desk
from app.lifecycle.queries.decisions import WaysOut, ways_out
from app.lifecycle.queries.piece_detail import PieceDetail, piece_detail
from app.lifecycle.queries.questions import Asked, asked
from app.values import frozen

# What is held with its piece is decided with it.
HELD = "FROM token t LEFT JOIN token u ON u.id = t.parent WHERE t.hold IS NOT NULL AND u.hold IS NULL"
_LINES = (
    "SELECT t.id, t.ticket, k.code, t.number, t.kind, u.number, t.node, t.version_id, t.hold, t.reason, "
    "t.held_at, p.name_en, p.name_th, p.sku FROM token t JOIN ticket k ON k.id = t.ticket "
    "JOIN product p ON p.id = k.product LEFT JOIN token u ON u.id = t.parent"
)


@frozen
class About:
    """What is asked about work in hand: of which pieces, whose they are, and out of whose hands they came."""

    tokens: tuple[int, ...]
    person_id: int
    person: str
    former: str | None
    minutes: int | None  # that a clock has counted which was left running


@frozen
class InboxLine:
    """One row of the inbox. `about` where it is asked about work in hand: the rest is of its first piece."""

    id: int
    ticket: int
    ticket_code: str
    number: str
    kind: TokenKind
    part_of: str | None
    node_name: str
    node_name_th: str | None
    why: Hold | Question
    reason: str | None
    since: int
    name_en: str  # of the product
    name_th: str | None
    sku: str
    about: About | None = None


@frozen
class InboxEntry:
    """Something that waits, with what is needed to decide about it; a held piece has its ways out."""

    line: InboxLine
    piece: PieceDetail
    ways: WaysOut | None


def entry_ids(desk: Desk, now: Instant) -> array[int]:
    """What waits for a decision, the longest first."""
    held = desk.db.connection().execute(f"SELECT t.held_at, t.id {HELD}").fetchall()
    waiting = [*held, *((each.since, each.id) for each in asked(desk, now))]
    return array("q", [id_ for _, id_ in sorted(waiting)])


def count(desk: Desk, now: Instant) -> int:
    """How many wait."""
    held = int(desk.db.connection().execute(f"SELECT count(*) {HELD}").fetchone()[0])
    return held + len(asked(desk, now))


def entry_lines(desk: Desk, ids: Sequence[int], now: Instant) -> list[InboxLine | None]:
    """The rows of these entries, in the order asked for; None for one that was decided meanwhile."""
    wanted = frozenset(ids)
    found = {line.id: line for line in _lines(desk, wanted)}
    about = [each for each in asked(desk, now) if each.id in wanted]
    firsts = {each.tokens[0] for each in about}
    pieces = {line.id: line for line in _lines(desk, firsts, held=False)} if firsts else {}
    found |= {each.id: _asked_line(desk, each, pieces[each.tokens[0]]) for each in about}
    return [found.get(each) for each in ids]


def entry(desk: Desk, id_: int, now: Instant) -> InboxEntry | None:
    """One entry in full; None when it is not in the inbox, or not any more."""
    (line,) = entry_lines(desk, (id_,), now)
    if line is None:
        return None
    token = line.about.tokens[0] if line.about is not None else id_
    piece = piece_detail(desk, token)
    if piece is None:
        return None
    return InboxEntry(line, piece, None if line.about is not None else ways_out(desk, (token,)))


def _lines(desk: Desk, tokens: frozenset[int] | set[int], *, held: bool = True) -> list[InboxLine]:
    """The rows of tokens: of those that are held, or of any."""
    query = (
        f"{_LINES} WHERE t.id IN ({','.join('?' * len(tokens))}){' AND t.hold IS NOT NULL' if held else ''}"
    )
    return [_line(desk, row) for row in desk.db.connection().execute(query, tuple(tokens)).fetchall()]


def _asked_line(desk: Desk, each: Asked, of_piece: InboxLine) -> InboxLine:
    name, name_th = _step(desk, each.version, each.node)
    return replace(
        of_piece,
        id=each.id,
        node_name=name,
        node_name_th=name_th,
        why=each.why,
        reason=None,
        since=each.since,
        about=About(each.tokens, each.person_id, each.person, each.former, each.minutes),
    )


def _step(desk: Desk, version: int, code: str) -> tuple[str, str | None]:
    """What a step is called; one that is not in the version any more by its code."""
    node = desk.graphs.of(desk.db, version).find(code)
    return (code, None) if node is None else (node.name or node.code, node.name_th)


def _line(desk: Desk, row: Sequence[Any]) -> InboxLine:
    token, ticket, code, number, kind, part_of, node, version, why, reason, since, *product = row
    name_en, name_th, sku = product
    node_name, node_name_th = _step(desk, version, node)
    return InboxLine(
        id=token,
        ticket=ticket,
        ticket_code=code,
        number=token_number(number),
        kind=TokenKind(kind),
        part_of=None if part_of is None else token_number(part_of),
        node_name=node_name,
        node_name_th=node_name_th,
        why=Hold.REDESIGN if why is None else Hold(why),
        reason=reason,
        since=since or 0,
        name_en=name_en,
        name_th=name_th,
        sku=sku,
    )
