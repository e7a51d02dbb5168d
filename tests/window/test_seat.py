"""Who sits at the window, what else could be opened from it, and what it says of itself."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app import desktop
from app.clock import FixedClock
from app.desktop import Fittings, build
from app.log import CRASHES
from app.messages import Messages
from app.paths import user_state
from app.presence import Presence
from app.views.shell import menus
from app.views.shell.beginning import Beginning, Start
from app.views.shell.doorbell import ring
from app.views.shell.memory import Memory
from app.views.shell.reports import CLOSE, SAVE, LogDialog, PickTarget
from app.views.shell.window import MainWindow
from app.views.widgets.ask_dialog import AskDialog
from tests.lifecycle.workspaces import copied
from tests.views.accessible import nameless
from tests.window.hand import Hand
from tests.window.sitting import Person, close, sit

Opener = Callable[..., Hand]


def submenu(window: MainWindow, name: str) -> QMenu:
    """A menu within a menu, opened."""
    (menu,) = window.menus.findChildren(QMenu, name)
    menu.aboutToShow.emit()
    return menu


def choose(window: MainWindow, name: str, title: str) -> None:
    (action,) = (each for each in submenu(window, name).actions() if each.text() == title)
    action.trigger()


# who sits here


def test_the_one_who_sits_here_is_ticked_among_all_people(hand: Hand) -> None:
    actions = submenu(hand.window, "menu_work_as").actions()
    assert [each.text() for each in actions] == sorted(each["name"] for each in hand.shown("people"))
    assert [each.text() for each in actions if each.isChecked()] == ["Admin"]


def test_choosing_somebody_else_asks_for_a_window_of_theirs(hand: Hand, qtbot: QtBot, workshop: Path) -> None:
    with qtbot.waitSignal(hand.window.other_wanted) as asked:
        choose(hand.window, "menu_work_as", "Nok")
    assert asked.args == [Beginning(Start.OPEN, workshop, "Nok")]


def test_the_program_goes_on_as_the_person_that_was_chosen(workshop: Path) -> None:
    who: list[str] = []

    def change(window: MainWindow) -> None:
        who.append(window.context.actor.name)
        choose(window, "menu_work_as", "Ploy")

    def leave(window: MainWindow) -> None:
        who.append(window.context.actor.name)
        close(window)

    assert sit(Person((MainWindow, change), (MainWindow, leave)), workspace=workshop) == desktop.DONE
    assert who == ["Admin", "Ploy"]


# what else could be opened


def test_workspaces_that_were_open_are_offered_the_last_one_first(
    qtbot: QtBot, tmp_path: Path, workshop: Path
) -> None:
    other, gone = copied(tmp_path / "other.hatt"), tmp_path / "gone.hatt"
    memory = Memory(tmp_path / "memory")
    for path in (gone, other, workshop):
        memory.keep_workspace(path.resolve())
    window = build(workshop, None, "en", Fittings(clock=FixedClock(), memory=memory, backups=False))
    qtbot.addWidget(window)
    assert [each.text() for each in submenu(window, "menu_recent").actions()] == [str(other)]
    with qtbot.waitSignal(window.other_wanted) as asked:
        choose(window, "menu_recent", str(other))
    assert asked.args == [Beginning(Start.OPEN, other)]


def test_where_nothing_else_was_open_the_menu_says_so(hand: Hand) -> None:
    (action,) = submenu(hand.window, "menu_recent").actions()
    assert not action.isEnabled()
    assert "No other workspace" in action.text()


def test_the_memory_keeps_no_more_workspaces_than_anybody_reads(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "memory")
    for number in range(12):
        path = tmp_path / f"{number}.hatt"
        path.touch()
        memory.keep_workspace(path)
    assert [path.stem for path in memory.workspaces()] == ["11", "10", "9", "8", "7", "6", "5", "4"]


# one window, and who else is here


def test_opening_the_same_workspace_again_brings_its_window_forward(hand: Hand, qtbot: QtBot) -> None:
    hand.window.hide()
    qtbot.waitUntil(partial(ring, hand.window._seat.workspace))
    qtbot.waitUntil(hand.window.isVisible)


def test_nobody_answers_where_no_window_is(tmp_path: Path) -> None:
    assert not ring(tmp_path / "nobody.hatt")


def test_somebody_whom_the_system_s_list_of_users_does_not_know_can_ring_too(
    hand: Hand, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a container, or from a directory of users that can't be asked now."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    pwd = pytest.importorskip("pwd", reason="Windows has no such list")
    monkeypatch.setattr(pwd, "getpwuid", {}.__getitem__)
    qtbot.waitUntil(partial(ring, hand.window._seat.workspace))


def test_who_comes_by_a_link_is_seen_by_those_who_did_not(open_window: Opener, workshop: Path) -> None:
    (link := workshop.with_name("desktop.hatt")).symlink_to(workshop)
    open_window(link).settle()
    assert Presence(workshop, "Nok", FixedClock()).others() == ["Admin"]


def test_a_window_that_nobody_looked_at_leaves_no_seat_behind(open_window: Opener, workshop: Path) -> None:
    open_window(workshop).window.close()
    assert not list(workshop.parent.glob("*.seats"))


def test_a_window_that_is_closed_gives_its_seat_up(open_window: Opener, workshop: Path) -> None:
    hand = open_window(workshop)
    hand.settle()
    assert list(workshop.parent.glob("*.seats/*"))
    hand.window.close()
    assert not list(workshop.parent.glob("*.seats"))


def test_a_closed_window_answers_no_more(open_window: Opener, workshop: Path, qtbot: QtBot) -> None:
    hand = open_window(workshop)
    qtbot.waitUntil(partial(ring, workshop))
    hand.window.close()
    assert not ring(workshop)


def test_the_status_line_names_who_else_is_here(hand: Hand) -> None:
    assert not hand.window.status.others.isVisible()
    ploy = Presence(hand.window._seat.workspace, "Ploy", FixedClock())
    ploy.renew()
    hand.window.seating.renew()
    assert hand.window.status.others.said() == "Also here: Ploy"
    ploy.leave()
    hand.window.seating.renew()
    assert not hand.window.status.others.isVisible()


# what it says of itself


def picking(target: Path) -> PickTarget:
    """Answers for the dialog of the system."""

    def pick(parent: QWidget, messages: Messages) -> Path | None:
        return target

    return pick


@pytest.fixture
def state() -> Path:
    """Where the program keeps its log."""
    user_state().mkdir(parents=True, exist_ok=True)
    return user_state()


def test_the_log_is_shown_and_a_report_of_it_saved(
    open_window: Opener, workshop: Path, tmp_path: Path, state: Path
) -> None:
    (state / "hatthasilpa.log").write_text("something was logged\n", encoding="utf-8")
    hand = open_window(workshop, None)
    hand.window.menus.action(menus.DIAGNOSTICS).trigger()
    (dialog,) = hand.window.seen(LogDialog)
    assert "something was logged" in dialog.lines.toPlainText()
    assert str(workshop) in dialog.about.said()
    assert [each for each in nameless(dialog) if each.isVisible()] == []
    dialog.pick = picking(tmp_path / "report.zip")
    dialog.actions_.button(SAVE).click()
    assert "holds the log" in hand.asked.questions[-1].text
    with zipfile.ZipFile(tmp_path / "report.zip") as archive:
        assert "hatthasilpa.log" in archive.namelist()
    dialog.actions_.button(CLOSE).click()


def test_a_report_that_can_not_be_written_says_why(
    open_window: Opener, workshop: Path, tmp_path: Path, state: Path
) -> None:
    hand = open_window(workshop, None)
    hand.window.menus.action(menus.DIAGNOSTICS).trigger()
    (dialog,) = hand.window.seen(LogDialog)
    dialog.pick = picking(tmp_path / "no such folder" / "report.zip")
    dialog.actions_.button(SAVE).click()
    assert "could not be written" in hand.asked.questions[-1].text
    dialog.close()


def test_an_unexpected_end_is_told_once_at_the_next_start(workshop: Path, state: Path) -> None:
    crashes = state / CRASHES
    crashes.write_text("Fatal Python error: Segmentation fault\n", encoding="utf-8")
    said: list[str] = []

    def read(dialog: AskDialog) -> None:
        said.append(dialog.windowTitle())
        dialog.close()

    assert sit(Person((AskDialog, read), (MainWindow, close)), workspace=workshop) == desktop.DONE
    assert sit(Person((MainWindow, close)), workspace=workshop) == desktop.DONE
    crashes.unlink()
    assert said == ["The program ended unexpectedly the last time"]


def test_safe_mode_which_keeps_nothing_does_not_tell_of_an_unexpected_end_each_time(
    workshop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    user_state().mkdir(parents=True)
    (user_state() / CRASHES).write_text("Fatal Python error: Segmentation fault\n", encoding="utf-8")
    assert sit(Person((MainWindow, close)), workspace=workshop, safe=True) == desktop.DONE
    assert sit(Person((AskDialog, close), (MainWindow, close)), workspace=workshop) == desktop.DONE


def test_a_workspace_in_a_folder_of_a_cloud_service_is_told_of_the_first_time(
    workshop: Path, state: Path
) -> None:
    workshop = workshop.rename(_made(workshop.with_name("Dropbox")) / workshop.name)
    said: list[str] = []

    def read(dialog: AskDialog) -> None:
        said.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.close()

    assert sit(Person((AskDialog, read), (MainWindow, close)), workspace=workshop) == desktop.DONE
    assert sit(Person((MainWindow, close)), workspace=workshop) == desktop.DONE
    (once,) = (text for text in said if "Dropbox, which copies it" in text)
    assert str(workshop) in once


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_the_offered_report_can_be_declined(open_window: Opener, workshop: Path) -> None:
    hand = open_window(workshop, None)
    hand.window.telling.crash()
    (question,) = hand.asked.questions
    assert [choice.key for choice in question.choices] == [menus.SAVE_REPORT]
