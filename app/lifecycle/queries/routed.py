"""How far a ticket is along its routing, step by step, and who worked on it when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial

from app.clock import Instant
from app.domain.routing.graph import EdgeKind, Graph, Node, NodeKind
from app.domain.routing.paths import forward_order, reachable
from app.domain.words import LIVE_TOKEN, ItemState, TokenState
from app.lifecycle.desk import Desk
from app.planning.ahead import WORKED
from app.planning.shares import Stretch, minutes_of
from app.values import frozen

MOST_SESSIONS = 8
_IN_HAND = frozenset({ItemState.CLAIMED, ItemState.IN_PROGRESS, ItemState.PAUSED})
_PINNED = (
    "SELECT g.code, v.version, v.id FROM ticket k LEFT JOIN run r ON r.id = k.run "
    "JOIN routing_version v ON v.id = coalesce(r.version_id, k.version_id) "
    "JOIN routing g ON g.id = v.routing WHERE k.id = ?"
)
_STANDING = (
    "SELECT t.version_id, t.node, t.state, i.state, sum(t.quantity) FROM ticket k JOIN token t "
    "ON t.run = k.run LEFT JOIN work_item i ON i.id = t.item WHERE k.id = ? AND t.state NOT IN "
    "('completed', 'cancelled') GROUP BY t.version_id, t.node, t.state, i.state"
)
# What a token has behind it was done on itself, on the batch of which it was some until it was split off, or
# on parts that have come together in it. What has come together is counted as the whole, not once more.
_BEHIND = (
    "WITH RECURSIVE behind(token, source, until) AS ("
    "SELECT t.id, t.id, NULL FROM ticket k JOIN token t ON t.run = k.run "
    "WHERE k.id = ?1 AND t.merged_into IS NULL "
    "UNION SELECT b.token, t.split_from, min(coalesce(b.until, t.split_at), t.split_at) FROM behind b "
    "JOIN token t ON t.id = b.source WHERE t.split_from IS NOT NULL "
    "UNION SELECT b.token, t.id, b.until FROM behind b JOIN token t ON t.parent = b.source "
    "WHERE t.merged_into IS NOT NULL), "
    "passed AS (SELECT DISTINCT b.token, i.node FROM behind b JOIN work_item i ON i.token = b.source "
    "WHERE i.state = 'done' AND (b.until IS NULL OR i.id < b.until)) "
    "SELECT p.node, t.version_id, t.node, t.back_to, sum(t.quantity) FROM passed p JOIN token t "
    "ON t.id = p.token GROUP BY p.node, t.version_id, t.node, t.back_to"
)
_OF_TICKET = (
    "FROM run r JOIN token t ON t.run = r.id JOIN work_item i ON i.token = t.id "
    "JOIN segment g ON g.item = i.id JOIN session s ON s.id = g.session JOIN person p ON p.id = s.person "
    "WHERE r.ticket = ? GROUP BY s.id, i.node, t.version_id"
)
_SESSIONS = (
    "SELECT s.id, p.name, i.node, t.version_id, min(g.started_at) AS began, "
    "CASE WHEN count(*) = count(g.ended_at) THEN max(g.ended_at) END, group_concat(i.id) "
    f"{_OF_TICKET} ORDER BY began DESC, s.id DESC LIMIT ?"
)
_COUNT = f"SELECT count(*) FROM (SELECT 1 {_OF_TICKET})"
_TRAY = "SELECT session, item, started_at, coalesce(ended_at, ?) FROM segment WHERE session = ?"


@frozen
class Step:
    """One step of the routing, and how many pieces of the run wait there, are in hand, done, lost."""

    code: str
    name: str
    name_th: str | None
    waiting: int = 0
    in_hand: int = 0
    done: int = 0
    scrapped: int = 0


@frozen
class Worked:
    """What one person did at a step in one go; `until` is None while their clock runs.

    `minutes` is this ticket's share of what was on the tray.
    """

    person: str
    node_name: str
    node_name_th: str | None
    since: int
    until: int | None
    minutes: float


@frozen
class Routed:
    """A ticket along its routing. `routing`: None where no version is pinned yet. `earlier`: not listed."""

    routing: str | None
    version: int | None
    steps: tuple[Step, ...]
    sessions: tuple[Worked, ...]
    earlier: int


def routed(desk: Desk, ticket: int, now: Instant) -> Routed:
    """How far a ticket is, and the last ones who worked on it, in all its attempts, newest first."""
    sessions = tuple(_sessions(desk, ticket, now))
    (count,) = desk.db.connection().execute(_COUNT, (ticket,)).fetchone()
    pinned = desk.db.connection().execute(_PINNED, (ticket,)).fetchone()
    if pinned is None:
        return Routed(None, None, (), sessions, count - len(sessions))
    code, version, version_id = pinned
    steps = tuple(_steps(desk, ticket, version_id))
    name = desk.graphs.of(desk.db, version_id).name
    return Routed(name or code, version, steps, sessions, count - len(sessions))


def _steps(desk: Desk, ticket: int, pinned: int) -> Iterable[Step]:
    standing = desk.db.connection().execute(_STANDING, (ticket,)).fetchall()
    behind = desk.db.connection().execute(_BEHIND, (ticket,)).fetchall()
    waiting, in_hand, scrapped, done = (Counter[str]() for _ in range(4))
    for _, node, state, item, quantity in standing:
        if TokenState(state) in LIVE_TOKEN:
            (in_hand if item in _IN_HAND else waiting)[node] += quantity
        else:
            scrapped[node] += quantity
    for passed, version, node, back_to, quantity in behind:
        if passed not in _ahead(desk.graphs.of(desk.db, version), node, back_to):
            done[passed] += quantity
    versions = (pinned, *sorted({version for version, *_ in standing} - {pinned}))
    for node in _worked(desk.graphs.of(desk.db, version) for version in versions):
        code = node.code
        counts = waiting[code], in_hand[code], done[code], scrapped[code]
        yield Step(code, node.name or code, node.name_th, *counts)


def _worked(graphs: Iterable[Graph]) -> Iterable[Node]:
    """The steps at which people work, as they follow each other; then those that only a later version has."""
    found: dict[str, Node] = {}
    for graph in graphs:
        starts = [node.code for node in graph.of_kind(NodeKind.START)]
        for code in forward_order(starts, partial(_after, graph)):
            found.setdefault(code, graph.node(code))
    return [node for node in found.values() if node.kind in WORKED]


def _ahead(graph: Graph, node: str, back_to: str | None) -> frozenset[str]:
    """Where a token stands and comes yet, not by rework; what it did there before does not count."""
    if back_to is not None:
        return frozenset({node}) | reachable((back_to,), partial(_after, graph))
    return reachable((node,), partial(_after, graph))


def _after(graph: Graph, code: str) -> Sequence[str]:
    return [edge.target for edge in graph.edges_out(code) if edge.kind is not EdgeKind.REWORK]


def _sessions(desk: Desk, ticket: int, now: Instant) -> Iterable[Worked]:
    connection = desk.db.connection()
    rows = connection.execute(_SESSIONS, (ticket, MOST_SESSIONS)).fetchall()
    for session, person, code, version, since, until, items in rows:
        tray = connection.execute(_TRAY, (now, session)).fetchall()
        shares = minutes_of(Stretch(*row) for row in tray)
        node = desk.graphs.of(desk.db, version).node(code)
        minutes = sum(shares.get(int(item), 0.0) for item in str(items).split(","))
        yield Worked(person, node.name or code, node.name_th, since, until, minutes)
