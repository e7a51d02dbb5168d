"""Reading a whole workspace and saying what does not hold (DOMAIN 12): `check`, and the round once a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, Any

from app.domain.words import Line
from app.errors import Trouble
from app.models import faults, invariants, ledger, secrets
from app.models.connection import Database
from app.models.excerpts import shown
from app.models.schema import is_todays
from app.models.seal import sealed
from app.values import frozen

if TYPE_CHECKING:
    from app.models import replay


@frozen
class Finding:
    """Something in the workspace that does not hold."""

    code: str
    params: dict[str, Any] = field(default_factory=dict)


Check = Callable[[Database], Iterable[Finding]]

_OF_DAMAGE = {None, Trouble.FILE_DAMAGED, Trouble.FILE_FOREIGN}
_MOST = 20  # findings of one kind that are named one by one

_ALL_PARTS_DONE = (
    "i.state NOT IN ('done', 'cancelled') AND i.places <= (SELECT count(*) FROM participation p WHERE p.item "
    "= i.id AND p.part = 'done')"
)

_QUERIES: dict[str, str] = {
    "RUN_NOT_CONSERVED": invariants.CONSERVATION.format(which="1"),
    "TICKET_AND_RUN_DISAGREE": invariants.GATE.format(which="1"),
    "ENDED_TICKET_WITH_LIVE_PIECES": invariants.DEAD_WITH_LIVE.format(which="1"),
    "ORDER_AND_TICKETS_DISAGREE": invariants.ORDER_FOLLOWS.format(which="1"),
    "ORDER_OF_TICKET_WRONG": invariants.ORDER_OF_TICKET,
    "LIVE_PIECE_IN_DEAD_RUN": (
        "SELECT t.id FROM token t JOIN run r ON r.id = t.run WHERE r.state IN ('archived', 'finished', "
        "'suspended') AND t.state NOT IN ('completed', 'scrapped', 'cancelled')"
    ),
    "CLOCK_ON_CLOSED_ITEM": (
        "SELECT g.item FROM segment g JOIN work_item i ON i.id = g.item WHERE g.ended_at IS NULL "
        "AND i.state <> 'in_progress'"
    ),
    "ITEM_RUNS_WITHOUT_CLOCK": (
        "SELECT i.id FROM work_item i WHERE i.state = 'in_progress' AND NOT EXISTS (SELECT 1 FROM segment "
        "g JOIN session s ON s.id = g.session WHERE g.item = i.id AND g.ended_at IS NULL AND s.ended_at IS "
        "NULL)"
    ),
    "ITEM_SHARED_WRONGLY": invariants.SHARING.format(which="1"),
    "EVERY_PART_DONE_YET_OPEN": f"SELECT i.id FROM work_item i WHERE {_ALL_PARTS_DONE}",
    "TWO_CLOCKS_OF_ONE_PERSON": (
        "SELECT person FROM session WHERE ended_at IS NULL GROUP BY person HAVING count(*) > 1"
    ),
    "OPEN_ITEM_OF_DEAD_PIECE": (
        "SELECT i.id FROM work_item i JOIN token t ON t.id = i.token WHERE i.state NOT IN ('done', "
        "'cancelled') "
        "AND t.item IS NOT i.id"
    ),
    "TIME_LESS_THAN_NONE": (
        "SELECT session FROM segment WHERE ended_at < started_at "
        "UNION SELECT id FROM session WHERE ended_at < started_at"
    ),
    "REPLACED_ON_ONE_SIDE": (
        "SELECT t.id FROM token t LEFT JOIN token o ON o.id = coalesce(t.replaces, t.replaced_by) "
        "WHERE (t.replaces IS NOT NULL AND o.replaced_by IS NOT t.id) "
        "OR (t.replaces IS NULL AND t.replaced_by IS NOT NULL AND o.replaces IS NOT t.id)"
    ),
    "SERIAL_OF_TWO_CHAINS": (
        "SELECT serial FROM token WHERE serial IS NOT NULL GROUP BY serial "
        "HAVING sum(replaces IS NULL) > 1 OR sum(state <> 'scrapped') > 1"
    ),
}


def check(db: Database) -> list[Finding]:
    """Everything that does not hold in the workspace; empty when it is whole."""
    return _found(db, _CHECKS)


def check_history(db: Database) -> list[Finding]:
    """What does not hold in the file and its ledger, of whatever release they are."""
    return _found(db, (_pages, _chain, _facts_of_commands))


def check_live(db: Database) -> list[Finding]:
    """What is proved at every start: the chain since the last seal, and that live runs are whole."""
    return _found(db, (_chain_since_seal, _live_rules, _own_name))


def _found(db: Database, checks: Iterable[Check]) -> list[Finding]:
    found: list[Finding] = []
    for each in checks:
        try:
            found += each(db)
        except Exception as error:  # whatever damaged bytes make of our reading is a finding
            if faults.meaning(error) not in _OF_DAMAGE:
                raise
            found.append(Finding("UNREADABLE", {"what": each.__name__.strip("_"), "reason": str(error)}))
    return found


def _schema(db: Database) -> Iterable[Finding]:
    if not is_todays(db):
        yield Finding("SCHEMA_ALTERED")


def _pages(db: Database) -> Iterable[Finding]:
    for (message,) in db.execute_sql(f"PRAGMA integrity_check({_MOST})").fetchall():
        if message != "ok":
            yield Finding("PAGE_DAMAGED", {"reason": message})


def _chain(db: Database) -> Iterable[Finding]:
    """From the first command on. Those before it are of nobody: the chain does not reach them."""
    for (n,) in db.execute_sql("SELECT n FROM command WHERE n < 1 LIMIT ?", (_MOST,)).fetchall():
        yield Finding("CHAIN_BROKEN", {"command": n})
    yield from _links(db, ledger.verify(db))


def _chain_since_seal(db: Database) -> Iterable[Finding]:
    yield from _links(db, ledger.verify(db, *(sealed(db) or ())))


def _links(db: Database, breaks: Sequence[ledger.Break]) -> Iterable[Finding]:
    """What a walk along the chain has found, and whether it comes by the seal."""
    yield from (Finding(_BREAKS[each.what], {"command": each.n}) for each in breaks[:_MOST])
    seal = sealed(db)
    if seal is None:
        return
    n, its_hash = seal
    row = db.execute_sql("SELECT hash FROM command WHERE n = ?", (n,)).fetchone()
    if row is not None:
        if row[0] != its_hash:
            yield Finding("CHAIN_REWRITTEN", {"command": n})
        return
    (last,) = db.execute_sql("SELECT coalesce(max(n), 0) FROM command").fetchone()
    if last < n:
        yield Finding("CHAIN_CUT", {"command": n, "last": last})
    else:
        yield Finding("CHAIN_GAP", {"command": n + 1})


def _facts_of_commands(db: Database) -> Iterable[Finding]:
    rows = db.execute_sql(
        "SELECT seq FROM fact WHERE NOT EXISTS (SELECT 1 FROM command c WHERE c.n = fact.command "
        "AND fact.seq >= c.first_seq AND fact.seq < c.first_seq + c.facts) LIMIT ?",
        (_MOST,),
    ).fetchall()
    yield from (Finding("FACT_WITHOUT_COMMAND", {"fact": seq}) for (seq,) in rows)


def _tables(db: Database) -> Iterable[Finding]:
    from app.models import replay  # noqa: PLC0415 - what runs is proved without folding

    folded = replay.replayed(db)
    try:
        for each in replay.differences(db, folded):
            yield _row_differs(each)
    finally:
        folded.close()


def _row_differs(found: replay.Difference) -> Finding:
    where = {"table": found.table, "key": found.key}
    if found.stored is None:
        return Finding("ROW_MISSING", {**where, "facts_say": found.replayed})
    if found.replayed is None:
        return Finding("ROW_UNKNOWN", {**where, "stored": found.stored})
    return Finding("ROW_DIFFERS", {**where, "stored": found.stored, "facts_say": found.replayed})


def _pieces(db: Database) -> Iterable[Finding]:
    for (run,) in db.execute_sql("SELECT id FROM run").fetchall():
        for token in invariants.broken_pieces(db, run)[:_MOST]:
            yield Finding("PIECE_WITHOUT_ITS_ITEM", {"id": token})


def _serials(db: Database) -> Iterable[Finding]:
    from app.domain.serials import is_genuine  # noqa: PLC0415 - what runs is proved without them

    salts = {line: secrets.salts(db, line) for line in Line}
    query = "SELECT t.serial, k.line FROM token t JOIN ticket k ON k.id = t.ticket WHERE t.serial IS NOT NULL"
    for serial, line in db.connection().execute(query):
        if not is_genuine(serial, salts[Line(line)]):
            yield Finding("SERIAL_NOT_GENUINE", {"serial": shown(serial)})


def _all_rules(db: Database) -> Iterable[Finding]:
    return _rules(db, _QUERIES)


def _live_rules(db: Database) -> Iterable[Finding]:
    (whole,) = db.execute_sql(invariants.LIVE_IS_WHOLE).fetchone()
    return () if whole else _rules(db, _AT_START)


def _own_name(db: Database) -> Iterable[Finding]:
    """Nothing can be appended without it."""
    ledger.origin(db)
    return ()


def _rules(db: Database, queries: Mapping[str, str]) -> Iterable[Finding]:
    for code, query in queries.items():
        for (subject,) in db.execute_sql(f"{query} LIMIT {_MOST}").fetchall():
            yield Finding(code, {"id": shown(subject)})


_BREAKS = {"hash": "CHAIN_BROKEN", "gap": "CHAIN_GAP", "facts_missing": "FACTS_MISSING"}
_AT_START = {
    "RUN_NOT_CONSERVED": invariants.CONSERVATION.format(which="r.state = 'active'"),
    "TICKET_AND_RUN_DISAGREE": invariants.GATE.format(which="k.status IN ('in_progress', 'paused')"),
}
_CHECKS: tuple[Check, ...] = (
    _schema,
    _pages,
    _chain,
    _facts_of_commands,
    _tables,
    _all_rules,
    _pieces,
    _serials,
)
CODES = frozenset(
    {
        *_QUERIES,
        *_BREAKS.values(),
        "UNREADABLE",
        "SCHEMA_ALTERED",
        "PAGE_DAMAGED",
        "CHAIN_CUT",
        "CHAIN_REWRITTEN",
    }
    | {
        "FACT_WITHOUT_COMMAND",
        "ROW_DIFFERS",
        "ROW_MISSING",
        "ROW_UNKNOWN",
        "PIECE_WITHOUT_ITS_ITEM",
        "SERIAL_NOT_GENUINE",
    }
)
