"""What must hold after every command for the things that it touched; always on, in production too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from app.domain.facts import Fact, flow, orders, work
from app.domain.facts import tickets as facts
from app.models.connection import Database
from app.models.invariants import CONSERVATION, DEAD_WITH_LIVE, GATE, ORDER_FOLLOWS, PIECE, SHARING

_AT_ONCE = 500  # tokens a query
_PARENTS = "SELECT DISTINCT parent FROM token WHERE id IN ({marks}) AND parent IS NOT NULL"
# What runs count, and how much of it are these tokens. A ticket counts for its present run.
_COUNTED = (
    "SELECT r.id, r.born, r.parts, CASE WHEN k.run IS r.id THEN k.completed END, sum(t.quantity * (t.kind <> "
    "'component')), sum(t.quantity * (t.kind = 'component')), sum(t.quantity * (t.state = 'completed' AND "
    "t.kind <> 'component')) FROM token t JOIN run r ON r.id = t.run JOIN ticket k ON k.id = r.ticket "
    "WHERE t.id IN ({marks}) GROUP BY r.id"
)
# What a split has borne: as many as it says, each a part of one of its tokens.
_BORN = (
    "SELECT count(*), coalesce(sum(t.quantity), 0) FROM token t WHERE t.id >= ? AND t.id < ? AND t.run = ? "
    "AND t.parent IS NOT NULL"
)


class InvariantBroken(AssertionError):
    """A command would leave the workshop inconsistent; it is rolled back."""


Beyond = Mapping[int, tuple[int, int, int | None]]


def beyond(db: Database, happened: Iterable[Fact]) -> Beyond:
    """What the runs count beyond the tokens that come, end or change size, by run: no fact changes that.

    So conservation holds after a command if it held before, and a job of 10,000 costs what one of 10 does.
    """
    moved = {token for fact in happened if type(fact) in _MOVING for token in flow.tokens_in(fact)}
    rests: dict[int, tuple[int, int, int | None]] = {}
    for run, born, parts, completed, *of_these in _some(db, _COUNTED, moved):
        rest = rests.get(run, (born, parts, completed))
        done = None if rest[2] is None else rest[2] - of_these[2]
        rests[run] = rest[0] - of_these[0], rest[1] - of_these[1], done
    return rests


def assert_whole(db: Database, happened: Iterable[Fact], before: Beyond) -> None:
    """Raises InvariantBroken when pieces, runs or tickets that the facts touched don't hold together.

    `before` is what `beyond` has said of the facts before they were folded.
    """
    happened = tuple(happened)
    if before:
        after = beyond(db, happened)
        _refuse("conservation", (run for run, rest in before.items() if after.get(run) != rest))
    _refuse("piece", _broken_pieces(db, {token for fact in happened for token in flow.tokens_in(fact)}))
    _refuse("sharing", _some(db, SHARING.format(which="i.id IN ({marks})"), _shared_items(happened)))
    _refuse(
        "split", (fact for fact in happened if isinstance(fact, flow.TokensSplit) and not _bore(db, fact))
    )
    for some in _orders(happened):
        _refuse("order", db.execute_sql(ORDER_FOLLOWS.format(which="o.id = ?"), (some,)).fetchall())
    for ticket in {fact.ticket for fact in happened if isinstance(fact, _LIFECYCLE)}:
        _refuse("conservation", db.execute_sql(CONSERVATION.format(which="k.id = ?"), (ticket,)).fetchall())
        _refuse("gate", db.execute_sql(GATE.format(which="k.id = ?"), (ticket,)).fetchall())
        _refuse(
            "dead_with_live", db.execute_sql(DEAD_WITH_LIVE.format(which="k.id = ?"), (ticket,)).fetchall()
        )
        _refuse("order", db.execute_sql(ORDER_FOLLOWS.format(which=_ITS_ORDER), (ticket,)).fetchall())


_ITS_ORDER = "o.id = (SELECT mo FROM ticket WHERE id = ?)"


def _orders(happened: Iterable[Fact]) -> set[int]:
    """The orders that were planned, or whose planning holds no more."""
    found: set[int] = set()
    for fact in happened:
        if isinstance(fact, (orders.OrderPlanned, orders.OrderPlanWithdrawn)):
            found |= set(fact.orders)
        elif isinstance(fact, (orders.OrderFollowed, orders.OrderCancelled, orders.OrderRestored)):
            found.add(fact.order)
    return found


_SHARED = (
    work.WorkAssisted,
    work.WorkPressed,
    work.WorkPartCompleted,
    work.WorkLeft,
    work.WorkHandedOver,
    work.WorkTakenOver,
    work.WorkRequeued,
    work.WorkReverted,
    facts.TokensReturned,
    flow.TokensReleased,
)
# Tokens come, end, or change their size.
_MOVING = frozenset(
    (
        facts.TokensCancelled,
        facts.TokensCompleted,
        facts.TokensReturned,
        flow.TokensBatchSplit,
        flow.TokensJoined,
        flow.TokensRejoined,
        flow.TokensReplaced,
        flow.TokensScrapped,
        flow.TokensSplit,
        flow.TokensUnjoined,
    )
)
_LIFECYCLE = (
    facts.TicketStarted,
    facts.TicketPaused,
    facts.TicketResumed,
    facts.TicketCompleted,
    facts.TicketClosedShort,
    facts.TicketCancelled,
    facts.TicketRestored,
    facts.TokensReturned,
    facts.TokensSuspended,
    facts.TokensRestored,
    flow.TokensReplaced,
    flow.TokensUnjoined,
    flow.TokensBatchSplit,
    flow.TokensRejoined,
)


def _bore(db: Database, fact: flow.TokensSplit) -> bool:
    """Whether the parts are there that the fact speaks of."""
    count = fact.ways * len(fact.parents)
    found = db.connection().execute(_BORN, (fact.first_token, fact.first_token + count, fact.run)).fetchone()
    return tuple(found) == (count, count * fact.quantity)


def _broken_pieces(db: Database, tokens: set[int]) -> Iterator[object]:
    """Of the tokens, and of those that they are parts of."""
    parents = {parent for (parent,) in _some(db, _PARENTS, tokens)}
    yield from _some(db, PIECE, tokens | parents)


def _shared_items(happened: Iterable[Fact]) -> set[int]:
    """The items that somebody has begun to share, or whose sharing has changed."""
    return {item for fact in happened if isinstance(fact, _SHARED) for item in fact.items}


def _some(db: Database, query: str, tokens: set[int]) -> Iterator[tuple[Any, ...]]:
    connection = db.connection()
    waiting = sorted(tokens)
    for place in range(0, len(waiting), _AT_ONCE):
        some = waiting[place : place + _AT_ONCE]
        yield from connection.execute(query.format(marks=",".join("?" * len(some))), some).fetchall()


def _refuse(what: str, broken: Iterable[object]) -> None:
    found = list(broken)
    if found:
        raise InvariantBroken(f"{what}: {found[:5]}")
