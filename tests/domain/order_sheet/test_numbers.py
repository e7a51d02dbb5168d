from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.commands.shapes import LARGEST_QUANTITY
from app.domain.order_sheet.numbers import quantity_of
from app.domain.order_sheet.problems import CellRefused, OrderTrouble
from app.sheets import Cell

QUANTITIES = st.integers(min_value=1, max_value=LARGEST_QUANTITY)


def refusal(cell: Cell) -> OrderTrouble:
    with pytest.raises(CellRefused) as caught:
        quantity_of(cell)
    return caught.value.code


@pytest.mark.parametrize(
    ("cell", "quantity"),
    [
        (12, 12),
        (12.0, 12),
        ("12", 12),
        ("012", 12),
        ("+12", 12),
        ("12.0", 12),
        ("12.00", 12),
        ("1,000", 1000),
        ("1,000,000", 1_000_000),
        ("1,000.000", 1000),
        ("๑๒", 12),
        ("๑,๐๐๐", 1000),
        ("12 ชิ้น", 12),
        ("๒๐ใบ", 20),
        ("3 pcs", 3),
        ("3 PCS.", 3),
    ],
)
def test_quantities_as_people_write_them(cell: Cell, quantity: int) -> None:
    assert quantity_of(cell) == quantity


@pytest.mark.parametrize(
    "cell",
    [
        "ten",
        "1_000",
        "1 000",
        "1,00",
        "10,00",
        ",100",
        "1e3",
        "1e400",
        "NaN",
        "nan",
        "inf",
        "Infinity",
        "0x10",
        "1O",
        "--1",
        "12-15",
        "2 โหล",
        "3 คู่",
        "١٢",  # Arabic
        "１２",  # full width
        "²",
        "=1+1",
        "9" * 16,
        True,
        date(2026, 11, 20),
    ],
)
def test_what_is_no_number_is_refused(cell: Cell) -> None:
    assert refusal(cell) is OrderTrouble.QUANTITY_NOT_A_NUMBER


@pytest.mark.parametrize("cell", [12.5, "12.5", "0.5", "1,000.25", "๑๒.๕"])
def test_part_of_a_piece_is_refused(cell: Cell) -> None:
    assert refusal(cell) is OrderTrouble.QUANTITY_NOT_WHOLE


def test_a_dot_before_three_zeros_may_be_a_thousand_and_is_refused() -> None:
    assert refusal("1.000") is OrderTrouble.QUANTITY_UNCLEAR


@pytest.mark.parametrize("cell", [0, -1, "0", "-3", "0.0", "-1,000", 0.0])
def test_less_than_one_piece_is_refused(cell: Cell) -> None:
    assert refusal(cell) is OrderTrouble.QUANTITY_NOT_POSITIVE


@pytest.mark.parametrize("cell", [LARGEST_QUANTITY + 1, 1e300, "999,999,999"])
def test_more_than_any_job_has_is_refused(cell: Cell) -> None:
    assert refusal(cell) is OrderTrouble.QUANTITY_TOO_LARGE


def test_a_blank_is_a_missing_quantity() -> None:
    assert refusal(None) is OrderTrouble.QUANTITY_MISSING


@given(QUANTITIES)
def test_every_quantity_is_read_back_however_it_was_written(quantity: int) -> None:
    thai = str(quantity).translate({ord(str(digit)): 0x0E50 + digit for digit in range(10)})
    for written in (
        quantity,
        float(quantity),
        str(quantity),
        f"{quantity:,}",
        f"{quantity:.2f}",
        thai,
        f"{quantity} ชิ้น",
    ):
        assert quantity_of(written) == quantity


@given(
    st.one_of(
        st.text(max_size=30), st.floats(allow_nan=False, allow_infinity=False), st.integers(), st.booleans()
    )
)
def test_any_cell_is_a_quantity_in_range_or_refused(cell: Cell) -> None:
    try:
        assert 1 <= quantity_of(cell) <= LARGEST_QUANTITY
    except CellRefused as refused:
        assert refused.code.name.startswith("QUANTITY_")  # noqa: PT017 - either outcome is right
