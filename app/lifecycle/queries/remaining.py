"""What is left to do of a ticket, and when it may be ready: from its routing, from clocks, from the shift."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from app.clock import Calendar, Instant
from app.domain.game.endings import join_of
from app.domain.routing.graph import Graph, Node, NodeKind
from app.domain.words import TicketStatus, TokenState
from app.lifecycle.desk import Desk
from app.lifecycle.paces import worked
from app.models.loading.sessions import shift
from app.planning.ahead import WORKED
from app.planning.estimates import Estimate, Known, Span, Standing, remaining
from app.planning.hours import after
from app.values import frozen

_RUNNING = frozenset({TicketStatus.IN_PROGRESS, TicketStatus.PAUSED})
_TICKET = "SELECT status, quantity, version_id, run FROM ticket WHERE id = ?"
_ROUTING = "SELECT routing FROM routing_version WHERE id = ?"
_STANDING = (
    "SELECT t.version_id, t.node, u.node, t.state, sum(t.quantity) FROM token t LEFT JOIN token u ON "
    "u.id = t.parent WHERE t.run = ? AND t.state NOT IN ('completed', 'scrapped', 'cancelled') "
    "GROUP BY t.version_id, t.node, u.node, t.state"
)
_IN_HAND = (
    "SELECT t.version_id, i.node, i.id FROM token t JOIN work_item i ON i.id = t.item WHERE t.run = ? AND "
    "EXISTS (SELECT 1 FROM segment g WHERE g.item = i.id)"
)


@frozen
class Ready:
    """When a crew that does nothing else would be done; `best` and `worst` are of what is known."""

    best: Instant
    normal: Instant
    worst: Instant
    days: Mapping[str, date]  # the same as days of the workshop


@frozen
class Remaining:
    """What is left of a ticket that is not over. `labour` is None where nothing is known of it.

    `unknown`: the steps without minutes and without history, as the routing calls them, in English and Thai.
    `has_routing`: whether there is a published routing to estimate by.
    """

    labour: Span | None
    ready: Ready | None
    unknown: tuple[tuple[str, str | None], ...] = ()
    has_routing: bool = True


def remaining_of(desk: Desk, ticket: int, now: Instant, calendar: Calendar) -> Remaining | None:
    """What is left of a ticket; None where it is over, or there is no such ticket. Nothing depends on it."""
    row = desk.db.connection().execute(_TICKET, (ticket,)).fetchone()
    if row is None or TicketStatus(row[0]) not in {TicketStatus.PLANNED, *_RUNNING}:
        return None
    status, quantity, version, run = row
    if TicketStatus(status) in _RUNNING:
        placed = _standing(desk, run)
    elif version is None:
        return Remaining(None, None, has_routing=False)
    else:
        placed = {version: [_at_start(desk.graphs.of(desk.db, version), quantity)]}
    spent = _spent(desk, run, now) if TicketStatus(status) in _RUNNING else {}
    whole = Estimate()
    for each, standing in placed.items():
        graph = desk.graphs.of(desk.db, each)
        whole += remaining(graph, standing, Known(_history(desk, each, graph), spent.get(each, {})))
    return _told(desk, whole, now, calendar)


def _told(desk: Desk, whole: Estimate, now: Instant, calendar: Calendar) -> Remaining:
    unknown = tuple((node.name or node.code, node.name_th) for node in whole.unknown)
    if whole.is_unknown:
        return Remaining(None, None, unknown)
    return Remaining(whole.labour, _ready(desk, whole.elapsed, now, calendar), unknown)


def _ready(desk: Desk, elapsed: Span, now: Instant, calendar: Calendar) -> Ready | None:
    hours = shift(desk.db)
    best, normal, worst = (
        after(minutes, now, hours, calendar) for minutes in (elapsed.best, elapsed.normal, elapsed.worst)
    )
    if best is None or normal is None or worst is None:
        return None
    instants = {"best": best, "normal": normal, "worst": worst}
    days = {name: calendar.plant_date(instant) for name, instant in instants.items()}
    return Ready(**instants, days=days)


def _at_start(graph: Graph, quantity: int) -> Standing:
    return Standing(graph.of_kind(NodeKind.START)[0].code, quantity)


def _standing(desk: Desk, run: int) -> Mapping[int, list[Standing]]:
    """What stands where in a run, by the version of the routing that it goes by."""
    placed: dict[int, list[Standing]] = {}
    for version, node, split, state, pieces in desk.db.connection().execute(_STANDING, (run,)).fetchall():
        graph = desk.graphs.of(desk.db, version)
        placed.setdefault(version, []).extend(_placed(graph, graph.node(node), split, state, pieces))
    return placed


def _placed(graph: Graph, node: Node, split: str | None, state: str, pieces: int) -> Iterable[Standing]:
    """A whole goes on from the join where its parts come together; a part that has come there is done."""
    is_part = split is not None and graph.find(split) is not None
    until = join_of(graph, split).code if is_part and split is not None else None
    if TokenState(state) is not TokenState.WAITING:
        yield Standing(node.code, pieces, until=until)
    elif node.kind is NodeKind.SPLIT:
        yield Standing(join_of(graph, node.code).code, pieces, until=until)


def _history(desk: Desk, version: int, graph: Graph) -> Mapping[str, tuple[float, ...]]:
    (routing,) = desk.db.connection().execute(_ROUTING, (version,)).fetchone()
    steps = [node.code for node in graph.nodes if node.kind in WORKED]
    return {code: tuple(desk.paces.of(desk.db, routing, code)) for code in steps}


def _spent(desk: Desk, run: int, now: Instant) -> Mapping[int, Mapping[str, float]]:
    """The minutes worked on what is in hand, by version and step."""
    rows = desk.db.connection().execute(_IN_HAND, (run,)).fetchall()
    minutes = worked(desk.db, [item for _, _, item in rows], now) if rows else {}
    spent: dict[int, dict[str, float]] = {}
    for version, node, item in rows:
        of_version = spent.setdefault(version, {})
        of_version[node] = of_version.get(node, 0.0) + minutes[item]
    return spent
