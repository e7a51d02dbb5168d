"""The line that a row is made on, and the schedule of an order: read where a sheet says them."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.order_sheet import (
    Field,
    Interpreted,
    OrderTrouble,
    SkipReason,
    fingerprint,
    interpret,
    match_products,
    of_other_line,
    without,
)
from app.domain.words import Line
from app.sheets import Cell
from tests.domain.order_sheet.sheets import only, places, sheet
from tests.domain.order_sheet.test_sentences import Known

JOBS, ORDERS = Line.HATTHASILPA, Line.CLASSIC


def said(cell: Cell, made_on: Line, heading: str = "Production type") -> Interpreted:
    """A sheet of one order that says its line in a column with this heading."""
    return interpret(sheet(("SKU", "Quantity", heading), ("A", 5, cell)), made_on=made_on)


@pytest.mark.parametrize(
    "heading", ["Production type", "production_type", "สายการผลิต", "ประเภทการผลิต", "Line", "Type", "ไลน์"]
)
@pytest.mark.parametrize(
    ("cell", "line"),
    [
        ("hatthasilpa", JOBS),
        ("Hatthasilpa line", JOBS),
        ("หัตถศิลป์", JOBS),
        ("งานฝีมือ", JOBS),
        ("classic", ORDERS),
        ("OEM", ORDERS),
        ("คลาสสิก", ORDERS),
    ],
)
def test_a_row_is_made_on_the_line_that_it_says_and_on_no_other(heading: str, cell: str, line: Line) -> None:
    other = ORDERS if line is JOBS else JOBS
    assert said(cell, line, heading).lines[0].line is line
    problem = only(said(cell, other, heading))
    assert (problem.row, problem.column, problem.header) == (2, "C", heading)
    assert (problem.code, problem.params) == (f"SHEET_LINE_{line.name}", {"text": cell})


@pytest.mark.parametrize("made_on", Line)
@pytest.mark.parametrize(
    ("cell", "code"),
    [("hybrid", "LINE_HYBRID"), ("ไฮบริด", "LINE_HYBRID"), ("robots", "LINE_UNKNOWN"), (1, "LINE_UNKNOWN")],
)
def test_both_lines_at_once_and_lines_that_are_none_are_refused(cell: Cell, code: str, made_on: Line) -> None:
    assert places(said(cell, made_on)) == [(2, "C", code)]


@pytest.mark.parametrize("cell", [None, "-"])
def test_a_row_that_says_no_line_is_made_on_the_one_that_is_asked_for(cell: Cell) -> None:
    assert said(cell, ORDERS).lines[0].line is None


@pytest.mark.parametrize(
    ("heading", "cells"), [("Line", (1, 2)), ("Type", ("Tote", "Belt")), ("Kind", ("", ""))]
)
def test_a_heading_that_may_mean_many_things_means_a_line_only_above_one(
    heading: str, cells: tuple[Cell, Cell]
) -> None:
    rows = ((cells[0], "A", 1), (cells[1], "B", 2))
    read = interpret(sheet((heading, "SKU", "Quantity"), *rows), made_on=ORDERS)
    assert (read.problems, [column.header for column in read.unused]) == ((), [heading])
    of_line = interpret(sheet((heading, "SKU", "Quantity"), *rows, ("OEM", "C", 3)), made_on=ORDERS)
    assert of_line.columns[Field.LINE].header == heading
    assert of_line.learned == {}
    assert {each.code for each in of_line.problems} <= {OrderTrouble.LINE_UNKNOWN}


def test_of_a_row_of_the_other_line_nothing_else_is_told() -> None:
    table = sheet(("SKU", "Quantity", "Production type"), ("A", "many", "หัตถศิลป์"), ("B", "many", "OEM"))
    assert places(interpret(table, made_on=ORDERS)) == [
        (2, "C", "LINE_HATTHASILPA"),
        (3, "B", "QUANTITY_NOT_A_NUMBER"),
    ]


class TestBothLinesInOneSheet:
    shelf = (Known("BAG", "Bag"), Known("BELT", "Belt", line=Line.CLASSIC))
    table = sheet(
        ("SKU", "Quantity", "Type"),
        ("BAG", 2, "Hatthasilpa"),
        ("BELT", 300, "Classic"),
        ("BAG", 3, None),
        ("BELT", 40, None),
        ("BAG", 4, "Classic"),  # contradicts itself
    )

    def rows(self, made_on: Line) -> tuple[list[int], set[int], Interpreted]:
        """The rows with problems, those of the other line, and what is left without these."""
        read = interpret(self.table, made_on=made_on)
        matching = match_products(read.lines, self.shelf, read.columns, made_on)
        problems = (*read.problems, *matching.problems)
        others = of_other_line(read, problems)
        return sorted(each.row or 0 for each in problems), set(others), without(others, read, self.table)

    def test_each_row_is_of_the_line_that_it_says_else_of_its_products(self) -> None:
        wrong, others, left = self.rows(ORDERS)
        assert (wrong, others) == ([2, 4, 6], {2, 4})
        assert ([line.row for line in left.lines], left.orders) == ([3, 5, 6], 3)
        assert [(each.row, each.reason) for each in left.skipped] == [
            (2, SkipReason.OTHER_LINE),
            (4, SkipReason.OTHER_LINE),
        ]
        assert left.skipped[0].text == "BAG | 2 | Hatthasilpa"

    def test_no_row_is_of_both_lines(self) -> None:
        assert self.rows(JOBS)[1] == {3, 5, 6}

    def test_a_sheet_that_is_all_of_the_other_line_is_not_left_out(self) -> None:
        read = said("Hatthasilpa", ORDERS)
        assert of_other_line(read, read.problems) == frozenset()


class TestSchedule:
    head = ("SKU", "Quantity", "เริ่ม", "Finish")
    days = (date(2026, 12, 1), date(2026, 12, 5))

    @pytest.mark.parametrize(
        ("start", "end"),
        [
            ("Start", "End"),
            ("start date", "end_date"),
            ("วันที่เริ่ม", "วันที่เสร็จ"),
            ("เริ่มผลิต", "สิ้นสุด"),
            ("Planned start", "Planned end"),
        ],
    )
    def test_orders_are_made_between_the_days_that_a_sheet_names(self, start: str, end: str) -> None:
        table = sheet(("SKU", "Quantity", start, end), ("A", 5, "1/12/2569", date(2026, 12, 5)))
        (line,) = interpret(table, made_on=ORDERS).lines
        assert (line.start, line.end) == self.days

    def test_jobs_have_no_schedule_so_what_stands_there_is_not_read(self) -> None:
        read = interpret(sheet(self.head, ("A", 5, "soon", "later")), made_on=JOBS)
        assert (read.problems, [column.header for column in read.unused]) == ((), ["เริ่ม", "Finish"])
        problem = only(interpret(sheet(self.head, ("A", 5)), {"start": "Finish"}, made_on=JOBS))
        assert problem.code is OrderTrouble.MAPPED_FIELD_UNKNOWN

    def test_days_that_are_none_or_stand_the_wrong_way_round_are_told_at_their_places(self) -> None:
        rows = (("A", 5, "soon", "5/12/2026"), ("B", 5, "5/12/2026", "1/12/2026"))
        read = interpret(sheet(self.head, *rows), made_on=ORDERS)
        assert places(read) == [(2, "C", "DUE_NOT_A_DATE"), (3, "D", "END_BEFORE_START")]

    def test_another_schedule_is_another_order(self) -> None:
        lines = [
            interpret(sheet(self.head, ("A", 5, *days)), made_on=ORDERS).lines
            for days in ((None, None), self.days, (self.days[0], None), (None, self.days[0]))
        ]
        assert len({fingerprint(each) for each in lines}) == 4
