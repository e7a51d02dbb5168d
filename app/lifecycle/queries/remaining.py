"""What is left to do of a ticket or an order, and when it may be ready: by its routing, clocks, the shift."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from app.clock import Calendar, Instant
from app.domain.game.endings import join_of
from app.domain.routing.graph import Graph, Node, NodeKind
from app.domain.words import OrderState, TokenState
from app.lifecycle.desk import Desk
from app.lifecycle.paces import worked
from app.models.loading import orders as loading
from app.models.loading.sessions import shift
from app.planning.ahead import WORKED
from app.planning.estimates import Estimate, Known, Span, Standing, remaining
from app.planning.hours import after
from app.values import frozen

_OPEN_TICKETS = (
    "SELECT quantity, version_id, CASE status WHEN 'planned' THEN NULL ELSE run END FROM ticket "
    "WHERE {which} = ? AND status IN ('planned', 'in_progress', 'paused')"
)
_PLANNED_YET = frozenset({OrderState.DRAFT, OrderState.PLANNED})
_OpenTicket = tuple[int, int | None, int | None]
"""Of a ticket its quantity, its version of the routing, and once it has started its run."""

_RUNS = "t.run IN (SELECT value FROM json_each(?))"
_ROUTING = "SELECT routing FROM routing_version WHERE id = ?"
_STANDING = (
    "SELECT t.version_id, t.node, u.node, t.state, sum(t.quantity) FROM token t LEFT JOIN token u ON "
    f"u.id = t.parent WHERE {_RUNS} AND t.state NOT IN ('completed', 'scrapped', 'cancelled') "
    "GROUP BY t.version_id, t.node, u.node, t.state"
)
_IN_HAND = (
    "SELECT t.version_id, i.node, i.id FROM token t JOIN work_item i ON i.id = t.item WHERE "
    f"{_RUNS} AND EXISTS (SELECT 1 FROM segment g WHERE g.item = i.id)"
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
    """What is left of something that is not over. `labour` is None where nothing is known of it.

    `unknown`: the steps without minutes and without history, as the routing calls them, in English and Thai.
    `has_routing`: whether there is a published routing to estimate by.
    """

    labour: Span | None
    ready: Ready | None
    unknown: tuple[tuple[str, str | None], ...] = ()
    has_routing: bool = True


def remaining_of(desk: Desk, ticket: int, now: Instant, calendar: Calendar) -> Remaining | None:
    """What is left of a ticket; None where it is over, or there is no such ticket. Nothing depends on it."""
    return _left(desk, _open_tickets(desk, "id", ticket), now, calendar)


def remaining_of_order(desk: Desk, order: int, now: Instant, calendar: Calendar) -> Remaining | None:
    """What is left of an order by its open tickets, else by its routing; None where it is over."""
    found = _open_tickets(desk, "mo", order)
    if not found:
        planned = loading.order(desk.db, order)
        if planned.state in _PLANNED_YET:
            pinned = loading.pinned(desk.db, planned)
            found = [(planned.quantity, None if pinned is None else pinned.version_id, None)]
    return _left(desk, found, now, calendar)


def _open_tickets(desk: Desk, which: str, id_: int) -> list[_OpenTicket]:
    query = _OPEN_TICKETS.format(which=which)
    return list(desk.db.connection().execute(query, (id_,)).fetchall())


def _left(desk: Desk, found: Sequence[_OpenTicket], now: Instant, calendar: Calendar) -> Remaining | None:
    if not found:
        return None
    runs = [run for _, _, run in found if run is not None]
    placed, spent = _standing(desk, runs), _spent(desk, runs, now)
    waiting: Counter[int] = Counter()
    for quantity, version, run in found:
        if run is None and version is None:
            return Remaining(None, None, has_routing=False)
        if run is None and version is not None:
            waiting[version] += quantity
    for version, quantity in waiting.items():
        placed.setdefault(version, []).append(_at_start(desk.graphs.of(desk.db, version), quantity))
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


def _standing(desk: Desk, runs: Sequence[int]) -> dict[int, list[Standing]]:
    """What stands where in some runs, by the version of the routing that it goes by."""
    placed: dict[int, list[Standing]] = {}
    rows = desk.db.connection().execute(_STANDING, (json.dumps(runs),)).fetchall()
    for version, node, split, state, pieces in rows:
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


def _spent(desk: Desk, runs: Sequence[int], now: Instant) -> Mapping[int, Mapping[str, float]]:
    """The minutes worked on what is in hand, by version and step."""
    rows = desk.db.connection().execute(_IN_HAND, (json.dumps(runs),)).fetchall()
    minutes = worked(desk.db, [item for _, _, item in rows], now) if rows else {}
    spent: dict[int, dict[str, float]] = {}
    for version, node, item in rows:
        of_version = spent.setdefault(version, {})
        of_version[node] = of_version.get(node, 0.0) + minutes[item]
    return spent
