"""Loading what a command of work or quality may move: the pieces named, their families, runs and clocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from app.domain.commands.fields import TokenRef
from app.domain.facts import Fact
from app.domain.facts.flow import TokensHeld
from app.domain.game.floor import Floor, Left, Run, Token
from app.domain.routing.conditions import QcResult
from app.domain.words import (
    ITEM_STATES,
    TOKEN_KINDS,
    TOKEN_STATES,
    Hold,
    ItemState,
    Line,
    Priority,
    TokenState,
)
from app.domain.work.done import Table
from app.domain.work.pieces import WorkPiece
from app.domain.work.standing import items_after
from app.ids import ItemId, TokenId
from app.models import hot
from app.models.connection import Database
from app.models.loading import tickets
from app.models.loading.batches import batched
from app.models.loading.graphs import Graphs
from app.models.loading.past import facts_about
from app.models.records import TokenRow

_MAY_HAVE_PARTS = frozenset({TokenState.WAITING, TokenState.ON_HOLD})


def table(db: Database, graphs: Graphs, refs: Iterable[TokenRef]) -> Table:
    """The tokens that a command names, each once, with everything that may move with them.

    Raises Refused(ERR_NOT_FOUND).
    """
    rows = tickets.work_rows(db, refs)
    pieces = tickets.as_work_pieces(db, rows)
    family = _family(db, [_token(row) for row in rows])
    floor = Floor(family.values(), _runs(db, pieces))
    running = [token.item for token in family.values() if token.item_state is ItemState.IN_PROGRESS]
    trays = tickets.trays_with(db, [ItemId(item) for item in running if item is not None])
    versions = {piece.version_id for piece in pieces}
    return Table(pieces, trays, floor, {each: graphs.of(db, each) for each in versions})


def know_left(db: Database, floor: Floor) -> None:
    """Notes of the held tokens on a floor what lay before each when it was held."""
    held = {token.id: token for token in floor.tokens() if token.state is TokenState.ON_HOLD}
    facts = facts_about(db, held)
    stood, closed = items_after(facts), _closed_by_holds(facts)
    connection = db.connection()
    for token in held.values():
        items = connection.execute(hot.CLOSED_ITEMS, (token.id, token.node)).fetchall()
        item = max((item for (item,) in items if item in closed), key=closed.__getitem__, default=None)
        token.left = None if item is None else Left(item, stood[item].done() if item in stood else ())


def _closed_by_holds(facts: Iterable[Fact]) -> dict[int, int]:
    """The work items that were closed by holds, and by which of these, counted from the first, the last time.

    A hold once told of tokens, too, that were held before: their items it does not name.
    """
    holds = (fact for fact in facts if isinstance(fact, TokensHeld))
    return {item: place for place, fact in enumerate(holds) for item in fact.items}


def failed_before(db: Database, pieces: Iterable[WorkPiece]) -> dict[TokenId, int]:
    """How often each piece has failed the inspection at which it stands."""
    connection = db.connection()
    return {
        piece.token: connection.execute(hot.FAILED_BEFORE, (piece.token, piece.node)).fetchone()[0]
        for piece in pieces
    }


def with_origins(db: Database, tokens: Iterable[int]) -> set[int]:
    """The tokens, and all that they came of: the pieces of parts, what was replaced, the batches of what was
    split off."""
    found, asked = set[int](), set(tokens)
    while asked:
        found |= asked
        origins = (TokenRow.parent, TokenRow.replaces, TokenRow.split_from)
        rows = [
            row
            for some in batched(sorted(asked))
            for row in TokenRow.select(*origins).where(TokenRow.id.in_(some)).tuples().execute(db)
        ]
        asked = {each for row in rows for each in row if each is not None} - found
    return found


def _family(db: Database, named: Iterable[Token]) -> dict[int, Token]:
    """The tokens, and where they are parts or have parts, all live ones of the same piece."""
    found = {token.id: token for token in named}
    for token in tuple(found.values()):
        if token.parent is not None or token.state in _MAY_HAVE_PARTS:
            _below(db, _top(db, token, found), found)
    return found


def _top(db: Database, token: Token, found: dict[int, Token]) -> Token:
    while token.parent is not None:
        if token.parent not in found:
            (row,) = tickets.work_rows(db, [TokenRef(id=token.parent)])
            found[token.parent] = _token(row)
        token = found[token.parent]
    return token


def _below(db: Database, token: Token, found: dict[int, Token]) -> None:
    for row in db.connection().execute(hot.LIVE_PARTS, (token.id,)).fetchall():
        part = _token(row)
        _below(db, found.setdefault(part.id, part), found)


def _token(row: Sequence[Any]) -> Token:
    """The token that a row of `hot.WORK_PIECE` stands for; its values stand in the order of the fields."""
    id_, number, quantity, state, node, version, ticket = row[:7]
    item, item_state = row[11:13]
    kind, serial, priority, parent, way, rework_count, back_to, qc_result, defect, hold, held_at = row[17:]
    return Token(
        id_,
        number,
        ticket,
        TOKEN_KINDS[kind],
        quantity,
        TOKEN_STATES[state],
        node,
        version,
        serial,
        None if priority is None else Priority(priority),
        parent,
        way,
        item,
        None if item_state is None else ITEM_STATES[item_state],
        None if hold is None else Hold(hold),
        held_at,
        rework_count,
        back_to,
        None if qc_result is None else QcResult(qc_result),
        defect,
    )


def _runs(db: Database, pieces: Iterable[WorkPiece]) -> list[Run]:
    """The present attempts of the pieces' jobs; a job without one is refused by its rules."""
    rows = (
        db.connection().execute(hot.FLOW_RUN, (ticket,)).fetchone()
        for ticket in dict.fromkeys(piece.ticket for piece in pieces)
    )
    return [_run(row) for row in rows if row is not None]


def _run(row: Sequence[Any]) -> Run:
    ticket, run, product, line, quantity, priority, completed, last = row
    return Run(ticket, run, product, Line(line), quantity, Priority(priority), completed, last)
