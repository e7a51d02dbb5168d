"""Every code has a sentence that its problem can fill, and that says what to do."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from app.domain.order_sheet import (
    Field,
    Interpreted,
    OrderLine,
    OrderTrouble,
    Problem,
    SkipReason,
    interpret,
    match_products,
    unknown_problems,
    unmakable_problems,
)
from app.domain.words import Line
from app.messages.sheets import SHEET_FIELDS, SHEET_PLACES, SHEET_PROBLEMS, SHEET_SKIPS
from app.sheets import Cell, SheetTrouble
from tests.domain.order_sheet.sheets import orders, sheet


@dataclass(frozen=True, slots=True)
class Known:
    sku: str
    name_en: str
    name_th: str | None = None
    active: bool = True
    line: Line = Line.HATTHASILPA


SHELF = (
    Known("A-1", "Bag"),
    Known("A-2", "Bag"),
    Known("OLD", "Old", active=False),
    Known("OEM", "O", line=Line.CLASSIC),
)

BAD_SHEETS: list[Interpreted] = [
    interpret(sheet(("x", "y"))),
    interpret(sheet(("SKU", "y"))),
    interpret(sheet(("x", "Qty"))),
    interpret(sheet(("SKU", "Qty", "จำนวน"), ("A", 1, 1))),
    interpret(sheet(("SKU", "Qty"), ("A", 1)), {"size": "x"}),
    interpret(sheet(("SKU", "Qty"), ("A", 1)), {"quantity": "Zahl"}),
    interpret(sheet(("SKU", "Qty", "Qty"), ("A", 1)), {"quantity": "qty"}),
    interpret(sheet(("SKU", "Qty"))),
    interpret(sheet(("SKU", "Qty"), ("A", "1", "000"), ("A", "1"), ("A", "1"), separator=",")),
    interpret(sheet(("SKU", "Qty", "Type"), ("A", 1, "OEM"), ("A", 1, "hybrid"), ("A", 1, "robots"))),
    interpret(sheet(("SKU", "Qty", "Type"), ("A", 1, "หัตถศิลป์")), made_on=Line.CLASSIC),
    interpret(
        sheet(("SKU", "Qty", "Start", "End"), ("A", 1, "2/12/2026", "1/12/2026")), made_on=Line.CLASSIC
    ),
]

BAD_ROWS: list[tuple[Cell, ...]] = [
    ("#N/A", 1),
    (None, 1, "20/11/2026"),
    (True, 1),
    ("A\nB", 1),
    ("A", None, "20/11/2026"),
    ("A", "x", "20/11/2026"),
    ("A", 1.5),
    ("A", "1.000"),
    ("A", 0),
    ("A", 10_000_000),
    ("A", 1, "soon"),
    ("A", 1, "11/20/2026"),
    ("A", 1, "31/02/2026"),
    ("A", 1, "20/11/1926"),
    ("A", 1, None, "max"),
    ("A" * 300, 1),
]


def product_problems() -> list[Problem]:
    lines = (
        *orders(("Bag", 1), ("OLD", 1), ("OEM", 1), ("NEW", 1)).lines,
        OrderLine(9, "A-1", 1, name="Old"),
    )
    matching = match_products(lines, SHELF)
    of_the_other = match_products(orders(("OLD", 1)).lines, SHELF, made_on=Line.CLASSIC)
    told = [*matching.problems, *of_the_other.problems, *unknown_problems(matching.unknown)]
    return [*told, *unmakable_problems(match_products(orders(("ก", 1)).lines, SHELF).unknown)]


def every_problem() -> list[Problem]:
    of_sheets = [problem for interpreted in BAD_SHEETS for problem in interpreted.problems]
    return [*of_sheets, *orders(*BAD_ROWS).problems, *product_problems()]


def test_every_code_has_a_sentence_and_no_sentence_is_left_over() -> None:
    assert set(SHEET_PROBLEMS) == {*OrderTrouble, *SheetTrouble}
    assert set(SHEET_SKIPS) == set(SkipReason)
    assert set(SHEET_FIELDS) == set(Field)


def test_every_code_comes_up_and_its_sentence_finds_what_it_asks_for() -> None:
    problems = every_problem()
    for problem in problems:
        sentence = SHEET_PROBLEMS[problem.code]
        assert isinstance(sentence, str)
        assert "{" not in sentence.format_map(problem.params)
    assert {problem.code for problem in problems} == set(OrderTrouble)


@pytest.mark.parametrize("code", SHEET_PROBLEMS)
def test_a_sentence_says_what_is_wrong_and_then_what_to_do(code: str) -> None:
    sentence = SHEET_PROBLEMS[code]
    assert isinstance(sentence, str)
    assert sentence.endswith(".")
    assert sentence.count(". ") >= 1


def test_places_stand_around_a_sentence() -> None:
    problem = next(each for each in every_problem() if each.code is OrderTrouble.DUE_NOT_A_DATE)
    sentence = SHEET_PROBLEMS[problem.code]
    assert isinstance(sentence, str)
    told = SHEET_PLACES["cell"].format(
        row=problem.row,
        column=problem.column,
        header=problem.header,
        problem=sentence.format_map(problem.params),
    )
    assert told.startswith("Row 12, column C “Due”: “soon” is not a date")
