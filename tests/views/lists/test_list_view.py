from __future__ import annotations

from array import array
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QHelpEvent, QImage, QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.messages import Messages
from app.views.lists.model import IdTableModel
from app.views.lists.pages import PAGE
from app.views.lists.states import FAILED, NO_MATCH
from app.views.lists.view import ListView
from app.views.shell.waiting import settle
from app.views.shell.zoom import ScaledFonts
from app.views.theme.theme import Theme
from app.views.theme.tokens import DARK, LIGHT, Scheme, Tone
from tests.views.lists.shop import COLUMNS, LONG_BAR, Job, Shop, ids
from tests.views.saying import LoudMessages

CODE, PIECES, STATUS, PROGRESS = range(4)
Key = Qt.Key
WIDTH, HEIGHT = 640, 400


class Bench:
    """A list on the screen, with what it told."""

    def __init__(self, qtbot: QtBot, theme: Theme, messages: Messages) -> None:
        self.shop = Shop()
        self.model = IdTableModel(COLUMNS, self.shop, messages)
        self.view = ListView(self.model, theme, messages)
        self.model.setParent(self.view)
        qtbot.addWidget(self.view)
        self.view.resize(WIDTH, HEIGHT)
        self.view.show()
        self.told = 0
        self.sorts: list[tuple[str, bool]] = []
        self.view.chosen_changed.connect(self._count)
        self.view.sort_requested.connect(self._note_sort)

    def _count(self) -> None:
        self.told += 1

    def _note_sort(self, key: str, descending: bool) -> None:
        self.sorts.append((key, descending))

    def paint(self) -> QImage:
        return self.view.grab().toImage()

    def paint_rows(self) -> QImage:
        return self.view.viewport().grab().toImage()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.view, key, modifier)

    def click_header(self, column: int) -> None:
        header = self.view.horizontalHeader()
        place = QPoint(header.sectionViewportPosition(column) + 10, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.fixture
def bench(qtbot: QtBot, theme: Theme, messages: Messages) -> Bench:
    return Bench(qtbot, theme, messages)


def test_the_first_paint_of_a_hundred_thousand_reads_one_page(bench: Bench) -> None:
    bench.model.set_ids(array("q", range(100_000)))
    bench.paint()
    assert len(bench.shop.asked) == 1


def test_scrolling_to_the_end_reads_only_what_is_shown_there(bench: Bench) -> None:
    bench.model.set_ids(array("q", range(100_000)))
    bench.paint()
    bench.view.scrollToBottom()
    bench.paint()
    assert 2 <= len(bench.shop.asked) <= 3
    assert 99_999 in bench.shop.asked[-1]


def test_a_column_that_grows_reads_no_row_that_nobody_sees(
    bench: Bench, theme: Theme, messages: Messages, qtbot: QtBot
) -> None:
    columns = (replace(COLUMNS[CODE], grows=True), *COLUMNS[PIECES:])
    view = ListView(IdTableModel(columns, bench.shop, messages), theme, messages)
    qtbot.addWidget(view)
    view.resize(WIDTH, HEIGHT)
    view.list_model().set_ids(array("q", range(100_000)))
    assert [len(asked) for asked in bench.shop.asked] in ([], [PAGE])  # on a page that is not shown
    view.show()
    view.grab()
    assert [len(asked) for asked in bench.shop.asked] == [PAGE]


class PaintedRooms(QObject):
    """What of the rows' room was painted, one after the other."""

    def __init__(self, view: ListView) -> None:
        super().__init__(view)
        self.rooms: list[QRect] = []
        self.regions: list[QRegion] = []
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.rooms.append(event.rect())
            self.regions.append(event.region())
        return False

    def forget(self) -> None:
        """What was painted until now, and what is about to be."""
        while self.rooms:
            self.rooms.clear()
            self.regions.clear()
            QApplication.processEvents()


def _in_a_window(bench: Bench, qtbot: QtBot) -> tuple[PaintedRooms, QWidget]:
    """As in the program: Qt moves nothing in what is a window by itself."""
    painted, window = PaintedRooms(bench.view), QWidget()
    QVBoxLayout(window).addWidget(bench.view)
    window.resize(WIDTH, HEIGHT)
    window.show()
    qtbot.waitUntil(lambda: bench.view.viewport().rect() in painted.rooms)
    return painted, window


def test_a_turn_of_the_wheel_paints_only_the_rows_that_come_into_sight(bench: Bench, qtbot: QtBot) -> None:
    bench.model.set_ids(array("q", range(100_000)))
    painted, window = _in_a_window(bench, qtbot)
    painted.forget()
    bench.view.verticalScrollBar().setValue(2 * bench.view.rowHeight(0))
    qtbot.waitUntil(lambda: bool(painted.rooms))
    (room,) = painted.rooms
    assert room.height() == 2 * bench.view.rowHeight(0)
    assert room.bottom() == bench.view.viewport().rect().bottom()
    bench.view.setParent(None)
    window.close()


def test_a_line_right_under_that_of_the_header_is_not_painted(bench: Bench) -> None:
    bench.model.set_ids(array("q", range(100)))
    bench.paint()
    line, rows = QColor(LIGHT.separator), bench.view.rowHeight(0)
    bench.view.verticalScrollBar().setValue(rows - 3)
    lines = [y for y in range(rows) if bench.paint_rows().pixelColor(WIDTH // 2, y) == line]
    assert lines == []
    bench.view.verticalScrollBar().setValue(rows - 8)
    lines = [y for y in range(rows) if bench.paint_rows().pixelColor(WIDTH // 2, y) == line]
    assert lines == [7]


@pytest.mark.parametrize(("before", "after"), [(-12, -3), (-3, -12)])
def test_a_line_that_comes_or_goes_right_under_the_header_is_painted_anew(
    bench: Bench, qtbot: QtBot, before: int, after: int
) -> None:
    bench.model.set_ids(array("q", range(100)))
    painted, window = _in_a_window(bench, qtbot)
    bar, rows = bench.view.verticalScrollBar(), bench.view.rowHeight(0)
    bar.setValue(5 * rows + before)
    painted.forget()
    bar.setValue(5 * rows + after)
    qtbot.waitUntil(lambda: bool(painted.regions))
    (region,) = painted.regions
    assert region.contains(QPoint(WIDTH // 2, -1 - after))
    assert not region.contains(QPoint(WIDTH // 2, 2 * rows))
    bench.view.setParent(None)
    window.close()


def test_a_stale_row_is_read_once_when_it_is_painted(bench: Bench) -> None:
    bench.model.set_ids(array("q", range(50)))
    bench.paint()
    bench.model.mark_stale([3])
    assert len(bench.shop.asked) == 1
    bench.paint()
    bench.paint()
    assert bench.shop.asked[1:] == [[3]]


def test_selection_current_and_place_are_kept_by_id(bench: Bench) -> None:
    bench.model.set_ids(array("q", range(1000)))
    bench.view.choose([500, 501])
    top = bench.model.id_at(bench.view.rowAt(0))
    told = bench.told
    bench.model.set_ids(array("q", range(100, 1100)))
    assert list(bench.view.chosen()) == [500, 501]
    assert bench.view.current() == 500
    assert bench.model.id_at(bench.view.rowAt(0)) == top
    assert bench.told == told


def test_another_order_keeps_the_selection_wherever_its_rows_went(bench: Bench) -> None:
    bench.model.set_ids(ids(1, 2, 3, 4))
    bench.view.choose([2, 3])
    bench.model.set_ids(ids(3, 4, 1, 2))
    assert list(bench.view.chosen()) == [3, 2]
    assert bench.view.current() == 2


def test_a_chosen_row_that_is_filtered_away_is_chosen_no_more(bench: Bench) -> None:
    bench.model.set_ids(ids(1, 2, 3))
    bench.view.choose([1, 3])
    told = bench.told
    bench.model.set_ids(ids(2, 3))
    assert list(bench.view.chosen()) == [3]
    assert bench.view.current() is None
    assert bench.told == told + 1


def test_at_the_top_new_rows_are_seen(bench: Bench) -> None:
    bench.model.set_ids(array("q", range(1, 1000)))
    bench.model.set_ids(array("q", range(1000)))
    assert bench.view.verticalScrollBar().value() == 0


def test_a_thing_is_chosen_and_brought_into_view(bench: Bench) -> None:
    bench.model.set_ids(array("q", range(1000)))
    assert bench.view.choose([700])
    assert list(bench.view.chosen()) == [700]
    assert bench.view.viewport().rect().intersects(bench.view.visualRect(bench.view.currentIndex()))
    assert not bench.view.choose([5_000])
    assert bench.view.current() == 700


def test_a_choice_is_told_once_for_each_change(bench: Bench) -> None:
    bench.model.set_ids(ids(1, 2, 3))
    bench.view.choose([2])
    told = bench.told
    bench.view.choose([2])
    assert bench.told == told
    bench.press(Key.Key_Down)
    assert (bench.view.current(), list(bench.view.chosen())) == (3, [3])
    assert bench.told > told


def test_all_of_a_hundred_thousand_can_be_chosen(bench: Bench) -> None:
    bench.model.set_ids(array("q", range(100_000)))
    bench.view.selectAll()
    assert len(bench.view.chosen()) == 100_000


def test_enter_and_double_click_open_the_row(bench: Bench, qtbot: QtBot) -> None:
    bench.model.set_ids(ids(2**40, 2))
    bench.view.choose([2**40])
    with qtbot.waitSignal(bench.view.opened) as told:
        bench.press(Key.Key_Return)
    assert told.args == [2**40]
    place = bench.view.visualRect(bench.model.index(1, 0)).center()
    QTest.mouseClick(bench.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(bench.view.opened) as told:
        QTest.mouseDClick(bench.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [2]


def test_a_header_asks_for_an_order_and_turns_it(bench: Bench) -> None:
    bench.click_header(CODE)
    bench.view.show_sort("code", False)
    bench.click_header(CODE)
    bench.view.show_sort("code", True)
    bench.click_header(CODE)
    assert bench.sorts == [("code", False), ("code", True), ("code", False)]


def test_a_column_without_a_sort_key_asks_for_nothing(bench: Bench) -> None:
    bench.click_header(STATUS)
    assert bench.sorts == []


def test_the_keyboard_sorts_by_the_current_column(bench: Bench) -> None:
    bench.model.set_ids(ids(1))
    bench.view.setCurrentIndex(bench.model.index(0, PIECES))
    bench.press(Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    bench.press(Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert bench.sorts == [("quantity", True), ("quantity", False)]


def test_letters_go_to_the_search_and_read_nothing(bench: Bench, qtbot: QtBot) -> None:
    bench.model.set_ids(array("q", range(100_000)))
    with qtbot.waitSignal(bench.view.search_typed) as told:
        QTest.keyClicks(bench.view, "t")
    assert told.args == ["t"]
    assert len(bench.shop.asked) <= 1


def test_f5_reads_again(bench: Bench, qtbot: QtBot) -> None:
    bench.model.set_ids(ids(1))
    bench.paint()
    with qtbot.waitSignal(bench.view.refresh_requested):
        bench.press(Key.Key_F5)
    bench.paint()
    assert len(bench.shop.asked) == 2


def test_chosen_rows_are_copied_as_a_table(bench: Bench) -> None:
    bench.model.set_ids(ids(1, 2, 3))
    bench.view.choose([1, 3])
    bench.press(Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == (
        "Code\tPieces\tStatus\tProgress\nHJ-1\t2\tplanned\t—\nHJ-3\t6\tplanned\t—"
    )


def test_columns_step_aside_in_a_narrow_window_and_come_back(bench: Bench) -> None:
    bench.view.resize(340, HEIGHT)
    assert [bench.view.isColumnHidden(place) for place in range(4)] == [False, False, False, True]
    bench.view.resize(WIDTH, HEIGHT)
    assert not bench.view.isColumnHidden(PROGRESS)
    assert sum(bench.view.columnWidth(place) for place in range(4)) == bench.view.viewport().width()


def test_a_bar_is_longer_where_there_is_room_and_as_always_where_there_is_none(bench: Bench) -> None:
    usual = bench.view.columnWidth(PROGRESS)
    bench.view.resize(WIDTH + 600, HEIGHT)
    assert bench.view.columnWidth(PROGRESS) == LONG_BAR
    assert sum(bench.view.columnWidth(place) for place in range(4)) == bench.view.viewport().width()
    bench.view.resize(WIDTH, HEIGHT)
    assert bench.view.columnWidth(PROGRESS) == usual < LONG_BAR


def test_the_current_row_stays_in_sight_where_the_list_gets_lower(bench: Bench) -> None:
    bench.model.set_ids(ids(*range(1, 200)))
    bench.view.choose([30])
    bench.view.resize(WIDTH, HEIGHT - 150)
    assert bench.view.viewport().rect().contains(bench.view.visualRect(bench.view.currentIndex()))


def test_what_covers_the_rows_leaves_nothing_to_scroll(bench: Bench) -> None:
    bench.model.set_ids(ids(*range(1, 200)))
    bar = bench.view.verticalScrollBar()
    bench.view.notice.show_notice(FAILED)
    assert not bar.isEnabled()
    bench.view.notice.show_notice(None)
    assert bar.isEnabled()


def test_a_status_is_painted_in_its_colours(bench: Bench) -> None:
    bench.shop.changed[1] = Job("HJ-1", 2, "in_progress", 50.0)
    bench.model.set_ids(ids(1))
    cell = _cell(bench, 0, STATUS)
    assert QColor(LIGHT.tones[Tone.BLUE].wash).rgb() in cell
    assert QColor(LIGHT.tones[Tone.BLUE].ink).rgb() in cell


def test_a_pill_touches_no_line_however_large_the_text_is(
    qtbot: QtBot, theme: Theme, messages: Messages
) -> None:
    usual = theme.fonts
    try:
        theme.use_fonts(ScaledFonts(usual.families, 200))
        bench = Bench(qtbot, theme, messages)
        bench.model.set_ids(ids(1))
        hint = bench.view.sizeHintForIndex(bench.model.index(0, STATUS))
        assert bench.view.rowHeight(0) >= hint.height()
    finally:
        theme.use_fonts(usual)


def test_progress_is_a_bar_or_a_dash(bench: Bench) -> None:
    bench.shop.changed[1] = Job("HJ-1", 2, "in_progress", 50.0)
    bench.model.set_ids(ids(1, 2))
    bar = QColor(LIGHT.tones[Tone.BLUE].fill).rgb()
    assert bar in _cell(bench, 0, PROGRESS)
    assert QColor(LIGHT.track).rgb() not in _cell(bench, 1, PROGRESS)


def test_the_chosen_row_is_told_by_its_ground_and_an_edge(bench: Bench) -> None:
    bench.model.set_ids(ids(1, 2))
    bench.view.choose([2])
    assert QColor(LIGHT.selected).rgb() in _cell(bench, 1, CODE)
    assert QColor(LIGHT.accent).rgb() in _cell(bench, 1, CODE)
    assert QColor(LIGHT.selected).rgb() not in _cell(bench, 0, CODE)


def test_what_is_pale_has_an_edge_on_the_ground_of_the_chosen_row(bench: Bench) -> None:
    bench.shop.changed[2] = Job("HJ-2", 2, "planned", 0.0)
    bench.model.set_ids(ids(1, 2))
    edge, rail = QColor(LIGHT.tones[Tone.NEUTRAL].fill).rgb(), QColor(LIGHT.outline).rgb()
    assert edge not in _cell(bench, 1, STATUS)
    assert rail not in _cell(bench, 1, PROGRESS)
    bench.view.choose([2])
    assert edge in _cell(bench, 1, STATUS)
    assert rail in _cell(bench, 1, PROGRESS)
    assert edge not in _cell(bench, 0, STATUS)


def test_the_keyboards_place_has_a_frame(bench: Bench) -> None:
    bench.model.set_ids(ids(1, 2))
    bench.view.setFocus()
    bench.press(Key.Key_Down)
    focus = QColor(LIGHT.focus).rgb()
    assert focus in _cell(bench, bench.view.currentIndex().row(), 0)
    QTest.mouseClick(bench.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 60))
    assert focus not in _cell(bench, bench.view.currentIndex().row(), 0)


def test_the_row_under_the_mouse_is_lit(bench: Bench) -> None:
    bench.model.set_ids(ids(1, 2))
    QTest.mouseMove(bench.view.viewport(), bench.view.visualRect(bench.model.index(1, 0)).center())
    assert QColor(LIGHT.hover).rgb() in _cell(bench, 1, CODE)
    QGuiApplication.sendEvent(bench.view, QEvent(QEvent.Type.Leave))
    assert QColor(LIGHT.hover).rgb() not in _cell(bench, 1, CODE)


def test_another_scheme_repaints_the_list(bench: Bench, theme: Theme) -> None:
    bench.model.set_ids(ids(1))
    theme.use(Scheme.DARK)
    assert QColor(DARK.tones[Tone.NEUTRAL].wash).rgb() in _cell(bench, 0, STATUS)


def test_the_notice_covers_the_rows(bench: Bench) -> None:
    bench.view.notice.show_notice(NO_MATCH)
    assert bench.view.notice.isVisible()
    assert bench.view.notice.geometry() == bench.view.viewport().geometry()
    bench.view.notice.show_notice(None)
    assert not bench.view.notice.isVisible()


def seen(bench: Bench) -> QImage:
    """What stands in the rows' room."""
    return bench.view.grab(bench.view.viewport().geometry()).toImage()


def test_no_row_is_read_through_the_notice_that_covers_it(bench: Bench, qtbot: QtBot) -> None:
    """A list that could not be read again has still the rows that it had."""
    bench.model.set_ids(ids(100))
    settle()
    bench.view.scrollToBottom()
    settle()
    bench.view.notice.show_notice(FAILED)
    over_rows = seen(bench)
    bench.model.set_ids(ids(0))
    assert seen(bench) == over_rows


def test_the_whole_list_speaks_another_language(bench: Bench, loud: LoudMessages) -> None:
    bench.model.set_ids(ids(1))
    bench.view.notice.show_notice(NO_MATCH)
    bench.view.retranslate(loud)
    assert bench.model.cell(0, STATUS).text == "PLANNED"
    assert bench.view.notice.title.said().isupper()


def test_the_current_row_stays_selected_when_only_the_focus_moves(bench: Bench) -> None:
    bench.model.set_ids(ids(1, 2))
    bench.view.choose([1])
    flag = QItemSelectionModel.SelectionFlag.NoUpdate
    bench.view.selectionModel().setCurrentIndex(bench.model.index(1, 0), flag)
    assert (list(bench.view.chosen()), bench.view.current()) == ([1], 2)


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_cut_text_is_told_whole_by_the_tooltip(bench: Bench, qtbot: QtBot) -> None:

    bench.shop.changed[1] = Job("HJ-2611-0042 with a code that is much too long", 2)
    bench.model.set_ids(ids(1, 2))
    for row, expected in ((1, ""), (0, bench.shop.changed[1].code)):
        place = bench.view.visualRect(bench.model.index(row, CODE)).center()
        around = bench.view.viewport().mapToGlobal(place)
        QGuiApplication.sendEvent(bench.view.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, around))
        assert QToolTip.text() == expected
    QToolTip.hideText()


def _cell(bench: Bench, row: int, column: int) -> set[int]:
    """The colours in a painted cell."""
    image = bench.view.viewport().grab().toImage()
    place = bench.view.visualRect(bench.model.index(row, column))
    return {
        QColor(image.pixel(x, y)).rgb()
        for x in range(place.left(), place.right())
        for y in range(place.top(), place.bottom())
    }


def test_a_click_or_a_key_is_told_once(bench: Bench) -> None:
    bench.model.set_ids(ids(1, 2, 3))
    told = bench.told
    place = QPoint(40, bench.view.rowViewportPosition(1) + 5)
    QTest.mouseClick(bench.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (list(bench.view.chosen()), bench.told) == ([2], told + 1)
    bench.press(Key.Key_Down)
    assert (list(bench.view.chosen()), bench.told) == ([3], told + 2)
    bench.press(Key.Key_F2)  # changes nothing
    assert bench.told == told + 2


def test_choosing_is_told_once_when_the_selection_is_whole(bench: Bench) -> None:
    bench.model.set_ids(ids(7, 8, 9))
    heard: list[tuple[list[int], int | None]] = []
    bench.view.chosen_changed.connect(lambda: heard.append((list(bench.view.chosen()), bench.view.current())))
    bench.view.choose([7])
    bench.view.choose([7, 9])
    bench.view.choose([7, 9])
    assert heard == [([7], 7), ([7, 9], 7)]
