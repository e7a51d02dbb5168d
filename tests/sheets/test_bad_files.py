"""What is no sheet, is damaged, locked or a trap: each is a problem with a code, whatever its bytes."""

from __future__ import annotations

import random
import struct
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.messages.sheets import SHEET_PROBLEMS
from app.sheets import SheetProblem, SheetTrouble, compound, limits, read, read_bytes
from app.sheets.kinds import COMPOUND_MARK
from tests.sheets.making import (
    ORDERS,
    biff,
    ods,
    ods_of_rows,
    part_of,
    record,
    with_part,
    xls,
    xlsx,
    xlsx_of_cells,
    zipped,
)

WHOLE = {
    ".xlsx": xlsx({"Orders": ORDERS}),
    ".ods": ods({"Orders": ORDERS}),
    ".xls": xls({"Orders": ORDERS}),
    ".csv": 'รหัส,จำนวน\nTOTE-01,"1,000"\n'.encode(),
}


def code(data: bytes, name: str = "orders.xlsx") -> SheetTrouble:
    with pytest.raises(SheetProblem) as caught:
        read_bytes(data, name)
    sentence = SHEET_PROBLEMS[caught.value.code]
    assert isinstance(sentence, str)
    assert sentence.format_map(
        caught.value.params
    )  # KeyError: the sentence asks for what the problem doesn't know
    return caught.value.code


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SheetProblem) as caught:
        read(tmp_path / "orders.xlsx")
    assert caught.value.code is SheetTrouble.FILE_MISSING
    assert caught.value.params == {"name": "orders.xlsx"}


@pytest.mark.parametrize("path", ["", "a\0b"])
def test_a_folder_or_an_impossible_name_is_unreadable(tmp_path: Path, path: str) -> None:
    with pytest.raises(SheetProblem) as caught:
        read(tmp_path / path)
    assert caught.value.code is SheetTrouble.FILE_UNREADABLE


@pytest.mark.parametrize("data", [b"", b" \r\n\t"])
def test_an_empty_file(data: bytes) -> None:
    for suffix in WHOLE:
        assert code(data, f"x{suffix}") is SheetTrouble.FILE_EMPTY


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf", b"\xff\xfe", b",,,\n,,,\n", b'"",""\n'])
def test_a_text_without_anything_in_its_cells(data: bytes) -> None:
    assert code(data, "x.csv") is SheetTrouble.BLANK


def test_a_file_larger_than_any_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 1000)
    assert code(WHOLE[".xlsx"]) is SheetTrouble.FILE_TOO_LARGE


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n...", b"\x89PNG\r\n\x1a\n", b"SKU\0Qty\0", zipped({"word/document.xml": "<w/>"})]
)
def test_what_is_no_sheet_at_all(data: bytes) -> None:
    assert code(data) is SheetTrouble.NOT_A_SHEET


def test_an_opendocument_text_is_no_sheet() -> None:
    data = with_part(WHOLE[".ods"], "mimetype", b"application/vnd.oasis.opendocument.text")
    assert code(data, "x.ods") is SheetTrouble.NOT_A_SHEET


def test_a_compound_file_of_another_program_is_no_sheet() -> None:
    assert code(compound.pack(b"x" * 5000, "WordDocument"), "x.xls") is SheetTrouble.NOT_A_SHEET


@pytest.mark.parametrize(
    "data",
    [b"<html><table><tr><td>SKU", b"\xef\xbb\xbf <!DOCTYPE html>", b'<?xml version="1.0"?><Workbook/>'],
)
def test_a_web_page_named_like_a_sheet(data: bytes) -> None:
    assert code(data, "report.xls") is SheetTrouble.WEB_PAGE


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (WHOLE[".csv"], "x.xlsx"),
        (WHOLE[".csv"], "X.XLS"),
        (WHOLE[".xlsx"], "x.csv"),
        (WHOLE[".xls"], "x.txt"),
    ],
)
def test_a_name_that_misleads(data: bytes, name: str) -> None:
    assert code(data, name) is SheetTrouble.NAME_MISLEADS


def test_files_locked_by_a_password() -> None:
    encrypted_excel = COMPOUND_MARK + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    assert code(encrypted_excel) is SheetTrouble.PASSWORD
    locked = ods_of_rows({"S": ""}, "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>")
    assert code(locked, "x.ods") is SheetTrouble.PASSWORD
    stream = biff({"S": ORDERS})
    lock = record(0x002F, struct.pack("<HHH", 1, 1, 1))
    assert code(compound.pack(stream[:20] + lock + stream[20:], "Workbook"), "x.xls") is SheetTrouble.PASSWORD
    flagged = bytearray(WHOLE[".xlsx"])
    entry = flagged.index(b"PK\x01\x02")
    flagged[entry + 8] |= 1
    assert code(bytes(flagged)) is SheetTrouble.PASSWORD


def test_two_cells_in_opposite_corners_do_not_end_the_process() -> None:
    corner = '<row r="1"><c r="A1"><v>1</v></c></row><row r="{row}"><c r="{cell}"><v>1</v></c></row>'
    assert code(xlsx_of_cells(corner.format(row=1048576, cell="XFD1048576"))) is SheetTrouble.TOO_MANY_ROWS
    assert code(xlsx_of_cells(corner.format(row=2, cell="XFD2"))) is SheetTrouble.TOO_MANY_COLUMNS
    assert code(xlsx_of_cells(corner.format(row=49_000, cell="GR49000"))) is SheetTrouble.TOO_MANY_CELLS
    disguised = corner.format(row=1048576, cell="&#88;FD1048576").replace('r="', "r='").replace('">', "'>")
    assert code(xlsx_of_cells(disguised)) is SheetTrouble.TOO_MANY_ROWS


def test_cells_repeated_without_end_do_not_end_the_process() -> None:
    cell = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="{}"/>'
    row = '<table:table-row table:number-rows-repeated="{}">{}</table:table-row>'
    assert (
        code(ods_of_rows({"S": row.format(1_000_000, cell.format(1))}), "x.ods") is SheetTrouble.TOO_MANY_ROWS
    )
    assert (
        code(ods_of_rows({"S": row.format(1, cell.format(16384))}), "x.ods") is SheetTrouble.TOO_MANY_COLUMNS
    )
    far = row.format(999_999_999, "") + row.format(1, cell.format(1))
    assert code(ods_of_rows({"S": far}), "x.ods") is SheetTrouble.TOO_MANY_ROWS


def test_one_long_text_in_every_cell_is_counted() -> None:
    shared = f"<si><t>{'x' * 30_000}</t></si>"
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 5_000))
    assert code(xlsx_of_cells(cells, shared=shared)) is SheetTrouble.UNPACKS_TOO_LARGE
    repeated = (
        '<table:table-row table:number-rows-repeated="40000"><table:table-cell office:value-type="string">'
        f"<text:p>{'x' * 5_000}</text:p></table:table-cell></table:table-row>"
    )
    assert code(ods_of_rows({"S": repeated}), "x.ods") is SheetTrouble.UNPACKS_TOO_LARGE


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = with_part(WHOLE[".xlsx"], "xl/worksheets/sheet9.xml", bytes(30 * limits.MEGABYTE))
    assert len(bomb) < limits.MEGABYTE
    assert code(bomb) is SheetTrouble.UNPACKS_TOO_LARGE


def test_a_size_that_lies_is_damage() -> None:
    data = bytearray(WHOLE[".xlsx"])
    entry = data.rindex(b"xl/worksheets/sheet1.xml") - 46
    data[entry + 24 : entry + 28] = struct.pack("<I", 10)
    assert code(bytes(data)) is SheetTrouble.DAMAGED


def test_entities_that_grow_are_refused() -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
    assert code(with_part(WHOLE[".xlsx"], "xl/worksheets/sheet1.xml", laughs)) is SheetTrouble.DAMAGED


def test_one_name_twice_in_an_archive_is_damage() -> None:
    target = BytesIO(WHOLE[".xlsx"])
    with zipfile.ZipFile(target, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("xl/workbook.xml", part_of(WHOLE[".xlsx"], "xl/workbook.xml"))
    assert code(target.getvalue()) is SheetTrouble.DAMAGED


def test_an_old_excel_file_that_declares_billions_of_cells_is_read_for_what_it_holds() -> None:
    declared = record(0x0200, struct.pack("<IIHHH", 0, 0xFFFFFFF0, 0, 0xFFFF, 0))
    assert read_bytes(xls({"S": ORDERS}, declared), "x.xls").rows[1][0] == "TOTE-01"


def test_an_old_excel_file_with_a_cell_far_out_is_refused() -> None:
    far = record(0x0203, struct.pack("<HHHd", 65535, 65535, 0, 1.0))
    assert code(xls({"S": ORDERS}, far), "x.xls") is SheetTrouble.TOO_MANY_ROWS
    many = record(0x00BD, struct.pack("<HHHIH", 1, 0, 0, 0, 65535))
    assert code(xls({"S": ORDERS}, many), "x.xls") is SheetTrouble.TOO_MANY_COLUMNS


def test_an_old_excel_file_that_promises_billions_of_texts_is_damaged() -> None:
    stream = biff({"S": ORDERS})
    promised = record(0x00FC, struct.pack("<II", 1, 0x7FFFFFFF))
    assert (
        code(compound.pack(stream[:20] + promised + stream[20:], "Workbook"), "x.xls") is SheetTrouble.DAMAGED
    )


@pytest.mark.parametrize("suffix", WHOLE)
@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_file_opens_or_explains(suffix: str, seed: int) -> None:
    chance = random.Random(f"{suffix} {seed}")
    for _ in range(60):
        _open_or_explain(_damaged(WHOLE[suffix], chance), f"x{suffix}")


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_part_in_a_sound_archive_opens_or_explains(seed: int) -> None:
    chance = random.Random(seed)
    parts = ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml")
    for _ in range(40):
        part = chance.choice(parts)
        damaged = _damaged(part_of(WHOLE[".xlsx"], part), chance)
        _open_or_explain(with_part(WHOLE[".xlsx"], part, damaged), "x.xlsx")
        content = _damaged(part_of(WHOLE[".ods"], "content.xml"), chance)
        _open_or_explain(with_part(WHOLE[".ods"], "content.xml", content), "x.ods")


@given(st.binary(max_size=400), st.sampled_from(["x.csv", "x.xlsx", "x.ods", "x.xls", "x"]))
def test_any_bytes_open_or_explain(data: bytes, name: str) -> None:
    _open_or_explain(data, name)
    for mark in (b"PK\x03\x04", COMPOUND_MARK, b"\xff\xfe"):
        _open_or_explain(mark + data, name)


def _open_or_explain(data: bytes, name: str) -> None:
    """Fails on any exception but the one that explains."""
    with suppress(SheetProblem):
        assert read_bytes(data, name).rows


def _damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes cut short, with some flipped, or with a stretch of them gone."""
    copy = bytearray(data)
    for _ in range(chance.choice((1, 3, 20))):
        copy[chance.randrange(len(copy))] = chance.randrange(256)
    match chance.randrange(4):
        case 0:
            del copy[chance.randrange(len(copy)) :]
        case 1:
            start = chance.randrange(len(copy))
            del copy[start : start + chance.randrange(1, 200)]
        case _:
            pass
    return bytes(copy)
