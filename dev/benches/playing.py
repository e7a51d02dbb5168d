"""The token game: in memory alone, and one operation completed for many pieces at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from statistics import median

from app.clock import Instant
from app.domain.decision import Context, Person
from app.domain.game.floor import Floor, Run, Token
from app.domain.game.flow import Flow
from app.domain.routing.graph import Edge, Graph, Node, NodeKind
from app.domain.words import Line, Priority, Role, TokenKind, TokenState
from app.ids import IdSource, PersonId, VersionId
from benches.figures import Figure, Times
from benches.floor import floor
from benches.workshop import Scale

_WAYS = (
    ("START", "CUT", "SPLIT"),
    ("SPLIT", "BODY", "SKIVE", "JOIN"),
    ("SPLIT", "FLAP", "JOIN"),
    ("JOIN", "SEW", "EDGE", "END"),
)
_KINDS = {"START": NodeKind.START, "SPLIT": NodeKind.SPLIT, "JOIN": NodeKind.JOIN, "END": NodeKind.END}
_VERSION = VersionId(1)
_PARTS = 2
_AT_START = "SELECT t.id FROM token t JOIN ticket k ON k.id = t.ticket WHERE k.id = ? ORDER BY t.id"


def measure(scale: Scale) -> Iterator[Figure]:
    """Pieces from start to end without a workspace; then a selection of pieces with one."""
    yield _in_memory(scale)
    with floor(scale) as shops:
        shop, once, back = shops.watched, Times(), Times()
        pieces = shop.column(_AT_START, shop.started(scale.pieces))
        for _ in range(scale.rounds):
            once.take(lambda: shop.do("work.complete", tokens=pieces))
            back.take(lambda: shop.do("undo"))
        count = f"{scale.pieces:,} pieces"
        yield Figure(f"one operation completed for {count}", once.median, "ms", str(once), 60, 20)
        yield Figure(f"the same taken back, {count}", back.median, "ms", str(back))


def _in_memory(scale: Scale) -> Figure:
    """How many tokens a second come through six operations, a split and a join."""
    graph, pieces = _graph(), scale.most_pieces // 4
    times, tokens = Times(), pieces * (1 + _PARTS)
    for _ in range(min(scale.rounds, 7)):
        times.take(lambda: _play(graph, pieces))
    per_second, worked = (tokens / median(each) for each in (times.taken, times.worked))
    more = (
        f"{per_second:,.0f} tokens a second (bar 50,000, goal 100,000), {worked:,.0f} of processor; {times}"
    )
    return Figure("the game in memory, 1,000 tokens", 1_000_000 / per_second, "ms", more, 20, 10)


def _graph() -> Graph:
    codes = dict.fromkeys(code for way in _WAYS for code in way)
    nodes = tuple(Node(code, _KINDS.get(code, NodeKind.OPERATION)) for code in codes)
    edges = tuple(Edge(one, other) for way in _WAYS for one, other in pairwise(way))
    return Graph("BENCH", "Bench", Line.HATTHASILPA, nodes, edges)


def _play(graph: Graph, pieces: int) -> None:
    person = Person(PersonId(1), "Mali", (Role.ADMIN,))
    context = Context(Instant(0), date(2026, 11, 2), person, person, IdSource(pieces + 1))
    tokens = [
        Token(number, number, 1, TokenKind.PIECE, 1, TokenState.READY, "START", _VERSION)
        for number in range(1, pieces + 1)
    ]
    run = Run(1, 1, "BAG", Line.HATTHASILPA, pieces, Priority.NORMAL, 0, pieces)
    floor = Floor(tokens, [run])
    at_work: Sequence[Token] = tokens
    while at_work:
        flow = Flow(floor, {_VERSION: graph}, context)
        flow.go_on(at_work)
        at_work = [token for token in floor.tokens() if token.state is TokenState.READY]
        for token in at_work:
            token.item = None
    assert run.completed == pieces
