from __future__ import annotations

import struct
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from app.domain.order_sheet import interpret
from app.sheets import SheetProblem, SheetTrouble, limits, read, read_bytes
from app.sheets.cells import Tall
from app.sheets.formulas import ERROR, UNCALCULATED
from tests.sheets.making import (
    ORDERS,
    Table,
    Value,
    biff,
    ods,
    ods_of_rows,
    part_of,
    record,
    with_part,
    xls,
    xlsx,
    xlsx_of_cells,
)

MAKERS: dict[str, Callable[[dict[str, Table]], bytes]] = {".xlsx": xlsx, ".ods": ods, ".xls": xls}


@pytest.mark.parametrize("suffix", MAKERS)
def test_every_kind_of_workbook_gives_the_same_table(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"orders{suffix}"
    path.write_bytes(MAKERS[suffix]({"สั่งงาน": ORDERS}))
    sheet = read(path)
    assert sheet.rows == tuple(tuple(row) for row in ORDERS)
    assert (sheet.name, sheet.sheet_name, sheet.sheet_names) == (path.name, "สั่งงาน", ("สั่งงาน",))
    assert (sheet.encoding, sheet.separator) == (None, None)


def merged_xlsx() -> bytes:
    cells = "".join(
        f'<row r="{row}"><c r="B{row}"><v>{row}</v></c><c r="C{row}"><v>9</v></c></row>'
        for row in range(1, 5)
    )
    sheet = part_of(xlsx_of_cells(cells), "xl/worksheets/sheet1.xml").replace(
        b"</sheetData>",
        b'</sheetData><mergeCells count="3"><mergeCell ref="A1:D1"/><mergeCell ref="B2:B4"/>'
        b'<mergeCell ref="C3:D4"/></mergeCells>',
    )
    return with_part(xlsx({"Orders": [["x"]]}), "xl/worksheets/sheet1.xml", sheet)


def merged_xls() -> bytes:
    ranges = ((0, 0, 0, 3), (1, 3, 1, 1), (2, 3, 2, 3))
    merged = struct.pack("<H", len(ranges)) + b"".join(struct.pack("<HHHH", *each) for each in ranges)
    return xls({"Orders": [[None, row, 9] for row in range(1, 5)]}, record(0x00E5, merged))


def merged_ods() -> bytes:
    def row(cells: str) -> str:
        return f"<table:table-row>{cells}</table:table-row>"

    def cell(value: int, span: str = "") -> str:
        return f'<table:table-cell office:value-type="float" office:value="{value}" {span}/>'

    blank, covered = "<table:table-cell/>", "<table:covered-table-cell/>"
    tall = 'table:number-columns-spanned="1" table:number-rows-spanned="3"'
    wide = 'table:number-columns-spanned="2" table:number-rows-spanned="2"'
    rows = (
        row(blank + cell(1, 'table:number-columns-spanned="3" table:number-rows-spanned="1"') + covered * 2)
        + row(blank + cell(2, tall) + cell(9))
        + row(blank + covered + cell(9, wide) + covered)
        + row(blank + covered * 3)
    )
    return ods_of_rows({"Read me": row(cell(1, tall)), "Orders": rows})


@pytest.mark.parametrize("made", [merged_xlsx, merged_xls, merged_ods])
def test_cells_that_reach_over_several_rows_are_told(made: Callable[[], bytes]) -> None:
    sheet = read_bytes(made(), "orders.xlsx", sheet="Orders")
    assert sheet.tall == (Tall(2, 1, 4), Tall(3, 2, 4))


@pytest.mark.parametrize("made", [merged_xlsx, merged_xls, merged_ods])
def test_more_merged_cells_than_any_sheet_has_are_refused(
    made: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MERGED", 1)
    with pytest.raises(SheetProblem) as caught:
        read_bytes(made(), "orders.xlsx", sheet="Orders")
    assert caught.value.code is SheetTrouble.UNPACKS_TOO_LARGE


@pytest.mark.parametrize("suffix", MAKERS)
def test_cells_keep_their_places_below_and_right_of_blank_ones(suffix: str) -> None:
    table: Table = [[], [], [None, None, "SKU"], [], [None, None, 7]]
    sheet = read_bytes(MAKERS[suffix]({"S": table}), f"x{suffix}")
    assert len(sheet.rows) == 5
    assert sheet.rows[2] == (None, None, "SKU")
    assert sheet.rows[4] == (None, None, 7)
    assert all(cell is None for row in (sheet.rows[0], sheet.rows[1], sheet.rows[3]) for cell in row)


@pytest.mark.parametrize("suffix", MAKERS)
def test_whole_numbers_are_integers_and_others_stay_as_they_are(suffix: str) -> None:
    sheet = read_bytes(MAKERS[suffix]({"S": [[12, 12.5, 8850123456789]]}), f"x{suffix}")
    assert sheet.rows == ((12, 12.5, 8850123456789),)
    assert [type(cell) for cell in sheet.rows[0]] == [int, float, int]


def test_text_is_cleaned_of_what_nobody_sees() -> None:
    sheet = read_bytes(
        xlsx({"S": [["\u200b TOTE-01\u00a0", "a\r\nb", "e\u0301", "  ", "ไม\u0e49้"]]}), "x.xlsx"
    )
    assert sheet.rows[0][:3] == ("TOTE-01", "a\nb", "é")
    assert sheet.rows[0][3] is None


def test_the_first_worksheet_with_anything_in_it_is_taken() -> None:
    data = xlsx({"Cover": [], "Orders": ORDERS, "Other": [["x"]]})
    sheet = read_bytes(data, "x.xlsx")
    assert (sheet.sheet_name, sheet.sheet_names) == ("Orders", ("Cover", "Orders", "Other"))


def test_the_caller_prefers_a_worksheet_by_its_rows() -> None:
    data = xlsx({"Cover": [["Read me"]], "Orders": ORDERS})
    sheet = read_bytes(data, "x.xlsx", prefer=lambda rows: "SKU" in rows[0])
    assert sheet.sheet_name == "Orders"
    assert read_bytes(data, "x.xlsx", prefer=lambda _: False).sheet_name == "Cover"


def test_a_worksheet_is_taken_by_its_name() -> None:
    data = xlsx({"Cover": [["Read me"]], "Orders": ORDERS})
    assert read_bytes(data, "x.xlsx", sheet="Orders").rows[0][0] == "SKU"
    with pytest.raises(SheetProblem) as caught:
        read_bytes(data, "x.xlsx", sheet="order")
    assert caught.value.code is SheetTrouble.WORKSHEET_UNKNOWN
    assert caught.value.params["sheets"] == "Cover, Orders"


def test_a_hidden_worksheet_is_not_read() -> None:
    sheet = read_bytes(xlsx({"Shown": [], "Secret": ORDERS, "Orders": [["x"]]}, hidden=["Secret"]), "x.xlsx")
    assert (sheet.sheet_name, sheet.sheet_names) == ("Orders", ("Shown", "Orders"))


def test_a_workbook_without_any_cell_is_blank() -> None:
    for suffix, make in MAKERS.items():
        with pytest.raises(SheetProblem) as caught:
            read_bytes(make({"Empty": []}), f"x{suffix}")
        assert caught.value.code is SheetTrouble.BLANK


def test_an_excel_error_is_shown_and_not_taken_for_a_blank() -> None:
    cells = (
        '<row r="1"><c r="A1" t="e"><f>NA()</f><v>#N/A</v></c><c r="B1" s="0" t="e"><v>#REF!</v></c></row>'
    )
    assert read_bytes(xlsx_of_cells(cells), "x.xlsx").rows == (("#N/A", "#REF!"),)


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1"><f>B1+1</f></c>',
        '<c r="A1"><f>B1+1</f><v></v></c>',
        '<c r="A1" s="0"><f>B1+1</f><v/></c>',
        '<c r="A1" t="n"><f t="shared" si="0"/><v /></c>',
    ],
)
def test_a_formula_that_was_never_calculated_is_shown(cell: str) -> None:
    assert read_bytes(xlsx_of_cells(f'<row r="1">{cell}</row>'), "x.xlsx").rows == ((UNCALCULATED,),)


def test_a_formula_calculated_to_nothing_is_blank_and_one_with_a_value_is_its_value() -> None:
    cells = (
        '<row r="1"><c r="A1" t="str"><f>IF(1,"","")</f><v></v></c><c r="B1"><f>6*7</f><v>42</v></c>'
        '<c r="C1" t="str"><f>A1&amp;"x"</f><v>x</v></c></row>'
    )
    assert read_bytes(xlsx_of_cells(cells), "x.xlsx").rows == ((None, 42, "x"),)


def test_open_document_errors_are_shown() -> None:
    error = (
        '<table:table-row><table:table-cell table:formula="of:=1/0" office:value-type="{type}" {value}'
        ' calcext:value-type="error"><text:p>{shown}</text:p></table:table-cell></table:table-row>'
    )
    text = error.format(type="string", value='office:string-value=""', shown="#N/A")
    number = error.format(type="float", value='office:value="0"', shown="#DIV/0!")
    assert read_bytes(ods_of_rows({"S": text + number}), "x.ods").rows == (("#N/A",), ("#DIV/0!",))


def test_errors_in_an_old_excel_file_are_shown_where_they_stand() -> None:
    error = record(0x0205, struct.pack("<HHHBB", 3, 1, 0, 0x2A, 1))
    truth = record(0x0205, struct.pack("<HHHBB", 3, 0, 0, 1, 0))
    sheet = read_bytes(xls({"S": [["SKU", "Qty"]]}, error + truth), "x.xls")
    assert sheet.rows[3][:2] == (True, ERROR)


def test_a_formula_error_in_an_old_excel_file_is_shown() -> None:
    result = bytes([2, 0, 0x2A, 0, 0, 0, 0xFF, 0xFF])
    formula = record(
        0x0006, struct.pack("<HHH", 1, 0, 0) + result + struct.pack("<HIH", 0, 0, 3) + b"\x1e\x01\x00"
    )
    sheet = read_bytes(xls({"S": [["SKU"]]}, formula), "x.xls")
    assert sheet.rows[1][0] == ERROR


def test_dates_with_a_time_and_in_thai_formats_are_read_as_dates() -> None:
    moment = datetime(2026, 11, 20, 13, 5)  # noqa: DTZ001 - as a sheet holds it
    sheet = read_bytes(xlsx({"S": [[moment, date(2026, 11, 20)]]}), "x.xlsx")
    assert sheet.rows == ((moment, date(2026, 11, 20)),)


@pytest.mark.parametrize("make", [xlsx, ods, xls])
def test_bare_numbers_count_from_1904_in_a_workbook_that_says_so(make: Callable[..., bytes]) -> None:
    for days_from_1904, number in ((True, 44884), (False, 46346)):
        data = make({"S": [["SKU", "Qty", "Due"], ["TOTE-01", 12, number]]}, days_from_1904=days_from_1904)
        (line,) = interpret(read_bytes(data, "orders")).lines
        assert line.due == date(2026, 11, 20)


def test_a_day_that_is_formatted_as_one_is_the_same_in_a_workbook_that_counts_from_1904() -> None:
    data = xlsx({"S": [["SKU", "Qty", "Due"], ["TOTE-01", 12, date(2026, 11, 20)]]}, days_from_1904=True)
    (line,) = interpret(read_bytes(data, "orders.xlsx")).lines
    assert line.due == date(2026, 11, 20)


def test_styled_blank_cells_down_to_the_last_row_do_not_count() -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    assert read_bytes(xlsx_of_cells(cells), "x.xlsx").rows == ((1,),)


def test_photos_in_a_workbook_are_left_alone() -> None:
    data = with_part(xlsx({"S": ORDERS}), "xl/media/image1.xml", b"<not closed")
    assert read_bytes(data, "x.xlsx").rows[1][0] == "TOTE-01"


def test_a_workbook_under_the_name_of_another_kind_of_workbook_is_read() -> None:
    assert read_bytes(ods({"S": ORDERS}), "orders.xlsx").rows[1][0] == "TOTE-01"


def test_a_long_stream_of_an_old_excel_file_survives_being_packed_anew() -> None:
    orders: list[list[Value]] = [[f"SKU-{number}", number] for number in range(1, 9000)]
    table: Table = [["SKU", "Quantity"], *orders]
    sheet = read_bytes(xls({"S": table}), "x.xls")
    assert len(biff({"S": table})) > 400_000
    assert sheet.rows == tuple(tuple(row) for row in table)


def test_the_parts_of_a_workbook_are_read_as_their_program_wrote_them() -> None:
    data = xlsx({"S": ORDERS})
    assert b"<sheetData>" in part_of(data, "xl/worksheets/sheet1.xml")
    moved = with_part(data, "xl/worksheets/sheet1.xml", b'\xef\xbb\xbf<?xml version="1.0"?>\n' + _main(data))
    assert read_bytes(moved, "x.xlsx").rows[1][0] == "TOTE-01"


def _main(data: bytes) -> bytes:
    return part_of(data, "xl/worksheets/sheet1.xml").partition(b"?>")[2]
