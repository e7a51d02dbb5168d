"""The comparison with the reference workshop neither overlooks a difference nor makes one up."""

from __future__ import annotations

import pytest

from tests.lifecycle.comparing import Different, same_rows


def test_rows_are_the_same_however_each_side_orders_them_and_their_fields() -> None:
    got = [{"holder": "Nok", "good": 0, "rework": 10}, {"holder": "Nok", "good": 0, "rework": 1}]
    expected = [{"holder": "Nok", "rework": 1, "good": 0}, {"holder": "Nok", "rework": 10, "good": 0}]
    same_rows("work", iter(got), expected)


def test_a_row_that_differs_or_is_missing_is_found() -> None:
    row, other = {"holder": "Nok", "rework": 1}, {"holder": "Nok", "rework": 2}
    with pytest.raises(Different, match="expected"):
        same_rows("work", iter([row]), [other])
    with pytest.raises(Different, match="number of work"):
        same_rows("work", iter([row]), [row, row])
    with pytest.raises(Different, match="number of work"):
        same_rows("work", iter([]), [row])
