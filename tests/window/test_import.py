"""An order sheet comes in through the window: looked at, put right, and made into jobs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.messages import Language
from app.views.context import JOBS
from app.views.imports.outcome import SHOW
from app.views.widgets.ask import Answer
from tests.sheets.making import xlsx
from tests.sheets.samples import TIDY, UNTIDY
from tests.window.hand import Hand
from tests.window.intake import Intake, drop

Opener = Callable[..., Hand]

TIDY_JOBS = {"HJ-2611-0009": "12", "HJ-2611-0010": "40", "HJ-2611-0011": "1,200", "HJ-2611-0012": "1"}


@pytest.fixture
def intake(open_window: Opener, workshop: Path, qtbot: QtBot) -> Intake:
    """The import on the sample workshop; whoever imports is told once what was made, and goes there."""
    return Intake(open_window(workshop, Answer(SHOW), Answer(SHOW)), qtbot)


def sheet(folder: Path, *rows: str) -> Path:
    path = folder / "orders.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


# the samples that are shipped


@pytest.mark.parametrize("lang", ["en", "th"])
@pytest.mark.parametrize(("path", "lines", "skipped"), [(TIDY, 6, 0), (UNTIDY, 5, 8)])
def test_the_shipped_samples_come_in(
    open_window: Opener, workshop: Path, qtbot: QtBot, path: Path, lines: int, skipped: int, lang: str
) -> None:
    intake = Intake(open_window(workshop, Answer(SHOW), lang=lang), qtbot)
    intake.take(path)
    assert len(intake.orders()) == lines
    assert intake.problems() == []
    assert len(intake.skipped()) == skipped
    assert intake.obstacle() == ""
    assert str(lines) in intake.says("import_summary")
    assert len(intake.hand.codes()) == 8  # nothing is written by looking
    intake.press_import()
    hand = intake.hand
    assert not intake.is_open()
    assert len(hand.codes()) == 8 + lines
    (told,) = hand.asked.questions
    assert path.name in told.text
    assert "HJ-2611-0009" in told.text
    assert hand.window.pages.shown() == JOBS
    assert hand.chosen() == ["HJ-2611-0009"]
    assert {each["status"] for each in hand.shown("tickets") if each["code"] > "HJ-2611-0008"} <= {"planned"}


def test_what_the_preview_showed_is_what_the_jobs_hold(intake: Intake) -> None:
    intake.take(TIDY)
    looked = list(intake.orders().values())
    intake.press_import()
    hand = intake.hand
    for place, order in enumerate(looked):
        row = hand.row(f"HJ-2611-{9 + place:04}")
        assert (row["product"], row["pieces"]) == (order["found"], order["quantity"])
        assert (row["due"], row["priority"]) == (order["due"], order["priority"])
        assert row["reference"] == order["reference"]
    assert hand.notes("HJ-2611-0013") == "Customer collects\nafter the holidays"
    assert {each["job_owner_id"] for each in hand.shown("tickets")} == {None}


def test_a_cell_with_several_lines_shows_them_all_when_pointed_at(intake: Intake) -> None:
    intake.take(TIDY)
    model = intake.dialog.page.orders.model
    notes = next(at for at, column in enumerate(model.columns) if column.key == "notes")
    assert model.cell(4, notes).text == "Customer collects after the holidays"
    assert model.cell(4, notes).tooltip == "Customer collects\nafter the holidays"


# the same once more


def test_the_same_sheet_twice_is_known_and_comes_in_only_when_asked_for(
    intake: Intake, tmp_path: Path
) -> None:
    intake.take(TIDY)
    intake.press_import()
    copy = tmp_path / "under another name.csv"
    copy.write_bytes(TIDY.read_bytes())
    intake.take(copy)
    assert TIDY.name in intake.says("import_before")
    assert "Import again" in intake.obstacle()
    intake.tick("import_again")
    assert intake.obstacle() == ""
    intake.press_import()
    assert len(intake.hand.codes()) == 8 + 2 * 6


def test_a_sheet_that_another_window_imports_meanwhile_is_known_here(
    intake: Intake, open_window: Opener, workshop: Path, qtbot: QtBot
) -> None:
    intake.take(TIDY)
    assert intake.obstacle() == ""
    other = Intake(open_window(workshop, None), qtbot)
    other.take(TIDY)
    other.press_import()
    intake.hand.window.context.bridge.look()
    intake.wait()
    assert "Import again" in intake.obstacle()


def test_the_door_has_the_last_word_and_everything_stays(
    intake: Intake, open_window: Opener, workshop: Path, qtbot: QtBot
) -> None:
    """The other window's import was not heard of yet when the button was pressed."""
    intake.take(TIDY)
    intake.hand.window.context.bridge.stop()
    intake.hand.window.context.bridge.blockSignals(True)
    other = Intake(open_window(workshop, None), qtbot)
    other.take(TIDY)
    other.press_import()
    intake.hand.click("import")
    qtbot.waitUntil(lambda: intake.says("import_refusal") != "")
    assert TIDY.name in intake.says("import_refusal")
    assert len(intake.orders()) == 6
    assert "Import again" in intake.obstacle()
    intake.hand.window.context.bridge.blockSignals(False)
    intake.tick("import_again")
    intake.press_import()
    assert len(intake.hand.codes()) == 8 + 2 * 6


# products


def test_unknown_products_are_named_and_made_when_that_is_wanted(
    open_window: Opener, empty_workspace: Path, qtbot: QtBot
) -> None:
    intake = Intake(open_window(empty_workspace, Answer(SHOW)), qtbot)
    intake.take(TIDY)
    assert len(intake.problems()) == 6
    assert "TOTE-07" in intake.dialog.page.detail.said()
    assert intake.obstacle()
    intake.tick("create_products")
    assert intake.problems() == []
    for sku in ("TOTE-07", "CARD-02", "TRUNK-01"):
        assert sku in intake.says("import_summary")
    assert intake.orders()[2]["found"] == "New: Tote No.7, saddle"
    intake.press_import()
    hand = intake.hand
    assert sorted(each["sku"] for each in hand.shown("products")) == ["CARD-02", "TOTE-07", "TRUNK-01"]
    assert len(hand.codes()) == 6
    assert any("CARD-02" in line for line in hand.asked.questions[0].details)


def test_a_product_made_meanwhile_is_found_without_reading_by_hand(
    open_window: Opener, empty_workspace: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    intake = Intake(open_window(empty_workspace, None), qtbot)
    intake.take(sheet(tmp_path, "SKU,Quantity", "TOTE-07,3"))
    assert len(intake.problems()) == 1
    other = Intake(open_window(empty_workspace, None), qtbot)
    other.take(sheet(tmp_path, "SKU,Quantity", "TOTE-07,5"))
    other.tick("create_products")
    other.press_import()
    intake.hand.window.context.bridge.look()
    intake.wait()
    assert intake.problems() == []
    assert intake.obstacle() == ""


def test_an_inspector_is_told_why_nothing_can_be_imported(
    open_window: Opener, workshop: Path, qtbot: QtBot
) -> None:
    intake = Intake(open_window(workshop, actor="Malee"), qtbot)
    intake.take(TIDY)
    assert "Malee may not" in intake.obstacle()
    assert len(intake.orders()) == 6


# what is wrong with a sheet


def test_every_problem_stands_at_its_place_and_leads_there(intake: Intake, tmp_path: Path) -> None:
    path = sheet(
        tmp_path,
        "SKU,Quantity,Due",
        "TOTE-07,3,2026-12-01",
        "TOTE-07,many,2026-12-01",
        ",4,2026-12-01",
        "TOTE-07,5,32/12/2026",
        "BELT-32,6,",
        "SADDLE-9,7,",
    )
    intake.take(path)
    assert intake.problems() == [
        ("3", "B “Quantity”"),
        ("4", "A “SKU”"),
        ("5", "C “Due”"),
        ("6", "A “SKU”"),
        ("7", "A “SKU”"),
    ]
    assert intake.marked() == {(3, "quantity"), (4, "product"), (5, "due"), (6, "product"), (7, "product")}
    model, preview = intake.dialog.page.problems.model, intake.dialog.state.preview
    assert preview is not None
    pointed_at = [model.cell(row, model.columnCount() - 1).tooltip for row in range(model.rowCount())]
    codes = [each.rpartition("\n")[2] for each in pointed_at]
    assert codes == [problem.code for problem in preview.problems]
    assert len(set(codes)) >= 4
    orders_seen = intake.dialog.page.orders.model
    due = next(place for place, each in enumerate(orders_seen.columns) if each.key == "due")
    shown = [orders_seen.cell(row, due).text for row in range(orders_seen.rowCount())]
    assert shown[:2] == ["1 Dec 2026"] * 2, "what is right in a row looks like that of the others"
    assert "5 problems" in intake.obstacle()
    assert intake.says("import_summary") == intake.obstacle()
    orders, problems = intake.list("import_orders"), intake.list("import_problems")
    for place, (row, column) in enumerate(
        [(3, "quantity"), (4, "product"), (5, "due"), (6, "product"), (7, "product")]
    ):
        problems.choose([place])
        assert orders.current() == row
        assert intake.dialog.page.orders.model.columns[orders.currentIndex().column()].key == column
        assert intake.dialog.page.detail.isVisible()
    orders.choose([5])
    assert list(problems.chosen()) == [2]  # and a row leads to its problem


def test_a_mended_sheet_is_read_again_and_comes_in(intake: Intake, tmp_path: Path) -> None:
    path = sheet(tmp_path, "SKU,Quantity", "TOTE-07,3", "TOTE-07,many")
    intake.take(path)
    assert intake.obstacle()
    sheet(tmp_path, "SKU,Quantity", "TOTE-07,3", "TOTE-07,4")
    intake.read_again()
    assert intake.obstacle() == ""
    intake.press_import()
    assert len(intake.hand.codes()) == 10


def test_f5_reads_the_sheet_again(intake: Intake, tmp_path: Path) -> None:
    path = sheet(tmp_path, "SKU,Quantity", "TOTE-07,3")
    intake.take(path)
    sheet(tmp_path, "SKU,Quantity", "TOTE-07,3", "CARD-02,4")
    QTest.keyClick(intake.list("import_orders"), Qt.Key.Key_F5)
    intake.wait()
    assert len(intake.orders()) == 2


def test_the_problems_are_told_in_thai(intake: Intake, tmp_path: Path) -> None:
    intake.hand.window.speak(Language.THAI)
    intake.take(sheet(tmp_path, "รหัสสินค้า,จำนวน", "TOTE-07,หลายใบ"))
    assert intake.problems() == [("2", "B “จำนวน”")]
    assert "แถว" in intake.dialog.page.problems.model.headerData(0, Qt.Orientation.Horizontal)
    assert any("\u0e00" <= letter <= "\u0e7f" for letter in intake.obstacle())


UNREADABLE = {
    "nothing.csv": b"",
    "picture.xlsx": b"\x89PNG\r\n\x1a\n" + bytes(64),
    "damaged.xlsx": xlsx({"Orders": [["SKU", "Quantity"], ["TOTE-07", 3]]})[:600],
    "page.xls": b"<html><body><table><tr><td>SKU</td></tr></table></body></html>",
    "blank.csv": b",,\n,,\n",
}


def test_a_file_that_is_no_sheet_is_told_in_a_sentence_and_another_can_be_chosen(
    intake: Intake, tmp_path: Path
) -> None:
    for name, content in UNREADABLE.items():
        (tmp_path / name).write_bytes(content)
    for name in (*UNREADABLE, "missing.csv"):
        intake.take(tmp_path / name)
        notice = intake.dialog.start.notice()
        assert notice is not None, name
        assert notice.hint.endswith("."), name
        assert name in notice.hint or "cells" in notice.hint, (name, notice.hint)
        assert intake.obstacle() == notice.hint
    intake.take(TIDY)
    assert intake.obstacle() == ""


def test_a_sheet_without_orders_or_headings_says_what_to_do(intake: Intake, tmp_path: Path) -> None:
    for rows in (("SKU,Quantity",), ("hello", "there"), ("Colour,Size", "red,3")):
        intake.take(sheet(tmp_path, *rows))
        assert intake.obstacle(), rows
        assert intake.orders() == {} or rows[0] == "Colour,Size"


# leaving without importing


@pytest.mark.parametrize("way", ["dismiss", "escape", "close"])
def test_leaving_writes_nothing(intake: Intake, way: str) -> None:
    before = intake.hand.shown("facts")
    intake.take(TIDY)
    dialog = intake.dialog
    if way == "dismiss":
        intake.hand.click("dismiss")
    elif way == "escape":
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        dialog.close()
    assert not intake.is_open()
    assert intake.hand.shown("facts") == before


def test_a_double_click_on_import_imports_once(intake: Intake) -> None:
    intake.take(TIDY)
    button = intake.hand.button("import")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    intake.hand.wait()
    assert len(intake.hand.codes()) == 14
    assert [each["code"] for each in intake.hand.shown("attempts")] == []


def test_nothing_comes_between_while_the_jobs_are_made(intake: Intake) -> None:
    intake.take(TIDY)
    intake.hand.click("import")
    dialog = intake.dialog
    assert dialog.state.is_sending
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    QTest.keyClick(dialog, Qt.Key.Key_F5)
    dialog.close()
    drop(dialog, QUrl.fromLocalFile(str(UNTIDY)))
    assert intake.is_open()
    assert (dialog.state.is_sending, dialog.state.path) == (True, TIDY)
    for name in ("dismiss", "import", "another_file", "read_again"):
        assert not intake.hand.button(name).isEnabled(), name
    intake.hand.wait()
    assert not intake.is_open()
    assert len(intake.hand.codes()) == 8 + 6


def test_a_window_that_is_closed_while_the_jobs_are_made_waits_for_them(
    intake: Intake, open_window: Opener, workshop: Path
) -> None:
    intake.take(TIDY)
    intake.hand.click("import")
    intake.hand.window.close()
    assert len(open_window(workshop).codes()) == 8 + 6
    assert [each.text.split(":")[0] for each in intake.hand.asked.questions] == [
        f"6 jobs were made from {TIDY.name}"
    ]


# dragging a file


def test_a_file_dropped_on_the_window_is_read(intake: Intake) -> None:
    intake.hand.settle()
    assert drop(intake.hand.window, QUrl.fromLocalFile(str(TIDY)))
    intake.wait()
    assert len(intake.orders()) == 6
    assert drop(intake.dialog, QUrl.fromLocalFile(str(UNTIDY)))  # and another on the open dialog
    intake.wait()
    assert len(intake.orders()) == 5


def test_what_is_not_one_file_of_this_computer_is_not_taken(intake: Intake) -> None:
    intake.hand.settle()
    window = intake.hand.window
    for urls in ((), (QUrl("https://example.org/orders.csv"),), (QUrl.fromLocalFile(str(TIDY)),) * 2):
        assert not drop(window, *urls)
        assert not intake.is_open()


def test_a_file_can_be_dropped_at_once_after_the_dialog_was_left(intake: Intake) -> None:
    intake.hand.settle()
    intake.take(TIDY)
    intake.hand.click("dismiss")  # and no event loop runs in between
    assert drop(intake.hand.window, QUrl.fromLocalFile(str(UNTIDY)))
    intake.wait()
    assert len(intake.orders()) == 5


def test_the_menu_opens_one_dialog_however_often_it_is_chosen(intake: Intake) -> None:
    first = intake.open()
    assert intake.open() is first
    assert first.start.button.isVisible()
    assert intake.obstacle() == "Choose a file first."
