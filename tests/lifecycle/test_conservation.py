"""No command loses or doubles a quantity: where the books are wrong it is undone and told (DOMAIN 5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from app.domain.facts.flow import TokensJoined, TokensScrapped, TokensSplit
from app.domain.facts.tickets import TokensCompleted
from app.errors import KnownError
from app.models.connection import Database
from app.models.projections import PROJECTIONS
from tests.lifecycle.shop import Shop
from tests.reference.drawing import apart

RIGHT: dict[str, Any] = dict(PROJECTIONS)
Projection = Callable[[Database, Any], None]


def two_too_many(db: Database, fact: TokensCompleted) -> None:
    """The game has counted wrong."""
    RIGHT[fact.kind](db, replace(fact, ticket_completed=fact.ticket_completed + 2))


def never_finished(db: Database, fact: TokensCompleted) -> None:
    RIGHT[fact.kind](db, fact)
    db.execute_sql("UPDATE ticket SET completed = completed - 1 WHERE id = ?", (fact.ticket,))


def one_twice(db: Database, fact: TokensCompleted) -> None:
    RIGHT[fact.kind](db, fact)
    db.execute_sql("UPDATE token SET quantity = quantity + 1 WHERE id = ?", (fact.tokens[0],))


def born_by_being_scrapped(db: Database, fact: TokensScrapped) -> None:
    RIGHT[fact.kind](db, fact)
    db.execute_sql("UPDATE run SET born = born + 1 WHERE ticket = ?", (fact.ticket,))


def parts_uncounted(db: Database, fact: TokensSplit) -> None:
    RIGHT[fact.kind](db, fact)
    db.execute_sql("UPDATE run SET parts = parts - 1 WHERE id = ?", (fact.run,))


def parts_counted_as_pieces(db: Database, fact: TokensJoined) -> None:
    RIGHT[fact.kind](db, fact)
    db.execute_sql("UPDATE ticket SET completed = completed + 1 WHERE id = ?", (fact.ticket,))


SCRAPPED = {"type": "permanent", "reason": "torn"}


@pytest.mark.logs_warnings
@pytest.mark.parametrize(
    ("kind", "wrong", "product", "command", "fields"),
    [
        ("tokens.completed", two_too_many, "CARD-02", "work.complete", {}),
        ("tokens.completed", never_finished, "CARD-02", "work.complete", {}),
        ("tokens.completed", one_twice, "CARD-02", "work.complete", {}),
        ("tokens.scrapped", born_by_being_scrapped, "TOTE-07", "token.scrap", SCRAPPED),
    ],
)
def test_pieces_are_neither_lost_nor_doubled(
    shop: Shop,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    wrong: Projection,
    product: str,
    command: str,
    fields: dict[str, Any],
) -> None:
    code = shop.started(5, product)
    _is_undone(shop, monkeypatch, kind, wrong, command, tokens=shop.refs(code, 1, 3), **fields)


@pytest.mark.logs_warnings
@pytest.mark.parametrize(
    ("kind", "wrong"), [("tokens.split", parts_uncounted), ("tokens.joined", parts_counted_as_pieces)]
)
def test_parts_are_neither_lost_nor_doubled(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, kind: str, wrong: Projection
) -> None:
    shop.do("routing.import", routing=apart("APART") | {"line": "hatthasilpa"})
    shop.do("routing.publish", routing="APART")
    code = shop.job(1, routing="APART")
    if kind == "tokens.split":
        _is_undone(shop, monkeypatch, kind, wrong, "job.start", job=code)
        return
    shop.do("job.start", job=code)
    shop.do("work.complete", tokens=shop.refs(code, 2))
    _is_undone(shop, monkeypatch, kind, wrong, "work.complete", tokens=shop.refs(code, 3))


def _is_undone(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, kind: str, wrong: Projection, command: str, **fields: Any
) -> None:
    before = shop.everything()
    with monkeypatch.context() as patch:
        patch.setitem(PROJECTIONS, kind, wrong)
        with pytest.raises(KnownError, match="ERR_INTERNAL") as caught:
            shop.do(command, **fields)
    assert str(caught.value.__cause__).startswith("conservation")
    assert shop.everything() == before
    shop.do(command, **fields)
