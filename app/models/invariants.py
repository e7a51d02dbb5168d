"""What must hold after every command for the things that it touched; always on, in production too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from app.domain.facts import Fact, flow, orders, work
from app.domain.facts import tickets as facts
from app.models.connection import Database

_AT_ONCE = 500  # tokens a query

# At a step a live token has exactly one open item, of the same node and matching state; elsewhere none.
# It waits for parts that are live, or as a part for others; one that has live parts waits or is held, and is
# at least as large as what it has by each way. Only what went back into its batch is empty.
_LIVE = "NOT IN ('completed', 'scrapped', 'cancelled')"
_PARTS = f"FROM token c WHERE c.parent = t.id AND c.state {_LIVE}"
_WHOLE = (
    "CASE t.state "
    "WHEN 'ready' THEN i.state IN ('waiting', 'assigned', 'claimed') AND i.node = t.node "
    "WHEN 'active' THEN i.state = 'in_progress' AND i.node = t.node AND i.holder IS NOT NULL AND {runs} "
    "WHEN 'paused' THEN i.state = 'paused' AND i.node = t.node AND i.holder IS NOT NULL AND NOT {runs} "
    "WHEN 'waiting' THEN t.item IS NULL AND (t.parent IS NOT NULL OR {parts}) "
    "WHEN 'on_hold' THEN t.item IS NULL AND t.hold IS NOT NULL "
    "ELSE t.item IS NULL AND t.hold IS NULL END AND (t.state IN ('waiting', 'on_hold') OR NOT {parts}) "
    "AND (t.quantity > 0 OR t.state = 'cancelled' AND t.split_from IS NOT NULL) "
    "AND (t.was IS NULL OR t.state = 'cancelled') AND NOT EXISTS (SELECT 1 {of} GROUP BY c.way "
    "HAVING sum(c.quantity) > t.quantity)"
).format(
    parts=f"EXISTS (SELECT 1 {_PARTS})",
    of=_PARTS,
    runs="EXISTS (SELECT 1 FROM segment g WHERE g.item = i.id AND g.ended_at IS NULL)",
)
_PIECE = (
    "SELECT t.id FROM token t LEFT JOIN work_item i ON i.id = t.item WHERE t.id IN ({marks}) AND NOT "
    f"({_WHOLE}) IS TRUE"
)
_PARENTS = "SELECT DISTINCT parent FROM token WHERE id IN ({marks}) AND parent IS NOT NULL"

# Conservation: born = live + completed + scrapped + cancelled, by quantity and kind; the ticket counts the
# completed, parts apart.
CONSERVATION = (
    "SELECT r.id FROM run r JOIN ticket k ON k.id = r.ticket WHERE {which} AND NOT ("
    "(r.born, r.parts) = (SELECT coalesce(sum(t.quantity * (t.kind <> 'component')), 0), "
    "coalesce(sum(t.quantity * (t.kind = 'component')), 0) FROM token t WHERE t.run = r.id) AND "
    "(k.run IS NOT r.id OR k.completed = (SELECT coalesce(sum(t.quantity), 0) FROM token t WHERE "
    "t.run = r.id AND t.state = 'completed' AND t.kind <> 'component')))"
)
# What runs count, and how much of it are these tokens. A ticket counts for its present run.
_COUNTED = (
    "SELECT r.id, r.born, r.parts, CASE WHEN k.run IS r.id THEN k.completed END, sum(t.quantity * (t.kind <> "
    "'component')), sum(t.quantity * (t.kind = 'component')), sum(t.quantity * (t.state = 'completed' AND "
    "t.kind <> 'component')) FROM token t JOIN run r ON r.id = t.run JOIN ticket k ON k.id = r.ticket "
    "WHERE t.id IN ({marks}) GROUP BY r.id"
)
# A clock runs on an item only for its holder and for those who help, and who holds it is no helper of it. Of
# what is over nobody shares anything, but what a cancelled classic ticket keeps for its restore.
SHARING = (
    "SELECT i.id FROM work_item i WHERE {which} AND (EXISTS (SELECT 1 FROM segment g JOIN session s ON s.id "
    "= g.session WHERE g.item = i.id AND g.ended_at IS NULL AND s.person IS NOT i.holder AND NOT EXISTS "
    "(SELECT 1 FROM participation p WHERE p.item = i.id AND p.person = s.person AND p.part = 'joined')) OR "
    "EXISTS (SELECT 1 FROM participation p WHERE p.item = i.id AND ((p.person IS i.holder AND p.part = "
    "'joined') OR (i.holder IS NULL AND p.part <> 'done') OR (i.state IN ('done', "
    "'cancelled') AND i.was IS NULL))))"
)
# What a split has borne: as many as it says, each a part of one of its tokens.
_BORN = (
    "SELECT count(*), coalesce(sum(t.quantity), 0) FROM token t WHERE t.id >= ? AND t.id < ? AND t.run = ? "
    "AND t.parent IS NOT NULL"
)

# A ticket in progress or paused works in an active run; an ended one has no live token and no active run.
GATE = (
    "SELECT k.id FROM ticket k LEFT JOIN run r ON r.id = k.run WHERE {which} AND NOT CASE k.status "
    "WHEN 'planned' THEN k.run IS NULL "
    "WHEN 'in_progress' THEN r.state = 'active' "
    "WHEN 'paused' THEN r.state = 'active' "
    "WHEN 'completed' THEN r.state = 'finished' "
    "ELSE k.run IS NULL OR r.state = CASE k.line WHEN 'classic' THEN 'suspended' ELSE 'archived' END "
    "END IS TRUE"
)
DEAD_WITH_LIVE = (
    "SELECT k.id FROM ticket k WHERE {which} AND k.status IN ('completed', 'cancelled') AND EXISTS (SELECT "
    "1 FROM "
    "token t WHERE t.run = k.run AND t.state NOT IN ('completed', 'scrapped', 'cancelled'))"
)

# The state of a planned order follows from the tickets of the planning that holds; none of an earlier one is
# open, nor of an order that is not planned. After production had begun, that of a cancelled one holds on.
_OPEN = "k.status IN ('planned', 'in_progress', 'paused')"
_HELD = "FROM ticket k WHERE k.mo = o.id AND k.id >= o.planned_from AND"
ORDER_FOLLOWS = (
    "SELECT o.id FROM manufacturing_order o WHERE {which} AND (NOT CASE o.state WHEN 'draft' THEN "
    "o.planned_from IS NULL WHEN 'cancelled' THEN 1 ELSE o.planned_from IS NOT NULL AND o.state = CASE "
    f"WHEN EXISTS (SELECT 1 {_HELD} k.status IN ('in_progress', 'paused')) THEN 'in_progress' "
    f"WHEN NOT EXISTS (SELECT 1 {_HELD} k.status = 'completed') THEN 'planned' "
    f"WHEN EXISTS (SELECT 1 {_HELD} k.status = 'planned') THEN 'in_progress' ELSE 'done' END END "
    f"OR EXISTS (SELECT 1 FROM ticket k WHERE k.mo = o.id AND {_OPEN} "
    "AND (o.state = 'cancelled' OR k.id < coalesce(o.planned_from, k.id + 1))))"
)
# A classic ticket's order is there; a linked job is of the other line.
ORDER_OF_TICKET = (
    "SELECT k.id FROM ticket k WHERE k.mo IS NOT NULL AND (k.line <> 'classic' OR NOT EXISTS (SELECT 1 FROM "
    "manufacturing_order o WHERE o.id = k.mo AND o.product = k.product)) OR k.linked_mo IS NOT NULL AND "
    "(k.line <> 'hatthasilpa' OR NOT EXISTS (SELECT 1 FROM manufacturing_order o WHERE o.id = k.linked_mo))"
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


def broken_pieces(db: Database, run: int) -> list[int]:
    """The tokens of a run that don't hold together with their work items."""
    query = _PIECE.format(marks="SELECT id FROM token WHERE run = ?")
    return [token for (token,) in db.execute_sql(query, (run,)).fetchall()]


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
    yield from _some(db, _PIECE, tokens | parents)


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
