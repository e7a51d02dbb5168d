"""A list as a spreadsheet, as a text file, and on paper."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintPreviewWidget
from PySide6.QtWidgets import QGraphicsView, QWidget
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from app.domain.commands.jobs import JobImport
from app.messages import Messages
from app.views.lists.layout import Layout
from app.views.lists.out import outlets as outlets_room
from app.views.lists.out.paper import ListPaper, printer
from app.views.lists.out.preview import PDF, PreviewDialog
from app.views.theme.tokens import Scheme
from app.views.work_dialog import WorkDialog
from tests.printing.looking import pages_of, rows
from tests.window.hand import Hand

Opener = Callable[..., Hand]
BLACK = 64  # at the most; what stands under the title is grey


class Chosen:
    """Answers for the dialog of the system."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.proposed = ""

    def choose(
        self, parent: QWidget, messages: Messages, title: str, name: str, kinds: Mapping[str, str]
    ) -> Path | None:
        self.proposed = name
        return self.path


@pytest.fixture
def hand(open_window: Opener, workshop: Path) -> Hand:
    """A window in which everything that is told is dismissed."""
    return open_window(workshop, *[None] * 4)


def export(hand: Hand, qtbot: QtBot, target: Path) -> Path:
    outlets = hand.jobs.tools.outlets
    outlets.chooser = Chosen(target)
    before = len(hand.asked.questions)
    outlets.export()
    qtbot.waitUntil(lambda: len(hand.asked.questions) > before)
    return target


def sheet(path: Path) -> list[list[Any]]:
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def lines(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_a_spreadsheet_has_real_numbers_days_and_shares(hand: Hand, qtbot: QtBot, tmp_path: Path) -> None:
    rows = sheet(export(hand, qtbot, tmp_path / "jobs.xlsx"))
    titles, tote = rows[0], next(row for row in rows if row[0] == "HJ-2611-0002")
    cell = dict(zip(titles, tote, strict=True))
    assert cell["Pieces"] == 8
    assert cell["Progress"] == 0.25
    assert isinstance(cell["Due"], date)
    assert cell["Status"] == "In progress"
    assert len(rows) == 1 + 8
    assert "8 rows" in hand.asked.questions[-1].text


def test_what_is_shown_goes_out_in_its_order_and_what_is_filtered_stays(
    hand: Hand, qtbot: QtBot, tmp_path: Path
) -> None:
    hand.click("chip_planned")
    hand.jobs.table.arranging.arrange(Layout(("status", "code")))
    rows = lines(export(hand, qtbot, tmp_path / "planned.csv"))
    assert rows[0] == ["Status", "Code"]
    assert [row[1] for row in rows[1:]] == hand.codes()
    assert {row[0] for row in rows[1:]} == {"Planned"}


EVIL = {
    '=HYPERLINK("http://x","y")': '\'=HYPERLINK("http://x","y")',
    "a;=2+2": "a;'=2+2",  # some spreadsheets part cells there
    "＝1+1": "'＝1+1",
}


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_no_cell_is_ever_a_formula(hand: Hand, qtbot: QtBot, tmp_path: Path, ending: str, evil: str) -> None:
    line = {"product": "TOTE-07", "quantity": 1, "reference": evil}
    hand.window.context.send(JobImport(lines=(line,), sheet="orders", fingerprint="f"), print, print)
    hand.wait()
    hand.jobs.table.arranging.arrange(Layout(("code", "reference")))
    path = export(hand, qtbot, tmp_path / f"jobs{ending}")
    cells = [cell for row in (lines(path) if ending == ".csv" else sheet(path)) for cell in row]
    assert (EVIL[evil] if ending == ".csv" else evil) in cells


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_what_is_not_there_is_an_empty_cell(hand: Hand, qtbot: QtBot, tmp_path: Path, ending: str) -> None:
    hand.jobs.table.arranging.arrange(Layout(("code", "reference")))
    path = export(hand, qtbot, tmp_path / f"jobs{ending}")
    rows = lines(path) if ending == ".csv" else sheet(path)
    assert {row[1] for row in rows[1:]} == {""}


def test_a_file_that_can_not_be_written_is_told_with_its_reason_and_left_as_it_was(
    hand: Hand, qtbot: QtBot, tmp_path: Path
) -> None:
    target = export(hand, qtbot, tmp_path / "no such folder" / "jobs.csv")
    assert not target.exists()
    assert "could not be written" in hand.asked.questions[-1].text


def test_dismissing_the_dialog_of_the_system_writes_nothing(hand: Hand) -> None:
    hand.jobs.tools.outlets.chooser = Chosen(None)
    hand.jobs.tools.outlets.export()
    assert hand.asked.questions == []
    assert not hand.window.seen(WorkDialog)


def test_the_pages_are_shown_before_they_are_printed_and_saved_as_pdf(
    hand: Hand, qtbot: QtBot, tmp_path: Path
) -> None:
    outlets = hand.jobs.tools.outlets
    outlets.chooser = Chosen(tmp_path / "jobs.pdf")
    outlets.print()
    qtbot.waitUntil(lambda: bool(hand.window.seen(PreviewDialog)))
    (dialog,) = hand.window.seen(PreviewDialog)
    qtbot.waitUntil(lambda: dialog.preview.pageCount() == 1)
    dialog.actions_.button(PDF).click()
    assert (tmp_path / "jobs.pdf").read_bytes().startswith(b"%PDF")
    dialog.close()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_the_heading_is_dark_on_white_in_every_scheme(
    open_window: Opener, workshop: Path, qtbot: QtBot, tmp_path: Path, scheme: Scheme
) -> None:
    hand = open_window(workshop)
    hand.window.menus.action(f"colour:{scheme}").trigger()
    outlets = hand.jobs.tools.outlets
    outlets.chooser = Chosen(tmp_path / "jobs.pdf")
    outlets.print()
    qtbot.waitUntil(lambda: bool(hand.window.seen(PreviewDialog)))
    (dialog,) = hand.window.seen(PreviewDialog)
    qtbot.waitUntil(lambda: dialog.preview.pageCount() == 1)
    dialog.save_pdf()
    shown, (printed,) = on_screen(dialog.preview), pages_of(tmp_path / "jobs.pdf")
    dialog.close()
    hand.window.menus.action("colour:light").trigger()
    assert darkest(heading_of(shown)) < BLACK
    assert darkest(heading_of(printed)) < BLACK


def test_on_paper_too_a_late_day_bears_a_sign(hand: Hand) -> None:
    outlets = hand.jobs.tools.outlets
    wanted = outlets._wanted()
    due = [column.key for column in wanted.columns].index("due")
    rows = {row[0]: row[due] for row in outlets._reader.texts(wanted, lambda *_: None, lambda: False)}
    assert rows["HJ-2611-0004"] == "▲ 19 Nov 2026"
    assert rows["HJ-2611-0002"] == "28 Nov 2026"


def on_screen(preview: QPrintPreviewWidget) -> QImage:
    """The first page as the preview shows it."""
    (view,) = preview.findChildren(QGraphicsView)
    page = view.mapFromScene(view.scene().itemsBoundingRect()).boundingRect()
    return view.viewport().grab(page).toImage().convertToFormat(QImage.Format.Format_Grayscale8)


def heading_of(page: QImage) -> QImage:
    """Where the title stands, with or without the room around a page."""
    width, height = page.width(), page.height()
    return page.copy(round(width * 0.08), round(height * 0.06), width // 6, round(height * 0.08))


def darkest(image: QImage) -> int:
    return min(min(row) for row in rows(image))


def test_a_list_that_is_too_long_for_paper_says_what_to_do(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outlets_room, "MOST_PRINTED", 3)
    hand.jobs.tools.outlets.print()
    assert "Filter the list, or export it" in hand.asked.questions[-1].text


def test_many_rows_go_on_over_pages_with_their_headings(hand: Hand) -> None:
    outlets = hand.jobs.tools.outlets
    wanted = outlets._wanted()
    cells = ["x"] * len(wanted.columns)
    paper = ListPaper(wanted, [cells] * 100, "foot", hand.window.context.theme, Messages())
    pages = paper.pages_on(printer())
    assert len(pages) > 2
    assert [page.first for page in pages[1:]] == [page.end for page in pages[:-1]]
    assert pages[-1].end == 100
