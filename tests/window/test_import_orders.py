"""An order sheet of the classic line comes in through the same room, and becomes manufacturing orders."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.domain.words import Line
from app.views.context import ORDERS
from app.views.imports.order_columns import COLUMNS
from app.views.imports.outcome import SHOW
from app.views.widgets.ask import Answer
from app.views.widgets.date_field import DateField
from tests.lifecycle.workspaces import copied
from tests.window.hand import Hand
from tests.window.intake import Intake
from tests.window.ordering import BAG, BELT, AtOrders, belts

Opener = Callable[..., Hand]
HEAD = "Order no,SKU,Quantity,Due date"


def sheet(folder: Path, *skus: str) -> Path:
    """A sheet with a row for each product."""
    path = folder / "week.csv"
    rows = (f"SO-{number},{sku},{number * 10},2026-12-18" for number, sku in enumerate(skus, 1))
    path.write_text("\n".join((HEAD, *rows)), encoding="utf-8")
    return path


def room(open_window: Opener, folder: Path, qtbot: QtBot, imports: int = 1) -> Intake:
    """The room, opened from Manufacturing Orders."""
    hand = open_window(copied(folder / "belts.hatt", belts), *[Answer(SHOW)] * imports)
    AtOrders(hand)
    return Intake(hand, qtbot)


def test_a_sheet_taken_in_at_the_orders_becomes_orders_with_their_days(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    intake = room(open_window, tmp_path, qtbot)
    intake.take(sheet(tmp_path, BELT, BELT))
    assert intake.problems() == []
    assert "2 manufacturing orders" in intake.says("import_summary")
    for name, day in {"import_start": "2026-12-01", "import_end": "2026-12-15"}.items():
        intake.hand.widget(DateField, name).setText(day)
    intake.press_import()
    at = AtOrders(intake.hand)
    assert intake.hand.window.pages.shown() == ORDERS
    made = [row for row in intake.hand.shown("orders") if row["quantity"] in (10, 20)]
    assert [row["status"] for row in made] == ["draft", "draft"]
    assert at.chosen() == [made[0]["code"]]
    assert "plan" in at.able(), "nothing that a planning needs is missing"


def test_what_is_made_of_the_rows_is_chosen_and_the_preview_says_which_can_not(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    intake = room(open_window, tmp_path, qtbot)
    intake.take(sheet(tmp_path, BAG, BAG))
    assert len(intake.problems()) == 2, "bags are made piece by piece"
    assert intake.obstacle()
    intake.hand.click("chip_hatthasilpa")
    intake.wait()
    assert intake.dialog.state.line is Line.HATTHASILPA
    assert intake.problems() == []
    assert "2 jobs" in intake.says("import_summary")
    start = intake.dialog.findChild(DateField, "import_start")
    assert start is not None
    assert not start.isVisible()


def test_a_room_opened_elsewhere_makes_jobs(open_window: Opener, tmp_path: Path, qtbot: QtBot) -> None:
    hand = open_window(copied(tmp_path / "belts.hatt", belts))
    intake = Intake(hand, qtbot)
    intake.take(sheet(tmp_path, BELT))
    assert len(intake.problems()) == 1
    assert intake.dialog.state.line is Line.HATTHASILPA


def both_lines(folder: Path) -> Path:
    """A sheet of a planner who writes what is wanted of both lines into one."""
    path = folder / "week.csv"
    rows = (
        f"SO-1,{BELT},31,Classic,2/12/2026,9/12/2026",
        f"SO-2,{BAG},2,หัตถศิลป์,,",
        f"SO-3,{BELT},41,,3/12/2026,",
        f"SO-4,{BAG},3,,,",
    )
    path.write_text("\n".join(("Order no,SKU,Quantity,Type,Start,End", *rows)), encoding="utf-8")
    return path


def test_a_sheet_of_both_lines_marks_the_rows_of_the_other_and_comes_in_in_two_goes(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    intake = room(open_window, tmp_path, qtbot, imports=2)
    intake.take(both_lines(tmp_path))
    assert intake.problems() == [("3", "D “Type”"), ("5", "B “SKU”")]
    assert intake.marked() == {(3, "line"), (5, "product")}
    assert intake.obstacle()
    assert intake.orders()[2]["line"] == "Classic"
    assert intake.orders()[2]["end"].startswith("9")
    intake.tick("without_other_line")
    assert (intake.problems(), intake.skipped(), intake.obstacle()) == ([], ["3", "5"], "")
    intake.press_import()
    made = [row for row in intake.hand.shown("orders") if row["quantity"] in (2, 3, 31, 41)]
    assert [(row["quantity"], row["start"], row["end"]) for row in made] == [
        (31, "2026-12-02", "2026-12-09"),
        (41, "2026-12-03", None),
    ]

    intake.open()
    assert lately(intake) == [("week.csv", "2 orders")]
    intake.take(both_lines(tmp_path))
    intake.hand.click("chip_hatthasilpa")
    intake.wait()
    assert {row for row, _ in intake.problems()} == {"2", "4"}
    assert not intake.list("import_orders").isColumnHidden(place("line"))
    assert intake.list("import_orders").isColumnHidden(place("start")), "jobs have no schedule"
    intake.tick("without_other_line")
    intake.press_import()
    jobs = [row for row in intake.hand.shown("tickets") if row["line"] == "hatthasilpa"]
    assert [row["quantity"] for row in jobs][-2:] == [2, 3]
    intake.open()
    assert lately(intake) == [("week.csv", "2 jobs"), ("week.csv", "2 orders")]


def lately(intake: Intake) -> list[tuple[str, str]]:
    """The sheets that came in lately, and what was made of them."""
    model = intake.dialog.earlier.list.model
    return [(model.cell(row, 0).text, model.cell(row, 1).text) for row in range(model.rowCount())]


def place(column: str) -> int:
    """Where a column stands in the list of orders."""
    return next(at for at, each in enumerate(COLUMNS) if each.key == column)
