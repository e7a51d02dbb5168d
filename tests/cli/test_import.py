"""Order sheets from the command line, beyond what was agreed of them."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main
from tests.cli.terminal import Object, Terminal
from tests.sheets.making import xlsx

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
    headings = {each["name"] for each in fields["mapping"]["fields"]}
    assert headings - set(line) == {"line", "start", "end"}, "which of both lines, and the schedule of orders"
    of_orders = {each["name"]: each for each in commands["order.import"]["fields"]}
    assert {each["name"] for each in of_orders["lines"]["fields"]} == headings - {"line"}


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
    assert "51 pieces of TOTE-07 are many" in ended.out
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


# --- what is told of a sheet, and how it is heard --------------------------------------------------------


@pytest.mark.parametrize("called", ["product", "Product", "SKU", "sku", "รหัสสินค้า"])
def test_a_column_is_mapped_by_any_name_of_its_field(
    terminal: Terminal, sheet: Callable[[str], Path], called: str
) -> None:
    orders = sheet("Artikel,จำนวน,Ordre\nTOTE-07,5,X-1\n")
    options = ("--map", f"{called}=Artikel", "--map", "order reference=Ordre", "--map", 'จำนวน="จำนวน"')
    assert terminal.call("import", "jobs", orders, *options).code == 0
    (fact,) = [each for each in terminal.show("facts") if each["kind"] == "ticket.created"]
    assert (fact["data"]["quantity"], fact["data"]["reference"]) == (5, "X-1")


@pytest.mark.parametrize("pairs", [("quantity=A", "quantity=B"), ("sku=A", "product=B")])
def test_a_field_is_mapped_to_one_column(
    terminal: Terminal, sheet: Callable[[str], Path], pairs: tuple[str, str]
) -> None:
    before = terminal.written()
    options = [each for pair in pairs for each in ("--map", pair)]
    ended = terminal.call("import", "jobs", sheet("A,B\nTOTE-07,5\n"), *options)
    assert (ended.code, ended.out) == (2, "")
    assert "once" in ended.err
    assert terminal.written() == before


@pytest.mark.parametrize(
    ("rows", "option"),
    [
        ("SKU,Quantity\nNEW-1,5\n", "--create-products"),
        ("SKU,จำนวน,Quantity\nTOTE-07,5,6\n", "--map quantity=B"),
        ("SKU,Stück\nTOTE-07,5\n", '--map quantity="…"'),
        ("Artikel,Quantity\nTOTE-07,5\n", '--map product="…"'),
    ],
)
@pytest.mark.parametrize("language", ["en", "th"])
def test_the_option_that_helps_is_named(
    terminal: Terminal, sheet: Callable[[str], Path], rows: str, option: str, language: str
) -> None:
    ended = terminal.call("import", "jobs", sheet(rows), "--lang", language)
    assert (ended.code, ended.out.splitlines()[-1].endswith(option)) == (1, True), ended.out


def test_when_rows_came_before_is_told_to_programs_as_every_instant_is(terminal: Terminal) -> None:
    terminal.do(importing(request_id="this"))
    (fact,) = [each for each in terminal.show("facts") if each["kind"] == "sheet.imported"]
    (receipt,) = terminal.refused(importing())
    assert receipt["details"] == {"sheet": "by hand", "at": fact["at"], "line": 1}
    terminal.do({"do": "job.start", "job": terminal.show("tickets")[0]["code"]})
    (receipt,) = terminal.refused({"do": "undo", "request": "this"})
    assert receipt["details"]["when"] == terminal.show("facts")[-1]["at"]


def test_rows_that_came_before_are_refused_with_the_option_that_takes_them_once_more(
    terminal: Terminal, sheet: Callable[[str], Path]
) -> None:
    orders = sheet("SKU,Quantity\nTOTE-07,5\n")
    assert terminal.call("import", "jobs", orders).code == 0
    again = terminal.call("import", "jobs", orders)
    assert (again.code, again.out.splitlines()[-1].endswith("--again")) == (1, True)
    assert terminal.call("import", "jobs", orders, "--again").code == 0
    assert len(terminal.show("tickets")) == 2


def test_a_dry_run_says_what_the_import_would_say_to_somebody_who_may_not(
    terminal: Terminal, sheet: Callable[[str], Path]
) -> None:
    before = terminal.written()
    call = ("import", "jobs", sheet("SKU,Quantity\nTOTE-07,5\n"), "--as", "Nok", "--json")
    dry = terminal.call(*call, "--dry-run")
    assert terminal.written() == before
    assert (dry.code, dry.objects) == (1, terminal.call(*call).objects)
    assert [each["code"] for each in dry.objects[0]["problems"]] == ["ERR_NOT_ALLOWED"]


def test_of_several_worksheets_the_one_that_is_read_is_told_and_another_can_be_named(
    terminal: Terminal, tmp_path: Path
) -> None:
    head = ["SKU", "Quantity"]
    book = tmp_path / "week.xlsx"
    book.write_bytes(xlsx({"Monday": [head, ["TOTE-07", 3]], "Tuesday": [head, ["CARD-02", 4]]}))
    told = terminal.call("import", "jobs", book, "--dry-run").out.splitlines()
    assert "“Monday”" in told[0]
    assert "Tuesday" in told[0]
    ended = terminal.call("import", "jobs", book, "--worksheet", "Tuesday")
    assert ended.code == 0
    assert [each["product"] for each in terminal.show("tickets")] == ["CARD-02"]
    ended = terminal.call("import", "jobs", book, "--worksheet", "Sunday", "--json")
    assert [each["code"] for each in ended.objects[0]["problems"]] == ["SHEET_WORKSHEET_UNKNOWN"]


def test_characters_that_cannot_be_made_out_can_be_told(terminal: Terminal, tmp_path: Path) -> None:
    western = tmp_path / "orders.csv"
    western.write_bytes("SKU,Quantity,Notes\nTOTE-07,5,Café\n".encode("cp1252"))
    ended = terminal.call("import", "jobs", western)
    assert (ended.code, ended.out.splitlines()[-1].endswith("--encoding utf-8|cp874|cp1252")) == (1, True)
    assert terminal.call("import", "jobs", western, "--encoding", "cp1252").code == 0
    (fact,) = [each for each in terminal.show("facts") if each["kind"] == "ticket.created"]
    assert fact["data"]["notes"] == "Café"
    assert terminal.call("import", "jobs", western, "--encoding", "klingon").code == 2


@pytest.mark.parametrize("language", ["en", "th"])
def test_a_problem_is_told_with_its_place_its_sentence_and_its_code(
    terminal: Terminal, sheet: Callable[[str], Path], language: str
) -> None:
    before = terminal.written()
    orders = sheet("SKU,Quantity\nTOTE-07,x\nTOTE-07,1,2\n")
    cell, row = terminal.call("import", "jobs", orders, "--lang", language).out.splitlines()
    assert (cell.startswith("B2: "), cell.endswith(" [SHEET_QUANTITY_NOT_A_NUMBER]")) == (True, True)
    assert (row.startswith("3: "), row.endswith(" [SHEET_ROW_TOO_LONG]")) == (True, True)
    empty = terminal.call("import", "jobs", sheet(""), "--lang", language)
    assert (empty.code, empty.out.rstrip().endswith("[SHEET_FILE_EMPTY]")) == (1, True)
    assert terminal.written() == before


def test_a_row_tells_its_problems_from_left_to_right(
    terminal: Terminal, sheet: Callable[[str], Path]
) -> None:
    orders = sheet("SKU,Quantity,Due\nNEW-1,x,y\n,x,y\n")
    (answer,) = terminal.call("import", "jobs", orders, "--json").objects
    places = [(each["row"], each["column"]) for each in answer["problems"]]
    assert places == [(row, column) for row in (2, 3) for column in "ABC"]


class Screen(io.StringIO):
    """A terminal's screen."""

    def isatty(self) -> bool:
        return True


def test_a_person_at_a_screen_sees_how_far_a_long_sheet_is_and_a_program_does_not(
    terminal: Terminal, sheet: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    orders = sheet("SKU,Quantity\n" + "TOTE-07,1\n" * 2_000)
    screens = []
    for _ in range(2):
        screens.append(Screen())
        with redirect_stdout(io.StringIO()), redirect_stderr(screens[-1]):
            assert main(["import", "jobs", "-w", str(terminal.file), str(orders), "--again"]) == 0
        monkeypatch.setattr(Screen, "isatty", lambda _: False)
    shown, silent = (screen.getvalue() for screen in screens)
    assert "row 500 of 2,000" in shown
    assert "The rows of the sheet are being taken in" in shown
    assert shown.endswith("\r")  # and the line is clean again
    assert "\n" not in shown
    assert silent == ""


def test_a_sheet_becomes_manufacturing_orders_that_can_be_planned(terminal: Terminal, tmp_path: Path) -> None:
    sheet = tmp_path / "belts.csv"
    sheet.write_text("SKU,Quantity,Due,PO\nBELT-32,300,2026-12-20,PO-1\nTOTE-07,1,,PO-2\n", "utf-8")
    (answer,) = terminal.call("import", "orders", sheet, "--json").objects
    assert [each["code"] for each in answer["problems"]] == ["SHEET_PRODUCT_HATTHASILPA"]
    sheet.write_text("SKU,Quantity,Due,PO\nBELT-32,300,2026-12-20,PO-1\n", "utf-8")
    days = ("--start", "2026-12-01", "--end", "2026-12-18")
    ended = terminal.call("import", "orders", sheet, *days, "--json")
    assert ended.objects == [{"ok": True, "rows": 1, "created": 1, "problems": []}]
    (order,) = terminal.show("orders")
    assert (order["status"], order["quantity"], order["end"]) == ("draft", 300, "2026-12-18")
    (planned,) = terminal.do({"do": "order.plan", "order": order["code"], "batch": 50})
    assert len(planned["result"]["tickets"]) == 6


# --- both lines -----------------------------------------------------------------------------------------

BOTH = """SKU,Quantity,Production type,Start,Finish
BELT-32,300,classic,1/12/2026,5/12/2026
TOTE-07,4,หัตถศิลป์,,
BELT-32,20,,,
"""


def test_a_sheet_never_comes_in_on_the_wrong_line(terminal: Terminal, sheet: Callable[[str], Path]) -> None:
    before = terminal.written()
    ended = terminal.call("import", "orders", sheet(BOTH), "--json")
    (answer,) = ended.objects
    (problem,) = answer["problems"]
    assert (ended.code, answer["ok"], answer["rows"]) == (1, False, 3)
    assert (problem["row"], problem["column"], problem["code"]) == (3, "C", "SHEET_LINE_HATTHASILPA")
    assert "“หัตถศิลป์”" in problem["message"]
    assert "import it as a Hatthasilpa job" in problem["message"]
    assert "--without-other-line" in terminal.call("import", "orders", sheet(BOTH)).out
    hybrid = terminal.call("import", "orders", sheet(BOTH.replace("หัตถศิลป์", "hybrid")), "--json").objects[0]
    assert [each["code"] for each in hybrid["problems"]] == ["SHEET_LINE_HYBRID"]
    assert terminal.written() == before


def test_a_sheet_of_both_lines_comes_in_in_two_goes(terminal: Terminal, sheet: Callable[[str], Path]) -> None:
    both = sheet(BOTH)
    ended = terminal.call("import", "orders", both, "--without-other-line", "--end", "2026-12-20")
    assert (ended.code, "3: Left out: it is made on the other line: TOTE-07" in ended.out) == (0, True)
    made = [(each["quantity"], each["start"], each["end"]) for each in terminal.show("orders")]
    assert sorted(made) == [(20, None, "2026-12-20"), (300, "2026-12-01", "2026-12-05")]
    assert terminal.call("import", "jobs", both, "--without-other-line").code == 0
    assert [(each["line"], each["quantity"]) for each in terminal.show("tickets")] == [("hatthasilpa", 4)]


def test_a_sheet_of_the_other_line_alone_is_not_left_out(
    terminal: Terminal, sheet: Callable[[str], Path]
) -> None:
    told = terminal.call("import", "orders", sheet("SKU,Quantity\nTOTE-07,4\n"), "--without-other-line")
    assert (told.code, "SHEET_PRODUCT_HATTHASILPA" in told.out) == (1, True)
    assert "--without-other-line" not in told.out
