"""What a row of pieces is to somebody who hears it."""

from __future__ import annotations

import pytest

from app.lifecycle.queries.pieces import piece_ids, piece_lines
from app.messages import Language, Messages
from app.views.tickets.pieces import COLUMNS, PieceRow
from tests.lifecycle.shop import Shop, workshop


@pytest.mark.parametrize(
    ("language", "spoken"),
    [(Language.ENGLISH, "F002, split off F001, Scrapped"), (Language.THAI, "F002 แยกจาก F001 ")],
)
def test_what_was_split_off_a_batch_is_not_said_to_be_a_serial(language: Language, spoken: str) -> None:
    with workshop() as shop:
        assert _second(shop, Messages(language)).startswith(spoken)


def _second(shop: Shop, messages: Messages) -> str:
    code = shop.batches(20)
    batch = shop.refs(code, 1)
    shop.do("work.complete", "Nok", tokens=batch, good=18, scrapped=2, rework=0, reason="torn")
    (ticket,) = (row["id"] for row in shop.rows("tickets") if row["code"] == code)
    line = piece_lines(shop.core.desk, piece_ids(shop.core.desk, ticket))[1]
    assert line is not None
    return COLUMNS[0].cell(PieceRow(line, several_attempts=False), messages).spoken
