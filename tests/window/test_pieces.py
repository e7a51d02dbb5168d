"""The Pieces page: all pieces of all jobs, the story of each, what it waits for, decisions about several."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton

from app.desktop import theme_in_use
from app.domain.commands.quality import TokenResolve
from app.lifecycle.queries.work import refs
from app.messages import Language
from app.views.context import JOBS, PIECES
from app.views.lists.states import NO_MATCH
from app.views.pieces.controller import BUTTONS
from app.views.pieces.dialogs import EditDialog, HoldDialog, MoveDialog, PieceDialog, ScrapDialog, SendDialog
from app.views.pieces.view import PiecesScreen
from app.views.shell.waiting import settle
from tests.lifecycle.workspaces import bags, copied
from tests.views.accessible import nameless_shown
from tests.window.clipping import Reader
from tests.window.hand import Hand

Opener = Callable[..., Hand]

JOB = "HJ-2611-0001"
COUNTS = {
    "every_state": 30,
    "ready": 5,
    "active": 1,
    "paused": 0,
    "waiting": 3,
    "on_hold": 6,
    "completed": 10,
    "scrapped": 2,
    "cancelled": 3,
}


class Pieces:
    """The Pieces page of a window, and a person in front of it."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        hand.click(f"rail_{PIECES}")
        screen = hand.window.screen_of(PIECES)
        assert isinstance(screen, PiecesScreen)
        self.screen = screen
        self.wait()

    @property
    def panel(self) -> Any:
        return self.screen.panel

    def wait(self) -> None:
        self.hand.wait()
        self.hand._qtbot.waitUntil(lambda: not self.screen.listing.is_waiting())

    def numbers(self) -> list[str]:
        self.wait()
        model = self.screen.listing.model
        return [model.cell(row, 0).text for row in range(model.rowCount())]

    def row(self, number: str) -> dict[str, str]:
        model = self.screen.listing.model
        place = self.numbers().index(number)
        return {column.key: model.cell(place, at).text for at, column in enumerate(model.columns)}

    def choose(self, *numbers: str) -> None:
        model, all_of_them = self.screen.listing.model, self.numbers()
        assert self.screen.table.choose([model.id_at(all_of_them.index(number)) for number in numbers])

    def search(self, words: str) -> list[str]:
        self.screen.listing.search.setText(words)
        QTest.keyClick(self.screen.listing.search, Qt.Key.Key_Return)
        return self.numbers()

    def open(self, key: str) -> Any:
        self.hand.click(f"piece_action_{key}")
        (dialog,) = (each for each in self.screen.findChildren(PieceDialog) if each.isVisible())
        return dialog

    def send(self, dialog: PieceDialog) -> None:
        dialog.save.click()
        self.wait()

    def piece(self, number: str) -> dict[str, Any]:
        (found,) = (each for each in self.hand.shown("tokens") if each["number"] == number)
        return found


@pytest.fixture
def workshop(tmp_path: Path) -> Path:
    """A workshop with one job of bags, of which no two stand alike."""
    return copied(tmp_path / "bags.hatt", bags)


@pytest.fixture
def pieces(hand: Hand) -> Pieces:
    """The page of an admin."""
    return Pieces(hand)


# the list


def test_every_piece_and_part_says_what_it_is_where_and_who_has_it(pieces: Pieces) -> None:
    assert len(pieces.numbers()) == 30
    assert pieces.row("F013") == {
        "number": "F013",
        "job": JOB,
        "kind": "Part of F002",
        "step": "Flap",
        "state": "Being worked on",
        "holder": "Kanda",
        "rework": "—",
        "links": "—",
        "serial": "—",
    }
    assert (pieces.row("F014")["rework"], pieces.row("F002")["kind"]) == ("2", "Piece")
    assert (pieces.row("F021")["links"], pieces.row("F030")["links"]) == ("now F030", "for F021")


@pytest.mark.parametrize("chip", COUNTS)
def test_each_chip_counts_what_it_shows(pieces: Pieces, chip: str) -> None:
    assert pieces.hand.widget(QPushButton, f"chip_{chip}").text().endswith(f"  {COUNTS[chip]}")
    pieces.hand.click(f"chip_{chip}")
    assert len(pieces.numbers()) == COUNTS[chip]


def test_the_search_finds_serials_jobs_and_numbers(pieces: Pieces) -> None:
    serial = str(pieces.piece("F003")["serial"])
    for words, found in {
        "F003": 1,
        serial.lower(): 1,
        JOB: 30,
        "-BAG08-": 8,
        f"f01 {JOB}": 1,
        "kanda": 1,
    }.items():
        assert len(pieces.search(words)) == found, words
    pieces.search("nothing like it")
    assert pieces.screen.table.notice.notice() is NO_MATCH
    pieces.screen.table.notice.button.click()
    assert len(pieces.numbers()) == 30


def test_who_has_a_piece_and_its_reworks_are_in_reach_where_there_is_little_room(pieces: Pieces) -> None:
    window, table, model = pieces.hand.window, pieces.screen.table, pieces.screen.listing.model
    place = {column.key: at for at, column in enumerate(model.columns)}
    window.resize(1280, 800)
    pieces.wait()
    settle()
    assert not table.isColumnHidden(place["holder"])
    assert not table.isColumnHidden(place["rework"])
    window.resize(1024, 768)
    settle()
    step = {number: model.cell(pieces.numbers().index(number), place["step"]) for number in ("F013", "F014")}
    assert {number: cell.tooltip for number, cell in step.items()} == {
        "F013": "Flap · With Kanda",
        "F014": "Strap · Redone 2 times",
    }
    assert all(cell.spoken == cell.tooltip for cell in step.values())


def test_sorting_is_by_sql_and_keeps_the_chosen(pieces: Pieces) -> None:
    pieces.choose("F014")
    pieces.screen.table.sort_requested.emit("rework", True)
    pieces.wait()  # the chosen piece is not at the top: the list is read beside the window
    assert pieces.numbers()[:2] == ["F014", "F001"]
    assert list(pieces.screen.chosen()) == [pieces.piece("F014")["id"]]


def test_facts_are_followed_while_somebody_looks_and_after(pieces: Pieces) -> None:
    hand = pieces.hand
    pieces.choose("F008")
    pieces.send(pieces_hold(pieces))
    assert pieces.row("F008")["state"] == "On hold"
    hand.click(f"rail_{JOBS}")
    undo_hold(pieces)
    hand.click(f"rail_{PIECES}")
    pieces.wait()
    assert pieces.row("F008")["state"] == "Ready"
    assert hand.widget(QPushButton, "chip_on_hold").text().endswith("  6")


def pieces_hold(pieces: Pieces) -> HoldDialog:
    dialog: HoldDialog = pieces.open("hold")
    dialog.reason.setPlainText("another clasp")
    return dialog


def undo_hold(pieces: Pieces) -> None:
    command = TokenResolve(tokens=refs([pieces.piece("F008")["id"]]), to="CUT")
    pieces.hand.window.context.send(command, print, print)
    pieces.hand.wait()


# the panel


def test_a_waiting_piece_says_which_parts_are_missing_where_and_with_whom(pieces: Pieces) -> None:
    pieces.choose("F002")
    head, flap, strap, body = pieces.panel.radar.said()
    assert head == "F002 goes on from Assembly when 3 parts are there; so far 1 of 3."
    assert flap.startswith("F013: Being worked on, Flap, with Kanda since ")
    assert strap.startswith("F014: Ready, Strap, with nobody since ")
    assert body.startswith("F012 has been here since ")
    pieces.choose("F008")
    assert not pieces.panel.radar.isVisible()


def test_the_story_of_a_piece_is_its_own_and_whole(pieces: Pieces) -> None:
    pieces.choose("F001")
    timeline = pieces.panel.timeline
    while timeline.earlier.isVisible():
        timeline.show_earlier()
    assert timeline.sentences() == [
        "Put on hold at Final inspection",
        "Orathai failed it at Final inspection",
        "Went on to Final inspection",
        "Prasit completed Stitch together",
        "Went back to Stitch together to be done again",
        "Orathai failed it at Final inspection",
        "Went on to Final inspection",
        "Prasit completed Stitch together",
        "Went on to Stitch together",
        "Its parts came together at Assembly",
        "Taken apart at Into parts",
        "Kanda completed Cut the leather",
        "Made when HJ-2611-0001 was started",
    ]


def test_a_replacement_shows_its_lineage(pieces: Pieces) -> None:
    pieces.choose("F030")
    said = pieces.panel.facts.said()
    assert (said["Lineage"], said["Kind"]) == ("F021 → F030", "Part of F005")


def test_its_job_is_a_press_away(pieces: Pieces) -> None:
    pieces.choose("F002")
    pieces.hand.click("piece_job")
    assert pieces.hand.window.pages.shown() == JOBS
    assert pieces.hand.chosen() == [JOB]


def test_the_panel_of_a_job_shows_the_parts_beneath_their_piece(pieces: Pieces) -> None:
    pieces.choose("F002")
    pieces.hand.click("piece_job")
    model = pieces.hand.jobs.panel.pieces.model
    assert [model.cell(row, 0).text for row in range(5)] == ["F001", "↳F009", "↳F010", "↳F011", "F002"]
    assert model.cell(1, 0).spoken == "F009, part of F001"


def test_a_part_of_a_job_is_opened_to_its_story(pieces: Pieces) -> None:
    pieces.choose("F002")
    pieces.hand.click("piece_job")
    table, part = pieces.hand.jobs.panel.pieces.table, pieces.piece("F014")["id"]
    assert table.choose([part])
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert pieces.hand.window.pages.shown() == PIECES
    assert list(pieces.screen.chosen()) == [part]


# decisions


def test_several_pieces_are_scrapped_and_made_again_with_the_effect_told_before(pieces: Pieces) -> None:
    pieces.choose("F003", "F008")
    dialog: ScrapDialog = pieces.open("scrap")
    assert dialog.banner.text() == (
        "2 pieces end. 2 new ones take their places and begin at “Cut the leather”. 3 parts end too."
    )
    pieces.send(dialog)
    assert dialog.form.problems().keys() == {"reason"}
    assert pieces.piece("F008")["state"] == "ready"
    dialog.reason.setPlainText("the hide was mouldy")
    dialog.defect.choose("hole")
    pieces.send(dialog)
    assert [pieces.row(number)["state"] for number in ("F003", "F008")] == ["Scrapped", "Scrapped"]
    assert [pieces.row(number)["step"] for number in ("F031", "F032")] == ["Cut the leather"] * 2


@pytest.mark.parametrize("action", ["hold", "move", "edit", "scrap"])
def test_a_dialog_about_one_piece_names_it(pieces: Pieces, action: str) -> None:
    pieces.choose("F008")
    assert "F008 of HJ-2611-0001" in pieces.open(action).heading.said()


def test_a_fault_is_asked_for_only_where_it_must_be_said(pieces: Pieces) -> None:
    pieces.choose("F008")
    dialog: ScrapDialog = pieces.open("scrap")
    assert dialog.defect.currentText() == "Choose the defect…"
    dialog.how.choose("permanent")
    assert dialog.defect.currentText() == "Not said"


def test_pieces_that_are_lost_for_good_leave_none_behind(pieces: Pieces) -> None:
    pieces.choose("F013")
    dialog: ScrapDialog = pieces.open("scrap")
    dialog.how.choose("permanent")
    assert dialog.banner.text().startswith("It ends for good and counts as a loss. The piece that it is")
    assert not dialog.at.isVisible()
    dialog.reason.setPlainText("torn")
    pieces.send(dialog)
    assert [pieces.row(number)["state"] for number in ("F013", "F002", "F014")] == [
        "Scrapped",
        "Scrapped",
        "Cancelled",
    ]


def test_several_parts_move_within_their_branch(pieces: Pieces) -> None:
    pieces.choose("F014", "F023")
    dialog: MoveDialog = pieces.open("move")
    assert [dialog.to.itemData(place) for place in range(dialog.to.count())] == ["STRAP_QC"]
    dialog.to.choose("STRAP_QC")
    assert dialog.banner.text() == "2 pieces go on at “Strap inspection”."
    dialog.reason.setPlainText("done at home")
    pieces.send(dialog)
    assert [pieces.row(number)["step"] for number in ("F014", "F023")] == ["Strap inspection"] * 2


def test_several_held_pieces_are_sent_on_at_once(pieces: Pieces) -> None:
    pieces.choose("F001", "F007")
    dialog: SendDialog = pieces.open("move")
    dialog.to.choose("SEW")
    assert dialog.banner.text() == "2 pieces go on at “Stitch together”."
    dialog.reason.setPlainText("unpick the flap and stitch it again")
    pieces.send(dialog)
    assert [pieces.row(number)["state"] for number in ("F001", "F007")] == ["Ready", "Ready"]
    assert [each["number"] for each in pieces.hand.shown("inbox")] == ["F003"]


def test_what_was_held_by_mistake_goes_on_as_it_was(pieces: Pieces) -> None:
    pieces.choose("F003")
    dialog: SendDialog = pieces.open("move")
    assert dialog.to.currentText() == "Where it stands: it goes on as it was"
    assert dialog.banner.text().startswith(
        "It goes on where it stands, in nobody's hands; what was done there stays done. 3 parts go on"
    )
    dialog.reason.setPlainText("the customer wants them plain after all")
    pieces.send(dialog)
    assert pieces.row("F003")["state"] == "Waiting"
    assert [each["number"] for each in pieces.hand.shown("inbox")] == ["F001", "F007"]


def test_held_pieces_are_not_moved_together_with_others(pieces: Pieces) -> None:
    pieces.choose("F001", "F008")
    button = pieces.panel.buttons.button("move")
    assert not button.isEnabled()
    assert "on hold" in button.toolTip()


def test_pieces_of_different_branches_have_no_step_in_common(pieces: Pieces) -> None:
    pieces.choose("F014", "F022")
    button = pieces.panel.buttons.button("move")
    assert not button.isEnabled()
    assert "no other step" in button.toolTip()


def test_priority_and_note_of_several_pieces_are_changed(pieces: Pieces) -> None:
    pieces.choose("F002", "F008")
    dialog: EditDialog = pieces.open("edit")
    dialog.priority.choose("urgent")
    dialog.note.setPlainText("for the fair")
    pieces.send(dialog)
    for number in ("F002", "F008"):
        pieces.choose(number)
        said = pieces.panel.facts.said()
        assert (said["Priority"], said["Note"]) == ("Urgent, its own", "for the fair")
    dialog = pieces.open("edit")
    assert dialog.note.toPlainText() == "for the fair"
    dialog.priority.choose("as_its_job")
    dialog.note.clear()
    pieces.send(dialog)
    assert pieces.panel.facts.said()["Priority"] == "High, as its job"
    assert "Note" not in pieces.panel.facts.said()


def test_an_edit_that_changes_nothing_is_not_sent(pieces: Pieces) -> None:
    facts = len(pieces.hand.shown("facts"))
    pieces.choose("F002")
    pieces.send(pieces.open("edit"))
    assert len(pieces.hand.shown("facts")) == facts


@pytest.mark.parametrize(
    ("person", "may"),
    [("Orathai", {"scrap"}), ("Admin", {"hold", "move", "edit", "scrap"})],
)
def test_who_may_not_sees_why(open_window: Opener, workshop: Path, person: str, may: set[str]) -> None:
    pieces = Pieces(open_window(workshop, actor=person))
    pieces.choose("F008")
    for button in BUTTONS:
        shown = pieces.panel.buttons.button(button.key)
        assert shown.isEnabled() == (button.key in may)
        if button.key not in may:
            assert person in shown.toolTip()


def test_what_is_finished_is_left_alone(pieces: Pieces) -> None:
    pieces.choose("F004")
    assert not any(action.isEnabled() for action in pieces.panel.menu_actions())


def test_what_has_ended_is_left_out_of_what_is_done_with_several_and_that_is_told(pieces: Pieces) -> None:
    pieces.choose("F003", "F004", "F008")
    dialog: ScrapDialog = pieces.open("scrap")
    assert dialog.heading.said() == "Scrap 2 pieces"
    assert dialog.banner.text().endswith("1 of the chosen pieces has ended already and is left out.")
    dialog.reason.setPlainText("the hide was mouldy")
    pieces.send(dialog)
    assert "nobody has said with which fault" in dialog.form.field("defect").problem()
    dialog.defect.choose("scratch")
    pieces.send(dialog)
    states = [pieces.row(number)["state"] for number in ("F003", "F004", "F008")]
    assert states == ["Scrapped", "Completed", "Scrapped"]


# how it is shown


def test_the_model_keeps_qts_rules(pieces: Pieces) -> None:
    model = pieces.screen.listing.model
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    pieces.choose("F008")
    pieces.send(pieces_hold(pieces))
    pieces.screen.refresh()
    assert tester.model() is model


@pytest.mark.parametrize("language", Language)
def test_every_piece_is_said_whole_and_every_control_has_a_name(pieces: Pieces, language: Language) -> None:
    pieces.hand.window.resize(1280, 800)
    pieces.hand.window.speak(language)
    reader = Reader(theme_in_use())
    for number in ("F001", "F002", "F003", "F012", "F021", "F030"):
        pieces.choose(number)
        reader.take(pieces.hand.window, number)
        assert nameless_shown(pieces.screen) == []
    pieces.choose("F008")
    for button in BUTTONS:
        dialog = pieces.open(button.key)
        reader.take(dialog, button.key)
        assert nameless_shown(dialog) == []
        dialog.reject()
    assert reader.found == set()
