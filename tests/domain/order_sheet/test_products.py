from __future__ import annotations

from dataclasses import dataclass

import pytest

from app.domain.order_sheet import (
    Column,
    Field,
    OrderLine,
    match_products,
    unknown_problems,
    unmakable_problems,
)
from app.domain.order_sheet.problems import shown
from app.domain.words import Line

COLUMNS = {Field.PRODUCT: Column(1, "B", "รหัสสินค้า")}


@dataclass(frozen=True, slots=True)
class Known:
    id: int
    sku: str
    name_en: str
    name_th: str | None = None
    active: bool = True
    line: Line = Line.HATTHASILPA


TOTE = Known(1, "TOTE-01", "Tote bag", "กระเป๋าโท้ท")
BELT = Known(2, "BELT-02", "Belt", "เข็มขัด")
WIDE = Known(3, "BELT-03", "Belt", "เข็มขัดกว้าง")
OLD = Known(4, "OLD-01", "Old bag", active=False)
BATCH = Known(5, "OEM-01", "Batch bag", line=Line.CLASSIC)
SHELF = [TOTE, BELT, WIDE, OLD, BATCH]


def line(product: str, row: int = 2, name: str | None = None) -> OrderLine:
    return OrderLine(row, product, 1, name=name)


@pytest.mark.parametrize(
    ("text", "product"),
    [
        ("TOTE-01", TOTE),
        ("tote-01", TOTE),
        ("Tote bag", TOTE),
        ("กระเป๋าโท้ท", TOTE),
        ("เข็มขัด", BELT),
        ("เข็มขัดกว้าง", WIDE),
    ],
)
def test_a_product_is_found_by_sku_or_exact_name(text: str, product: Known) -> None:
    matching = match_products([line(text)], SHELF)
    assert [each.product for each in matching.matched] == [product]
    assert (matching.unknown, matching.problems) == ((), ())


def test_a_name_in_another_case_is_not_that_name() -> None:
    assert match_products([line("tote BAG")], SHELF).matched == ()


def test_an_sku_goes_over_a_name() -> None:
    odd = Known(9, "Belt", "Something else")
    assert match_products([line("Belt")], [*SHELF, odd]).matched[0].product is odd


def test_an_sku_in_its_exact_case_goes_over_another() -> None:
    small = Known(9, "tote-01", "Small tote")
    assert match_products([line("tote-01")], [*SHELF, small]).matched[0].product is small
    assert match_products([line("Tote-01")], [*SHELF, small]).problems[0].code == "SHEET_PRODUCT_AMBIGUOUS"


def test_a_name_of_several_products_is_a_problem_with_their_skus() -> None:
    problem = match_products([line("Belt", 7)], SHELF, COLUMNS).problems[0]
    assert (problem.row, problem.column, problem.header) == (7, "B", "รหัสสินค้า")
    assert problem.code == "SHEET_PRODUCT_AMBIGUOUS"
    assert problem.params == {"product": "Belt", "skus": "BELT-02, BELT-03"}


def test_of_one_name_the_active_product_is_meant() -> None:
    gone = Known(9, "TOTE-00", "Tote bag", active=False)
    assert match_products([line("Tote bag")], [gone, *SHELF]).matched[0].product is TOTE


@pytest.mark.parametrize("name", ["Tote bag", "กระเป๋าโท้ท", "Belt", "A bag for Anna", None])
def test_a_sku_and_the_name_beside_it_agree_unless_the_name_is_anothers(name: str | None) -> None:
    matching = match_products([line("TOTE-01", 7, name)], SHELF, COLUMNS)
    if name != "Belt":
        assert [each.product for each in matching.matched] == [TOTE]
        return
    (problem,) = matching.problems
    assert (problem.row, problem.column, problem.code) == (7, "B", "SHEET_PRODUCT_CONTRADICTED")
    assert problem.params == {
        "product": "TOTE-01",
        "sku": "TOTE-01",
        "name": "Belt",
        "skus": "BELT-02, BELT-03",
    }


def test_inactive_and_classic_products_are_problems() -> None:
    matching = match_products([line("OLD-01"), line("oem-01", 3)], SHELF)
    assert [(each.row, each.code) for each in matching.problems] == [
        (2, "SHEET_PRODUCT_INACTIVE"),
        (3, "SHEET_PRODUCT_CLASSIC"),
    ]


def test_on_the_classic_line_products_of_the_other_are_problems() -> None:
    matching = match_products([line("oem-01"), line("TOTE-01", 3)], SHELF, made_on=Line.CLASSIC)
    assert [each.line.row for each in matching.matched] == [2]
    assert [(each.row, each.code) for each in matching.problems] == [(3, "SHEET_PRODUCT_HATTHASILPA")]


def test_unknown_products_are_named_once_with_their_lines() -> None:
    lines = [line("NEW-1", 2), line("Other", 3), line("new-1", 4, "New bag")]
    matching = match_products(lines, SHELF)
    assert [(each.product, each.name, [one.row for one in each.lines]) for each in matching.unknown] == [
        ("NEW-1", "New bag", [2, 4]),
        ("Other", None, [3]),
    ]
    told = unknown_problems(matching.unknown, COLUMNS)
    assert [(each.row, each.column, each.code, each.params["product"]) for each in told] == [
        (2, "B", "SHEET_PRODUCT_UNKNOWN", "NEW-1"),
        (3, "B", "SHEET_PRODUCT_UNKNOWN", "Other"),
        (4, "B", "SHEET_PRODUCT_UNKNOWN", "new-1"),
    ]


def test_a_product_that_cannot_be_made_is_told_at_each_of_its_rows() -> None:
    skus = ("ก-1", "N", "NEW-" + "2" * 57, "NEW-1", "ก-1")
    unknown = match_products([line(sku, row) for row, sku in enumerate(skus, 2)], SHELF).unknown
    told = unmakable_problems(unknown, COLUMNS)
    assert [(each.row, each.column, each.code) for each in told] == [
        (2, "B", "SHEET_PRODUCT_NO_SKU"),
        (3, "B", "SHEET_PRODUCT_NO_SKU"),
        (4, "B", "SHEET_TEXT_TOO_LONG"),
        (6, "B", "SHEET_PRODUCT_NO_SKU"),
    ]
    assert told[2].params == {"product": shown(skus[2]), "text": shown(skus[2]), "found": 61, "limit": 60}


def test_one_product_goes_by_one_sku_however_its_lines_write_it() -> None:
    lines = [line("NEW-1", 2), line("tote-01", 3), line("new-1", 4), line("กระเป๋าโท้ท", 5), line("Belt", 6)]
    assert match_products(lines, SHELF).sku_by_row == {2: "NEW-1", 3: "TOTE-01", 4: "NEW-1", 5: "TOTE-01"}
