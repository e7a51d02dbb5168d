"""Packets in the window: made beside it, shown in panels and on a page of their own."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from app.domain.paper import Paper
from app.lifecycle.packets import deploy
from app.lifecycle.packets.port import Printed
from app.messages import Language
from app.views.context import PACKETS
from app.views.jobs.details import PACKETS as PANE
from app.views.packet import opening
from app.views.packets.view import PacketsScreen
from app.views.paper.dialog import PaperDialog
from app.views.widgets.ask import Answer
from tests.lifecycle.packets.packing import Cardboard
from tests.window.conftest import Opener
from tests.window.hand import Hand

JOBS = ("HJ-2611-0001", "HJ-2611-0002", "HJ-2611-0003")


class Held(Cardboard):
    """A press that waits in front of each paper until somebody lets it."""

    def __init__(self) -> None:
        super().__init__()
        self.began, self.go_on = threading.Event(), threading.Event()

    def pdf(self, paper: Paper, to: Path, language: str) -> Printed:
        self.began.set()
        self.go_on.wait(30)
        return super().pdf(paper, to, language)


class Packets:
    """The Packets page of a window, and a person in front of it."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        hand.click(f"rail_{PACKETS}")
        screen = hand.window.screen_of(PACKETS)
        assert isinstance(screen, PacketsScreen)
        self.screen = screen
        self.wait()

    @property
    def panel(self) -> Any:
        return self.screen.panel

    def wait(self) -> None:
        self.hand.wait()
        self.hand.until(self.hand.window.context.packing.is_idle)
        self.hand.window.context.bridge.look()
        self.hand.until(lambda: not self.screen.listing.is_waiting())

    def rows(self) -> list[tuple[str, str]]:
        """Job and state of each."""
        self.wait()
        model = self.screen.listing.model
        return [(model.cell(row, 0).text, model.cell(row, 2).text) for row in range(model.rowCount())]

    def choose(self, row: int = 0) -> None:
        self.wait()
        assert self.screen.table.choose([self.screen.listing.model.id_at(row)])


def made(hand: Hand, *jobs: str, **fields: Any) -> list[int]:
    """The packets of jobs, made through the window."""
    hand.give("packet.create", tickets=list(jobs), **fields)
    result = hand.given[-1].result
    return [row["id"] for row in result.get("packets", [result])]


def press_twice(hand: Hand, name: str) -> None:
    """Double-clicks a button, and waits until it has been answered."""
    button = hand.button(name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.isEnabled()  # busy
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    hand.wait()


def test_documents_of_a_job_are_made_and_printed_at_once(open_window: Opener, workshop: Path) -> None:
    press = Cardboard()
    hand = open_window(workshop, press=press)
    hand.choose(JOBS[0])
    hand.jobs.panel.one.panes.choose(PANE)
    hand.jobs.panel.refresh()
    hand.click("packets_make")
    dialog = hand.dialog("make_packets_dialog")
    assert dialog is not None
    dialog.printer.choose("Desk")  # type: ignore[attr-defined]
    hand.click("save")
    packets = Packets(hand)

    assert packets.rows() == [(JOBS[0], "Done")]
    assert ("Desk", "WorkCard") in press.sent
    packets.choose()
    assert packets.panel.stages.bar.accessibleName() == "6 of 6 stages done"
    assert hand.ticket(JOBS[0])["status"] == hand.shown("tickets", JOBS[0])[0]["status"]


def at_packets(hand: Hand) -> None:
    """The packets of the first job are shown."""
    hand.choose(JOBS[0])
    hand.jobs.panel.one.panes.choose(PANE)
    hand.jobs.panel.refresh()


def test_print_now_makes_the_papers_and_prints_them_once_on_a_double_click(
    open_window: Opener, workshop: Path
) -> None:
    press = Cardboard()
    hand = open_window(workshop, press=press)
    at_packets(hand)
    button, left = hand.button("packets_print_now"), Qt.MouseButton.LeftButton
    assert button.text() == "Print now"
    QTest.mouseClick(button, left)
    packets = hand.window.context.packing
    hand.wait()
    hand.until(packets.is_idle)
    assert button.isEnabled()
    QTest.mouseDClick(button, left)  # what Qt makes of the second press of a double click
    hand.wait()

    assert Packets(hand).rows() == [(JOBS[0], "Done")]
    assert press.sent.count(("Desk", "WorkCard")) == 1


def test_print_now_without_a_printer_makes_files_and_says_so(open_window: Opener, workshop: Path) -> None:
    hand = open_window(workshop, Answer(""), press=Cardboard(printerless=True))
    at_packets(hand)
    hand.press("packets_print_now")
    assert "No printer is installed" in hand.asked.questions[-1].text
    assert Packets(hand).rows() == [(JOBS[0], "Packaged")]


def test_a_paper_of_a_packet_is_printed_beside_its_file(open_window: Opener, workshop: Path) -> None:
    hand = open_window(workshop, press=Cardboard())
    for fields in ({"kind": "piece_labels", "language": "th"}, {"kind": "static_html"}):
        (packet,) = made(hand, JOBS[1], **fields)
        hand.give("packet.run", packet=packet)
    packets = Packets(hand)
    packets.choose(0)
    files = packets.panel.files
    assert [files.findChild(QAbstractButton, "print_file_0").isVisible()] == [False]
    packets.choose(1)
    hand.click("print_file_0")
    dialog = hand.dialog("papers_dialog")
    assert isinstance(dialog, PaperDialog)
    hand.until(lambda: not dialog.is_waiting())
    assert (dialog.choices.kind_now(), dialog.choices.language_now()) == ("piece_labels", "th")
    assert [sheet.code for sheet in dialog.sheets()] == [JOBS[1]]
    dialog.reject()


def test_without_a_printer_the_choice_says_so_and_makes_files(open_window: Opener, workshop: Path) -> None:
    hand = open_window(workshop, press=Cardboard(printerless=True))
    hand.choose(JOBS[0])
    hand.jobs.panel.one.panes.choose(PANE)
    hand.jobs.panel.refresh()
    hand.click("packets_make")
    dialog = hand.dialog("make_packets_dialog")
    assert dialog is not None
    assert "PDF" in dialog.banner.label.said()  # type: ignore[attr-defined]
    hand.click("save")
    assert Packets(hand).rows() == [(JOBS[0], "Packaged")]


def test_what_fails_says_why_and_goes_on_when_it_is_tried_again(
    open_window: Opener, workshop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deploy, "is_on_drive", (tmp_path / "stick").__eq__)
    hand = open_window(workshop, press=Cardboard())
    (packet,) = made(hand, JOBS[0])
    hand.give("packet.run", packet=packet, to="drive", target=str(tmp_path / "stick"))
    packets = Packets(hand)
    assert packets.rows() == [(JOBS[0], "Failed")]
    packets.choose()
    assert "was pulled out" in packets.panel.failure.label.said()
    assert not hand.button("packet_action_run").isEnabled()
    assert hand.button("packet_action_run").toolTip()

    (tmp_path / "stick").mkdir()
    press_twice(hand, "packet_action_retry")

    assert packets.rows() == [(JOBS[0], "Done")]
    assert hand.shown("attempts") == []
    assert not hand.button("packet_action_retry").isEnabled()
    assert len(list((tmp_path / "stick").iterdir())) == 1

    hand.give("packet.deploy", packet=packet, to="drive", target=str(tmp_path / "lost"))
    assert packets.rows() == [(JOBS[0], "Not delivered")]
    assert packets.panel.failure.label.said().startswith("The files are finished, but the last delivery")
    for chip, count in (("done", 0), ("failed", 1)):
        hand.click(f"chip_{chip}")
        assert len(packets.rows()) == count, chip
    packets.choose()
    log = packets.panel.log.said()
    assert "It could not be delivered" in log
    assert "Delivered to" in log
    for inner in ("ERR_", "Stage", "validat", "ms)"):
        assert inner not in log
    assert packets.panel.stages.bar.accessibleName() == "6 of 6 stages done"
    assert hand.button("packet_action_retry").isEnabled()


def test_packets_are_filtered_by_where_they_stand(open_window: Opener, workshop: Path) -> None:
    hand = open_window(workshop, press=Cardboard())
    (packet, *_) = made(hand, *JOBS, kind="static_html")
    hand.give("packet.run", packet=packet)
    packets = Packets(hand)
    for chip, count in (("created", 2), ("begun", 0), ("packaged", 1), ("failed", 0), ("every_status", 3)):
        chips = packets.screen.listing.chips.buttons()
        next(each for each in chips if each.objectName() == f"chip_{chip}").click()
        assert len(packets.rows()) == count, chip


def test_nothing_is_offered_while_no_packet_is_chosen(open_window: Opener, workshop: Path) -> None:
    hand = open_window(workshop, press=Cardboard())
    made(hand, *JOBS)
    packets = Packets(hand)
    packets.wait()
    assert not packets.screen.panel.buttons.isVisible()
    packets.choose()
    assert packets.screen.panel.buttons.isVisible()


def test_many_packets_are_stopped_and_the_rest_stays_as_it_was(open_window: Opener, workshop: Path) -> None:
    press = Held()
    hand = open_window(workshop, press=press)
    packets = made(hand, *JOBS, kind="work_card")
    hand.give("packet.run", packets=packets)
    hand.until(press.began.is_set)
    hand.click(f"rail_{PACKETS}")
    hand.until(hand.window.screen_of(PACKETS).line.isVisible)  # type: ignore[attr-defined]
    press_twice(hand, "stop_packets")
    assert hand.button("stop_packets").isEnabled()
    assert hand.shown("attempts") == []
    press.go_on.set()
    page = Packets(hand)

    statuses = [status for _, status in page.rows()]
    assert statuses.count("No files yet") == 2
    assert page.screen.line.isHidden()


def test_a_template_without_end_holds_up_neither_stop_nor_the_window(
    open_window: Opener, workshop: Path
) -> None:
    endless = workshop.parent / "templates" / "endless"
    endless.mkdir(parents=True)
    loops = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    (endless / "a.txt").write_text(loops, "utf-8")
    hand = open_window(workshop, press=Cardboard())
    packing = hand.window.context.packing
    (packet,) = made(hand, JOBS[0], template="endless")
    for _ in range(2):
        hand.give("packet.run", packet=packet)
        hand.until(lambda: [row["status"] for row in hand.shown("packets")] == ["planned"])
        hand.until(lambda: not packing.is_idle())
        hand.give("packet.stop", packet=packet)
        hand.until(packing.is_idle)
    hand.give("packet.run", packet=packet)
    hand.until(lambda: not packing.is_idle())
    hand.window.close()
    assert packing.is_idle()


def test_a_window_goes_on_with_what_another_one_left(open_window: Opener, workshop: Path) -> None:
    first = open_window(workshop, press=Held())
    packets = made(first, *JOBS, kind="work_card")
    first.give("packet.run", packets=packets)
    press = first.window.context.packing.press
    assert isinstance(press, Held)
    first.until(press.began.is_set)
    threading.Timer(0.05, press.go_on.set).start()
    first.window.close()

    second = open_window(workshop, press=Cardboard())
    second.until(lambda: {row["status"] for row in second.shown("packets")} == {"packaged"})


def test_a_packet_is_discarded_after_a_question(open_window: Opener, workshop: Path) -> None:
    hand = open_window(workshop, Answer("discard"), press=Cardboard())
    (packet,) = made(hand, JOBS[0], kind="static_html")
    hand.give("packet.run", packet=packet)
    packets = Packets(hand)
    packets.choose()
    output = Path(hand.shown("packets")[0]["paths"]["output"])
    assert output.is_dir()
    hand.click("packet_action_discard")
    assert packets.rows() == []
    assert not output.exists()


def test_documents_are_chosen_in_a_dialog_and_deployed_by_another(
    open_window: Opener, workshop: Path, tmp_path: Path
) -> None:
    hand = open_window(workshop, press=Cardboard())
    hand.choose(JOBS[0])
    hand.jobs.panel.one.panes.choose(PANE)
    hand.jobs.panel.refresh()
    hand.click("packets_make")
    dialog = hand.dialog("make_packets_dialog")
    assert dialog is not None
    dialog.kind.choose("static_html")  # type: ignore[attr-defined]
    dialog.language.choose("th")  # type: ignore[attr-defined]
    hand.click("save")
    packets = Packets(hand)
    assert packets.rows() == [(JOBS[0], "Packaged")]
    packets.choose()
    hand.click("packet_action_deploy")
    dialog = hand.dialog("deploy_packets_dialog")
    assert dialog is not None
    folder: QLineEdit = dialog.folder  # type: ignore[attr-defined]
    folder.setText(str(tmp_path))
    hand.click("save")
    assert packets.rows() == [(JOBS[0], "Done")]


def test_a_file_is_opened_with_the_computers_own_program(
    open_window: Opener, workshop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = list[Path]()

    def note(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr("app.views.packets.panel.open_file", note)
    hand = open_window(workshop, press=Cardboard())
    (packet,) = made(hand, JOBS[0], kind="static_html")
    hand.give("packet.run", packet=packet)
    packets = Packets(hand)
    packets.choose()
    for name in ("open_file_0", "packet_show_page", "packet_show_folder", "packet_open_log"):
        hand.click(name)
    page, again, folder, log = opened
    assert (page, page.name) == (again, f"{JOBS[0]}.html")
    assert folder == page.parent
    assert log.suffix == ".log"
    assert not opening.open_file(folder / "gone")


def test_the_list_keeps_qts_rules_and_speaks_thai(open_window: Opener, workshop: Path) -> None:
    hand = open_window(workshop, press=Cardboard())
    made(hand, JOBS[0])
    packets = Packets(hand)
    model = packets.screen.listing.model
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    packets.choose()
    hand.window.speak(Language.THAI)
    assert packets.rows() == [(JOBS[0], "ยังไม่มีไฟล์")]
    assert packets.screen.title.said() == "ชุดเอกสาร"
    assert tester.model() is model
