"""Projections are the only writers of the tables: whoever else tries is stopped at run time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from app.domain.decision import Decision
from app.lifecycle.verbs import VERBS
from app.models.projections import PROJECTIONS
from app.models.records import PinRow, TicketRow
from tests.lifecycle.shop import Shop

Write = Callable[[Any], object]


def with_sql(db: Any) -> object:
    return db.execute_sql("UPDATE ticket SET status = 'completed'")


def with_a_record(db: Any) -> object:
    return TicketRow.delete().execute(db)


def on_the_connection(db: Any) -> object:
    return db.connection().executemany("UPDATE ticket SET notes = ?", [("x",)])


def in_a_side_table(db: Any) -> object:
    return PinRow.insert(person=1, salt=b"", hash=b"").execute(db)


def in_the_ledger(db: Any) -> object:
    return db.execute_sql("INSERT INTO touched (subject, seq) VALUES (1, 1000)")


def in_the_schema(db: Any) -> object:
    return db.execute_sql("CREATE TABLE mine (x TEXT) STRICT")


WRITES = [with_sql, with_a_record, on_the_connection, in_a_side_table, in_the_ledger, in_the_schema]


@pytest.mark.parametrize("write", WRITES)
def test_a_verb_that_writes_fails_and_leaves_nothing(
    write: Write, shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = shop.job()
    before, attempts = shop.everything(), shop.attempts()
    decide = VERBS["job.start"]

    def careless(desk: Any, command: Any, context: Any) -> Decision:
        write(desk.db)
        return decide(desk, command, context)

    with monkeypatch.context() as patch:
        patch.setitem(VERBS, "job.start", careless)
        with pytest.raises(Exception, match=r"wrote while it decided|readonly"):
            shop.do("job.start", job=job)
    assert (shop.everything(), shop.attempts()) == (before, attempts)
    shop.do("job.start", job=job)


def test_a_projection_that_fails_takes_the_command_back(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    job = shop.job()
    before = shop.everything()
    with monkeypatch.context() as patch:
        patch.delitem(PROJECTIONS, "tokens.born")
        with pytest.raises(KeyError):
            shop.do("job.start", job=job)
    assert shop.everything() == before
    shop.do("job.start", job=job)
