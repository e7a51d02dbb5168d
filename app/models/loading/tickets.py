"""Loading tickets and their pieces as values for the rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from app.clock import Instant
from app.domain.codes import token_number
from app.domain.commands.fields import TokenRef
from app.domain.refusals import Code, Refused
from app.domain.tickets.values import KnownTicket, LivePiece, Run, Ticket, Tray
from app.domain.words import (
    ITEM_STATES,
    PARTS,
    RUN_STATES,
    TICKET_STATUSES,
    TOKEN_STATES,
    ItemState,
    Line,
    Priority,
    RunState,
    TicketStatus,
    TokenKind,
    TokenState,
)
from app.domain.work.pieces import Member, WorkPiece
from app.ids import ItemId, PersonId, RunId, SessionId, TicketId, TokenId
from app.models import hot
from app.models.connection import Database
from app.models.loading.batches import batched
from app.models.loading.things import Ref, as_product, named, not_found


def ticket(db: Database, ref: Ref) -> Ticket:
    """A ticket by code or id, with its product and run. Raises Refused(ERR_NOT_FOUND)."""
    row = named(db, hot.TICKET, "k", "code", "ticket", ref)
    id_, code, line, status, quantity, completed, routing, version_id, due, priority, notes, owner = row[:12]
    return Ticket(
        id=TicketId(id_),
        code=code,
        line=Line(line),
        status=TicketStatus(status),
        product=as_product(*row[17:23]),
        quantity=quantity,
        completed=completed,
        routing=routing,
        version_id=version_id,
        due=due,
        priority=Priority(priority),
        notes=notes,
        owner=owner,
        version=row[12],
        run=_run(*row[14:17]),
        runs=row[13],
        order=row[23],
        order_code=row[24],
        superseded=row[23] is not None and (row[25] is None or id_ < row[25]),
    )


def live_pieces(db: Database, run: RunId) -> list[LivePiece]:
    """The tokens of a run that are not finished, in the order of their numbers."""
    rows = db.execute_sql(hot.LIVE_PIECES, (run,)).fetchall()
    return [
        LivePiece(
            token,
            TokenKind(kind),
            quantity,
            TokenState(state),
            item,
            None if item_state is None else ItemState(item_state),
        )
        for token, kind, quantity, state, item, item_state in rows
    ]


def unfinished_quantity(db: Database, run: RunId) -> int:
    """How many pieces of the run are not finished, in batches or each by itself."""
    return int(db.execute_sql(hot.UNFINISHED_QUANTITY, (run,)).fetchone()[0])


def known(ticket_: Ticket, pieces: Iterable[LivePiece], worked: int = 0) -> KnownTicket:
    """What `actions` wants to know of a loaded ticket."""
    return KnownTicket(
        code=ticket_.code,
        line=ticket_.line,
        status=ticket_.status,
        quantity=ticket_.quantity,
        product_active=ticket_.product.active,
        pinned=ticket_.version_id is not None,
        unfinished=sum(piece.quantity for piece in pieces if piece.kind is not TokenKind.COMPONENT),
        owned=ticket_.owner is not None,
        begun=ticket_.run is not None,
        worked=worked,
        order=ticket_.order_code,
        superseded=ticket_.superseded,
    )


def worked_pieces(db: Database, run: RunId) -> int:
    """How many pieces of the run somebody has worked on, on them or on their parts."""
    (count,) = db.execute_sql(
        "WITH RECURSIVE worked(id) AS (SELECT t.id FROM token t JOIN work_item i ON i.token = t.id WHERE "
        "t.run = ? AND (i.state IN ('in_progress', 'paused', 'done') OR EXISTS (SELECT 1 FROM segment g "
        "WHERE g.item = i.id) OR EXISTS (SELECT 1 FROM participation o WHERE o.item = i.id AND "
        "o.part = 'done')) UNION SELECT t.parent FROM worked w JOIN token t ON t.id = w.id WHERE "
        "t.parent IS NOT NULL) SELECT count(*) FROM worked w JOIN token t ON t.id = w.id "
        "WHERE t.kind <> 'component'",
        (run,),
    ).fetchone()
    return int(count)


def suspended(db: Database, run: RunId) -> list[tuple[TokenId, ItemId | None]]:
    """The tokens that a cancel of their classic ticket has ended, with the work items that it closed."""
    return [(token, item) for token, item in db.execute_sql(hot.SUSPENDED, (run,)).fetchall()]


def stopped_items(db: Database, ticket_id: int) -> list[ItemId]:
    """The items that the ticket's pause had stopped."""
    return [item for (item,) in db.execute_sql(hot.STOPPED_ITEMS, (ticket_id,)).fetchall()]


def work_pieces(db: Database, refs: Iterable[TokenRef]) -> list[WorkPiece]:
    """The tokens that a work command names, each once, in its order. Raises Refused(ERR_NOT_FOUND)."""
    return as_work_pieces(db, work_rows(db, refs))


def as_work_pieces(db: Database, rows: Iterable[Any]) -> list[WorkPiece]:
    """The pieces that rows of `hot.WORK_PIECE` stand for, with the people who share them."""
    pieces = [as_work_piece(row) for row in rows]
    crews = crews_of(db, [piece.item for piece in pieces if piece.item is not None])
    if not crews:
        return pieces
    return [replace(piece, crew=crews.get(piece.item or 0, ())) for piece in pieces]


def crews_of(db: Database, items: Sequence[int]) -> dict[int, tuple[Member, ...]]:
    """The people at each item that several share, have pressed at, or have done their part of."""
    found: dict[int, list[Member]] = {}
    for query in (hot.MEMBERS, hot.HOLDERS):
        asked = items if query is hot.MEMBERS else list(found)
        for some in batched(asked):
            rows = db.connection().execute(f"{query}({','.join('?' * len(some))})", some).fetchall()
            for item, person, name, part, at, busy, runs in rows:
                member = Member(PersonId(person), name, PARTS[part], Instant(at), bool(runs), bool(busy))
                found.setdefault(item, []).append(member)
    return {item: tuple(sorted(crew, key=_first_in)) for item, crew in found.items()}


def _first_in(member: Member) -> tuple[int, int]:
    return member.since, member.person


def work_rows(db: Database, refs: Iterable[TokenRef]) -> list[Any]:
    """The rows of the tokens that a command names, each once, in its order.

    Raises Refused: ERR_NOT_FOUND, or ERR_STALE where one is not at the node at which it was named.
    """
    refs = tuple(refs)
    by_id = _rows_by_id(db, [ref.id for ref in refs if ref.id is not None])
    rows = (by_id.get(ref.id) if ref.id is not None else _work_row(db, ref) for ref in refs)
    found: dict[int, Any] = {}
    for ref, row in zip(refs, rows, strict=True):
        if row is None:
            raise not_found("token", _shown(ref))
        if ref.at not in (None, row[4]):
            raise _gone_on(ref, row)
        found.setdefault(row[0], row)
    return list(found.values())


def running_tray(db: Database, person: PersonId) -> Tray | None:
    """The tray on which the person's clock runs now."""
    return _tray(db.execute_sql(hot.TRAY_OF_PERSON, (person,)).fetchall())


def trays_with(db: Database, items: Iterable[ItemId | None]) -> list[Tray]:
    """The running trays that hold any of the items, each once, in order of session."""
    connection, sessions = db.connection(), set()
    for some in batched([item for item in items if item is not None]):
        query = f"{hot.SESSIONS_ON}({','.join('?' * len(some))})"
        sessions |= {row[0] for row in connection.execute(query, some)}
    trays = (_tray(connection.execute(hot.TRAY, (session,)).fetchall()) for session in sorted(sessions))
    return [tray for tray in trays if tray is not None]


def pieces_on(db: Database, tray: Tray | None) -> list[WorkPiece]:
    """The pieces that lie on a tray."""
    if tray is None:
        return []
    refs: list[TokenRef] = []
    for some in batched(sorted(tray.items)):
        query = f"SELECT token FROM work_item WHERE id IN ({','.join('?' * len(some))})"
        refs += (TokenRef(id=token) for (token,) in db.connection().execute(query, some))
    return work_pieces(db, refs)


def _run(run: int | None, number: int, state: str) -> Run | None:
    return None if run is None else Run(RunId(run), number, RunState(state))


def _rows_by_id(db: Database, ids: Sequence[int]) -> dict[int, Any]:
    """The rows of many tokens, as many at a time as a statement takes."""
    found: dict[int, Any] = {}
    for some in batched(ids):
        query = f"{hot.WORK_PIECE}WHERE t.id IN ({','.join('?' * len(some))})"
        found |= {row[0]: row for row in db.connection().execute(query, some).fetchall()}
    return found


def _work_row(db: Database, ref: TokenRef) -> Any:
    if ref.serial is not None:
        return _piece_row(
            db, "WHERE t.serial = ? ORDER BY t.state = 'scrapped', t.id DESC LIMIT 1", (ref.serial.upper(),)
        )
    return _numbered_row(db, ref)


def _numbered_row(db: Database, ref: TokenRef) -> Any:
    assert ref.ticket is not None  # it stands with the number
    code, status, run = named(db, hot.RUN_OF_TICKET, "k", "code", "ticket", ref.ticket)
    if run is None:
        raise Refused(
            Code.TICKET_NOT_RUNNING,
            {"ticket": code, "status": status, "number": token_number(ref.number or 0)},
            details={"status": status, "ticket": code},
            variant=status,
        )
    return _piece_row(db, "WHERE t.run = ? AND t.number = ?", (run, ref.number))


def _piece_row(db: Database, where: str, values: tuple[object, ...]) -> Any:
    return db.connection().execute(hot.WORK_PIECE + where, values).fetchone()


def as_work_piece(row: Any) -> WorkPiece:
    """The piece that a row of `hot.WORK_PIECE` stands for: its columns stand in the order of the fields."""
    token, number, quantity, state, node, version, ticket, code, status, completed, run = row[:11]
    item, item_state, holder, holder_name, ready_at, wants_help = row[11:17]
    return WorkPiece(
        token,
        number,
        quantity,
        TOKEN_STATES[state],
        node,
        version,
        ticket,
        code,
        TICKET_STATUSES[status],
        completed,
        RUN_STATES[run],
        item,
        None if item_state is None else ITEM_STATES[item_state],
        holder,
        holder_name,
        ready_at,
        wants_help=bool(wants_help),
    )


def _gone_on(ref: TokenRef, row: Any) -> Refused:
    params = {"token": token_number(row[1]), "ticket": row[7], "node": row[4], "at": ref.at}
    return Refused(Code.STALE, params, details=params, variant="gone_on")


def _shown(ref: TokenRef) -> str:
    if ref.number is not None:
        return f"{ref.ticket} {token_number(ref.number)}"
    return str(ref.id if ref.id is not None else ref.serial)


def _tray(rows: list[Any]) -> Tray | None:
    if not rows:
        return None
    return Tray(SessionId(rows[0][0]), PersonId(rows[0][1]), frozenset(ItemId(item) for *_, item in rows))
