"""One change of many things as one statement: done to each of them alone it costs several times as much."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import apsw

from app.domain.spans import pack
from app.models.connection import Database


def change(db: Database, statement: str, ids: Sequence[int], *values: object) -> None:
    """Changes these things. `{}` in the statement is the condition on their ids; its values stand before it.

    Most commands are about one thing: looking that up costs less than a list of one.
    """
    if len(ids) == 1:
        db.connection().execute(statement.format("= ?"), (*values, ids[0]))
    elif ids:
        db.connection().execute(statement.format("IN carray(?)"), (*values, _listed(ids)))


def pair(db: Database, statement: str, ids: Sequence[int], others: Sequence[int], *values: object) -> None:
    """Does for each of these things what is about it and the other in its place. In the statement `c.value`
    of `carray(?2) c` is the thing, `?1 + c.rowid` the other: those are new, and follow one on another."""
    if len(ids) != len(others):
        raise ValueError(f"{len(ids)} things, but {len(others)} others")
    place = 0
    for first, count in pack(others):
        some = ids[place : place + count]
        db.connection().execute(statement, (first - 1, _listed(some), *values))
        place += count


def _listed(ids: Sequence[int]) -> apsw.CArrayBinding:
    return apsw.carray(array("q", ids))
