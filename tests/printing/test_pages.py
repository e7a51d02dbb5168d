"""Every kind of paper in both languages: its codes are read, nothing is cut, all is where it belongs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from pytestqt.qtbot import QtBot

from app import qr
from app.domain.paper import LabelSheet, Paper, WorkCard
from app.lifecycle.packets.port import PrinterFailed
from app.messages import Language, Messages, Years
from app.printing import devices, laying
from app.printing.flow import INNER, SIDE
from app.printing.page import Code, Drawn, Page
from app.printing.press import QtPress
from app.printing.writing import Block
from tests.printing.jobs import CLASSIC, COMPANY, HARD, JOB, PAPERS, STEPS, TURNED, WIDE, sheet
from tests.printing.looking import dots, ink, inked, pages_of, scanned, texts, written

DOTS = 200
LABEL_DOTS = 203  # as label printers have it
EDGE = 4.3  # mm that the printers of desks leave white
NEARLY = 0.05
KINDS = [
    pytest.param(paper, language, id=f"{name}-{language}")
    for name, paper in PAPERS.items()
    for language in Language
]
HARD_KINDS = [
    pytest.param(paper, language, id=f"{name}-{language}")
    for name, paper in HARD.items()
    for language in Language
]


def laid(paper: Paper, language: Language = Language.ENGLISH) -> list[Page]:
    return laying.pages(paper, Messages(language))


@pytest.mark.parametrize(("paper", "language"), KINDS)
def test_the_codes_on_paper_are_read_from_a_picture_and_from_a_pdf(
    paper: Paper, language: Language, tmp_path: Path, qtbot: QtBot
) -> None:
    pdf = tmp_path / "paper.pdf"
    printed = QtPress().pdf(paper, pdf, language)
    pages, shown = laid(paper, language), pages_of(pdf, DOTS)

    assert printed.pages == len(pages) == len(shown)
    assert set(printed.codes) == set(paper.codes)
    for page, other in zip(pages, shown, strict=True):
        image = devices.picture(page, LABEL_DOTS)
        assert scanned(image) == page.codes
        assert scanned(other) == page.codes
    assert [path.name for path in tmp_path.iterdir()] == ["paper.pdf"]


@pytest.mark.parametrize(("paper", "language"), KINDS)
def test_every_code_has_its_quiet_zone(paper: Paper, language: Language, qtbot: QtBot) -> None:
    page = laid(paper, language)[0]
    image = devices.picture(page, LABEL_DOTS)
    for code in (mark for mark in page.marks if isinstance(mark, Code)):
        square = dots(code.place, LABEL_DOTS)
        dark = ink(image, square)
        module = dark.width() / (len(qr.matrix(code.text)) - 2 * qr.QUIET)
        assert module == int(module) == dark.height() / (len(qr.matrix(code.text)) - 2 * qr.QUIET)
        gaps = (
            dark.left(),
            dark.top(),
            square.width() - dark.right() - 1,
            square.height() - dark.bottom() - 1,
        )
        assert min(gaps) >= qr.QUIET * module - 1


@pytest.mark.parametrize(("paper", "language"), [*KINDS, *HARD_KINDS])
def test_no_text_leaves_its_room_or_meets_another(paper: Paper, language: Language, qtbot: QtBot) -> None:
    for page in laid(paper, language):
        whole = QRectF(0, 0, page.width, page.height)
        taken = [(each.block.layout.text(), each.room) for each in written(page)]
        for each in written(page):
            assert each.room.adjusted(-NEARLY, -NEARLY, NEARLY, NEARLY).contains(each.ink()), (
                each.block.layout.text()
            )
            assert whole.contains(each.room)
        taken += [(mark.text, mark.place) for mark in page.marks if isinstance(mark, Code)]
        for place, (text, room) in enumerate(taken):
            for other, beside in taken[place + 1 :]:
                shared = room.intersected(beside)
                assert shared.width() < NEARLY or shared.height() < NEARLY, (text, other)


@pytest.mark.parametrize(("paper", "language"), [*KINDS, *HARD_KINDS])
def test_the_edges_of_a_page_stay_white(paper: Paper, language: Language, qtbot: QtBot) -> None:
    page = laid(paper, language)[0]
    edge = EDGE if page.height > 200 else NEARLY
    dark = ink(devices.picture(page, 100))
    inside = dots(QRectF(edge, edge, page.width - 2 * edge, page.height - 2 * edge), 100)
    assert inside.contains(dark)


@pytest.mark.parametrize("points", [4.5, 9.5, 26.0])
@pytest.mark.parametrize("text", [WIDE[:40], "ปื้ฎุญู่ฟี้ ฐึ๊กู่ฝั้ ÅÉj_g|", f"{WIDE[:30]}\n{WIDE[:30]}"])
def test_tone_marks_stay_within_the_room_of_their_text(points: float, text: str, qtbot: QtBot) -> None:
    block = Block(text, 150, points)
    page = Page(170, block.height + 20)
    page.write(block, 10, 10)
    dark = ink(devices.picture(page, 300))
    assert dots(QRectF(9, 10, 152, block.height), 300).contains(dark)


@pytest.mark.parametrize("points", [7.5, 9.5, 12.0])
def test_lines_of_thai_do_not_touch(points: float, qtbot: QtBot) -> None:
    page = Page(170, 60)
    page.write(Block("ฎุญูฏุฐูฤๅ\nปื้ฟี้ฝึ๊ปั้", 150, points), 10, 10)
    dark = inked(devices.picture(page, 300))
    first, last = _first(dark), len(dark) - _first(dark[::-1])
    assert not all(dark[first:last])


# what stands where


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("count", [0, 3, 10, 12])
def test_a_card_has_a_row_for_each_step_and_ten_at_least(
    count: int, language: Language, qtbot: QtBot
) -> None:
    card = WorkCard(COMPANY, JOB, (STEPS * 4)[:count])
    rows = sum(_rows(page) for page in laid(card, language))
    assert rows == max(count, 10)


def test_a_long_card_says_on_each_page_which_it_is_and_how_many_there_are(qtbot: QtBot) -> None:
    pages = laid(WorkCard(COMPANY, CLASSIC, STEPS * 15))
    assert [each for page in pages for each in texts(page) if each.startswith("Page ")] == [
        "Page 1 of 3",
        "Page 2 of 3",
        "Page 3 of 3",
    ]
    for page in pages:
        assert page.codes == [CLASSIC.code]
        assert {CLASSIC.code, "Hatthasilpa Leather", "Signature"} <= set(texts(page))
    assert sum(_rows(page) for page in pages) == 45
    assert "Packed" in texts(pages[-1])
    assert "Packed" not in texts(pages[0])


@pytest.mark.parametrize("kind", ["work card", "traveller", "status page"])
def test_all_that_people_wrote_is_on_paper_however_long(kind: str, qtbot: QtBot) -> None:
    lines = [f"{place}.เย็บด้วยด้ายสีน้ำตาลเข้ม{'W' * 20}" for place in range(120)]
    paper = HARD[kind]
    assert not isinstance(paper, LabelSheet)
    said = [texts(page) for page in laid(replace(paper, notes="\n".join(lines)))]
    begun = next(place for place, page in enumerate(said) if "Notes" in page)
    assert ["Notes, continued" in page for page in said] == [place > begun for place in range(len(said))]
    printed = "".join("".join(text.split()) for page in said for text in page)
    assert [line for line in lines if line not in printed] == []
    assert "W" * 200 in printed  # a step's name
    assert "…" not in printed


def test_only_a_classic_card_has_a_line_for_the_owner(qtbot: QtBot) -> None:
    (made,) = laid(PAPERS["work card"])
    (owned,) = laid(PAPERS["classic work card"])
    (nobodys,) = laid(PAPERS["card without an owner"])
    assert "Owner" not in texts(made)
    assert {"Owner", "สมหญิง ใจดี", "MO-2026-0012", "300 pieces"} <= set(texts(owned))
    assert len(_dotted(nobodys, INNER / 2)) == len(_dotted(owned, INNER / 2)) + 1


def test_a_card_speaks_the_language_that_is_asked_for_and_counts_years_as_set(qtbot: QtBot) -> None:
    press = QtPress()
    assert {"บัตรงาน · สายงานหัตถศิลป์", "26 พ.ย. 2569"} <= set(texts(press.pages(PAPERS["work card"], "th")[0]))
    assert {"Work card · Hatthasilpa Line", "26 Nov 2026"} <= set(
        texts(press.pages(PAPERS["work card"], "en")[0])
    )
    assert "26 Nov 2569" in texts(QtPress(Years.BUDDHIST).pages(PAPERS["work card"], "en")[0])


def test_a_sheet_holds_as_many_labels_as_it_has_places(qtbot: QtBot) -> None:
    assert [len(page.codes) for page in laid(sheet("a4-3x8", 26))] == [24, 2]
    assert [(page.width, page.height) for page in laid(sheet("50x30", 2))] == [(50.0, 30.0)] * 2


@pytest.mark.parametrize("size", ["50x30", "a4-3x8", "a4-4x10"])
def test_a_label_says_in_words_what_its_code_says(size: str, qtbot: QtBot) -> None:
    made = sheet(size, 1)
    (page,) = laid(made)
    assert {made.labels[0].serial, "F001", JOB.code} <= set(texts(page))


def test_what_turns_text_around_is_not_printed(qtbot: QtBot) -> None:
    (page,) = laid(WorkCard(COMPANY, JOB, STEPS, None, TURNED))
    assert "erutangiS ไม่กลับด้าน" in texts(page)


def test_of_a_name_too_long_for_a_label_the_beginning_stays(qtbot: QtBot) -> None:
    hard = HARD["labels 50x30"]
    assert isinstance(hard, LabelSheet)
    name = next(text for text in texts(laid(hard)[0]) if text.startswith("WWW"))
    assert name.endswith("…")


@pytest.mark.parametrize("kind", ["work card", "labels 50x30"])
def test_a_printer_is_given_the_same_pages_on_paper_of_their_size(
    kind: str, tmp_path: Path, qtbot: QtBot
) -> None:
    paper, target = PAPERS[kind], tmp_path / "printed.pdf"
    device = QPrinter(QPrinter.PrinterMode.HighResolution)
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(target))
    QtPress().print_on(device, paper, "en")
    printed, (page, *_more) = pages_of(target, 200), laid(paper)
    assert [code for image in printed for code in scanned(image)] == list(paper.codes)
    size = (printed[0].width() / 200 * 25.4, printed[0].height() / 200 * 25.4)
    assert size == pytest.approx((page.width, page.height), abs=0.3)


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_is_told(tmp_path: Path, qtbot: QtBot) -> None:
    device = QPrinter(QPrinter.PrinterMode.HighResolution)
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(tmp_path / "gone" / "printed.pdf"))
    with pytest.raises(PrinterFailed):
        QtPress().print_on(device, PAPERS["work card"], "en")


def test_a_file_that_cannot_be_written_is_told_and_nothing_is_left(tmp_path: Path, qtbot: QtBot) -> None:
    with pytest.raises(OSError, match="gone"):
        QtPress().pdf(PAPERS["work card"], tmp_path / "gone" / "card.pdf", "en")
    assert list(tmp_path.iterdir()) == []


def _first(dark: list[int]) -> int:
    return next(row for row, marks in enumerate(dark) if marks)


def _rows(page: Page) -> int:
    """The rows below the headings of a table: each ends with a thin line across."""
    lines = [
        mark
        for mark in page.marks
        if isinstance(mark, Drawn) and not (mark.boxed or mark.dotted or mark.filled)
    ]
    across = [
        line
        for line in lines
        if line.place.width() == INNER and line.place.left() == SIDE and line.thick < 0.2
    ]
    return len(across)


def _dotted(page: Page, at_most: float) -> list[Drawn]:
    return [
        mark
        for mark in page.marks
        if isinstance(mark, Drawn) and mark.dotted and mark.place.width() < at_most
    ]


def test_a_full_disk_is_told_and_keeps_no_half_of_a_file(tmp_path: Path, qtbot: QtBot) -> None:
    resource = pytest.importorskip("resource", reason="only such systems refuse a file as a full disk does")
    limit, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, most))
    try:
        with pytest.raises(OSError, match="File too large"):
            devices.write_pdf(laid(PAPERS["work card"]), tmp_path / "paper.pdf", "card")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, most))
    assert list(tmp_path.iterdir()) == []


def test_the_usual_printer_is_named_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Fax", "Desk", "Label"])
    monkeypatch.setattr(QPrinterInfo, "defaultPrinterName", lambda: "Desk")
    assert QtPress().printers() == ("Desk", "Fax", "Label")
