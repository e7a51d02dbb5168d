from __future__ import annotations

import pytest

from app.sheets import SheetProblem, SheetTrouble, read_bytes

TEXT = "รหัสสินค้า,จำนวน,หมายเหตุ\nTOTE-01,12,สีน้ำตาล\nBELT-02,3,ไม่มี\n"
ROWS = (("รหัสสินค้า", "จำนวน", "หมายเหตุ"), ("TOTE-01", "12", "สีน้ำตาล"), ("BELT-02", "3", "ไม่มี"))

ENCODED = {
    "utf-8": TEXT.encode(),
    "utf-8-sig": TEXT.encode("utf-8-sig"),
    "utf-16-le": b"\xff\xfe" + TEXT.encode("utf-16-le"),
    "utf-16-be": b"\xfe\xff" + TEXT.encode("utf-16-be"),
    "cp874": TEXT.encode("cp874"),
}


def problem(data: bytes | str, name: str = "orders.csv") -> SheetProblem:
    with pytest.raises(SheetProblem) as caught:
        read_bytes(data.encode() if isinstance(data, str) else data, name)
    return caught.value


@pytest.mark.parametrize("encoding", ENCODED)
def test_every_encoding_gives_the_same_table_and_is_named(encoding: str) -> None:
    sheet = read_bytes(ENCODED[encoding], "orders.csv")
    assert sheet.rows == ROWS
    assert (sheet.encoding, sheet.separator) == (encoding, ",")


@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".txt", ""])
def test_the_separator_is_found_by_the_rows_and_not_by_the_name(separator: str, suffix: str) -> None:
    sheet = read_bytes(TEXT.replace(",", separator).encode(), f"orders{suffix}")
    assert sheet.rows == ROWS
    assert sheet.separator == separator


def test_commas_in_numbers_and_notes_do_not_hide_the_separator() -> None:
    text = "SKU;Qty;Notes\nA;1,000;red, large\nB;2,500;blue, small\nC;1,200;a, b, c\n"
    sheet = read_bytes(text.encode(), "orders.csv")
    assert sheet.separator == ";"
    assert sheet.rows[1] == ("A", "1,000", "red, large")


def test_a_title_and_blank_lines_keep_their_rows() -> None:
    sheet = read_bytes(b"Orders of the week\n\nSKU,Qty\nA,1\n", "orders.csv")
    assert sheet.rows == (("Orders of the week",), (), ("SKU", "Qty"), ("A", "1"))


def test_the_line_that_declares_a_separator_is_followed_and_keeps_its_row() -> None:
    sheet = read_bytes(b"sep=|\r\nA,B|C\r\n", "orders.csv")
    assert sheet.rows == ((), ("A,B", "C"))


def test_a_row_is_as_long_as_it_was_written() -> None:
    assert read_bytes(b"a,b\n1,2,,\n3\n", "x.csv").rows == (("a", "b"), ("1", "2", None, None), ("3",))


def test_quoted_cells_hold_separators_quotes_and_line_breaks() -> None:
    sheet = read_bytes(b'SKU,Notes\r\nA,"12"" strap, red\r\nsecond line"\r\nB,x\r\n', "orders.csv")
    assert sheet.rows[1] == ("A", '12" strap, red\nsecond line')
    assert sheet.rows[2] == ("B", "x")


@pytest.mark.parametrize(
    ("text", "row", "line"),
    [
        ('SKU,Qty\nA,1\n"B,2\nC,3\nD,4\n', 3, 3),
        ('SKU,Qty\n"B,2\nC,"3"\nD,4\n', 2, 2),
        ('SKU,Qty\n"A\nA",1\nB,"2"x\n', 3, 4),
        ('SKU,Qty\n"A" ,1\n', 2, 2),
    ],
)
def test_a_quote_left_open_is_named_with_its_place(text: str, row: int, line: int) -> None:
    found = problem(text)
    assert found.code is SheetTrouble.QUOTE_UNBALANCED
    assert (found.row, found.params["line"]) == (row, line)


def test_a_quote_that_swallows_a_large_file_is_named_too() -> None:
    found = problem('SKU,Qty\n"A,1\n' + "B,2\n" * 50_000)
    assert (found.code, found.row) == (SheetTrouble.QUOTE_UNBALANCED, 2)


def test_bytes_of_no_known_encoding_are_named_by_row() -> None:
    found = problem("SKU,จำนวน\nA,1\n".encode("cp874") + b"B,\xfe\xff2\n")
    assert (found.code, found.row) == (SheetTrouble.ENCODING_UNKNOWN, 3)


def test_damaged_utf8_is_not_read_as_nonsense_in_cp874() -> None:
    data = "SKU,Notes\nA,กระเป๋าถือสีน้ำตาล\n".encode()
    found = problem(data[:-6] + data[-5:])
    assert (found.code, found.row) == (SheetTrouble.ENCODING_UNKNOWN, 2)


def test_western_accents_are_not_read_as_thai_vowels() -> None:
    found = problem("SKU,Notes\nA,café crème\n".encode("cp1252"))
    assert (found.code, found.row) == (SheetTrouble.ENCODING_UNKNOWN, 2)


def test_a_given_encoding_and_separator_are_used() -> None:
    sheet = read_bytes("A,1;x,é\n".encode("cp1252"), "x.csv", encoding="cp1252", separator=";")
    assert sheet.rows == (("A,1", "x,é"),)
    with pytest.raises(SheetProblem) as caught:
        read_bytes(b"A,1\n", "x.csv", encoding="klingon")
    assert caught.value.code is SheetTrouble.ENCODING_UNKNOWN


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [TEXT, "SKU;Qty;Notes\r\nA;1;真皮 “red”\r\n", "รหัส\tจำนวน\n"])
def test_utf16_is_known_without_its_mark(encoding: str, text: str) -> None:
    sheet = read_bytes(text.encode(encoding), "orders.csv")
    assert sheet.rows == read_bytes(text.encode(), "orders.csv").rows
    assert sheet.encoding == encoding


def test_half_a_utf16_character_is_refused() -> None:
    assert problem(ENCODED["utf-16-le"][:-1]).code is SheetTrouble.ENCODING_UNKNOWN


def test_a_cell_longer_than_any_sheet_holds_is_refused_with_its_place() -> None:
    found = problem("SKU,Notes\nA," + "x" * 40_000 + "\n")
    assert (found.code, found.row, found.column) == (SheetTrouble.CELL_TOO_LONG, 2, "B")


def test_too_many_rows_and_columns_are_refused() -> None:
    assert problem("a,b\n" * 50_001).code is SheetTrouble.TOO_MANY_ROWS
    assert problem("a" + ",b" * 200).code is SheetTrouble.TOO_MANY_COLUMNS
    assert problem(("a" + ",b" * 150 + "\n") * 14_000).code is SheetTrouble.TOO_MANY_CELLS
