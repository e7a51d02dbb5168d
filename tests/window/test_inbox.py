"""The Inbox: what waits for a manager, with what is needed to decide, decided in its place by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from app.desktop import theme_in_use
from app.domain.commands.quality import TokenResolve
from app.lifecycle.queries.work import refs
from app.messages import Language
from app.views.context import INBOX, PIECES
from app.views.inbox.view import InboxScreen
from app.views.inbox.ways import BUTTONS, END, GO_ON, REPLACE, SEND, VERSION
from tests.lifecycle.workspaces import bags, copied
from tests.views.accessible import nameless_shown
from tests.window.clipping import Reader
from tests.window.hand import Hand

Opener = Callable[..., Hand]

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
KEYS = {
    GO_ON: Qt.Key.Key_G,
    SEND: Qt.Key.Key_S,
    VERSION: Qt.Key.Key_V,
    REPLACE: Qt.Key.Key_R,
    END: Qt.Key.Key_Delete,
}


class Inbox:
    """The inbox of a window, and a person who decides in it."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        hand.click(f"rail_{INBOX}")
        screen = hand.window.screen_of(INBOX)
        assert isinstance(screen, InboxScreen)
        self.screen = screen

    def pieces(self) -> list[str]:
        model = self.screen.model
        return [model.cell(row, 0).text.split(" · ")[0] for row in range(model.rowCount())]

    def chosen(self) -> str:
        return self.screen.panel.title.said().split(" · ")[0]

    def choose(self, number: str) -> None:
        self.screen.table.selectRow(self.pieces().index(number))
        self.screen.focus_list()

    def consequence(self, key: str) -> str:
        return self.screen.panel.ways.ways[key].consequence.said()

    def write(self, reason: str) -> None:
        QTest.keyClick(self.screen.table, Qt.Key.Key_Return)
        assert self.screen.panel.ways.reason.hasFocus()
        QTest.keyClicks(self.screen.panel.ways.reason, reason)

    def decide(self, key: str) -> None:
        QTest.keyClick(self.hand.window, KEYS[key], CONTROL_SHIFT)
        self.wait()

    def wait(self) -> None:
        self.hand.wait()
        self.hand._qtbot.waitUntil(lambda: not self.screen.is_waiting())

    def piece(self, number: str) -> dict[str, object]:
        (found,) = (each for each in self.hand.shown("tokens") if each["number"] == number)
        return found

    def count(self) -> int:
        return self.hand.window.rail.counts()[INBOX]


@pytest.fixture
def workshop(tmp_path: Path) -> Path:
    """A workshop with one job of bags, of which three pieces are held."""
    return copied(tmp_path / "bags.hatt", bags)


@pytest.fixture
def inbox(hand: Hand) -> Inbox:
    """The inbox of an admin."""
    return Inbox(hand)


def test_the_rail_counts_what_waits_before_anybody_looks(
    open_window: Opener, workshop: Path, qtbot: QtBot
) -> None:
    hand = open_window(workshop, makes_ahead=True)
    assert hand.window.rail.counts()[INBOX] == 0
    qtbot.waitUntil(lambda: hand.window.rail.counts()[INBOX] == 3)


def test_what_waits_longest_is_chosen_with_what_is_needed_to_decide(inbox: Inbox) -> None:
    assert inbox.pieces() == ["F001", "F003", "F007"]
    assert inbox.chosen() == "F001"
    panel = inbox.screen.panel
    assert panel.because.said() == "It failed “Final inspection” as often as this inspection allows."
    assert [line.split(" — ")[1] for line in panel.inspections.said()] == [
        "Stitching · Two stitches open at the flap.",
        "Stitching · Open again.",
    ]
    said = panel.facts.said()
    assert said["Reworks"] == "1"
    assert said["Worked on by"].startswith("Orathai, Final inspection")


def test_each_way_out_says_what_comes_of_it(inbox: Inbox) -> None:
    inbox.choose("F003")
    assert inbox.consequence(SEND).startswith("It goes on at “Cut the leather”. The 3 parts made so far end.")
    assert inbox.consequence(REPLACE).startswith(
        "It ends. A new one takes its place and begins at “Cut the leather”. 3 parts end too."
    )
    assert inbox.consequence(END).startswith("It ends for good and counts as a loss. 3 parts end too.")
    inbox.screen.panel.ways.step.choose("PACK")
    assert inbox.consequence(SEND).startswith("It goes on at “Pack”.")


def test_a_piece_is_sent_on_by_keys_and_the_next_one_is_chosen(inbox: Inbox) -> None:
    inbox.decide(SEND)
    piece = inbox.piece("F001")
    assert (piece["state"], piece["node"]) == ("ready", "SEW")
    assert inbox.pieces() == ["F003", "F007"]
    assert inbox.chosen() == "F003"
    assert inbox.count() == 2
    assert inbox.screen.table.hasFocus()


def test_what_was_held_by_mistake_goes_on_as_it_was_with_its_parts(inbox: Inbox) -> None:
    inbox.choose("F003")
    assert inbox.consequence(GO_ON).startswith(
        "It goes on where it stands, in nobody's hands; what was done there stays done. 3 parts go on"
    )
    inbox.decide(GO_ON)
    assert inbox.piece("F003")["state"] == "waiting"
    assert {inbox.piece(f"F0{part}")["state"] for part in (15, 16, 17)}.isdisjoint({"on_hold", "cancelled"})
    assert inbox.pieces() == ["F001", "F007"]


def test_only_what_is_held_for_a_redesign_can_go_on_as_it_was(inbox: Inbox) -> None:
    for number in ("F001", "F007"):
        inbox.choose(number)
        assert inbox.screen.panel.ways.ways[GO_ON].isHidden()
        inbox.decide(GO_ON)
        assert number in inbox.pieces()


def test_a_piece_goes_on_by_a_newer_version(inbox: Inbox) -> None:
    inbox.choose("F003")
    inbox.screen.panel.ways.version_step.choose("EDGE")
    inbox.decide(VERSION)
    assert inbox.piece("F003")["node"] == "EDGE"
    assert "F003" not in inbox.pieces()


def test_a_piece_is_made_again_from_a_step(inbox: Inbox) -> None:
    inbox.choose("F007")
    inbox.screen.panel.ways.restart.choose("SEW")
    inbox.write("scratch through")
    fault = inbox.screen.panel.ways.fault
    fault.choose("")  # it was found already: no other than a fault is offered
    assert fault.value() is None
    inbox.decide(REPLACE)
    assert inbox.piece("F007")["state"] == "on_hold"
    assert fault.hasFocus()
    fault.choose("scratch")
    inbox.decide(REPLACE)
    ended = inbox.piece("F007")
    assert ended["state"] == "scrapped"
    (replacement,) = (each for each in inbox.hand.shown("tokens") if each["id"] == ended["replaced_by"])
    assert (replacement["node"], replacement["serial"]) == ("SEW", ended["serial"])


def test_a_piece_is_scrapped_for_good_with_its_reason(inbox: Inbox) -> None:
    inbox.choose("F003")
    inbox.write("nobody wants it")
    inbox.decide(END)
    assert (inbox.piece("F003")["state"], inbox.piece("F003")["replaced_by"]) == ("scrapped", None)
    assert inbox.piece("F016")["state"] == "cancelled"


@pytest.mark.parametrize("way", [REPLACE, END])
def test_nothing_is_scrapped_without_a_reason(inbox: Inbox, way: str) -> None:
    inbox.decide(way)
    assert inbox.piece("F001")["state"] == "on_hold"
    assert inbox.screen.panel.ways.error.isVisible()
    assert inbox.screen.panel.ways.reason.hasFocus()


def test_the_last_decision_empties_the_inbox_and_its_count(inbox: Inbox) -> None:
    for _ in range(3):
        inbox.decide(SEND)
    assert inbox.pieces() == []
    assert inbox.count() == 0
    assert "Nothing waits" in inbox.screen.table.notice.title.said()


def test_beside_an_empty_inbox_stands_no_panel(
    open_window: Opener, empty_workspace: Path, workshop: Path
) -> None:
    empty = Inbox(open_window(empty_workspace))
    assert (empty.pieces(), empty.screen.panel.isVisible()) == ([], False)
    full = Inbox(open_window(workshop))
    assert full.screen.panel.isVisible()


def test_an_artisan_has_no_inbox(open_window: Opener, workshop: Path) -> None:
    assert INBOX not in open_window(workshop, actor="Kanda").window.rail.counts()


@pytest.mark.parametrize(("person", "may"), [("Orathai", set()), ("Admin", {SEND, VERSION, REPLACE, END})])
def test_who_may_not_decide_sees_why(open_window: Opener, workshop: Path, person: str, may: set[str]) -> None:
    inbox = Inbox(open_window(workshop, actor=person))
    assert inbox.screen.panel.ways.ways[GO_ON].isHidden()  # the first one failed too often
    for button in BUTTONS[1:]:
        shown = inbox.screen.panel.ways.ways[button.key].button
        assert shown.isEnabled() == (button.key in may)
        if button.key not in may:
            assert person in shown.toolTip()
            assert person in inbox.consequence(button.key)


def test_a_decision_elsewhere_is_followed_and_what_is_written_stays(inbox: Inbox) -> None:
    inbox.choose("F003")
    inbox.screen.panel.ways.reason.setPlainText("still thinking")
    token = inbox.piece("F001")["id"]
    inbox.hand.window.context.send(TokenResolve(tokens=refs([int(str(token))]), to="SEW"), print, print)
    inbox.wait()
    assert inbox.pieces() == ["F003", "F007"]
    assert inbox.chosen() == "F003"
    assert inbox.screen.panel.ways.reason.toPlainText() == "still thinking"


def _zoom(inbox: Inbox) -> None:
    inbox.hand.window.zoom(125)
    inbox.hand.window.zoom(100)


def _speak(inbox: Inbox) -> None:
    inbox.hand.window.speak(Language.THAI)
    inbox.hand.window.speak(Language.ENGLISH)


def _look_elsewhere(inbox: Inbox) -> None:
    inbox.choose("F007")
    assert inbox.screen.panel.ways.reason.toPlainText() == ""
    inbox.choose("F003")


def _reseat(inbox: Inbox) -> None:
    inbox.hand.window.seating.changed.emit()


@pytest.mark.parametrize("disturb", [_zoom, _speak, _look_elsewhere, _reseat])
def test_a_reason_that_is_half_written_stays(inbox: Inbox, disturb: Callable[[Inbox], None]) -> None:
    inbox.choose("F003")
    inbox.write("still thinking")
    disturb(inbox)
    inbox.hand.until(inbox.hand.window.rail.isVisible)
    again = Inbox(inbox.hand)
    again.choose("F003")
    assert again.screen.panel.ways.reason.toPlainText() == "still thinking"


def test_of_what_is_decided_no_reason_is_kept(inbox: Inbox) -> None:
    inbox.choose("F003")
    inbox.write("nobody wants it")
    inbox.decide(END)
    assert not inbox.screen.panel.drafts()


def test_of_two_who_decide_one_entry_the_second_is_told(inbox: Inbox) -> None:
    token = int(str(inbox.piece("F001")["id"]))
    inbox.screen.panel.ways.step.choose("CUT")
    inbox.hand.window.context.send(TokenResolve(tokens=refs([token]), to="SEW"), print, print)
    inbox.decide(SEND)
    assert inbox.piece("F001")["node"] == "SEW"
    banner = inbox.screen.panel.banner
    assert banner.isVisible()
    assert "F001" in banner.text()
    assert inbox.pieces() == ["F003", "F007"]


def test_the_whole_story_is_a_press_away(inbox: Inbox) -> None:
    inbox.choose("F007")
    inbox.hand.click("inbox_story")
    assert inbox.hand.window.pages.shown() == PIECES
    assert list(inbox.hand.window.screen_of(PIECES).chosen()) == [inbox.piece("F007")["id"]]


def test_several_entries_are_decided_one_by_one(inbox: Inbox) -> None:
    inbox.screen.table.selectAll()
    assert not any(action.isEnabled() for action in inbox.screen.menu_actions())
    assert "one entry only" in inbox.screen.panel.because.said()


def test_the_model_keeps_qts_rules_while_entries_come_and_go(inbox: Inbox) -> None:
    tester = QAbstractItemModelTester(inbox.screen.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    inbox.decide(SEND)
    inbox.screen.refresh()
    assert tester.model() is inbox.screen.model


@pytest.mark.parametrize("language", Language)
def test_every_entry_is_said_whole_and_every_control_has_a_name(inbox: Inbox, language: Language) -> None:
    hand = inbox.hand
    hand.window.resize(1280, 800)
    hand.window.speak(language)
    reader = Reader(theme_in_use())
    for row in range(inbox.screen.model.rowCount()):
        inbox.screen.table.selectRow(row)
        reader.take(hand.window, f"entry {row}")
        assert nameless_shown(inbox.screen) == []
    assert reader.found == set()
