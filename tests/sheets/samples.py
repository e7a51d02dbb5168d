"""The two order sheets that are shipped as samples, as tables; run as a module, it writes them anew.

One is as tidy as an export; the other as people keep theirs: a cover, merged titles, a header further down
and not in the first column, blank rows, a heading in between, numbers without orders, a total, a legend.
"""

from __future__ import annotations

import csv
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import Path

import xlsxwriter

from tests.sheets.making import Table

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "sample"
TIDY = FOLDER / "orders-week-48.csv"
UNTIDY = FOLDER / "orders-week-48-untidy.xlsx"

TIDY_ROWS: Table = [
    ["Order no", "SKU", "Product", "Quantity", "Due date", "Priority", "Notes"],
    ["SO-2611-031", "TOTE-07", "Tote No.7, saddle", "12", "2026-12-04", "high", "Brass fittings"],
    ["SO-2611-031", "CARD-02", "Card holder, olive", "40", "2026-12-04", "normal", ""],
    [
        "SO-2611-032",
        "CARD-02",
        "Card holder, olive",
        "1,200",
        "2026-12-22",
        "low",
        "Gift boxes, sleeves in the carton",
    ],
    [
        "SO-2611-033",
        "TRUNK-01",
        "Mini trunk, bespoke",
        "1",
        "2026-12-18",
        "urgent",
        'Initials "N.W." on the lid',
    ],
    ["SO-2611-034", "TOTE-07", "Tote No.7, saddle", "6", "", "", "Customer collects\nafter the holidays"],
    ["SO-2611-035", "CARD-02", "Card holder, olive", "24", "2026-12-11", "normal", "For the shop in Ari"],
]

COVER = "อ่านก่อน"
ORDERS = "ใบสั่งผลิต"

COVER_ROWS: Table = [
    ["วิธีกรอกใบสั่งผลิต"],
    ["ส่งทุกวันศุกร์ก่อน 15.00 น. หนึ่งแถวต่อหนึ่งรายการ"],
]

UNTIDY_ROWS: Table = [
    ["ใบสั่งผลิตงานหัตถศิลป์"],
    ["สัปดาห์ที่ 48 ปี 2569 ฝ่ายวางแผน"],
    [],
    [None, "ผู้สั่ง", "คุณวรรณา", None, "วันที่สั่ง", "๒๐ พ.ย. ๒๕๖๙"],
    [],
    [None, "ลำดับ", "รหัสสินค้า", "ชื่อสินค้า", "จำนวน (ชิ้น)", "กำหนดส่ง", "ความเร่งด่วน", "เลขที่ใบสั่งซื้อ", "หมายเหตุ"],
    [],
    [None, 1, "TOTE-07", "กระเป๋าโท้ท เบอร์ 7 สีน้ำตาลอาน", 12, date(2026, 12, 4), "ปกติ", "PO-69/118", None],
    [None, 2, "CARD-02", "ซองใส่บัตร สีเขียวมะกอก", "๒๔", "4 ธ.ค. 2569", "ด่วน", "PO-69/118", "สำหรับร้านที่อารีย์"],
    [None, 3, " tote-07", "กระเป๋าโท้ท เบอร์ 7", "6 ใบ", "07/12/2569", "-", "PO-69/121", "ลูกค้ามารับเอง\nหลังปีใหม่"],
    [],
    [None, "งานสั่งทำพิเศษ"],
    [None, 4, "TRUNK-01", "หีบจิ๋ว สั่งทำพิเศษ", 1, "15 ธันวาคม 2569", "สูง", "PO-69/122", "ปั๊มอักษรย่อ น.ว."],
    [None, 5, "CARD-02", "ซองใส่บัตร สีเขียวมะกอก", "1,200", "๒๒/๑๒/๖๙", "ต่ำ", "PO-69/125", None],
    [None, 6],
    [None, 7],
    [None, "รวม", None, None, 1243],
    [],
    [None, "ความเร่งด่วน"],
    [None, "ด่วน", "ภายในสามวัน"],
    [None, "ปกติ", "ตามคิว"],
    [None, "ผู้อนุมัติ ....................", None, None, None, "วันที่ ...................."],
]  # fmt: skip


def tidy() -> bytes:
    """The tidy sheet as a spreadsheet program saves "CSV UTF-8"."""
    target = StringIO()
    csv.writer(target, lineterminator="\n").writerows(TIDY_ROWS)
    return target.getvalue().encode("utf-8-sig")


def untidy() -> bytes:
    """The untidy sheet, with its merged titles and its formats."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"created": datetime(2026, 11, 20)})  # noqa: DTZ001 - the same bytes every time
    title = book.add_format({"bold": True, "font_size": 16, "align": "center"})
    heading = book.add_format({"bold": True, "bg_color": "#E8DFD2", "border": 1, "align": "center"})
    cells = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "d/m/yyyy", "valign": "top"})
    cover = book.add_worksheet(COVER)
    for row, values in enumerate(COVER_ROWS):
        cover.write_row(row, 0, values)
    orders = book.add_worksheet(ORDERS)
    for row, values in enumerate(UNTIDY_ROWS):
        for column, value in enumerate(values):
            if isinstance(value, date):
                orders.write_datetime(row, column, value, day)
            elif value is not None:
                orders.write(row, column, value, heading if row == 5 else cells)
    for row in (0, 1):
        orders.merge_range(row, 0, row, 8, UNTIDY_ROWS[row][0], title)
    for column, width in enumerate((2, 9, 13, 34, 13, 18, 13, 16, 26)):
        orders.set_column(column, column, width)
    orders.freeze_panes(6, 0)
    book.close()
    return target.getvalue()


if __name__ == "__main__":
    TIDY.write_bytes(tidy())
    UNTIDY.write_bytes(untidy())
