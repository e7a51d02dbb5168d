"""The pieces of all jobs: which are wanted, in which order, and how many there are in each state.

The usual order, by run and number, is that of an index; whatever else is asked for costs one walk over the
table, in which the first screenful is sorted out.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping

from app.domain.words import TokenState
from app.lifecycle.desk import Desk
from app.models.ordering import OPEN_ITEM
from app.values import frozen

ALL = -1  # SQLite's LIMIT says it so
BORN = "born"

_STAGE = " ".join(f"WHEN '{state}' THEN {place}" for place, state in enumerate(TokenState))
_ORDERS: Mapping[str, str] = {
    BORN: "",
    "job": "t.ticket {0}, ",
    "state": f"CASE t.state {_STAGE} END {{0}}, ",
    "rework": "t.rework_count {0}, ",
    "step": "t.node {0}, ",
    "holder": (
        "(SELECT h.name FROM work_item i JOIN person h ON h.id = i.holder WHERE i.id = t.item) {0} "
        "NULLS LAST, "
    ),
}
_ALONG_INDEX, _SORTED = "t.run {0}, t.number {0}", "+t.run {0}, +t.number {0}"
SORTS = frozenset(_ORDERS)

# In one walk: a GROUP BY would sort first, which takes half as long again.
_COUNTED = (f"count(*) FILTER (WHERE state = '{state}')" for state in TokenState)
_COUNTS = f"SELECT {', '.join(_COUNTED)} FROM token"

_NUMBER = re.compile(r"[fF](\d{1,9})")
# Each of these is looked up once, whatever the number of pieces.
_JOBS = "SELECT id FROM ticket WHERE instr(lower(code), lower(?))"
_STEPS = (
    "SELECT v.id, n.value ->> 'code' FROM routing_version v, json_each(v.graph, '$.nodes') n WHERE "
    "instr(lower(concat_ws(char(10), n.value ->> 'code', n.value ->> 'name', n.value ->> 'name_th')), "
    "lower(?))"
)
_HANDS = (
    "SELECT i.id FROM person h JOIN work_item i INDEXED BY work_item_held ON i.holder = h.id "
    f"AND i.{OPEN_ITEM} WHERE instr(lower(h.name), lower(?)) UNION "
    "SELECT o.item FROM person h JOIN participation o ON o.person = h.id WHERE instr(lower(h.name), lower(?))"
)
_WORD = (
    f"(instr(t.serial, upper(?)) OR t.ticket IN ({_JOBS}) OR (t.version_id, t.node) IN ({_STEPS}) "
    f"OR t.item IN ({_HANDS}))"
)


@frozen
class PieceFilter:
    """Which pieces a list shows, in which order."""

    state: TokenState | None = None
    search: str = ""
    sort: str = BORN
    descending: bool = True


def listed_ids(desk: Desk, wanted: PieceFilter, most: int = ALL) -> array[int]:
    """The ids of the wanted pieces and parts, in order; the first `most` of them."""
    conditions, values = _conditions(wanted)
    last = _SORTED if conditions else _ALONG_INDEX
    order = (_ORDERS[wanted.sort] + last).format("DESC" if wanted.descending else "ASC")
    query = f"SELECT t.id FROM token t{conditions} ORDER BY {order} LIMIT ?"
    found = desk.db.connection().execute(query, (*values, most)).get  # None, one value, or a list of all
    return array("q", found if isinstance(found, list) else [] if found is None else [found])


def state_counts(desk: Desk) -> dict[TokenState, int]:
    """How many pieces and parts there are in each state."""
    counted = desk.db.connection().execute(_COUNTS).fetchone()
    return dict(zip(TokenState, counted, strict=True))


def _conditions(wanted: PieceFilter) -> tuple[str, tuple[object, ...]]:
    """Every word must fit: it is a number (F003), or a part of a serial, of a job's code, of what the step is
    called, or of the name of somebody who has it in hand."""
    parts: list[str] = []
    values: list[object] = []
    if wanted.state is not None:
        parts.append("t.state = ?")
        values.append(wanted.state)
    for word in wanted.search.split():
        number = _NUMBER.fullmatch(word)
        parts.append("t.number = ?" if number else _WORD)
        values += [int(number[1])] if number else [word] * 5
    return (" WHERE " + " AND ".join(parts) if parts else ""), tuple(values)
