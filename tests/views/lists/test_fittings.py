"""What stands around a list: its filter chips, its search field, and what it says when it is empty."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.messages import Messages
from app.messages.marks import N_
from app.views.lists.chips import Chip, FilterChips
from app.views.lists.search import PAUSE_MS, SearchField
from app.views.lists.states import FAILED, LOADING, NO_MATCH, EmptyState, Notice
from app.views.theme.theme import Theme
from app.views.theme.tokens import Scheme
from app.views.widgets.edge import EdgeButton
from tests.views.accessible import nameless
from tests.views.saying import LoudMessages

CHIPS = (Chip("all", N_("All")), Chip("planned", N_("Planned")), Chip("paused", N_("Paused")))
WHOLE = N_("Search code, product, order, notes…")
EMPTY = Notice("package", N_("No jobs yet"), N_("Import an order sheet."), N_("New job"))
Key = Qt.Key


@pytest.fixture
def chips(qtbot: QtBot, theme: Theme, messages: Messages) -> FilterChips:
    made = FilterChips(CHIPS, messages)
    qtbot.addWidget(made)
    made.resize(600, 80)
    made.show()
    return made


@pytest.fixture
def search(qtbot: QtBot, theme: Theme, messages: Messages) -> SearchField:
    made = SearchField(theme, messages)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def notice(qtbot: QtBot, theme: Theme, messages: Messages) -> EmptyState:
    made = EmptyState(theme, messages)
    qtbot.addWidget(made)
    made.resize(300, 400)
    return made


def chip(chips: FilterChips, key: str) -> QPushButton:
    found = chips.findChild(QPushButton, f"chip_{key}")
    assert isinstance(found, QPushButton)
    return found


def test_exactly_one_chip_is_chosen_and_the_first_to_begin_with(chips: FilterChips, qtbot: QtBot) -> None:
    assert chips.current() == "all"
    with qtbot.waitSignal(chips.chosen) as told:
        chip(chips, "paused").click()
    assert told.args == ["paused"]
    assert chips.current() == "paused"
    assert not chip(chips, "all").isChecked()


def test_arrow_keys_choose_the_next_chip(chips: FilterChips, qtbot: QtBot) -> None:
    chip(chips, "all").setFocus()
    with qtbot.waitSignal(chips.chosen) as told:
        QTest.keyClick(chip(chips, "all"), Key.Key_Right)
    assert told.args == ["planned"]


def test_a_chip_chosen_by_the_program_tells_nobody(chips: FilterChips, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(chips.chosen):
        chips.choose("planned")
    assert chips.current() == "planned"


def test_chips_show_and_speak_their_counts(chips: FilterChips) -> None:
    chips.set_counts({"all": 1284, "planned": 0})
    assert chip(chips, "all").text() == "All  1,284"
    assert chip(chips, "all").accessibleName() == "All: 1,284"
    assert chip(chips, "planned").text() == "Planned  0"
    assert chip(chips, "paused").text() == "Paused"


def test_chips_keep_choice_and_counts_in_another_language(chips: FilterChips, loud: LoudMessages) -> None:
    chips.set_counts({"planned": 3})
    chips.choose("planned")
    chips.retranslate(loud)
    assert chip(chips, "planned").text() == "PLANNED  3"
    assert chips.current() == "planned"


def test_chips_wrap_where_there_is_no_room(chips: FilterChips) -> None:
    chips.set_counts({"all": 100, "planned": 100, "paused": 100})
    chips.resize(150, 200)
    assert chip(chips, "paused").y() > chip(chips, "all").y()
    assert all(chip(chips, key.key).geometry().right() <= 150 for key in CHIPS)


def test_a_narrow_field_invites_with_one_word_and_the_glass_tells_the_rest(
    qtbot: QtBot, theme: Theme, messages: Messages
) -> None:
    field = SearchField(theme, messages, WHOLE)
    qtbot.addWidget(field)
    field.resize(640, field.height())
    field.show()
    assert field.placeholderText() == WHOLE
    field.resize(160, field.height())
    assert field.placeholderText() == "Search"
    field.setMaximumWidth(40)
    assert field.placeholderText() == ""
    assert field.accessibleName() == WHOLE


def test_letters_typed_at_once_are_searched_once(search: SearchField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(search.searched) as told:
        QTest.keyClicks(search, "tote")
    assert told.args == ["tote"]
    timer = search.findChild(QTimer)
    assert isinstance(timer, QTimer)
    assert timer.interval() == PAUSE_MS
    assert not timer.isActive()


def test_enter_searches_at_once_and_goes_to_the_list(search: SearchField, qtbot: QtBot) -> None:
    search.setText(" tote ")
    with qtbot.waitSignal(search.left), qtbot.waitSignal(search.searched) as told:
        QTest.keyClick(search, Key.Key_Return)
    assert told.args == ["tote"]


def test_the_same_text_is_searched_once(search: SearchField, qtbot: QtBot) -> None:
    search.setText("tote")
    QTest.keyClick(search, Key.Key_Return)
    with qtbot.assertNotEmitted(search.searched):
        QTest.keyClick(search, Key.Key_Return)


def test_escape_and_the_cross_clear_at_once(search: SearchField, qtbot: QtBot) -> None:
    for clear in (_press_escape, SearchField.clear_search):
        search.setText("tote")
        QTest.keyClick(search, Key.Key_Return)
        with qtbot.waitSignal(search.searched) as told:
            clear(search)
        assert told.args == [""]
        assert search.text() == ""


def test_the_cross_is_there_only_when_there_is_something_to_clear(search: SearchField) -> None:
    (cross,) = (each for each in search.findChildren(EdgeButton) if each.toolTip() == "Clear the search")
    assert not cross.isVisibleTo(search)
    search.setText("tote")
    assert cross.isVisibleTo(search)


def test_down_goes_to_the_list(search: SearchField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(search.left):
        QTest.keyClick(search, Key.Key_Down)


def test_letters_typed_in_the_list_are_taken(search: SearchField) -> None:
    search.setText("to")
    search.take("t")
    assert search.text() == "tot"


def test_the_search_field_speaks_another_language(search: SearchField, loud: LoudMessages) -> None:
    search.retranslate(loud)
    assert search.placeholderText() == search.accessibleName() == "SEARCH"


@pytest.mark.parametrize("state", [EMPTY, NO_MATCH, FAILED, LOADING])
def test_each_state_says_what_it_is_and_what_to_do(notice: EmptyState, state: Notice) -> None:
    notice.show_notice(state)
    notice.show()
    assert notice.title.said() == state.title
    assert notice.hint.said() == state.hint
    assert notice.button.isVisible() == bool(state.button)
    assert nameless(notice) in ([], [notice.button])
    _whole(notice)


def test_the_button_of_a_state_acts(notice: EmptyState, qtbot: QtBot) -> None:
    notice.show_notice(EMPTY)
    with qtbot.waitSignal(notice.acted):
        notice.button.click()


def test_nothing_to_say_shows_nothing(notice: EmptyState) -> None:
    notice.show_notice(EMPTY)
    notice.show_notice(None)
    assert not notice.isVisible()
    assert notice.notice() is None


def test_a_state_follows_language_and_scheme(notice: EmptyState, loud: LoudMessages, theme: Theme) -> None:
    notice.show_notice(EMPTY)
    before = notice.grab().toImage()
    notice.retranslate(loud)
    theme.use(Scheme.DARK)
    assert notice.title.said() == "NO JOBS YET"
    assert notice.grab().toImage() != before


def _press_escape(search: SearchField) -> None:
    QTest.keyClick(search, Key.Key_Escape)


def _whole(notice: EmptyState) -> None:
    """No label is lower than its wrapped text needs, but for the rounding of one pixel."""
    for label in (notice.title, notice.hint):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()) - 1
