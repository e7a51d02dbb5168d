"""The work queue: open work of running jobs, for one person, in lots and read piece by piece.

A lot is what lies of one job at one step. The lots of a hundred thousand open items are read from an index
in one walk; the items of a lot are read when one of them is looked at, and rows by id: nothing is skipped.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import cache, partial
from itertools import chain
from operator import attrgetter
from typing import Any

from app.clock import Instant
from app.domain.codes import token_number
from app.domain.decision import Context, Person
from app.domain.game.flow import sample_of
from app.domain.people import inactive
from app.domain.permissions import Permission
from app.domain.refusals import Refused
from app.domain.routing.graph import Node, NodeKind
from app.domain.tickets.states import not_allowed
from app.domain.words import ItemState, Priority, RunState, TicketStatus, TokenKind, TokenState
from app.domain.work import clock, skills
from app.domain.work.clock import Running
from app.domain.work.pieces import COMPLETABLE, Member, WorkPiece, refuse
from app.domain.work.together import is_full, pressing
from app.ids import IdSource, ItemId, PersonId, TicketId, TokenId, VersionId
from app.lifecycle.desk import Desk
from app.lifecycle.queries import queue_statements as statements
from app.lifecycle.queries.remarks import Asked, Remark, remarks_on
from app.models import hot
from app.models.loading import things
from app.models.loading import tickets as loading
from app.models.ordering import OPEN_ITEM, URGENCY
from app.values import frozen

_ROWS_AT_ONCE = 500
_LAST = "9999"
_IDLE = Running(None)
_NOBODY_SEES_THE_DAY = date(2000, 1, 1)


class Scope(StrEnum):
    """Whose work is listed."""

    MINE = "mine"
    AVAILABLE = "available"
    ALL = "all"


class Deed(StrEnum):
    """The next thing to do with a piece."""

    START = "start"
    RESUME = "resume"
    COMPLETE = "complete"
    JUDGE = "judge"
    ASSIST = "assist"  # more people are wanted with what somebody holds


@frozen
class Step:
    """A step of a routing, with what people call it."""

    version: int
    node: str
    name: str
    name_th: str | None
    kind: NodeKind

    @property
    def name_en(self) -> str:
        """What it is called in English."""
        return self.name


@frozen
class Lot:
    """The open items of one job at one step of one version that are equally urgent; `place` is the step's in
    its routing, `rank` how urgent they are, most first, then when the job is due."""

    version: int
    place: int
    node: str
    ticket: int
    pieces: int
    rank: tuple[int, str, int]

    @property
    def key(self) -> tuple[int, str, int, int]:
        """What tells it from all others."""
        return self.ticket, self.node, self.version, self.rank[0]


@frozen
class QueueLine:
    """One piece, part or batch in the queue. `refused` says why its next deed can't be done now."""

    id: int  # of the work item
    piece: WorkPiece
    number: str
    serial: str | None
    kind: TokenKind
    step: Step
    minutes: float | None
    yield_percent: float | None  # as a hint: so many of a hundred are usually good
    safety: str | None
    sku: str
    name_en: str
    name_th: str | None
    priority: Priority
    due: str | None
    job_notes: str | None
    note: str | None
    opened_at: int
    touched_at: int  # when a clock on it started or stopped last, else when it came here
    rework_count: int
    replaces: str | None
    part_of: str | None
    deed: Deed
    refused: Refused | None
    places: int = 1  # how many people the step asks for
    pressed: tuple[str, ...] = ()  # who stands ready to begin together with others
    remarks: tuple[Remark, ...] = ()  # what was said with it
    sample: int | None = None  # how many of a batch are looked at here, where that isn't all of them

    @property
    def token(self) -> int:
        """The token's id."""
        return self.piece.token

    def takes_part(self, person: int) -> bool:
        """Whether somebody takes part in it."""
        return any(each.person == person for each in self.piece.members)

    @property
    def batch(self) -> int | None:
        """How many pieces it stands for, where it is a batch or a part of one."""
        quantity = self.piece.quantity
        return quantity if self.kind is TokenKind.BATCH or quantity > 1 else None


@frozen
class Tray:
    """What a person's clock runs on, since when."""

    session: int
    since: int
    lines: tuple[QueueLine, ...]


def lots(desk: Desk, scope: Scope, person: int, tickets: Collection[int] | None = None) -> list[Lot]:
    """The lots that a person is shown, in order; of some tickets only, if told."""
    values: dict[str, object] = {"person": person}
    of = ""
    if tickets is not None:
        named = {f"ticket{place}": ticket for place, ticket in enumerate(tickets)}
        of = f" AND i.ticket IN ({', '.join(f':{name}' for name in named)})"
        values |= named
    found: dict[tuple[int, str, int], Lot] = {}
    place = _Places(desk)
    for among in statements.AMONG[scope]:
        query = statements.LOTS.format(urgency=URGENCY, among=among + of)
        rows = _by_version(desk, desk.db.connection().execute(query, values).fetchall(), among, person)
        if scope is Scope.AVAILABLE:
            rows = _of_somebody(desk, person, rows)
        for version, node, ticket, pieces, urgency, due in rows:
            rank = (-urgency, due or _LAST, ticket)
            lot = Lot(version, place.of(version, node), node, ticket, pieces, rank)
            also = found.get((ticket, node, version))
            found[ticket, node, version] = lot if also is None else replace(lot, pieces=pieces + also.pieces)
    return in_order(_by_urgency(desk, found, statements.OF[scope] + of, values))


def _by_urgency(
    desk: Desk, found: Mapping[tuple[int, str, int], Lot], of: str, values: Mapping[str, object]
) -> Iterator[Lot]:
    """The lots, without what has a priority of its own, and the lots of that."""
    query = statements.HURRIED.format(urgency=_of(URGENCY, "t.priority"), of=of)
    own: dict[tuple[int, str, int], list[Lot]] = {}
    for *key, urgency, pieces in desk.db.connection().execute(query, values).fetchall():
        ticket, node, version = key
        lot = found.get((ticket, node, version))
        if lot is not None and lot.rank[0] != -urgency:
            lot = replace(lot, pieces=pieces, rank=(-urgency, *lot.rank[1:]))
            own.setdefault((ticket, node, version), []).append(lot)
    for where, lot in found.items():
        apart = own.get(where, [])
        yield from apart
        left = lot.pieces - sum(each.pieces for each in apart)
        if left:
            yield replace(lot, pieces=left)


def _of(order: str, column: str) -> str:
    """The same order by another column."""
    return order.replace("priority", column)


def _by_version(desk: Desk, rows: list[Any], among: str, person: int) -> list[Any]:
    """The lots, with those of mixed jobs taken apart: a step asks for what its version says."""
    query, apart = statements.BY_VERSION.format(among=among), []
    for *lot, mixed in rows:
        if not mixed:
            apart.append(lot)
            continue
        _, node, ticket, _, *rank = lot
        of_this = {"ticket": ticket, "node": node, "person": person}
        for version, pieces in desk.db.connection().execute(query, of_this).fetchall():
            apart.append([version, node, ticket, pieces, *rank])
    return apart


def _of_somebody(desk: Desk, person: int, rows: list[Any]) -> list[Any]:
    """The lots at one of somebody's work centres of which they can, and may, do what the step asks for."""
    who = things.actor(desk.db, PersonId(person))
    if _can_everything(who):
        return rows
    theirs: dict[tuple[int, str], bool] = {}
    for version, node, *_ in rows:
        if (version, node) not in theirs:
            found = desk.graphs.of(desk.db, version).find(node)
            theirs[version, node] = found is None or skills.is_theirs(who, found)
    return [row for row in rows if theirs[row[0], row[1]]]


def _can_everything(who: Person) -> bool:
    """Whether all work is shown to somebody as available, inspections too; to who only looks on, it is."""
    judges = who.may(Permission.JUDGE) or not who.may(Permission.WORK)
    return judges and not who.skills and not who.work_centers


def in_order(given: Iterable[Lot]) -> list[Lot]:
    """Lots of one step together, the step of the most urgent job first, and within it the most urgent job."""
    steps: dict[tuple[int, str], list[Lot]] = {}
    for lot in sorted(given, key=attrgetter("rank", "version", "place")):
        steps.setdefault((lot.version, lot.node), []).append(lot)
    return list(chain.from_iterable(steps.values()))


def lot_items(desk: Desk, lot: Lot, scope: Scope, person: int) -> array[int]:
    """The items of a lot in order: by number."""
    urgency = _of(URGENCY, "coalesce(t.priority, k.priority)")
    query = statements.ITEMS.format(open=OPEN_ITEM, of=statements.OF[scope], urgency=urgency)
    values = {
        "ticket": lot.ticket,
        "node": lot.node,
        "version": lot.version,
        "urgency": -lot.rank[0],
        "person": person,
    }
    return array("q", [row[0] for row in desk.db.connection().execute(query, values).fetchall()])


def counts(desk: Desk, person: int) -> Mapping[str, int]:
    """How many open items there are of each scope."""
    row = desk.db.connection().execute(statements.COUNTS, {"person": person}).fetchone()
    counted = dict(zip(Scope, (value or 0 for value in row), strict=True))
    who = things.actor(desk.db, PersonId(person))
    if not _can_everything(who):
        counted[Scope.AVAILABLE] = sum(lot.pieces for lot in lots(desk, Scope.AVAILABLE, person))
    return counted


def step_of(desk: Desk, version: int, node: str) -> Step:
    """A step by its version and code; one that the version doesn't know is called by its code."""
    found = desk.graphs.of(desk.db, version).find(node) or Node(node, NodeKind.OPERATION)
    return Step(version, node, found.name or node, found.name_th, found.kind)


def queue_lines(desk: Desk, ids: Sequence[int], actor: Person, now: Instant) -> list[QueueLine | None]:
    """The rows of these items, in the order asked for; None for one that is not open any more."""
    found: dict[int, QueueLine] = {}
    read, crews = partial(_line, desk, _Asking(desk, actor, now)), loading.crews_of(desk.db, ids)
    for place in range(0, len(ids), _ROWS_AT_ONCE):
        some = tuple(ids[place : place + _ROWS_AT_ONCE])
        query = f"{statements.LINES}({','.join('?' * len(some))})"
        rows = desk.db.connection().execute(query, some).fetchall()
        remarks = remarks_on(desk, [_asked(row) for row in rows])
        found |= {row[0]: read(row, crews.get(row[0], ()), remarks[row[1]]) for row in rows}
    return [found.get(each) for each in ids]


def _asked(row: Sequence[Any]) -> Asked:
    """The piece of a row, as what was said with it is asked for."""
    return Asked(row[1], row[0], row[13], row[28] is not None, bool(row[31]), *row[32:])


def tray_of(desk: Desk, actor: Person, now: Instant) -> Tray | None:
    """What the person's clock runs on; None while none runs."""
    row = desk.db.execute_sql(statements.SINCE, (actor.id,)).fetchone()
    if row is None:
        return None
    items = [item for *_, item in desk.db.execute_sql(hot.TRAY_OF_PERSON, (actor.id,)).fetchall()]
    lines = [line for line in queue_lines(desk, sorted(items), actor, now) if line is not None]
    return Tray(row[0], row[1], tuple(lines)) if lines else None


def where_is(desk: Desk, token: int) -> tuple[int, int, str] | None:
    """The open work item of a token, its job and its step; None where it has none."""
    row = desk.db.execute_sql("SELECT item, ticket, node FROM token WHERE id = ?", (token,)).fetchone()
    return None if row is None or row[0] is None else row


class _Places:
    """The places of steps in their routings."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[int, dict[str, int]] = {}

    def of(self, version: int, node: str) -> int:
        """The place of a step; one that the version doesn't know stands at the end."""
        places = self._known.get(version)
        if places is None:
            nodes = self._desk.graphs.of(self._desk.db, version).nodes
            places = self._known[version] = {each.code: place for place, each in enumerate(nodes)}
        return places.get(node, len(places))


class _Asking:
    """Asks the rules about pieces; nothing of what they decide is done."""

    def __init__(self, desk: Desk, actor: Person, now: Instant) -> None:
        self._context = Context(now, _NOBODY_SEES_THE_DAY, actor, actor, IdSource(1))
        self._hindered = inactive(actor) or not_allowed(actor, Permission.WORK)
        self._everybody = cache(partial(things.people, desk.db))

    def pressing(self, piece: WorkPiece, node: Node) -> list[Member]:
        """Who stands ready to begin the piece."""
        return pressing(piece, node, self._context)

    def next_deed(self, piece: WorkPiece, node: Node) -> tuple[Deed, Refused | None]:
        """What comes next with a piece, and why it can't be done now."""
        deed = _deed(piece, node, self._context)
        if self._hindered is not None:
            return deed, self._hindered
        try:
            if deed is Deed.START:
                clock.start([piece], lambda _: node, _IDLE, self._context)
            elif deed is Deed.ASSIST:
                clock.assist([piece], lambda _: node, _IDLE, self._context)
            elif deed is Deed.RESUME:
                clock.resume([piece], _IDLE, self._context)
            else:
                refuse([self._for_inspectors(piece, node)], COMPLETABLE, self._context)
            skills.into_hands([piece], self._context.person, lambda _: node, self._everybody, self._context)
        except Refused as refused:
            return deed, refused
        return deed, None

    def _for_inspectors(self, piece: WorkPiece, node: Node) -> WorkPiece:
        """The piece as it is judged: out of hands that only keep it from that."""
        judged, _ = skills.as_judged(piece, node, self._context.person, self._person)
        return judged

    def _person(self, person: PersonId) -> Person:
        return next(each for each in self._everybody() if each.id == person)


def _deed(piece: WorkPiece, node: Node, context: Context) -> Deed:
    """For who takes part what comes next; for others to join in, where more people are wanted."""
    person = context.person.id
    if piece.holder is not None and piece.member(person) is None:
        wanted = piece.wants_help or (node.operators > 1 and not is_full(piece, node, context))
        if wanted:
            return Deed.ASSIST
    if node.kind is NodeKind.QC:
        return Deed.JUDGE
    state = piece.stands_for(person)
    if state is ItemState.IN_PROGRESS:
        return Deed.COMPLETE
    return Deed.RESUME if state is ItemState.PAUSED else Deed.START


def _line(
    desk: Desk, asking: _Asking, row: Sequence[Any], crew: tuple[Member, ...], remarks: tuple[Remark, ...]
) -> QueueLine:
    piece = _piece(row, crew)
    node = desk.graphs.of(desk.db, piece.version_id).node(piece.node)
    serial, kind, sku, name_en, name_th, priority, due, job_notes, note, opened, rework = row[17:28]
    replaces, part_of, touched = row[28:31]
    deed, refused = asking.next_deed(piece, node)
    return QueueLine(
        id=row[0],
        piece=piece,
        number=token_number(piece.number),
        serial=serial,
        kind=TokenKind(kind),
        step=Step(piece.version_id, node.code, node.name or node.code, node.name_th, node.kind),
        minutes=node.minutes,
        yield_percent=node.yield_percent,
        safety=node.safety_notes,
        sku=sku,
        name_en=name_en,
        name_th=name_th,
        priority=Priority(priority),
        due=due,
        job_notes=job_notes,
        note=note,
        opened_at=opened,
        touched_at=max(opened, touched or 0),
        rework_count=rework,
        replaces=None if replaces is None else token_number(replaces),
        part_of=None if part_of is None else token_number(part_of),
        deed=deed,
        refused=refused,
        places=node.operators,
        pressed=tuple(each.name for each in asking.pressing(piece, node)),
        remarks=remarks,
        sample=sample_of(piece.quantity, rework, node),
    )


def _piece(row: Sequence[Any], crew: tuple[Member, ...]) -> WorkPiece:
    item, token, number, quantity, state, node, version, ticket, code, status, completed, run_state = row[:12]
    item_state, holder, holder_name, ready_at, wants_help = row[12:17]
    return WorkPiece(
        token=TokenId(token),
        number=number,
        quantity=quantity,
        state=TokenState(state),
        node=node,
        version_id=VersionId(version),
        ticket=TicketId(ticket),
        ticket_code=code,
        ticket_status=TicketStatus(status),
        ticket_completed=completed,
        run_state=RunState(run_state),
        item=ItemId(item),
        item_state=ItemState(item_state),
        holder=None if holder is None else PersonId(holder),
        holder_name=holder_name,
        ready_at=None if ready_at is None else Instant(ready_at),
        crew=crew,
        wants_help=bool(wants_help),
    )
