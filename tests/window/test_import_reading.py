"""How a sheet is read can be told in the dialog: columns, headings, worksheet, characters; it takes time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from app.domain.commands import Command
from app.domain.order_sheet import Field
from app.lifecycle import importing
from app.lifecycle.importing import Cancelled, Progress
from app.messages import Language
from app.views.imports import reading
from app.views.imports.outcome import SHOW
from app.views.widgets.ask import Answer
from tests.sheets.making import Table, xlsx
from tests.sheets.samples import TIDY, UNTIDY
from tests.views.accessible import nameless_shown
from tests.window.hand import Hand
from tests.window.intake import Intake, drop

Opener = Callable[..., Hand]


@pytest.fixture
def intake(open_window: Opener, workshop: Path, qtbot: QtBot) -> Intake:
    """The import on the sample workshop."""
    return Intake(open_window(workshop, Answer(SHOW), Answer(SHOW)), qtbot)


def text_file(folder: Path, *rows: str, encoding: str = "utf-8", name: str = "orders.csv") -> Path:
    path = folder / name
    path.write_text("\n".join(rows), encoding=encoding)
    return path


STRANGE = ("Artikel,Stück,Wann", "TOTE-07,3,2026-12-01", "CARD-02,4,2026-12-02")


def test_columns_with_strange_names_are_told_and_remembered(intake: Intake, tmp_path: Path) -> None:
    intake.take(text_file(tmp_path, *STRANGE))
    assert intake.obstacle()
    intake.choose("column_product", "Artikel")
    intake.choose("column_quantity", "Stück")
    intake.choose("column_due", "Wann")
    assert intake.obstacle() == ""
    assert intake.orders()[2] | {"found": ""} == {
        "row": "2",
        "product": "TOTE-07",
        "found": "",
        "quantity": "3",
        "line": "—",
        "start": "—",
        "end": "—",
        "due": "1 Dec 2026",
        "priority": "Normal",
        "notes": "—",
        "reference": "—",
    }
    intake.press_import()
    intake.take(text_file(tmp_path, "Artikel,Stück,Wann", "TOTE-07,9,2026-12-24"))
    assert intake.obstacle() == ""  # the next sheet of this customer needs no telling
    assert intake.orders()[2]["quantity"] == "9"


def test_what_was_told_is_kept_when_the_file_is_mended_and_read_again(intake: Intake, tmp_path: Path) -> None:
    path = text_file(tmp_path, *STRANGE, "CARD-02,many,2026-12-03")
    intake.take(path)
    intake.choose("column_product", "Artikel")
    intake.choose("column_quantity", "Stück")
    assert intake.problems() == [("4", "B “Stück”")]
    text_file(tmp_path, *STRANGE, "CARD-02,5,2026-12-03")
    intake.read_again()
    assert intake.problems() == []
    assert intake.choice("column_quantity").currentText() == "B: Stück"
    assert len(intake.orders()) == 3


def test_a_column_that_is_not_wanted_is_left_out(intake: Intake) -> None:
    intake.take(TIDY)
    intake.choose("column_notes", "Not read")
    assert {order["notes"] for order in intake.orders().values()} == {"—"}
    intake.press_import()
    assert intake.hand.notes("HJ-2611-0009") == ""


def test_another_row_can_hold_the_headings(intake: Intake, tmp_path: Path) -> None:
    intake.take(
        text_file(tmp_path, "SKU,Quantity", "SKU,Dozens", "TOTE-07,3", "CARD-02,4"),
    )
    assert intake.problems() != []
    intake.hand.click("chip_read_as")
    intake.choose("headings", "Row 2")
    intake.choose("column_quantity", "Dozens")
    assert intake.problems() == []
    assert [order["quantity"] for order in intake.orders().values()] == ["3", "4"]


def test_the_worksheet_with_orders_is_found_and_another_can_be_chosen(intake: Intake, tmp_path: Path) -> None:
    path = tmp_path / "week.xlsx"
    head = ["SKU", "Quantity"]
    tables: dict[str, Table] = {
        "Read me": [["Write here"]],
        "Monday": [head, ["TOTE-07", 3]],
        "Tuesday": [head, ["CARD-02", 4]],
    }
    path.write_bytes(xlsx(tables))
    intake.take(path)
    assert intake.choice("worksheet").currentText() == "Monday"
    intake.choose("worksheet", "Tuesday")
    assert [order["product"] for order in intake.orders().values()] == ["CARD-02"]
    intake.choose("worksheet", "Read me")
    assert intake.obstacle()
    intake.choose("worksheet", "Monday")
    assert intake.obstacle() == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp874"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_thai_text_files_are_understood_as_they_are(
    intake: Intake, tmp_path: Path, encoding: str, separator: str
) -> None:
    rows = (["รหัสสินค้า", "จำนวน", "หมายเหตุ"], ["TOTE-07", "3", "สีน้ำตาล"])
    intake.take(text_file(tmp_path, *map(separator.join, rows), encoding=encoding))
    assert intake.problems() == []
    assert intake.orders()[2]["notes"] == "สีน้ำตาล"


def test_other_characters_and_separators_can_be_told(intake: Intake, tmp_path: Path) -> None:
    intake.take(text_file(tmp_path, "SKU;Quantity", "TOTE-07;3", encoding="cp874"))
    intake.choose("separator", "Comma")
    assert intake.obstacle()
    intake.choose("separator", "Semicolon")
    assert intake.obstacle() == ""


def test_the_dialog_says_everything_again_in_another_language_and_keeps_what_was_chosen(
    intake: Intake,
) -> None:
    intake.take(UNTIDY)
    intake.choose("column_notes", "Not read")
    dialog = intake.dialog
    thai = intake.hand.window.context.messages.__class__(Language.THAI)
    intake.hand.window.context.speech.messages = thai
    dialog.retranslate(thai)
    assert intake.choice("column_notes").value() == ""
    assert intake.hand.button("import").text() == "นำเข้า"
    assert len(intake.orders()) == 5
    assert nameless_shown(dialog) == []


def test_every_control_of_the_dialog_has_a_name(intake: Intake, tmp_path: Path) -> None:
    intake.open()
    assert nameless_shown(intake.dialog) == []
    intake.take(UNTIDY)
    assert nameless_shown(intake.dialog) == []
    intake.take(text_file(tmp_path, *STRANGE))
    assert nameless_shown(intake.dialog) == []


def test_the_models_of_the_dialog_keep_qts_rules(intake: Intake, tmp_path: Path) -> None:
    intake.open()
    page = intake.dialog.page
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [
        QAbstractItemModelTester(model, fatal)
        for model in (page.orders.model, page.problems.model, page.skipped.model)
    ]
    for path in (TIDY, UNTIDY, text_file(tmp_path, *STRANGE), tmp_path / "missing.csv", TIDY):
        intake.take(path)
    assert len(testers) == 3


# what takes time


class Brake:
    """Holds a reading up at its first row until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached, self.let_go = threading.Event(), threading.Event()
        look = reading.look

        def held(job: reading.Job, progress: Progress, cancelled: Cancelled) -> reading.Looked:
            def wait_once(done: int, total: int) -> None:
                progress(done, total)
                self.reached.set()
                self.let_go.wait(10)

            return look(job, wait_once, cancelled)

        monkeypatch.setattr(reading, "look", held)


@pytest.fixture
def long_sheet(tmp_path: Path) -> Path:
    """Ten thousand orders."""
    rows = (f"TOTE-07,{1 + number % 9},2026-12-{1 + number % 28:02}" for number in range(10_000))
    return text_file(tmp_path, "SKU,Quantity,Due", *rows, name="ten thousand.csv")


def start_reading(intake: Intake, path: Path) -> None:
    intake.open()
    intake.dialog.open_sheet(path)


def test_a_long_reading_shows_how_far_it_is_and_can_be_stopped(
    intake: Intake, long_sheet: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    brake = Brake(monkeypatch)
    start_reading(intake, long_sheet)
    progress = intake.dialog.progress
    qtbot.waitUntil(lambda: brake.reached.is_set() and progress.isVisible() and progress.bar.maximum() > 0)
    qtbot.waitUntil(lambda: "10,00" in progress.label.said())
    assert intake.obstacle() == "The sheet is being read."
    intake.hand.click("stop_reading")
    brake.let_go.set()
    assert not progress.isVisible()
    assert intake.dialog.state.path is None
    intake.take(TIDY)
    assert len(intake.orders()) == 6


def test_stopping_goes_back_to_what_was_read_before(
    intake: Intake, long_sheet: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    intake.take(long_sheet)
    assert len(intake.dialog.page.orders.model.ids) == 10_000
    brake = Brake(monkeypatch)
    intake.dialog.state.use_create_products(True)
    qtbot.waitUntil(lambda: brake.reached.is_set() and intake.dialog.progress.isVisible())
    intake.hand.click("stop_reading")
    brake.let_go.set()
    assert len(intake.dialog.page.orders.model.ids) == 10_000
    assert not intake.dialog.foot.create_products.isChecked()
    assert intake.obstacle() == ""


def test_another_file_takes_the_place_of_one_that_is_being_read(
    intake: Intake, long_sheet: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        brake = Brake(patch)
        start_reading(intake, long_sheet)
        qtbot.waitUntil(brake.reached.is_set)
    drop(intake.dialog, QUrl.fromLocalFile(str(TIDY)))
    brake.let_go.set()
    intake.wait()
    assert intake.dialog.state.path == TIDY
    assert len(intake.orders()) == 6


def test_leaving_in_the_middle_of_a_reading_leaves_nothing_behind(
    intake: Intake, long_sheet: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    brake = Brake(monkeypatch)
    start_reading(intake, long_sheet)
    qtbot.waitUntil(brake.reached.is_set)
    QTest.keyClick(intake.dialog, Qt.Key.Key_Escape)
    brake.let_go.set()
    assert not intake.is_open()


def test_closing_the_window_in_the_middle_of_a_reading_closes_it(
    intake: Intake, long_sheet: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    brake = Brake(monkeypatch)
    start_reading(intake, long_sheet)
    qtbot.waitUntil(brake.reached.is_set)
    intake.hand.window.close()
    brake.let_go.set()
    assert not intake.hand.window.isVisible()


def test_the_window_is_free_while_the_orders_are_put_into_a_command(
    intake: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten thousand of them take a third of a second."""
    made_in = []
    make = importing.command

    def watched(*given: Any, **how: Any) -> Command:
        made_in.append(threading.current_thread())
        return make(*given, **how)

    monkeypatch.setattr(importing, "command", watched)
    intake.take(TIDY)
    intake.press_import()
    assert len(intake.hand.codes()) == 8 + 6
    assert threading.main_thread() not in made_in


@pytest.mark.slow
def test_ten_thousand_orders_come_in_and_stand_in_the_list(intake: Intake, long_sheet: Path) -> None:
    intake.take(long_sheet)
    assert intake.obstacle() == ""
    intake.press_import()
    assert len(intake.hand.jobs.listing.model.ids) == 8 + 10_000
    assert intake.hand.chosen() == ["HJ-2611-0009"]
    assert intake.hand.row("HJ-2611-10008")["pieces"] == "1"


@pytest.mark.logs_warnings
def test_a_mistake_of_the_program_while_reading_is_told_and_another_file_can_be_chosen(
    open_window: Opener, workshop: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    intake = Intake(open_window(workshop, None), qtbot)
    with monkeypatch.context() as patch:
        patch.setattr(reading, "look", lambda *_: 1 / 0)
        intake.take(TIDY)
    assert "made a mistake" in intake.hand.asked.questions[0].text
    intake.take(TIDY)
    assert len(intake.orders()) == 6


def test_all_fields_of_a_job_can_be_told(intake: Intake) -> None:
    intake.take(TIDY)
    for field in set(Field) - {Field.START, Field.END}:  # those are an order's
        assert intake.choice(f"column_{field}").count() > 1
