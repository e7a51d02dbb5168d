"""Printing papers of jobs from the window: what is looked at, what is printed, what failed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.domain.paper import Paper
from app.lifecycle.packets.port import PrinterFailed
from app.lifecycle.queries import show
from app.printing.press import QtPress
from app.views.context import TICKETS
from app.views.paper.dialog import PaperDialog
from app.views.paper.queue import Sheet, send
from app.views.paper.states import State
from tests.printing.jobs import PAPERS as CARDS
from tests.printing.looking import pages_of, scanned
from tests.window.hand import Hand
from tests.window.test_lists_going_out import Chosen

Opener = Callable[..., Hand]
PLANNED, RUNNING, CLASSIC = "HJ-2611-0003", "HJ-2611-0004", "JT-2611-0001"


class Printer(QtPress):
    """A printer that notes what it is sent; the jobs in `jams` fail until they are taken out."""

    def __init__(self, *names: str) -> None:
        super().__init__()
        self.names = names
        self.jams: set[str] = set()
        self.taken: list[tuple[str, str]] = []
        self.go = threading.Event()
        self.go.set()

    def printers(self) -> Sequence[str]:
        return self.names

    def send(self, paper: Paper, printer: str, language: str) -> None:
        assert threading.current_thread() is not threading.main_thread()
        self.go.wait(20)
        (code,) = paper.codes
        if code in self.jams:
            raise PrinterFailed(printer)
        self.taken.append((code, language))


@pytest.fixture
def hand(open_window: Opener, workshop: Path) -> Hand:
    return open_window(workshop)


def opened(hand: Hand, qtbot: QtBot, press: QtPress, *codes: str, to: Path | None = None) -> PaperDialog:
    """The dialog over these tickets, with everything read."""
    ids = [hand.id(code) for code in codes]
    dialog = PaperDialog(hand.window.context, ids, hand.window, press, Chosen(to))
    dialog.open()
    settle(dialog, qtbot)
    return dialog


def settle(dialog: PaperDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not dialog.is_waiting(), timeout=20_000)


def press_key(dialog: PaperDialog, key: str) -> None:
    assert dialog.ends.button(key).isEnabled()
    dialog.ends.button(key).click()


def lines(dialog: PaperDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_what_failed_is_printed_again_and_nothing_else(hand: Hand, qtbot: QtBot) -> None:
    printer = Printer("Office", "Zebra")
    printer.jams = {RUNNING}
    dialog = opened(hand, qtbot, printer, PLANNED, RUNNING, CLASSIC)
    press_key(dialog, "print")
    settle(dialog, qtbot)

    assert [sheet.state for sheet in dialog.sheets()] == [State.PRINTED, State.FAILED, State.PRINTED]
    assert lines(dialog) == [f"{PLANNED} · printed", f"{RUNNING} · failed", f"{CLASSIC} · printed"]
    assert dialog.said.said() == "2 of 3 jobs were printed; 1 failed. Print those again."
    assert "Office" in dialog.list.item(1).toolTip()

    printer.jams.clear()
    press_key(dialog, "again")
    settle(dialog, qtbot)
    assert [code for code, _ in printer.taken] == [PLANNED, CLASSIC, RUNNING]
    assert {sheet.state for sheet in dialog.sheets()} == {State.PRINTED}
    assert not dialog.ends.button("print").isEnabled()
    dialog.reject()


def test_what_a_printer_left_over_that_was_taken_away_is_printed_on_another(hand: Hand, qtbot: QtBot) -> None:
    printer = Printer("Office", "Zebra")
    printer.jams = {RUNNING, CLASSIC}
    dialog = opened(hand, qtbot, printer, PLANNED, RUNNING, CLASSIC)
    printer.names = ("Zebra",)
    press_key(dialog, "print")
    settle(dialog, qtbot)
    assert dialog.said.said() == "1 of 3 jobs were printed; 2 failed. Print those again."
    assert dialog.choices.printer_now() == "Zebra"
    printer.jams.clear()
    press_key(dialog, "again")
    settle(dialog, qtbot)
    assert [code for code, _ in printer.taken] == [PLANNED, RUNNING, CLASSIC]
    dialog.reject()


def test_after_a_mistake_of_the_program_the_rest_can_be_printed() -> None:
    class Wrong(Printer):
        def send(self, paper: Paper, printer: str, language: str) -> None:
            raise RuntimeError("the spooler went away")

    sheets = [Sheet(PLANNED, CARDS["work card"], State.READY), Sheet(RUNNING, None, State.LEFT_OUT)]
    with pytest.raises(RuntimeError):
        send(Wrong(), sheets, "Office", "en", lambda *_: None, lambda: False)
    assert [sheet.state for sheet in sheets] == [State.FAILED, State.LEFT_OUT]


def test_a_card_is_printed_in_the_language_that_was_chosen_for_it(hand: Hand, qtbot: QtBot) -> None:
    printer = Printer("Office")
    dialog = opened(hand, qtbot, printer, PLANNED)
    dialog.choices.language.choose("th")
    settle(dialog, qtbot)
    press_key(dialog, "print")
    settle(dialog, qtbot)
    assert printer.taken == [(PLANNED, "th")]
    dialog.reject()


def test_printing_can_be_stopped_between_two_sheets(hand: Hand, qtbot: QtBot) -> None:
    printer = Printer("Office")
    dialog = opened(hand, qtbot, printer, PLANNED, RUNNING, CLASSIC)
    printer.go.clear()
    press_key(dialog, "print")
    qtbot.waitUntil(lambda: "Printing: 1 of 3" in dialog.said.said())
    press_key(dialog, "stop")
    printer.go.set()
    settle(dialog, qtbot)
    assert [code for code, _ in printer.taken] == [PLANNED]
    assert dialog.said.said() == "Stopped: 1 of 3 jobs were printed."
    assert dialog.ends.button("print").isEnabled()
    dialog.reject()


def test_papers_of_a_selection_become_one_file(hand: Hand, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "cards.pdf"
    dialog = opened(hand, qtbot, Printer(), PLANNED, CLASSIC, to=target)
    assert not dialog.ends.button("print").isEnabled()
    assert "no printer" in dialog.ends.button("print").toolTip()
    press_key(dialog, "pdf")
    settle(dialog, qtbot)
    assert dialog.said.said() == "2 pages are in cards.pdf."
    assert [scanned(page) for page in pages_of(target)] == [[PLANNED], [CLASSIC]]
    dialog.reject()


def test_a_file_that_cannot_be_written_is_told(hand: Hand, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(hand, qtbot, Printer(), PLANNED, to=tmp_path / "gone" / "x.pdf")
    press_key(dialog, "pdf")
    settle(dialog, qtbot)
    assert "could not be written" in dialog.said.said()
    dialog.reject()


def test_each_page_can_be_looked_at_before(hand: Hand, qtbot: QtBot) -> None:
    dialog = opened(hand, qtbot, Printer("Zebra"), RUNNING)
    dialog.choices.kind.choose("piece_labels")
    settle(dialog, qtbot)
    dialog.choices.sizes.choose("50x30")
    settle(dialog, qtbot)
    pieces = [row["serial"] for row in show.show(hand.desk, "tokens", hand.id(RUNNING))]
    assert dialog.page_line.said().startswith("Page 1 of ")
    shown = dialog.view.image()
    assert scanned(shown) == pieces[:1]
    dialog.turning.button("later").click()
    settle(dialog, qtbot)
    assert dialog.page_line.said().startswith("Page 2 of ")
    assert scanned(dialog.view.image()) == pieces[1:2]
    dialog.reject()


def test_what_has_nothing_to_print_says_so_and_the_rest_is_printed(hand: Hand, qtbot: QtBot) -> None:
    printer = Printer("Zebra")
    dialog = opened(hand, qtbot, printer, PLANNED)
    dialog.choices.kind.choose("piece_labels")
    settle(dialog, qtbot)
    assert lines(dialog) == [f"{PLANNED} · nothing to print"]
    assert "Start it first" in dialog.said.said()
    assert not dialog.ends.button("print").isEnabled()
    dialog.reject()


def test_a_traveller_is_offered_for_the_classic_line_only(hand: Hand, qtbot: QtBot) -> None:
    made = opened(hand, qtbot, Printer(), PLANNED)
    assert made.choices.kind.findData("batch_traveller") < 0
    made.reject()
    both = opened(hand, qtbot, Printer(), PLANNED, CLASSIC)
    assert both.choices.kind.findData("batch_traveller") >= 0
    both.reject()


def test_the_last_choice_is_offered_the_next_time(hand: Hand, qtbot: QtBot) -> None:
    first = opened(hand, qtbot, Printer("Office", "Zebra"), RUNNING)
    first.choices.kind.choose("piece_labels")
    first.choices.printer.choose("Zebra")
    settle(first, qtbot)
    first.reject()
    second = opened(hand, qtbot, Printer("Office", "Zebra"), RUNNING)
    assert (second.choices.kind.value(), second.choices.printer.value()) == ("piece_labels", "Zebra")
    second.reject()


@pytest.mark.parametrize("code", [PLANNED, CLASSIC])
def test_the_panel_of_a_ticket_of_either_line_prints(hand: Hand, qtbot: QtBot, code: str) -> None:
    panel = hand.open_ticket(code)
    panel.print_papers.click()
    dialog = shown(hand, qtbot)
    assert [sheet.code for sheet in dialog.sheets()] == [code]
    dialog.reject()


def test_the_menu_prints_all_jobs_that_are_chosen(hand: Hand, qtbot: QtBot) -> None:
    action = hand.jobs.panel.print_papers.action
    assert not action.isEnabled()
    assert action.toolTip() == "Choose a job first."
    hand.choose(PLANNED, RUNNING)
    action.trigger()
    dialog = shown(hand, qtbot)
    assert {sheet.code for sheet in dialog.sheets()} == {PLANNED, RUNNING}
    dialog.reject()
    hand.window.go(TICKETS)
    assert hand.tickets.panel.print_papers.action in hand.tickets.menu_actions()


def shown(hand: Hand, qtbot: QtBot) -> PaperDialog:
    dialog = hand.dialog("papers_dialog")
    assert isinstance(dialog, QDialog)
    assert isinstance(dialog, PaperDialog)
    settle(dialog, qtbot)
    return dialog
