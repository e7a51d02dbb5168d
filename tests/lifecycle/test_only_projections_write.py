"""While a command is decided nothing can be written, and watching over that costs nothing."""

from __future__ import annotations

from typing import Any

import apsw
import pytest

from app.domain.decision import Context, Decision
from app.lifecycle.desk import Desk
from app.lifecycle.verbs import VERBS
from tests.lifecycle.shop import Shop

WRITES = (
    "UPDATE ticket SET notes = 'past the ledger'",
    "DELETE FROM token",
    "INSERT INTO sequence (series, last) VALUES ('HJ-2611', 7)",
    "CREATE TABLE aside (id INTEGER)",
)


@pytest.mark.parametrize("statement", WRITES)
def test_a_verb_that_writes_is_stopped_before_it_does(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, statement: str
) -> None:
    job = shop.started()
    before = shop.everything()

    def writing(desk: Desk, command: Any, context: Context) -> Decision:
        desk.db.connection().execute(statement)
        return Decision((), {})

    monkeypatch.setitem(VERBS, "job.pause", writing)
    with pytest.raises(AssertionError, match="wrote while it decided"):
        shop.do("job.pause", job=job)
    assert shop.everything() == before


def test_the_next_command_writes_again(shop: Shop) -> None:
    job = shop.started()
    shop.refused("job.resume", job=job)
    shop.do("job.pause", job=job)
    assert shop.ticket(job)["status"] == "paused"


def test_a_step_uses_its_statements_as_they_were_compiled(shop: Shop) -> None:
    pieces = shop.pieces(shop.started(3))
    compiled: list[str | None] = []

    def note(_operation: int, what: str | None, *_where: str | None) -> int:
        compiled.append(what)
        return apsw.SQLITE_OK

    connection = shop.core.workspace.db.connection()
    connection.authorizer = note  # asked whenever a statement is compiled, and lets all be compiled anew
    shop.do("work.complete", tokens=[pieces[0]["id"]])
    shop.do("work.complete", tokens=[pieces[1]["id"]])
    before = len(compiled)
    shop.do("work.complete", tokens=[pieces[2]["id"]])
    connection.authorizer = None
    assert before
    assert compiled[before:] == []
