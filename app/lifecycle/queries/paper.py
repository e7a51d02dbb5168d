"""What goes onto paper, gathered from the workspace: the same for a printer, a file, a packet."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from app.clock import Instant
from app.domain.codes import token_number
from app.domain.paper import (
    Batch,
    BatchTraveller,
    Company,
    Job,
    Label,
    LabelSheet,
    LabelSize,
    Name,
    Paper,
    Place,
    StatusPage,
    Step,
    WorkCard,
)
from app.domain.paper.kinds import PaperKind
from app.domain.progress import progress
from app.domain.refusals import Code, Refused
from app.domain.routing.graph import EdgeKind, Graph, Node, NodeKind
from app.domain.routing.paths import forward_order
from app.domain.tickets.start import cut
from app.domain.words import LIVE_TOKEN, Line, Priority, TicketStatus, TokenKind, TokenState
from app.lifecycle.desk import Desk
from app.models.loading import tickets as loading
from app.models.loading.things import not_found

_JOB = (
    "SELECT k.code, k.line, k.status, p.sku, p.name_en, p.name_th, k.quantity, k.created_at, k.priority, "
    "k.due, k.reference, m.code, k.completed, k.notes, k.version_id, k.run, o.name "
    "FROM ticket k JOIN product p ON p.id = k.product LEFT JOIN person o ON o.id = k.owner "
    "LEFT JOIN manufacturing_order m ON m.id = coalesce(k.mo, k.linked_mo) WHERE k.id = ?"
)
_PIECES = (
    "SELECT t.id, t.serial, t.number, t.kind, t.quantity, k.code, p.sku, p.name_en, p.name_th "
    "FROM token t JOIN ticket k ON k.id = t.ticket JOIN product p ON p.id = k.product "
    "WHERE t.kind <> 'component' AND {} ORDER BY t.run, t.number"
)
_OF_RUN = "t.run = (SELECT run FROM ticket WHERE id = ?) AND t.state NOT IN ('scrapped', 'cancelled')"
_STANDING = (
    "SELECT t.node, t.version_id, t.state, t.kind = 'component', sum(t.quantity), "
    "json_group_array(DISTINCT p.name) FROM token t "
    "LEFT JOIN work_item i ON i.id = t.item LEFT JOIN person p ON p.id = i.holder "
    "WHERE t.run = ? GROUP BY t.node, t.version_id, t.state, t.kind = 'component'"
)
_STEPS = (NodeKind.OPERATION, NodeKind.QC)
_Spot = tuple[int, str, bool]  # version, node, whether of parts


class _Read:
    """One ticket as its row says."""

    def __init__(self, desk: Desk, ticket: int) -> None:
        row = desk.db.execute_sql(_JOB, (ticket,)).fetchone()
        if row is None:
            raise not_found("ticket", ticket)
        code, line, status, sku, name_en, name_th, quantity, created_at, priority, *more = row[:12]
        due, reference, order = more
        self.completed, self.notes, self.version, self.run, self.owner = row[12:]
        self.company = company(desk)
        self.job = Job(
            code=code,
            line=Line(line),
            status=TicketStatus(status),
            sku=sku,
            product=Name(name_en, name_th),
            quantity=quantity,
            created_at=Instant(created_at),
            priority=Priority(priority),
            due=due,
            order=order,
            reference=reference,
        )
        self.graph = None if self.version is None else desk.graphs.of(desk.db, self.version)
        self.steps = () if self.graph is None else steps_of(desk, self.graph)


def company(desk: Desk) -> Company:
    """The organisation of the workspace."""
    code, name_en, name_th = desk.db.execute_sql("SELECT code, name_en, name_th FROM organisation").fetchone()
    name = name_en or name_th
    return Company(code, Name(name, name_th) if name else None)


def kinds_of(line: Line) -> tuple[PaperKind, ...]:
    """What may be printed of a job of that line."""
    return tuple(kind for kind in PaperKind if line is Line.CLASSIC or kind is not PaperKind.BATCH_TRAVELLER)


def work_card(desk: Desk, ticket: int) -> WorkCard:
    """The work card of a ticket. Raises Refused(ERR_NOT_FOUND)."""
    read = _Read(desk, ticket)
    return WorkCard(read.company, read.job, read.steps, read.owner, read.notes)


def labels(desk: Desk, ticket: int, size: LabelSize) -> LabelSheet:
    """A label for each piece or batch of a ticket that is neither scrapped nor cancelled.

    Raises Refused(ERR_NOT_FOUND, ERR_NOTHING_TO_PRINT).
    """
    code = _Read(desk, ticket).job.code
    made = LabelSheet(size, tuple(_labels(desk, _OF_RUN, (ticket,))))
    if not made.labels:
        raise Refused(Code.NOTHING_TO_PRINT, {"code": code}, details={"code": code})
    return made


def batch_traveller(desk: Desk, ticket: int) -> BatchTraveller:
    """A traveller for each batch of a ticket; before it was started, as it will be cut into batches.

    Raises Refused(ERR_NOT_FOUND), and Refused(ERR_NOT_CLASSIC) for the line that works piece by piece.
    """
    read = _Read(desk, ticket)
    if read.job.line is not Line.CLASSIC:
        code = {"code": read.job.code}
        raise Refused(Code.NOT_CLASSIC, code, details=code, variant="traveller")
    rows = desk.db.execute_sql(_PIECES.format(_OF_RUN), (ticket,)).fetchall()
    batches = _batches(rows) or _planned_batches(desk, ticket, read)
    return BatchTraveller(read.company, read.job, read.steps, tuple(batches), read.owner, read.notes)


def status_page(desk: Desk, ticket: int, now: Instant) -> StatusPage:
    """How a ticket stands. Raises Refused(ERR_NOT_FOUND)."""
    read = _Read(desk, ticket)
    rows = desk.db.execute_sql(_STANDING, (read.run or 0,)).fetchall()
    pieces: dict[TokenState, int] = defaultdict(int)
    for _node, _version, state, is_part, quantity, _holders in rows:
        pieces[TokenState(state)] += 0 if is_part else quantity
    job = read.job
    return StatusPage(
        company=read.company,
        job=job,
        at=now,
        completed=read.completed,
        progress=progress(job.status, read.completed, job.quantity),
        pieces={state: pieces[state] for state in TokenState if pieces[state]},
        places=tuple(_places(desk, rows)),
        owner=read.owner,
        notes=read.notes,
    )


def made(desk: Desk, kind: PaperKind, ticket: int, size: LabelSize, now: Instant) -> Paper:
    """The paper of that kind of a ticket; the size is that of labels.

    Raises Refused(ERR_NOT_FOUND), and as the kind has it ERR_NOT_CLASSIC or ERR_NOTHING_TO_PRINT.
    """
    match kind:
        case PaperKind.WORK_CARD:
            return work_card(desk, ticket)
        case PaperKind.PIECE_LABELS:
            return labels(desk, ticket, size)
        case PaperKind.BATCH_TRAVELLER:
            return batch_traveller(desk, ticket)
        case PaperKind.STATUS_PAGE:
            return status_page(desk, ticket, now)


def steps_of(desk: Desk, graph: Graph) -> tuple[Step, ...]:
    """The operations and inspections of a routing in the order in which work reaches them."""
    centres = {
        code: Name(name_en, name_th)
        for code, name_en, name_th in desk.db.execute_sql("SELECT code, name_en, name_th FROM work_center")
    }
    nodes = (graph.node(code) for code in flow_order(graph))
    return tuple(
        Step(
            code=node.code,
            name=_named(node),
            work_center=None
            if node.work_center is None
            else centres.get(node.work_center, Name(node.work_center)),
            is_inspection=node.kind is NodeKind.QC,
        )
        for node in nodes
        if node.kind in _STEPS
    )


def flow_order(graph: Graph) -> tuple[str, ...]:
    """The nodes as work passes them; of several ways the first one whole, then the next. What only rework
    leads to comes last."""

    def onward(code: str) -> Iterable[str]:
        ways = [edge.target for edge in graph.edges_out(code) if edge.kind is not EdgeKind.REWORK]
        return reversed(ways)

    starts = [node.code for node in graph.of_kind(NodeKind.START)]
    passed = forward_order(starts, onward)
    seen = frozenset(passed)
    return (*passed, *(node.code for node in graph.nodes if node.code not in seen))


def _labels(desk: Desk, which: str, values: tuple[object, ...]) -> Iterable[Label]:
    for _, serial, number, _, quantity, job, sku, name_en, name_th in desk.db.execute_sql(
        _PIECES.format(which), values
    ).fetchall():
        named = token_number(number)
        yield Label(
            code=serial or f"{job}/{named}",
            serial=serial,
            number=named,
            job=job,
            sku=sku,
            product=Name(name_en, name_th),
            quantity=quantity,
        )


def _batches(rows: Sequence[Any]) -> list[Batch]:
    return [
        Batch(serial or f"{job}/{token_number(number)}", place, quantity, token_number(number), serial)
        for place, (_, serial, number, kind, quantity, job, *_more) in enumerate(rows, start=1)
        if kind == TokenKind.BATCH
    ]


def _planned_batches(desk: Desk, ticket: int, read: _Read) -> list[Batch]:
    """As the start will cut them; one of all where no routing says how."""
    code = read.job.code
    if read.graph is None:
        return [Batch(code, 1, read.job.quantity)]
    (begin,) = read.graph.of_kind(NodeKind.START)
    sizes = [
        quantity for count, quantity in cut(loading.ticket(desk.db, ticket), begin) for _each in range(count)
    ]
    return [Batch(code, place, quantity) for place, quantity in enumerate(sizes, start=1)]


def _places(desk: Desk, rows: Sequence[Any]) -> Iterable[Place]:
    """The steps at which live pieces and parts stand, in flow order."""
    pieces: dict[_Spot, dict[TokenState, int]] = defaultdict(dict)
    holders: dict[_Spot, set[str]] = defaultdict(set)
    for node, version, state, is_part, quantity, names in rows:
        if TokenState(state) in LIVE_TOKEN:
            spot = (version, node, bool(is_part))
            pieces[spot][TokenState(state)] = quantity
            holders[spot].update(name for name in json.loads(names) if name)
    for version in sorted({version for version, *_where in pieces}):
        graph = desk.graphs.of(desk.db, version)
        for code in flow_order(graph):
            for spot in ((version, code, is_part) for is_part in (False, True)):
                if spot in pieces:
                    yield Place(
                        name=_named(graph.node(code)),
                        pieces=pieces[spot],
                        holders=tuple(sorted(holders[spot])),
                        parts=spot[2],
                    )


def _named(node: Node) -> Name:
    return Name(node.name or node.code, node.name_th)
