"""A part that replaces another is a part of its piece like the others."""

from __future__ import annotations

from tests.lifecycle.shop import Shop
from tests.lifecycle.test_undo_of_the_game import glued


def test_the_new_part_of_an_urgent_piece_is_as_urgent_as_its_piece(shop: Shop) -> None:
    """Though the piece became urgent after the part that is replaced was born."""
    code = glued(shop)
    shop.do("token.edit", tokens=shop.refs(code, 1), priority="urgent")

    shop.do("token.scrap", tokens=shop.refs(code, 2), type="qc_fail", reason="torn", defect="hole")

    rows = shop.core.workspace.db.execute_sql("SELECT number, priority FROM token ORDER BY id").fetchall()
    assert rows == [(1, "urgent"), (2, None), (3, None), (4, "urgent")]
