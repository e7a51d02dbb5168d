from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.messages import Messages
from app.messages import window as say
from app.views.lists.columns import Cell, Column, folded
from app.views.lists.model import IdTableModel, contiguous, find_packed
from app.views.lists.pages import KEPT_PAGES, PAGE
from tests.views.lists.shop import COLUMNS, Job, Shop, ids
from tests.views.saying import LoudMessages

Role = Qt.ItemDataRole
CODE, PIECES, STATUS, PROGRESS = range(4)


@pytest.fixture
def shop() -> Shop:
    return Shop()


@pytest.fixture
def model(shop: Shop, messages: Messages) -> IdTableModel[Job]:
    return IdTableModel(COLUMNS, shop, messages)


def shown(model: IdTableModel[Job], row: int, column: int = CODE, role: int = Role.DisplayRole) -> object:
    return model.data(model.index(row, column), role)


def noted(model: IdTableModel[Job]) -> list[tuple[int, int]]:
    """The ranges of rows that the model says have changed, from now on."""
    told: list[tuple[int, int]] = []

    def note(first: QModelIndex, last: QModelIndex) -> None:
        told.append((first.row(), last.row()))

    model.dataChanged.connect(note)
    return told


def test_the_model_keeps_qts_rules(model: IdTableModel[Job]) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_ids(ids(1, 2, 3))
    model.mark_stale([2])
    model.set_ids(ids(3, 1))
    model.set_ids(ids())
    model.set_ids(array("q", range(300)))
    model.set_ids(array("q", range(1000)))
    tester.deleteLater()


def test_a_flat_list_has_nothing_below_a_row(model: IdTableModel[Job]) -> None:
    model.set_ids(ids(1))
    assert (model.rowCount(model.index(0, 0)), model.columnCount(model.index(0, 0))) == (0, 0)
    assert model.data(QModelIndex()) is None


def test_rows_stand_in_the_order_of_the_ids(model: IdTableModel[Job]) -> None:
    model.set_ids(ids(7, 3, 5))
    assert [shown(model, row) for row in range(3)] == ["HJ-7", "HJ-3", "HJ-5"]
    assert [model.id_at(row) for row in range(3)] == [7, 3, 5]


def test_nothing_is_read_before_it_is_looked_at(model: IdTableModel[Job], shop: Shop) -> None:
    model.set_ids(array("q", range(100_000)))
    assert shop.asked == []


def test_one_look_reads_one_page(model: IdTableModel[Job], shop: Shop) -> None:
    model.set_ids(array("q", range(100_000)))
    for row in range(PAGE):
        shown(model, row)
    assert shop.asked == [list(range(PAGE))]
    assert shown(model, 99_999) == "HJ-99999"
    assert len(shop.asked) == 2


def test_a_row_is_made_ready_when_it_is_looked_at_and_once(shop: Shop, messages: Messages) -> None:
    made: list[str] = []

    def code(row: Job, _messages: Messages) -> Cell:
        made.append(row.code)
        return Cell(row.code)

    model = IdTableModel((Column("code", "Code", code, 120),), shop, messages)
    model.set_ids(array("q", range(1000)))
    assert (shown(model, 3), shown(model, 5), shown(model, 3)) == ("HJ-3", "HJ-5", "HJ-3")
    assert made == ["HJ-3", "HJ-5"]


@pytest.mark.parametrize("before", [1, PAGE - 1, PAGE, PAGE + 1, 2 * PAGE])
def test_a_list_that_grows_at_its_end_keeps_its_rows(
    model: IdTableModel[Job], shop: Shop, before: int
) -> None:
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.set_ids(array("q", range(before)))
    for row in range(before):
        shown(model, row)
    model.set_ids(array("q", range(1000)))
    assert len(resets) == 1
    assert model.rowCount() == 1000
    whole = before - before % PAGE
    shop.asked.clear()
    assert [shown(model, row) for row in range(1000)] == [f"HJ-{row}" for row in range(1000)]
    assert sorted(number for asked in shop.asked for number in asked) == list(range(whole, 1000))


def test_a_list_that_is_only_longer_is_another_list(model: IdTableModel[Job]) -> None:
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.set_ids(ids(1, 2, 3))
    model.set_ids(ids(2, 1, 3, 4))
    model.set_ids(ids(2, 1))
    assert len(resets) == 3
    assert [shown(model, row) for row in range(2)] == ["HJ-2", "HJ-1"]


def test_the_oldest_pages_are_let_go(model: IdTableModel[Job], shop: Shop) -> None:
    model.set_ids(array("q", range(PAGE * (KEPT_PAGES + 1))))
    for page in range(KEPT_PAGES):
        shown(model, page * PAGE)
    shown(model, 0)
    shown(model, KEPT_PAGES * PAGE)
    before = len(shop.asked)
    shown(model, 0)
    assert len(shop.asked) == before
    shown(model, PAGE)
    assert len(shop.asked) == before + 1


def test_a_stale_row_is_read_again_once_and_alone(model: IdTableModel[Job], shop: Shop, qtbot: QtBot) -> None:
    model.set_ids(array("q", range(1000)))
    shown(model, 0)
    shop.changed[4] = Job("HJ-new", 9)
    with qtbot.waitSignal(model.dataChanged) as told:
        model.mark_stale([4])
    first, last = told.args[:2]
    assert (first.row(), last.row(), last.column()) == (4, 4, PROGRESS)
    assert (shown(model, 4), shown(model, 4), shown(model, 5)) == ("HJ-new", "HJ-new", "HJ-5")
    assert shop.asked[1:] == [[4]]


def test_stale_rows_beside_each_other_are_told_as_one_range(model: IdTableModel[Job]) -> None:
    model.set_ids(array("q", range(1000)))
    shown(model, 0)
    told = noted(model)
    model.mark_stale([9, 3, 4, 5])
    assert told == [(3, 5), (9, 9)]


def test_very_many_scattered_stale_rows_are_told_as_one_range(model: IdTableModel[Job]) -> None:
    model.set_ids(array("q", range(1000)))
    for page in range(400 // PAGE + 1):
        shown(model, page * PAGE)
    told = noted(model)
    model.mark_stale(range(0, 400, 2))
    assert told == [(0, 398)]


def test_what_nobody_sees_is_not_told(model: IdTableModel[Job], shop: Shop, qtbot: QtBot) -> None:
    model.set_ids(array("q", range(1000)))
    shown(model, 0)
    with qtbot.assertNotEmitted(model.dataChanged):
        model.mark_stale([999, 5_000])
    assert len(shop.asked) == 1


def test_everything_stale_is_read_again_when_it_is_painted(model: IdTableModel[Job], shop: Shop) -> None:
    model.set_ids(ids(1, 2))
    shown(model, 0)
    model.mark_all_stale()
    shown(model, 0)
    assert shop.asked == [[1, 2], [1, 2]]


def test_the_same_ids_again_change_nothing(model: IdTableModel[Job], shop: Shop, qtbot: QtBot) -> None:
    model.set_ids(ids(1, 2))
    shown(model, 0)
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_ids(ids(1, 2))
    shown(model, 1)
    assert len(shop.asked) == 1


def test_a_row_that_is_gone_says_so(model: IdTableModel[Job], shop: Shop) -> None:
    shop.missing.add(2)
    model.set_ids(ids(1, 2, 3))
    assert shown(model, 1, PIECES) == say.ROW_FAILED
    assert shown(model, 1, CODE, Role.ToolTipRole) == say.ROW_FAILED_HINT
    assert shown(model, 2) == "HJ-3"


@pytest.mark.logs_warnings
def test_a_page_that_can_not_be_read_says_so_until_it_is_asked_again(
    model: IdTableModel[Job], shop: Shop, caplog: pytest.LogCaptureFixture
) -> None:
    shop.broken = True
    model.set_ids(ids(1, 2))
    assert [shown(model, row, PIECES) for row in (0, 1)] == [say.ROW_FAILED] * 2
    assert len(shop.asked) == 1
    assert "could not be read" in caplog.text
    shop.broken = False
    model.mark_all_stale()
    assert shown(model, 0) == "HJ-1"


@pytest.mark.logs_warnings
def test_a_row_that_can_not_be_shown_leaves_the_others_alone(
    model: IdTableModel[Job], shop: Shop, caplog: pytest.LogCaptureFixture
) -> None:
    shop.changed[2] = Job("HJ-2", 4, "planned", "no number")  # type: ignore[arg-type]
    model.set_ids(ids(1, 2))
    assert (shown(model, 0), shown(model, 1, PIECES)) == ("HJ-1", say.ROW_FAILED)
    assert "could not be shown" in caplog.text


def test_cells_give_words_place_tooltip_and_speech(model: IdTableModel[Job]) -> None:
    model.set_ids(ids(600))
    assert shown(model, 0, PIECES) == "1,200"
    assert (
        shown(model, 0, PIECES, Role.TextAlignmentRole)
        == Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    )
    assert shown(model, 0, PIECES, Role.ToolTipRole) == "Pieces"
    assert shown(model, 0, STATUS, Role.AccessibleTextRole) == "status planned"
    assert shown(model, 0, CODE, Role.AccessibleTextRole) == "HJ-600"
    assert shown(model, 0, CODE, Role.DecorationRole) is None


def test_titles_come_from_the_columns(model: IdTableModel[Job]) -> None:
    across = Qt.Orientation.Horizontal
    assert [model.headerData(place, across) for place in range(4)] == ["Code", "Pieces", "Status", "Progress"]
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.headerData(9, across) is None


def test_another_language_shows_titles_and_rows_anew(
    model: IdTableModel[Job], shop: Shop, loud: LoudMessages, qtbot: QtBot
) -> None:
    model.set_ids(ids(1))
    assert shown(model, 0, STATUS) == "planned"
    with qtbot.waitSignals([model.headerDataChanged, model.dataChanged]):
        model.retranslate(loud)
    assert shown(model, 0, STATUS) == "PLANNED"
    assert model.headerData(0, Qt.Orientation.Horizontal) == "CODE"
    assert model.rowCount() == 1


def test_rows_are_found_by_id(model: IdTableModel[Job]) -> None:
    model.set_ids(array("q", range(100, 0, -1)))
    assert model.rows_of([100, 1, 999]) == [0, 99]
    assert model.rows_of(range(1, 6)) == [95, 96, 97, 98, 99]
    assert model.rows_of([]) == []


def test_ids_of_the_largest_size_are_kept(model: IdTableModel[Job]) -> None:
    largest = 2**63 - 1
    model.set_ids(ids(largest))
    assert model.id_at(0) == largest


@pytest.mark.parametrize(
    ("rows", "ranges"),
    [([], []), ([4], [(4, 4)]), ([1, 2, 3], [(1, 3)]), ([0, 2, 3, 9], [(0, 0), (2, 3), (9, 9)])],
)
def test_ranges_are_as_long_as_they_can_be(rows: list[int], ranges: list[tuple[int, int]]) -> None:
    assert contiguous(rows) == ranges


@pytest.mark.parametrize(
    ("room", "aside"),
    [(460, set()), (459, {PROGRESS}), (320, {PROGRESS}), (319, {STATUS, PROGRESS}), (10, {STATUS, PROGRESS})],
)
def test_columns_step_aside_the_least_needed_first(room: int, aside: set[int]) -> None:
    assert folded(COLUMNS, room) == aside


@given(st.lists(st.integers(-3, 2**40) | st.integers(-(2**63), 2**63 - 1), unique=True), st.integers(-3, 300))
def test_a_packed_id_is_found_where_it_stands(numbers: list[int], other: int) -> None:
    packed = array("q", numbers).tobytes()
    assert [find_packed(packed, number) for number in numbers] == list(range(len(numbers)))
    assert find_packed(packed, other) == (numbers.index(other) if other in numbers else -1)
