"""Order sheets from the command line, beyond what was agreed of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.terminal import Object, Terminal

ORDER = {"product": "TOTE-07", "quantity": 1}


def importing(**fields: Any) -> Object:
    """A line of `do` that imports one order."""
    return {"do": "job.import", "lines": [ORDER], "sheet": "by hand", "fingerprint": "f"} | fields


@pytest.mark.parametrize(
    ("fields", "code", "at"),
    [
        ({"mapping": [1, 2]}, "ERR_BAD_VALUE", "mapping"),
        ({"mapping": {"quantity": 2}}, "ERR_BAD_VALUE", "mapping.quantity"),
        ({"mapping": {"quantity": ["A"]}}, "ERR_BAD_VALUE", "mapping.quantity"),
        ({"mapping": {"colour": "Colour"}}, "ERR_UNKNOWN_FIELD", "mapping.colour"),
        ({"lines": {}}, "ERR_BAD_VALUE", "lines"),
        ({"lines": []}, "ERR_BAD_VALUE", "lines"),
        ({"lines": ["TOTE-07"]}, "ERR_BAD_VALUE", "lines[0]"),
        ({"lines": [ORDER, ORDER | {"qty": 2}]}, "ERR_UNKNOWN_FIELD", "lines[1].qty"),
        ({"lines": [{"product": "TOTE-07"}]}, "ERR_MISSING_FIELD", "lines[0].quantity"),
        ({"lines": [ORDER | {"quantity": 0}]}, "ERR_BAD_VALUE", "lines[0].quantity"),
    ],
)
def test_an_import_by_hand_is_held_to_the_fields_of_a_line_and_of_a_mapping(
    terminal: Terminal, fields: Object, code: str, at: str
) -> None:
    before = terminal.written()
    (receipt,) = terminal.refused(importing(**fields))
    assert (receipt["code"], receipt["details"]["field"]) == (code, at)
    assert terminal.written() == before


def test_a_sheet_can_be_imported_after_one_by_hand(terminal: Terminal, tmp_path: Path) -> None:
    terminal.do(importing(mapping={"quantity": "How many"}))
    sheet = tmp_path / "orders.csv"
    sheet.write_text("SKU,How many\nTOTE-07,2\n", "utf-8")
    ended = terminal.call("import", "jobs", sheet, "--json")
    assert ended.objects == [{"ok": True, "rows": 1, "created": 1, "problems": []}]


def test_an_import_without_a_mapping_forgets_nothing(terminal: Terminal, tmp_path: Path) -> None:
    terminal.do(importing(mapping={"quantity": "How many"}))
    terminal.do(importing(fingerprint="of another"))
    sheet = tmp_path / "orders.csv"
    sheet.write_text("SKU,How many\nTOTE-07,2\n", "utf-8")
    assert terminal.call("import", "jobs", sheet, "--json").objects[0]["ok"] is True


def test_a_mapping_goes_with_the_import_that_is_taken_back(terminal: Terminal, tmp_path: Path) -> None:
    sheet = tmp_path / "orders.csv"
    sheet.write_text("SKU,Price,Quantity\nTOTE-07,900,2\n", "utf-8")
    assert terminal.call("import", "jobs", sheet, "--map", "quantity=Price").code == 0
    terminal.do({"do": "undo"})
    assert terminal.call("import", "jobs", sheet).code == 0
    assert [each["quantity"] for each in terminal.show("tickets")] == [2]


def test_the_catalogue_says_what_stands_in_a_line(terminal: Terminal) -> None:
    commands = {each["do"]: each for each in terminal.call("commands", "--json").objects}
    fields = {each["name"]: each for each in commands["job.import"]["fields"]}
    line = {each["name"]: each for each in fields["lines"]["fields"]}
    assert (fields["lines"]["type"], fields["lines"]["many"]) == ("object", True)
    assert [name for name, each in line.items() if each["required"]] == ["product", "quantity"]
    assert line["priority"]["choices"] == ["low", "normal", "high", "urgent"]
    assert set(line) == {each["name"] for each in fields["mapping"]["fields"]}


# --- what is told ---------------------------------------------------------------------------------------


@pytest.fixture
def sheet(tmp_path: Path) -> Callable[[str], Path]:
    """Writes an order sheet."""

    def write(text: str) -> Path:
        path = tmp_path / "orders.csv"
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.mark.parametrize("options", [(), ("--dry-run",)])
def test_rows_that_are_no_orders_are_listed_with_their_reason(
    terminal: Terminal, sheet: Callable[[str], Path], options: tuple[str, ...]
) -> None:
    orders = sheet("SKU,Quantity\nTOTE-07,5\nCARD-02,3\nTotal,8\n\nApproved by: Ploy\nTOTE-O7,x\n")
    told = terminal.call("import", "jobs", orders, *options).out.splitlines()
    assert told[1:] == [
        "3 rows were not taken as orders:",
        "4: A total: Total | 8",
        "6: Below the orders: Approved by: Ploy",
        "7: Below the orders: TOTE-O7 | x",
    ]


def test_a_program_hears_how_many_rows_are_orders_and_nothing_of_the_others(
    terminal: Terminal, sheet: Callable[[str], Path]
) -> None:
    orders = sheet("SKU,Quantity\nTOTE-07,5\nCARD-02,x\n,3\nTotal,8\n")
    (answer,) = terminal.call("import", "jobs", orders, "--json").objects
    assert (answer["rows"], answer["created"], len(answer["problems"])) == (3, 0, 2)


def test_the_warnings_of_an_import_are_told(terminal: Terminal, sheet: Callable[[str], Path]) -> None:
    ended = terminal.call("import", "jobs", sheet("SKU,Quantity\nTOTE-07,51\nTRUNK-01,1\n"))
    assert ended.code == 0
    assert "51 pieces are many" in ended.out
    assert "TRUNK-01" in ended.out


def test_the_same_orders_by_name_are_recognised(terminal: Terminal, sheet: Callable[[str], Path]) -> None:
    assert terminal.call("import", "jobs", sheet("SKU,Quantity\nTOTE-07,5\n")).code == 0
    again = terminal.call("import", "jobs", sheet("Product,Quantity\nTote-07,5\n"), "--json")
    assert [each["code"] for each in again.objects[0]["problems"]] == ["ERR_SHEET_AGAIN"]
    terminal.do({"do": "product.edit", "product": "CARD-02", "name_en": "Card holder"})
    assert terminal.call("import", "jobs", sheet("Product,Quantity\nCard holder,5\n")).code == 0
    again = terminal.call("import", "jobs", sheet("SKU,Quantity\ncard-02,5\n"), "--json", "--dry-run")
    assert [each["code"] for each in again.objects[0]["problems"]] == ["ERR_SHEET_AGAIN"]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("SKU,Product,Quantity\nก-1,กระเป๋า,5\nTOTE-07,,2\nN,,x\n", [(2, "A"), (4, "A"), (4, "C")]),
        ("สินค้า,จำนวน\nกระเป๋าใหม่,5\nNew bag,1\n", [(2, "A")]),
    ],
)
@pytest.mark.parametrize("options", [(), ("--dry-run",)])
def test_products_that_cannot_be_made_are_told_at_their_places_before_anything_is_written(
    terminal: Terminal,
    sheet: Callable[[str], Path],
    rows: str,
    found: list[tuple[int, str]],
    options: tuple[str, ...],
) -> None:
    before = terminal.written()
    (answer,) = terminal.call("import", "jobs", sheet(rows), "--json", "--create-products", *options).objects
    assert sorted((each["row"], each["column"]) for each in answer["problems"]) == found
    assert terminal.written() == before
