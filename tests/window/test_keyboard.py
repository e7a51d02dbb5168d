"""Everything without a mouse: keys that do things, where the keyboard goes, and that one sees where it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.messages import Language
from app.views.context import JOBS, TICKETS
from app.views.jobs import questions
from app.views.jobs.actions import SHORTCUTS
from app.views.shell.waiting import settle
from app.views.widgets.ask import Answer
from tests.lifecycle.workspaces import copied
from tests.sheets.samples import TIDY
from tests.views.accessible import nameless_shown
from tests.window.hand import Hand
from tests.window.intake import Intake, answered
from tests.window.keys import Keys, called
from tests.window.ordering import WHOLE, AtOrders, belts

Opener = Callable[..., Hand]

PLANNED, RUNNING, PAUSED = "HJ-2611-0003", "HJ-2611-0004", "HJ-2611-0005"


@pytest.fixture
def keys(open_window: Opener, workshop: Path, qtbot: QtBot) -> Keys:
    """A window that has the keyboard; a job is cancelled with a reason when that is asked for."""
    return Keys(open_window(workshop, Answer(questions.CANCEL, "No leather")), qtbot)


# a whole day without a mouse


def test_a_job_lives_its_whole_life_by_keyboard(keys: Keys) -> None:
    hand = keys.hand
    keys.press("Ctrl+N")
    for text in ("card-02", "2", "1/12/2569"):
        keys.write(text)
        keys.tab()
    keys.tab_to("notes")
    keys.write("For the fair")
    keys.tab_to("save")
    keys.press("Space")
    (code,) = hand.chosen()
    assert hand.row(code)["due"] == "1 Dec 2026"
    assert hand.jobs.table.hasFocus()
    keys.press(SHORTCUTS["start"])
    assert hand.row(code)["status"] == "In progress"
    for _ in range(3):
        keys.tab_to("pieces_table")
        keys.press("Ctrl+A")
        keys.tab_to("complete_step")
        keys.press("Space")
    assert {state for _, state in hand.pieces(code)} == {"completed"}
    keys.press(SHORTCUTS["complete"])
    assert hand.row(code)["status"] == "Completed"


def test_every_action_has_a_key_that_does_what_its_button_does(keys: Keys) -> None:
    hand = keys.hand
    for code, action, status in (
        (PLANNED, "start", "In progress"),
        (PLANNED, "pause", "Paused"),
        (PLANNED, "resume", "In progress"),
        (PLANNED, "cancel", "Cancelled"),
        (PLANNED, "restore", "Planned"),
    ):
        hand.choose(code)
        keys.press(SHORTCUTS[action])
        assert hand.row(code)["status"] == status, action


def test_a_key_whose_button_is_disabled_does_nothing(keys: Keys) -> None:
    keys.hand.choose(RUNNING)
    before = keys.hand.shown("facts"), keys.hand.shown("attempts")
    for action in ("start", "resume", "complete", "restore"):
        keys.press(SHORTCUTS[action])
    assert (keys.hand.shown("facts"), keys.hand.shown("attempts")) == before


def test_no_two_commands_share_a_key(keys: Keys) -> None:
    hand = keys.hand
    menus = [hand.window.menus.action(key) for key in hand.window.menus.all_keys()]
    for screen in (hand.jobs, hand.tickets):
        taken = [keys.toString() for each in (*menus, *screen.menu_actions()) for keys in each.shortcuts()]
        assert len(taken) == len(set(taken)), sorted(taken)


def test_the_keys_of_the_jobs_do_nothing_on_another_screen(keys: Keys) -> None:
    hand = keys.hand
    hand.choose(PLANNED)
    keys.press("Ctrl+2")
    assert hand.window.pages.shown() == TICKETS
    keys.press(SHORTCUTS["start"])
    assert hand.ticket(PLANNED)["status"] == "planned"


def test_screens_are_switched_and_a_ticket_is_looked_at_by_keyboard(keys: Keys) -> None:
    hand = keys.hand
    hand.choose(PLANNED)
    keys.press("Return")  # View details
    assert hand.window.pages.shown() == TICKETS
    assert hand.tickets.panel.shown() == hand.id(PLANNED)
    assert hand.tickets.table.hasFocus()
    keys.press("Down")
    assert hand.tickets.panel.shown() != hand.id(PLANNED)
    keys.tab_to("open_in_jobs")
    keys.press("Space")
    assert hand.window.pages.shown() == JOBS
    assert hand.jobs.table.hasFocus()
    keys.press("Ctrl+2")
    keys.press("Ctrl+1")
    assert hand.window.pages.shown() == JOBS


def test_the_list_is_searched_and_left_by_keyboard(keys: Keys) -> None:
    hand = keys.hand
    keys.press("Ctrl+F")
    keys.write("trunk")
    keys.press("Return")
    assert len(hand.codes()) == 1
    assert hand.jobs.table.hasFocus()
    keys.press("Ctrl+F")
    keys.press("Escape")
    assert len(hand.codes()) == 8
    keys.press("Down")
    assert hand.jobs.table.hasFocus()


def test_chips_are_chosen_by_arrows_and_passed_as_one_by_tab(keys: Keys) -> None:
    hand = keys.hand
    keys.tab_to("chip_all")
    keys.press("Right")
    assert keys.focus().objectName() == "chip_late"
    assert len(hand.codes()) == 1
    keys.press("Right")
    assert len(hand.codes()) == 3
    assert not keys.tab().objectName().startswith("chip_")


def test_a_dialog_is_left_by_escape_and_the_keyboard_is_where_it_was(keys: Keys) -> None:
    keys.hand.choose(PLANNED)
    for opening in ("Ctrl+N", SHORTCUTS["edit"], "Ctrl+I"):
        keys.press(opening)
        assert QApplication.activeModalWidget() is not None
        keys.press("Escape")
        assert QApplication.activeModalWidget() is None
        assert keys.hand.jobs.table.hasFocus(), opening


def test_enter_saves_from_every_field_of_one_line(keys: Keys) -> None:
    for number, field in enumerate(("quantity", "due"), start=9):
        keys.press("Ctrl+N")
        keys.write("TOTE-07")
        keys.tab_to("quantity")
        keys.write("3")
        keys.tab_to(field)
        keys.press("Return")
        assert keys.hand.dialog("new_job_dialog") is None
        assert len(keys.hand.codes()) == number


def test_a_sheet_is_imported_by_keyboard(open_window: Opener, workshop: Path, qtbot: QtBot) -> None:
    keys = Keys(open_window(workshop, None), qtbot)
    intake = Intake(keys.hand, qtbot)
    keys.press("Ctrl+I")
    with answered(TIDY):
        keys.tab_to("choose_file")
        keys.press("Space")
    intake.wait()
    assert keys.focus().objectName() == "import_orders"
    keys.tab_to("import")
    keys.press("Space")
    assert len(keys.hand.codes()) == 14


# where Tab goes


def named(widgets: list[QWidget]) -> list[str]:
    return [called(each) for each in widgets]


@pytest.mark.parametrize("lang", ["en", "th"])
def test_tab_comes_by_everything_on_the_screen_in_reading_order(
    open_window: Opener, workshop: Path, qtbot: QtBot, lang: str
) -> None:
    keys = Keys(open_window(workshop, lang=lang), qtbot)
    hand = keys.hand
    hand.choose(RUNNING)
    hand.jobs.panel.pieces.table.selectRow(8)
    came_by = named(keys.round(hand.window))
    wanted = [
        "jobs_search",
        "import_jobs",
        "new_job",
        "chip_all",
        "jobs_table",
        "panel_handle",
        "job_action_pause",
        "pieces_table",
        "print_papers",
        "rail_jobs",
    ]
    assert [each for each in came_by if each in wanted] in rotations(wanted)
    assert {"rail_jobs", "complete_step", "view_details", "job_action_cancel"} <= set(came_by)
    assert not any(name.startswith("qt_") for name in came_by)


def rotations(names: list[str]) -> list[list[str]]:
    return [names[place:] + names[:place] for place in range(len(names))]


def test_tab_comes_by_everything_on_job_tickets(keys: Keys) -> None:
    hand = keys.hand
    hand.open_ticket(RUNNING)
    hand.tickets.focus_list()
    settle()
    came_by = named(keys.round(hand.window))
    assert {
        "rail_tickets",
        "tickets_search",
        "chip_all",
        "chip_both_lines",
        "tickets_table",
        "panel_handle",
        "open_in_jobs",
        "ticket_pieces",
    } <= set(came_by)
    assert "rail_jobs" not in came_by  # the rail is one stop, at the place that is shown
    assert not any(name.startswith("action_") for name in came_by)  # disabled


def test_tab_goes_through_an_order_from_its_actions_to_what_is_told_of_it(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    keys = Keys(open_window(copied(tmp_path / "belts.hatt", belts)), qtbot)
    orders = AtOrders(keys.hand)
    orders.choose(WHOLE)
    settle()
    came_by = named(keys.round(keys.hand.window))
    wanted = ["orders_table", "panel_handle", "order_action_plan", "order_action_cancel", "edit_order_due"]
    assert [each for each in came_by if each in wanted] in rotations(wanted)


def test_tab_stays_within_a_dialog_and_comes_by_its_fields_in_order(keys: Keys) -> None:
    keys.press("Ctrl+N")
    dialog = keys.hand.dialog("new_job_dialog")
    assert dialog is not None
    assert called(keys.focus()) == "product"  # where one begins
    came_by = named(keys.round(dialog))
    assert came_by == ["product", "quantity", "due", "priority", "routing", "notes", "dismiss", "save"]


def test_backtab_goes_the_same_way_back(keys: Keys) -> None:
    keys.press("Ctrl+N")
    dialog = keys.hand.dialog("new_job_dialog")
    assert dialog is not None
    there = keys.round(dialog)
    back = [keys.focus()]
    for _ in there[1:]:
        keys.press("Shift+Tab")
        back.append(keys.focus())
    assert named(back[1:]) == named(there[:0:-1])


# that one sees where the keyboard is


def picture(widget: QWidget, around: QWidget) -> QImage:
    """How a control and its nearest surroundings look."""
    place = widget.mapTo(around, widget.rect().topLeft())
    return around.grab(widget.rect().translated(place).adjusted(-3, -3, 3, 3)).toImage()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_control_looks_different_when_it_has_the_keyboard(keys: Keys, scheme: str) -> None:
    hand = keys.hand
    hand.window.menus.action(f"colour:{scheme}").trigger()
    hand.choose(RUNNING)
    hand.jobs.panel.pieces.table.selectRow(8)
    alike = without_frame(keys.round(hand.window), hand.window)
    keys.press("Ctrl+N")
    dialog = hand.dialog("new_job_dialog")
    assert dialog is not None
    alike += without_frame(keys.round(dialog), dialog)
    hand.window.menus.action("colour:light").trigger()
    assert named(alike) == []


def without_frame(controls: list[QWidget], around: QWidget) -> list[QWidget]:
    """Those that look the same with the keyboard as without it."""
    return [
        each
        for each, other in zip(controls, controls[1:] + controls[:1], strict=True)
        if _is_alike(each, other, around)
    ]


def _is_alike(control: QWidget, other: QWidget, around: QWidget) -> bool:
    control.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(control, Qt.Key.Key_Shift)  # the keyboard is in use: lists frame their cell
    with_it = picture(control, around)
    other.setFocus(Qt.FocusReason.TabFocusReason)
    return with_it == picture(control, around)


# names


@pytest.mark.parametrize("language", Language)
def test_every_control_of_every_screen_and_dialog_has_a_name(keys: Keys, language: Language) -> None:
    hand = keys.hand
    hand.window.speak(language)
    assert nameless_shown(hand.window) == []
    for code in (RUNNING, PAUSED, "JT-2611-0001"):
        hand.open_ticket(code)
        assert nameless_shown(hand.window) == []
    keys.press("Ctrl+1")
    hand.choose(PLANNED)
    for opening in ("Ctrl+N", SHORTCUTS["edit"], "Ctrl+I"):
        keys.press(opening)
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        assert dialog.accessibleName() or dialog.windowTitle()
        assert nameless_shown(dialog) == []
        keys.press("Escape")


def test_a_disabled_button_tells_a_screen_reader_why(keys: Keys) -> None:
    hand = keys.hand
    hand.choose(PLANNED)
    for each in hand.jobs.panel.findChildren(QAbstractButton):
        if each.isVisible() and not each.isEnabled():
            assert each.accessibleDescription() == each.toolTip() != "", each.objectName()
