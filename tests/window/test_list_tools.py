"""What a person makes of a list: columns, saved views, a table for the clipboard; kept for the next start."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from app.desktop import Fittings, build
from app.views.context import TICKETS
from app.views.lists.chooser import APPLY, AS_THEY_COME, DOWN, ColumnsDialog
from app.views.lists.tools import SAVE
from app.views.shell.memory import Memory
from app.views.tickets.view import TicketsScreen
from app.views.widgets.ask import Answer
from tests.views.scripted import ScriptedAsk
from tests.window.hand import Hand

Sitting = Callable[..., Hand]

PLANNED = "HJ-2611-0003"


@pytest.fixture
def sit(qtbot: QtBot, workshop: Path, tmp_path: Path) -> Iterator[Sitting]:
    """Opens the same person's window on the same workspace, again and again; the one before is closed."""
    sat: list[Hand] = []

    def leave() -> None:
        for hand in sat:
            hand.window.close()
            hand.window.deleteLater()
        sat.clear()

    def sit_down(*answers: Answer | None) -> Hand:
        leave()
        fittings = Fittings(
            clock=FixedClock(), ask=ScriptedAsk(*answers), backups=False, memory=Memory(tmp_path / "memory")
        )
        sat.append(Hand(qtbot, build(workshop, None, "en", fittings)))
        return sat[-1]

    yield sit_down
    leave()


def shown(hand: Hand) -> list[str]:
    columns = hand.jobs.listing.model.columns
    return [columns[place].key for place in hand.jobs.table.arranging.shown()]


def chooser(hand: Hand) -> ColumnsDialog:
    hand.jobs.tools.choose_columns()
    (dialog,) = hand.window.seen(ColumnsDialog)
    return dialog


def tick(dialog: ColumnsDialog, title: str, ticked: bool) -> None:
    (item,) = dialog.chooser.list.findItems(title, Qt.MatchFlag.MatchExactly)
    item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)


def test_the_chosen_columns_are_shown_in_their_order_and_again_at_the_next_start(sit: Sitting) -> None:
    hand = sit()
    dialog = chooser(hand)
    tick(dialog, "Product", False)
    dialog.chooser.list.setCurrentRow(0)
    dialog.chooser.moves.button(DOWN).click()  # the code behind the product
    dialog.chooser.moves.button(DOWN).click()  # and behind the pieces
    dialog.ends.button(APPLY).click()
    assert shown(hand)[:2] == ["pieces", "code"]
    assert "product" not in shown(hand)
    assert shown(sit())[:2] == ["pieces", "code"]


def test_columns_as_they_come_fold_by_themselves_again(sit: Sitting) -> None:
    hand = sit()
    before = shown(hand)
    dialog = chooser(hand)
    tick(dialog, "Due", False)
    dialog.ends.button(APPLY).click()
    assert "due" not in shown(hand)
    chooser(hand).ends.button(AS_THEY_COME).click()
    assert shown(hand) == before
    assert sit().jobs.table.arranging.layout_now() is None


def test_a_list_without_any_column_can_not_be_asked_for(sit: Sitting) -> None:
    dialog = chooser(sit())
    for row in range(dialog.chooser.list.count()):
        dialog.chooser.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.ends.button(APPLY).isEnabled()
    assert dialog.ends.button(APPLY).toolTip()
    dialog.close()


def test_a_widened_and_a_moved_column_stay_so(sit: Sitting) -> None:
    hand = sit()
    header = hand.jobs.table.horizontalHeader()
    header.resizeSection(0, 180)
    header.moveSection(0, 1)
    hand = sit()
    assert hand.jobs.table.columnWidth(0) == 180
    assert shown(hand)[:2] == ["product", "code"]


def test_the_list_comes_back_as_it_was_left(sit: Sitting) -> None:
    hand = sit()
    hand.click("chip_planned")
    hand.jobs.table.sort_requested.emit("quantity", False)
    hand.jobs.listing.search.setText("card")
    QTest.keyClick(hand.jobs.listing.search, Qt.Key.Key_Return)
    hand.wait()
    left = hand.codes()
    assert 0 < len(left) < 8
    hand = sit()
    hand.wait()
    assert hand.codes() == left
    assert hand.widget(QPushButton, "chip_planned").isChecked()
    assert hand.jobs.listing.search.text() == "card"


@pytest.mark.parametrize("name", ["", "\u200b", " \u2060 ", "\u3164"])
def test_a_view_whose_name_shows_nothing_is_not_kept(sit: Sitting, name: str) -> None:
    hand = sit(Answer(SAVE, name), None)
    hand.jobs.tools.save_view()
    assert hand.asked.questions[-1].title == "The view was not saved"


def test_a_saved_view_is_shown_again_by_its_name(sit: Sitting) -> None:
    hand = sit(Answer(SAVE, "  This   week "))
    hand.click("chip_late")
    hand.jobs.tools.save_view()
    hand.click("chip_all")
    assert len(hand.codes()) == 8
    hand.jobs.tools.menu.aboutToShow.emit()
    titles = [action.text() for action in hand.jobs.tools.menu.actions()]
    assert "This week" in titles
    hand.jobs.tools.menu.actions()[titles.index("This week")].trigger()
    assert len(hand.codes()) == 1
    hand.jobs.tools.menu.actions()[titles.index("Remove “This week”")].trigger()
    hand.jobs.tools.menu.aboutToShow.emit()
    assert "This week" not in [action.text() for action in hand.jobs.tools.menu.actions()]


@pytest.mark.parametrize("name", [" ", "x" * 61])
def test_a_name_that_will_not_do_is_refused_in_words(sit: Sitting, name: str) -> None:
    hand = sit(Answer(SAVE, name), None)
    hand.jobs.tools.save_view()
    assert "1 to 60 letters" in hand.asked.questions[-1].text


def test_what_was_kept_by_another_release_does_no_harm(sit: Sitting, tmp_path: Path) -> None:
    sit().window.close()
    memory = Memory(tmp_path / "memory")
    memory.write("jobs/last", '{"wanted": {"chip": "on_mars", "sort": 7}, "layout": {"shown": ["gone", 3]}}')
    memory.write("jobs/views", "no json")
    memory.sync()
    hand = sit()
    assert len(hand.codes()) == 8
    assert "code" in shown(hand)


def test_the_tickets_keep_their_own_view(sit: Sitting) -> None:
    hand = sit()
    hand.window.go(TICKETS)
    hand.click("chip_classic")
    hand = sit()
    screen = hand.window.go(TICKETS)
    assert isinstance(screen, TicketsScreen)
    assert screen.model.rowCount() == 3
    assert len(hand.codes()) == 8


def test_rows_are_copied_as_a_table_with_titles_and_no_markup(hand: Hand) -> None:
    hand.choose(PLANNED)
    hand.jobs.table.copy_chosen()
    data = QGuiApplication.clipboard().mimeData()
    titles, row = data.text().split("\n")
    assert titles.split("\t")[0] == "Code"
    assert row.split("\t")[0] == PLANNED
    assert data.html().startswith("<table>")
    assert f"<td>{PLANNED}</td>" in data.html()
