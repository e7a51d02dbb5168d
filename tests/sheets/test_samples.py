"""The shipped order sheets are what they are made from, and every order in them is read."""

from __future__ import annotations

from datetime import date
from functools import partial

from app.domain.order_sheet import Interpreted, OrderLine, SkipReason, has_header, interpret
from app.domain.words import Priority
from app.sheets import read, read_bytes
from tests.sheets.samples import ORDERS, TIDY, UNTIDY, tidy, untidy

CHOSEN = partial(has_header, mapping=None)


def interpreted(data: bytes, name: str) -> Interpreted:
    return interpret(read_bytes(data, name, prefer=CHOSEN))


def test_the_shipped_files_are_those_of_the_tables() -> None:
    assert read(TIDY).rows == read_bytes(tidy(), TIDY.name).rows
    for worksheet in read(UNTIDY).sheet_names:
        made = read_bytes(untidy(), UNTIDY.name, sheet=worksheet)
        assert read(UNTIDY, sheet=worksheet).rows == made.rows


def test_the_tidy_sheet_is_six_orders() -> None:
    sheet = read(TIDY)
    assert (sheet.encoding, sheet.separator) == ("utf-8-sig", ",")
    told = interpret(sheet)
    assert (told.problems, told.skipped, told.header_row) == ((), (), 1)
    assert [(line.product, line.quantity) for line in told.lines] == [
        ("TOTE-07", 12),
        ("CARD-02", 40),
        ("CARD-02", 1200),
        ("TRUNK-01", 1),
        ("TOTE-07", 6),
        ("CARD-02", 24),
    ]
    assert told.lines[3] == OrderLine(
        5, "TRUNK-01", 1, date(2026, 12, 18), Priority.URGENT, 'Initials "N.W." on the lid', "SO-2611-033",
        "Mini trunk, bespoke",
    )  # fmt: skip


def test_the_untidy_sheet_is_five_orders_and_says_what_it_passed_over() -> None:
    sheet = read(UNTIDY, prefer=CHOSEN)
    assert sheet.sheet_name == ORDERS
    told = interpret(sheet)
    assert told.problems == ()
    assert told.header_row == 6
    assert [(line.row, line.product, line.quantity, line.due, line.priority) for line in told.lines] == [
        (8, "TOTE-07", 12, date(2026, 12, 4), Priority.NORMAL),
        (9, "CARD-02", 24, date(2026, 12, 4), Priority.URGENT),
        (10, "tote-07", 6, date(2026, 12, 7), Priority.NORMAL),
        (13, "TRUNK-01", 1, date(2026, 12, 15), Priority.HIGH),
        (14, "CARD-02", 1200, date(2026, 12, 22), Priority.LOW),
    ]
    assert [(each.row, each.reason) for each in told.skipped] == [
        (12, SkipReason.NO_ORDER),
        (15, SkipReason.NO_ORDER),
        (16, SkipReason.NO_ORDER),
        (17, SkipReason.TOTAL),
        (19, SkipReason.NO_ORDER),
        (20, SkipReason.LEGEND),
        (21, SkipReason.LEGEND),
        (22, SkipReason.LEGEND),
    ]


def test_the_titles_of_the_untidy_sheet_are_no_header() -> None:
    told = interpreted(untidy(), UNTIDY.name)
    assert told.mapping == {
        "product": "รหัสสินค้า",
        "name": "ชื่อสินค้า",
        "quantity": "จำนวน (ชิ้น)",
        "due": "กำหนดส่ง",
        "priority": "ความเร่งด่วน",
        "reference": "เลขที่ใบสั่งซื้อ",
        "notes": "หมายเหตุ",
    }
    assert [column.header for column in told.unused] == ["ลำดับ"]
    assert told.learned == {}
