"""Everything about one piece: where it stands and since when, its family, its inspections, who worked on it,
and the radar: which parts a join still waits for, where they are, and who has them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from app.domain.facts import from_payload
from app.domain.facts.work import QcFailed, QcPassed
from app.domain.game.endings import join_of
from app.domain.game.flow import needed
from app.domain.routing.graph import Node
from app.domain.words import TicketStatus, TokenState
from app.lifecycle.desk import Desk
from app.lifecycle.queries.pieces import PieceLine, piece_lines
from app.values import frozen


@frozen
class Defect:
    """A defect as the catalogue calls it; one that is not in it by its code."""

    code: str
    name_en: str
    name_th: str | None


@frozen
class Inspection:
    """How one inspection ended."""

    at: int
    node_name: str
    node_name_th: str | None
    passed: bool
    person: str
    defect: Defect | None
    note: str | None


@frozen
class Hands:
    """Who had the piece in hand at a step, and until when; None: it is still there."""

    person: str
    node_name: str
    node_name_th: str | None
    until: int | None


@frozen
class Standing:
    """A piece where it stands, and since when it stands so."""

    piece: PieceLine
    since: int


@frozen
class Radar:
    """What a split piece waits for: its join asks for `needed` of the parts, which stand somewhere each."""

    piece: PieceLine
    join_name: str
    join_name_th: str | None
    needed: int
    arrived: tuple[Standing, ...]
    missing: tuple[Standing, ...]


@frozen
class PieceDetail:
    """Everything about one piece that a panel shows."""

    line: PieceLine
    sku: str
    name_en: str
    name_th: str | None
    line_of: str
    ticket_status: TicketStatus
    version: int
    reason: str | None  # why it is held, or why it ended
    defect: Defect | None
    since: int
    ready_at: int | None
    chain: tuple[PieceLine, ...]  # those it replaces and those that replace it, itself too; alone: empty
    parts: tuple[PieceLine, ...]
    split_off: tuple[PieceLine, ...]  # what was split off it, where it is a batch
    whole: PieceLine | None  # the piece that it is a part of
    inspections: tuple[Inspection, ...]
    hands: tuple[Hands, ...]  # the last ones first
    radar: Radar | None


MOST_HANDS = 4
_MORE = (
    "SELECT p.sku, p.name_en, p.name_th, p.line, k.status, v.version, t.reason, t.defect, t.ready_at "
    "FROM token t JOIN ticket k ON k.id = t.ticket JOIN product p ON p.id = k.product "
    "JOIN routing_version v ON v.id = t.version_id WHERE t.id = ?"
)
# A clock that runs or stood last, else when the work came there; without work, when it was held or came last.
_SINCE = (
    "SELECT CASE WHEN t.hold IS NOT NULL THEN t.held_at WHEN i.id IS NOT NULL THEN coalesce("
    "(SELECT max(coalesce(g.ended_at, g.started_at)) FROM segment g WHERE g.item = i.id), i.opened_at) "
    "ELSE coalesce((SELECT max(done_at) FROM work_item WHERE token = t.id), "
    "(SELECT max(done_at) FROM work_item WHERE token = t.parent), r.started_at) END "
    "FROM token t JOIN run r ON r.id = t.run LEFT JOIN work_item i ON i.id = t.item WHERE t.id = ?"
)
_HANDS = (
    "SELECT p.name, i.node, t.version_id, i.done_at FROM work_item i JOIN person p ON p.id = i.holder "
    "JOIN token t ON t.id = i.token WHERE i.token = ? ORDER BY i.id DESC LIMIT ?"
)
_DEFECT = "SELECT name_en, name_th FROM defect WHERE code = ?"
_JUDGED = (
    "SELECT c.at, f.kind, f.payload, p.name FROM fact f JOIN command c ON c.n = f.command "
    "LEFT JOIN person p ON p.id = f.payload ->> '$.person' "
    "WHERE f.kind IN ('qc.passed', 'qc.failed') AND f.command IN (SELECT g.command FROM touched d "
    "JOIN fact g ON g.seq = d.seq WHERE d.subject = ?) ORDER BY f.seq"
)
_OUTCOMES = "SELECT id FROM work_item WHERE token = ? AND outcome IS NOT NULL"


def piece_detail(desk: Desk, token: int) -> PieceDetail | None:
    """One piece in full; None when there is none with this id."""
    (line,) = piece_lines(desk, (token,))
    if line is None:
        return None
    more = desk.db.connection().execute(_MORE, (token,)).fetchone()
    sku, name_en, name_th, line_of, status, version, reason, defect, ready_at = more
    whole = None if line.parent is None else piece_lines(desk, (line.parent,))[0]
    return PieceDetail(
        line=line,
        sku=sku,
        name_en=name_en,
        name_th=name_th,
        line_of=line_of,
        ticket_status=TicketStatus(status),
        version=version,
        reason=reason,
        defect=called(desk, defect),
        since=since(desk, token),
        ready_at=ready_at,
        chain=_chain(desk, token),
        parts=tuple(_parts(desk, token)),
        split_off=tuple(_split_off(desk, token)),
        whole=whole,
        inspections=tuple(inspections(desk, token)),
        hands=tuple(_hands(desk, token)),
        radar=radar(desk, line),
    )


def since(desk: Desk, token: int) -> int:
    """Since when a piece stands as it does."""
    return int(desk.db.connection().execute(_SINCE, (token,)).fetchone()[0])


def radar(desk: Desk, line: PieceLine) -> Radar | None:
    """What is missing where a piece waits for its parts, or a part waits for the others; None elsewhere."""
    if not line.active or line.state is not TokenState.WAITING:
        return None
    parts = _parts(desk, line.id)
    if not parts and line.parent is not None:
        (whole,) = piece_lines(desk, (line.parent,))
        assert whole is not None  # nothing is ever taken out of the table
        return _radar(desk, whole, _parts(desk, whole.id))
    return _radar(desk, line, parts) if parts else None


def inspections(desk: Desk, token: int) -> list[Inspection]:
    """How the piece was judged, the first time first; what was taken back is left out."""
    connection = desk.db.connection()
    judged = {row[0] for row in connection.execute(_OUTCOMES, (token,)).fetchall()}
    found = []
    for at, kind, payload, person in connection.execute(_JUDGED, (token,)).fetchall():
        happened = from_payload(kind, json.loads(payload))
        assert isinstance(happened, QcPassed | QcFailed)
        items = dict(zip(happened.tokens, happened.items, strict=True))
        if items.get(token) in judged:
            name, name_th = _names(desk, _version(desk, token), happened.node)
            defect = happened.defect if isinstance(happened, QcFailed) else None
            passed = isinstance(happened, QcPassed)
            found.append(Inspection(at, name, name_th, passed, person, called(desk, defect), happened.note))
    return found


def called(desk: Desk, code: str | None) -> Defect | None:
    """The defect with that code."""
    if code is None:
        return None
    row = desk.db.connection().execute(_DEFECT, (code,)).fetchone()
    return Defect(code, code, None) if row is None else Defect(code, *row)


def _radar(desk: Desk, whole: PieceLine, parts: Iterable[PieceLine]) -> Radar:
    version = _version(desk, whole.id)
    graph = desk.graphs.of(desk.db, version)
    join = join_of(graph, whole.node)
    standing = [Standing(part, since(desk, part.id)) for part in parts if part.active]
    arrived = [each for each in standing if _waits_at(each.piece, join)]
    missing = [each for each in standing if not _waits_at(each.piece, join)]
    name, name_th = _names(desk, version, join.code)
    return Radar(whole, name, name_th, needed(graph, whole.node, join), tuple(arrived), tuple(missing))


def _waits_at(part: PieceLine, join: Node) -> bool:
    return part.state is TokenState.WAITING and part.node == join.code


def _split_off(desk: Desk, token: int) -> list[PieceLine]:
    rows = desk.db.connection().execute("SELECT id FROM token WHERE split_from = ? ORDER BY id", (token,))
    return _lines(desk, [row[0] for row in rows.fetchall()])


def _parts(desk: Desk, token: int) -> list[PieceLine]:
    rows = desk.db.connection().execute("SELECT id FROM token WHERE parent = ? ORDER BY id", (token,))
    return _lines(desk, [row[0] for row in rows.fetchall()])


def _chain(desk: Desk, token: int) -> tuple[PieceLine, ...]:
    """All that stood in this place, the first one first."""
    links = "SELECT replaces, replaced_by FROM token WHERE id = ?"
    ids = [token]
    before, after = desk.db.connection().execute(links, (token,)).fetchone()
    while before is not None:
        ids.insert(0, before)
        before = desk.db.connection().execute(links, (before,)).fetchone()[0]
    while after is not None:
        ids.append(after)
        after = desk.db.connection().execute(links, (after,)).fetchone()[1]
    return tuple(_lines(desk, ids)) if len(ids) > 1 else ()


def _hands(desk: Desk, token: int) -> Iterable[Hands]:
    rows = desk.db.connection().execute(_HANDS, (token, MOST_HANDS)).fetchall()
    for person, code, version, until in rows:
        name, name_th = _names(desk, version, code)
        yield Hands(person, name, name_th, until)


def _lines(desk: Desk, ids: Sequence[int]) -> list[PieceLine]:
    return [line for line in piece_lines(desk, ids) if line is not None]


def _version(desk: Desk, token: int) -> int:
    return int(
        desk.db.connection().execute("SELECT version_id FROM token WHERE id = ?", (token,)).fetchone()[0]
    )


def _names(desk: Desk, version: int, code: str) -> tuple[str, str | None]:
    """What people call a node; a step of the version before may be gone."""
    node = desk.graphs.of(desk.db, version).find(code)
    return (code, None) if node is None else (node.name or code, node.name_th)
