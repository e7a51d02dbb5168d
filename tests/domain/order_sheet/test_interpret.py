from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from app.domain.order_sheet import Field, OrderLine, ReadingCancelled, SkipReason, has_header, interpret
from app.domain.words import Priority
from app.sheets import Cell
from app.sheets.cells import Tall
from tests.domain.order_sheet.sheets import HEADER, only, orders, places, sheet

Table = Sequence[Sequence[Cell]]


def test_a_row_becomes_an_order_line() -> None:
    read = orders(("TOTE-01", 12, date(2026, 11, 20), "สูง", "แดง\nred", "PO-7"), ("BELT-02", "๓"))
    assert read.problems == ()
    assert read.lines == (
        OrderLine(2, "TOTE-01", 12, date(2026, 11, 20), Priority.HIGH, "แดง\nred", "PO-7"),
        OrderLine(3, "BELT-02", 3, None, Priority.NORMAL, None, None),
    )


def test_thai_and_english_sheets_mean_the_same() -> None:
    english = orders(("A", 1, "20/11/2026", "urgent", "n", "r"))
    thai = interpret(
        sheet(
            ("รหัสสินค้า", "จำนวน (ชิ้น)", "กำหนดส่ง", "ความเร่งด่วน", "หมายเหตุ", "เลขที่ใบสั่งซื้อ"),
            ("A", "๑", "๒๐ พ.ย. ๒๕๖๙", "ด่วน", "n", "r"),
        )
    )
    assert thai.lines == english.lines


def test_a_dash_says_nothing() -> None:
    read = orders(("TOTE-01", 12, "-", "–", "-", "—"))
    assert read.lines == (OrderLine(2, "TOTE-01", 12),)


def test_a_number_as_sku_is_its_digits() -> None:
    assert orders((1001, 1)).lines[0].product == "1001"
    assert orders(("00123", 1)).lines[0].product == "00123"


def test_spaces_within_a_product_are_one() -> None:
    assert orders(("Tote   Bag", 1)).lines[0].product == "Tote Bag"


class TestHeader:
    def test_it_is_found_below_titles_and_addresses(self) -> None:
        read = interpret(
            sheet(
                ("ใบสั่งผลิต สัปดาห์ 47", None, None),
                ("Quantity in pieces", None, None),
                (),
                (None, "จำนวน", "รหัสสินค้า"),
                (None, 5, "TOTE-01"),
            )
        )
        assert read.header_row == 4
        assert read.lines == (OrderLine(5, "TOTE-01", 5),)
        assert read.mapping == {"product": "รหัสสินค้า", "quantity": "จำนวน"}

    def test_columns_that_mean_nothing_known_are_named(self) -> None:
        read = interpret(sheet(("No.", "SKU", "Qty", "Price", "Due"), (1, "A", 2, 99.5, None)))
        assert [column.header for column in read.unused] == ["No.", "Price"]
        assert [column.letter for column in read.unused] == ["A", "D"]

    def test_an_sku_goes_over_a_name_and_a_name_stands_in_for_a_blank_sku(self) -> None:
        read = interpret(
            sheet(("Item", "Product name", "SKU", "Qty"), (1, "Tote bag", "TOTE-01", 2), (2, "Belt", None, 3))
        )
        assert read.mapping == {"product": "SKU", "name": "Product name", "quantity": "Qty"}
        assert read.lines == (
            OrderLine(2, "TOTE-01", 2, name="Tote bag"),
            OrderLine(3, "Belt", 3, name="Belt"),
        )

    def test_without_an_sku_the_product_is_its_name(self) -> None:
        read = interpret(sheet(("ลำดับ", "รายการ", "จำนวน"), (1, "กระเป๋าถือ", 2)))
        assert read.lines == (OrderLine(2, "กระเป๋าถือ", 2),)

    def test_the_better_of_two_headings_is_taken_and_the_other_named_as_unused(self) -> None:
        read = interpret(sheet(("SKU", "Qty", "PO no", "Order no"), ("A", 1, "P-1", "O-1")))
        assert read.lines[0].reference == "O-1"
        assert [column.header for column in read.unused] == ["PO no"]

    def test_two_equally_good_columns_are_a_problem(self) -> None:
        problem = only(interpret(sheet(("SKU", "จำนวน", "Qty"), ("A", 1, 2))))
        assert (problem.row, problem.column, problem.header) == (1, "C", "Qty")
        assert problem.code == "SHEET_COLUMN_TWICE"
        assert problem.params == {"wanted": "quantity", "first": "B", "second": "C"}

    def test_a_sheet_without_any_known_heading(self) -> None:
        read = interpret(sheet(("TOTE-01", 12), ("BELT-02", 3)))
        assert places(read) == [(None, None, "NO_HEADER")]
        assert read.header_row is None

    def test_a_missing_column_is_explained_by_what_was_seen(self) -> None:
        problem = only(interpret(sheet(("Orders",), ("SKU", "Amount", "Due"), ("A", 1, None))))
        assert (problem.row, problem.code) == (2, "SHEET_NO_QUANTITY_COLUMN")
        assert problem.params == {"seen": "A: SKU, B: Amount, C: Due"}
        problem = only(interpret(sheet(("Customer", "Qty"), ("A", 1))))
        assert (problem.row, problem.code) == (1, "SHEET_NO_PRODUCT_COLUMN")

    def test_a_header_without_orders(self) -> None:
        assert places(orders()) == [(1, None, "NO_ORDERS")]
        assert places(orders((), (None, None))) == [(1, None, "NO_ORDERS")]

    def test_a_worksheet_is_chosen_by_its_header(self) -> None:
        assert has_header((HEADER, ("A", 1)))
        assert not has_header((("Read me",), ("SKU",)))
        assert not has_header((("Ding", "Zahl"),))
        assert has_header((("Ding", "Zahl"),), {"product": "Ding", "quantity": "Zahl"})


class TestMapping:
    rows = (("Ding", "Zahl", "Bis", "Zahl 2"), ("A", 1, "20/11/2026", 7))

    def test_columns_are_named_by_their_headings(self) -> None:
        read = interpret(sheet(*self.rows), {"product": "ding ", "quantity": "Zahl", "due": "Bis"})
        assert read.lines == (OrderLine(2, "A", 1, date(2026, 11, 20)),)

    def test_columns_are_named_by_their_letters(self) -> None:
        read = interpret(sheet(*self.rows), {"product": "A", "quantity": "d"})
        assert read.lines == (OrderLine(2, "A", 7),)

    def test_a_mapping_goes_over_what_is_known(self) -> None:
        table = sheet(("SKU", "Code", "Qty", "จำนวน"), ("A", "B", 1, 2))
        assert interpret(table, {"product": "Code", "quantity": "จำนวน"}).lines == (OrderLine(2, "B", 2),)

    def test_a_heading_that_is_not_there(self) -> None:
        problem = only(interpret(sheet(*self.rows), {"product": "Ding", "quantity": "Anzahl"}))
        assert (problem.row, problem.code) == (1, "SHEET_MAPPED_COLUMN_MISSING")
        assert problem.params["named"] == "Anzahl"

    def test_a_heading_that_is_there_twice(self) -> None:
        table = sheet(("SKU", "Zahl", "zahl"), ("A", 1, 2))
        problem = only(interpret(table, {"quantity": "Zahl"}))
        assert problem.code == "SHEET_MAPPED_COLUMN_TWICE"
        assert problem.params["seen"] == "B: Zahl, C: zahl"
        assert interpret(table, {"quantity": "C"}).lines == (OrderLine(2, "A", 2),)

    def test_a_field_that_is_not_one(self) -> None:
        problem = only(interpret(sheet(*self.rows), {"size": "Zahl"}))
        assert problem.code == "SHEET_MAPPED_FIELD_UNKNOWN"
        assert "quantity" in str(problem.params["known"])

    def test_what_was_remembered_is_used_where_it_fits_and_never_a_problem(self) -> None:
        remembered = {"product": "Ding", "quantity": "Zahl", "notes": "Gone", "size": "Bis"}
        read = interpret(sheet(*self.rows), remembered=[remembered])
        assert read.problems == ()
        assert read.lines == (OrderLine(2, "A", 1),)

    def test_what_one_sheet_was_read_by_reads_the_next(self) -> None:
        first = interpret(sheet(*self.rows), {"product": "A", "quantity": "B"})
        assert first.mapping == first.learned == {"product": "Ding", "quantity": "Zahl"}
        assert interpret(sheet(*self.rows), first.mapping).lines == first.lines
        again = interpret(sheet(*self.rows), remembered=[first.learned])
        assert (again.lines, again.learned) == (first.lines, first.learned)

    def test_the_sheets_of_two_customers_are_both_remembered(self) -> None:
        one, other = sheet(*self.rows), sheet(("Thing", "Pieces wanted"), ("B", 5))
        memory = [
            interpret(one, {"product": "Ding", "quantity": "Zahl"}).learned,
            interpret(other, {"product": "Thing", "quantity": "Pieces wanted"}).learned,
            {},
        ]
        assert interpret(one, remembered=memory).lines == (OrderLine(2, "A", 1),)
        assert interpret(other, remembered=memory).lines == (OrderLine(2, "B", 5),)

    def test_a_correction_is_remembered_over_what_was_told_before(self) -> None:
        table = sheet(("SKU", "Price", "Quantity"), ("A", 900, 2))
        mistaken = interpret(table, {"quantity": "Price"})
        corrected = interpret(table, {"quantity": "Quantity"}, remembered=[mistaken.learned])
        assert corrected.learned == {"quantity": "Quantity"}
        memory = [mistaken.learned, corrected.learned]
        assert interpret(table, remembered=memory).lines == (OrderLine(2, "A", 2),)
        assert interpret(table, remembered=memory[::-1]).lines == (OrderLine(2, "A", 900),)

    def test_only_what_the_names_do_not_tell_is_learned(self) -> None:
        assert orders(("A", 1)).learned == {}
        assert interpret(sheet(("รายการ", "จำนวน"), ("A", 1))).learned == {}
        twice = sheet(("SKU", "จำนวน", "Qty"), ("A", 1, 2))
        chosen = interpret(twice, {"quantity": "Qty"})
        assert interpret(twice, remembered=[chosen.learned]).lines == (OrderLine(2, "A", 2),)


class TestProblems:
    def test_every_problem_of_every_row_is_told_at_its_place(self) -> None:
        read = orders(
            ("A", "ten", "11/20/2026", "max", None, None),
            ("B", 1),
            (None, 12.5, "soon", None, None, None),
        )
        assert places(read) == [
            (2, "B", "QUANTITY_NOT_A_NUMBER"),
            (2, "C", "DUE_MONTH_FIRST"),
            (2, "D", "PRIORITY_UNKNOWN"),
            (4, "A", "PRODUCT_MISSING"),
            (4, "B", "QUANTITY_NOT_WHOLE"),
            (4, "C", "DUE_NOT_A_DATE"),
        ]
        assert read.problems[0].header == "Quantity"
        assert read.problems[0].params == {"text": "ten"}
        assert read.lines == (OrderLine(3, "B", 1),)

    @pytest.mark.parametrize("text", ["#N/A", "#REF!", "Err:502", "#ERROR", "#UNCALCULATED"])
    def test_a_formula_without_a_value_is_a_problem_in_every_column(self, text: str) -> None:
        read = orders((text, text, text, text, text, text))
        assert places(read) == [(2, letter, "FORMULA_ERROR") for letter in "ABCDEF"]

    @pytest.mark.parametrize(
        ("product", "code"),
        [
            (date(2026, 2, 1), "PRODUCT_NOT_TEXT"),
            (True, "PRODUCT_NOT_TEXT"),
            ("A,1\nB", "PRODUCT_LINE_BREAK"),
            ("x" * 201, "TEXT_TOO_LONG"),
        ],
    )
    def test_products_that_are_none(self, product: Cell, code: str) -> None:
        assert places(orders((product, 1))) == [(2, "A", code)]

    def test_texts_that_are_too_long(self) -> None:
        read = orders(("A", 1, None, None, "n" * 4001, "r" * 201))
        assert places(read) == [(2, "E", "TEXT_TOO_LONG"), (2, "F", "TEXT_TOO_LONG")]

    def test_a_thousand_cut_in_two_by_its_own_comma(self) -> None:
        read = interpret(sheet(("SKU", "Qty"), ("A", "5"), ("B", "1", "000"), ("C", "6"), separator=","))
        assert places(read) == [(3, None, "ROW_TOO_LONG")]
        shifted = sheet(("SKU", "Qty", "Notes"), ("A", "5", "x"), ("B", "1", "000", None), separator=",")
        assert places(interpret(shifted)) == [(3, None, "ROW_TOO_LONG")]

    def test_a_separator_at_the_end_of_every_row_is_no_problem(self) -> None:
        read = interpret(sheet(("SKU", "Qty"), ("A", "5", None), ("B", "6", None), separator=","))
        assert read.problems == ()
        assert len(read.lines) == 2

    def test_remarks_to_the_right_of_a_workbooks_orders_are_no_problem(self) -> None:
        assert orders(("A", 1, None, None, None, None, "called on Monday")).problems == ()


class TestMergedCells:
    """A cell that reaches over several rows says the same of each order in them, but for a quantity."""

    rows = (
        ("Order no", "SKU", "Quantity", "Due"),
        ("PO-1", "A", 1, "1/12/2026"),
        (None, "B", 2),
        (None, "A", 3),
    )

    def test_a_due_date_and_a_reference_hold_for_every_row_of_theirs(self) -> None:
        read = interpret(replace(sheet(*self.rows), tall=(Tall(2, 0, 4), Tall(2, 3, 3))))
        assert [line.reference for line in read.lines] == ["PO-1"] * 3
        assert [line.due for line in read.lines] == [date(2026, 12, 1), date(2026, 12, 1), None]

    def test_a_product_holds_for_every_row_of_its(self) -> None:
        rows = (("SKU", "Quantity"), ("A", 1), (None, 2))
        assert interpret(replace(sheet(*rows), tall=(Tall(2, 0, 3),))).lines[1] == OrderLine(3, "A", 2)

    def test_a_quantity_of_several_rows_is_asked_for(self) -> None:
        rows = (("SKU", "Quantity"), ("A", 5), ("B", None))
        read = interpret(replace(sheet(*rows), tall=(Tall(2, 1, 3),)))
        assert places(read) == [(3, "B", "QUANTITY_MISSING")]

    def test_rows_that_are_only_tall_are_no_orders(self) -> None:
        rows = (("SKU", "Quantity", "Due"), ("A", 1, "1/12/2026"), (), ("B", 2), ())
        tall = (Tall(2, 0, 3), Tall(2, 1, 3), Tall(2, 2, 5), Tall(4, 0, 2_000_000))
        read = interpret(replace(sheet(*rows), tall=tall))
        assert [(line.row, line.due) for line in read.lines] == [
            (2, date(2026, 12, 1)),
            (4, date(2026, 12, 1)),
        ]
        assert (read.problems, read.skipped) == ((), ())

    def test_of_two_that_overlap_the_first_counts(self) -> None:
        rows = (("SKU", "Quantity", "Notes"), ("A", 1, "red"), ("A", 2, "blue"), ("A", 3))
        read = interpret(replace(sheet(*rows), tall=(Tall(2, 2, 3), Tall(3, 2, 4))))
        assert [line.notes for line in read.lines] == ["red", "red", None]

    def test_titles_and_headings_are_left_as_they_are(self) -> None:
        rows = (("Orders",), (), ("SKU", "Quantity"), (), ("A", 1))
        read = interpret(replace(sheet(*rows), tall=(Tall(1, 0, 2), Tall(3, 0, 4), Tall(3, 1, 4))))
        assert (read.header_row, read.lines, read.skipped) == (3, (OrderLine(5, "A", 1),), ())


class TestRowsThatAreNoOrders:
    def test_blank_rows_are_passed_over_in_silence(self) -> None:
        read = orders(("A", 1), (), (None, None), ("B", 2))
        assert [line.row for line in read.lines] == [2, 5]
        assert (read.skipped, read.problems) == ((), ())

    def test_a_legend_below_the_orders_is_listed(self) -> None:
        read = orders(
            ("A", 1),
            (),
            ("หมายเหตุ: กรุณาตรวจสอบจำนวน",),
            ("สูง", "ภายในสามวัน"),
            ("Approved by", None, None, None, None, None, "K. Somchai"),
        )
        assert [(each.row, each.reason) for each in read.skipped] == [
            (4, SkipReason.LEGEND),
            (5, SkipReason.LEGEND),
            (6, SkipReason.LEGEND),
        ]
        assert read.skipped[1].text == "สูง | ภายในสามวัน"
        assert read.problems == ()

    @pytest.mark.parametrize(
        "remark",
        [
            "หมายเหตุ: ด่วน = ภายในสามวัน",
            "หมายเหตุ กรุณาตรวจสอบจำนวนก่อนส่ง",
            "* prices without VAT",
            "Note – urgent orders first",
            "Legend",
            "Prepared by: Ploy",
            "urgent = within three days",
        ],
    )
    def test_a_remark_right_below_the_orders_begins_the_legend(self, remark: str) -> None:
        read = orders(("A", 1), (remark,), ("สูง", "ภายในสามวัน"))
        assert ([each.reason for each in read.skipped], read.problems) == ([SkipReason.LEGEND] * 2, ())

    def test_a_remark_with_orders_below_it_is_an_order_without_its_quantity(self) -> None:
        assert places(orders(("A", 1), ("Note: red",), ("B", 2))) == [(3, "B", "QUANTITY_MISSING")]

    def test_a_known_product_is_no_remark(self) -> None:
        read = interpret(sheet(HEADER, ("A", 1), ("BAG: RED",)), is_sku={"BAG: RED"}.__contains__)
        assert places(read) == [(3, "B", "QUANTITY_MISSING")]

    @pytest.mark.parametrize(
        "row",
        [
            ("B", 2),
            ("B", "2"),
            ("B", "1O"),
            ("B", None, "20/11/2026"),
            ("B", None, None, "high", "red"),
            ("B", "-3"),
        ],
    )
    def test_what_could_be_an_order_is_read_after_blank_rows_too(self, row: tuple[Cell, ...]) -> None:
        read = orders(("A", 1), (), (), row)
        assert read.skipped == ()
        assert len(read.lines) == 2 or read.problems[0].row == 5

    def test_an_order_without_its_quantity_is_a_problem_and_no_legend(self) -> None:
        read = orders(("A", 1), ("B",), ("C", 3))
        assert places(read) == [(3, "B", "QUANTITY_MISSING")]
        assert places(orders(("A", 1), ("B",))) == [(3, "B", "QUANTITY_MISSING")]

    def test_a_damaged_order_between_others_is_a_problem_and_no_heading(self) -> None:
        read = orders(("A", 1), (), ("B", "two"), ("C", 3))
        assert places(read) == [(4, "B", "QUANTITY_NOT_A_NUMBER")]

    @pytest.mark.parametrize("below", [(), (("C", 3),)])
    def test_a_known_sku_is_an_order_however_little_stands_beside_it(self, below: Table) -> None:
        rows = (("A", 1), (), ("belt-02",), *below)
        read = interpret(sheet(HEADER, *rows), is_sku={"BELT-02", "belt-02"}.__contains__)
        assert (places(read), read.skipped) == ([(4, "B", "QUANTITY_MISSING")], ())
        assert len(orders(*rows).skipped) == 1

    def test_a_heading_between_orders_is_listed(self) -> None:
        read = orders(("A", 1), (), ("Belts",), ("B", 2))
        assert [(each.row, each.reason, each.text) for each in read.skipped] == [
            (4, SkipReason.HEADING, "Belts")
        ]
        assert [line.row for line in read.lines] == [2, 5]

    @pytest.mark.parametrize("label", ["Total", "รวม", "รวมทั้งสิ้น", "GRAND TOTAL:"])
    def test_totals_are_listed(self, label: str) -> None:
        read = orders(("A", 1), (label, 1), ("B", 2), (), (label, 3), ("ผู้อนุมัติ ......",))
        assert [each.reason for each in read.skipped] == [
            SkipReason.TOTAL,
            SkipReason.TOTAL,
            SkipReason.LEGEND,
        ]
        assert [line.row for line in read.lines] == [2, 4]

    def test_a_total_with_a_due_date_is_an_order_of_a_strange_product(self) -> None:
        assert orders(("Total", 3, "20/11/2026")).lines == (OrderLine(2, "Total", 3, date(2026, 11, 20)),)

    def test_a_sum_that_nobody_labelled_is_listed_and_any_other_number_is_a_problem(self) -> None:
        read = orders(("A", 1), ("B", 2), (None, 3))
        assert [each.reason for each in read.skipped] == [SkipReason.TOTAL]
        assert places(orders(("A", 1), ("B", 2), (None, 4))) == [(4, "A", "PRODUCT_MISSING")]

    def test_a_number_that_repeats_the_only_order_is_an_order_without_its_product(self) -> None:
        assert places(orders(("A", 5), (None, 5))) == [(3, "A", "PRODUCT_MISSING")]

    def test_rows_taken_as_orders_are_counted_faulty_or_not(self) -> None:
        read = orders(("A", 1), ("B", "x"), (None, 3), (), ("Total", 4), ("legend",))
        assert (read.orders, len(read.lines)) == (3, 1)

    def test_a_header_that_is_repeated_on_every_page_is_listed(self) -> None:
        read = orders(("A", 1), HEADER, ("B", 2))
        assert [each.reason for each in read.skipped] == [SkipReason.HEADER_AGAIN]
        assert [line.row for line in read.lines] == [2, 4]

    def test_running_numbers_without_an_order_are_listed(self) -> None:
        read = interpret(sheet(("No.", "SKU", "Qty"), (1, "A", 2), (2, None, None), (3, None, None)))
        assert [(each.row, each.reason) for each in read.skipped] == [
            (3, SkipReason.NO_ORDER),
            (4, SkipReason.NO_ORDER),
        ]

    def test_every_row_is_an_order_a_problem_blank_or_listed(self) -> None:
        rows: list[tuple[Cell, ...]] = [
            ("A", 1), (), ("Belts",), ("B", "x"), ("C", 2), ("Total", 3), (), ("legend",),
            (None, None, "20/11/2026"),
        ]  # fmt: skip
        read = orders(*rows)
        told = {line.row for line in read.lines} | {problem.row for problem in read.problems}
        told |= {each.row for each in read.skipped}
        assert told == {place for place, row in enumerate(rows, start=2) if row}


class TestProgress:
    rows = tuple((f"SKU-{number}", 1) for number in range(1200))

    def test_it_is_reported_from_nothing_to_everything(self) -> None:
        seen: list[tuple[int, int]] = []
        interpret(sheet(HEADER, *self.rows), progress=lambda done, total: seen.append((done, total)))
        assert seen[0] == (0, 1200)
        assert seen[-1] == (1200, 1200)
        assert seen == sorted(seen)
        assert len(seen) < 10

    def test_reading_ends_when_it_is_no_longer_wanted(self) -> None:
        answers = iter([False, True])
        seen: list[int] = []
        with pytest.raises(ReadingCancelled):
            interpret(
                sheet(HEADER, *self.rows),
                progress=lambda done, _: seen.append(done),
                cancelled=lambda: next(answers),
            )
        assert seen == [0]


def test_ten_thousand_orders_are_read() -> None:
    rows = [
        (f"SKU-{number % 300}", str(number % 50 + 1), "20 พ.ย. 2569", "ด่วน", "x", number)
        for number in range(10_000)
    ]
    read = orders(*rows)
    assert len(read.lines) == 10_000
    assert read.lines[-1] == OrderLine(10_001, "SKU-99", 50, date(2026, 11, 20), Priority.URGENT, "x", "9999")
    assert set(read.columns) == set(Field) - {Field.NAME, Field.LINE, Field.START, Field.END}
