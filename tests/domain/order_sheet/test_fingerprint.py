from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.order_sheet import OrderLine, fingerprint, interpret
from app.domain.words import Priority
from app.sheets import read_bytes
from tests.sheets.making import Table, ods, xls, xlsx

LINE = OrderLine(2, "TOTE-01", 12, date(2026, 11, 20), Priority.HIGH, "สีน้ำตาล", "PO-7")

TABLE: Table = [
    ["รหัสสินค้า", "จำนวน", "กำหนดส่ง", "หมายเหตุ"],
    ["TOTE-01", 1000, date(2026, 11, 20), "สีน้ำตาล"],
    ["BELT-02", 3, None, None],
]
TEXT = "Orders of the week\n\nQty;Notes;SKU;Due\n3;;belt-02;\n1,000;สีน้ำตาล ;TOTE-01;20 พ.ย. 2569\n"


def of(data: bytes, name: str) -> str:
    return fingerprint(interpret(read_bytes(data, name)).lines)


def test_a_sheet_saved_anew_in_any_format_has_the_same_fingerprint() -> None:
    prints = {
        of(xlsx({"S": TABLE}), "a.xlsx"),
        of(ods({"S": TABLE}), "b.ods"),
        of(xls({"S": TABLE}), "c.xls"),
        of(TEXT.encode(), "d.csv"),
        of(TEXT.replace(";", "\t").encode("cp874"), "e.txt"),
    }
    assert len(prints) == 1
    assert len(prints.pop()) == 64


@pytest.mark.parametrize(
    "other",
    [
        replace(LINE, product="TOTE-02"),
        replace(LINE, quantity=13),
        replace(LINE, due=None),
        replace(LINE, priority=Priority.NORMAL),
        replace(LINE, notes=None),
        replace(LINE, reference="PO-8"),
        replace(LINE, notes="PO-7", reference="สีน้ำตาล"),
    ],
)
def test_other_content_has_another_fingerprint(other: OrderLine) -> None:
    assert fingerprint([other]) != fingerprint([LINE])


def test_an_order_that_stands_twice_counts_twice() -> None:
    assert fingerprint([LINE, LINE]) != fingerprint([LINE])


def test_row_spaces_case_and_the_name_beside_the_sku_do_not_count() -> None:
    same = replace(LINE, row=9, product="tote-01", notes=" สีน้ำตาล", name="Tote bag")
    assert fingerprint([same]) == fingerprint([LINE])


def test_an_order_by_the_products_name_is_the_same_as_one_by_its_sku() -> None:
    by_name = replace(LINE, row=3, product="Tote bag")
    assert fingerprint([by_name], {3: "TOTE-01"}) == fingerprint([LINE]) != fingerprint([by_name])


_TEXTS = st.text(alphabet="ab \"',[]\\กำ", max_size=4)
_LINES = st.lists(
    st.builds(OrderLine, st.just(1), _TEXTS, st.integers(1, 3), st.none(), notes=_TEXTS, reference=_TEXTS)
)


@given(_LINES.flatmap(lambda lines: st.tuples(st.just(lines), st.permutations(lines))))
def test_the_order_of_rows_does_not_count(pair: tuple[list[OrderLine], list[OrderLine]]) -> None:
    lines, shuffled = pair
    assert fingerprint(shuffled) == fingerprint(lines)


@given(_LINES)
def test_two_sheets_have_one_fingerprint_only_when_they_order_the_same(lines: list[OrderLine]) -> None:
    longer = [*lines, OrderLine(1, "more", 1)]
    assert fingerprint(longer) != fingerprint(lines)
