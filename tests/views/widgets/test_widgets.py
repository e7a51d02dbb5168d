from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.messages import Messages
from app.messages import window as say
from app.messages.marks import N_
from app.messages.thai import MARK, beginning, breakable, unmarked
from app.views.theme.marks import look
from app.views.theme.theme import Theme
from app.views.theme.tokens import DARK, LIGHT, Scheme, Tone
from app.views.widgets.actions import Action, ActionBar, ActionButton, Weight
from app.views.widgets.activity import ActivityStrip, Happening
from app.views.widgets.badge import Badge
from app.views.widgets.banner import Banner, Gravity
from app.views.widgets.frames import PANEL_WIDTH, SidePanel
from app.views.widgets.label import OneLine, PlainLabel
from app.views.widgets.rail import NavigationRail, Place
from tests.views.accessible import nameless
from tests.views.saying import LoudMessages

THAI = "ใบงานนี้สร้างจากหน้างานหัตถศิลป์ การเปลี่ยนสถานะงานต้องทำที่หน้างานหัตถศิลป์"
ACTIONS = (
    Action("start", N_("Start"), "play", Weight.PRIMARY),
    Action("pause", N_("Pause"), "pause"),
    Action("cancel", N_("Cancel"), weight=Weight.WARNING),
)
PLACES = (
    Place("jobs", N_("Hatthasilpa Jobs"), "hammer"),
    Place("orders", N_("Manufacturing Orders"), "factory"),
    Place("inbox", N_("Inbox"), "inbox"),
)
Key = Qt.Key


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme, messages: Messages) -> ActionBar:
    made = ActionBar(ACTIONS, theme, messages, prefix="job_action_")
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def rail(qtbot: QtBot, theme: Theme, messages: Messages) -> NavigationRail:
    made = NavigationRail(PLACES, theme, messages)
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_people_wrote_is_never_read_as_markup(qtbot: QtBot, theme: Theme) -> None:
    label = PlainLabel(theme, "<b>8</b> pieces")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == label.said() == label.accessibleName() == "<b>8</b> pieces"


def test_thai_may_break_between_words_only() -> None:
    words = breakable(THAI).split(MARK)
    assert {"ใบงาน", "สถานะ", "หัตถศิลป์"} <= set(words)
    assert unmarked(breakable(THAI)) == THAI
    assert breakable("Tote No.7") == "Tote No.7"


@pytest.mark.parametrize("most", [4, 9, 20])
def test_the_beginning_of_a_text_ends_between_its_words(most: int) -> None:
    assert beginning("Sand between the coats", 40) == "Sand between the coats"
    assert beginning("Sand between the coats", 10) == "Sand…"
    words = breakable(THAI).split(MARK)
    told = beginning(THAI, most)
    assert len(told) <= most
    assert told.endswith("…")
    ends = ["".join(words[:count]).strip() for count in range(len(words))]
    assert told[:-1] in ends or len(words[0]) >= most
    assert beginning("x" * 30, 10) == "x" * 9 + "…"


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("ไม่มีรหัสสินค้านี้", "รหัส"),
        ("ให้ตั้งชื่อมุมมองนี้", "มุมมอง"),
        ("เปิดบันทึกและข้อมูลวินิจฉัย", "บันทึก"),
        ("ความเคลื่อนไหวล่าสุด", "เคลื่อนไหว"),
        ("รอจนกว่าจะมีคนตัดสินใจ", "กว่า"),
    ],
)
def test_words_of_the_trade_break_nowhere(sentence: str, word: str) -> None:
    assert word in breakable(sentence)


def test_a_serial_may_break_behind_each_hyphen_and_is_copied_as_it_is() -> None:
    serial = "HAT-HAT-BAG08-20261126-00001-8052-T"
    told = breakable(serial)
    assert told.split(MARK) == ["HAT-", "HAT-", "BAG08-", "20261126-", "00001-", "8052-", "T"]
    assert unmarked(told) == serial


def test_no_line_begins_or_ends_with_the_wrong_side_of_a_bracket() -> None:
    told = breakable("ไปต่อที่ ตัดหนัง จำนวน 1 ชิ้น (Ctrl+Shift+S) และ “ตัดหนัง” อีก")
    assert not any(f"{side}{MARK}" in told for side in "(“")
    assert not any(f"{MARK}{side}" in told for side in ")”")
    assert f"{MARK}," not in breakable("10 Nov 2026 08:02, ธนพล วัฒนกุล")


@pytest.mark.parametrize("moment", ["26 Nov 2026 09:26", "26 พ.ย. 2569 09:26", "1 Dec 2026"])
def test_a_day_with_its_time_stays_in_one_line_and_is_copied_as_it_is(moment: str) -> None:
    told = breakable(f"Orathai, {moment}")
    assert moment.replace(" ", "\u00a0") in told
    assert unmarked(told) == f"Orathai, {moment}"


def test_a_thai_sentence_wraps_into_its_room(qtbot: QtBot, theme: Theme) -> None:
    label = PlainLabel(theme, THAI)
    qtbot.addWidget(label)
    assert label.heightForWidth(200) >= 3 * label.fontMetrics().height()
    assert label.accessibleName() == THAI


def test_copied_text_has_no_marks(qtbot: QtBot, theme: Theme) -> None:
    label = PlainLabel(theme, THAI, selectable=True)
    qtbot.addWidget(label)
    label.show()
    label.setFocus()
    QTest.keyClick(label, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(label, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == THAI


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_line_that_is_cut_says_the_rest_by_its_tooltip(qtbot: QtBot, theme: Theme) -> None:
    line = OneLine(theme, "Nok completed Stitch body on piece F003")
    qtbot.addWidget(line)
    for width, tooltip in ((60, line.said()), (600, "")):
        line.resize(width, 20)
        line.event(QEvent(QEvent.Type.ToolTip))
        assert line.toolTip() == tooltip


def test_a_banner_says_its_sentence_and_acts(qtbot: QtBot, theme: Theme) -> None:
    banner = Banner(theme, Gravity.INFO)
    qtbot.addWidget(banner)
    banner.show()
    banner.say("Do this in Hatthasilpa Jobs.")
    assert not banner.button.isVisible()
    banner.say("Do this in Hatthasilpa Jobs.", "Open")
    with qtbot.waitSignal(banner.acted):
        banner.button.click()
    assert banner.accessibleName() == "Do this in Hatthasilpa Jobs."
    assert nameless(banner) == []


def test_the_button_of_a_banner_stands_beside_its_sentence_where_there_is_room(
    qtbot: QtBot, theme: Theme
) -> None:
    banner = Banner(theme)
    qtbot.addWidget(banner)
    banner.say("Nothing here is called F001.", "Got it")
    banner.show()
    layout = banner.layout()
    assert layout is not None
    for width, beside in ((900, True), (300, False)):
        banner.resize(width, banner.heightForWidth(width))
        layout.activate()
        assert (banner.button.x() > banner.label.x()) == beside
        assert (banner.button.y() >= banner.label.geometry().bottom()) != beside


@pytest.mark.parametrize(("gravity", "tone"), [(Gravity.WARNING, Tone.AMBER), (Gravity.ERROR, Tone.RED)])
def test_a_banner_stands_on_its_gravitys_ground(
    qtbot: QtBot, theme: Theme, gravity: Gravity, tone: Tone
) -> None:
    banner = Banner(theme)
    qtbot.addWidget(banner)
    banner.resize(300, 60)
    banner.say("The disk is nearly full.", gravity=gravity)
    assert _ground(banner) == QColor(LIGHT.tones[tone].wash)
    theme.use(Scheme.DARK)
    assert _ground(banner) == QColor(DARK.tones[tone].wash)


def test_a_badge_shows_and_speaks_its_status(qtbot: QtBot, theme: Theme) -> None:
    badge = Badge(theme)
    qtbot.addWidget(badge)
    badge.show_status(look("paused"), "Paused")
    narrow = badge.sizeHint().width()
    badge.show_status(look("in_progress"), "In progress")
    assert badge.sizeHint().width() > narrow
    assert badge.accessibleName() == "In progress"


def test_each_action_is_a_button_with_its_name(bar: ActionBar) -> None:
    start = bar.findChild(QPushButton, "job_action_start")
    assert start is bar.button("start")
    assert nameless(bar) == []


def test_a_press_tells_which_action(bar: ActionBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.triggered) as told:
        bar.button("pause").click()
    assert told.args == ["pause"]


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_disabled_action_says_why(bar: ActionBar) -> None:
    bar.set_state("start", False, "The job has started already.")
    button = bar.button("start")
    assert not button.isEnabled()
    assert button.accessibleDescription() == "The job has started already."
    place = QPoint(5, 5)
    QApplication.sendEvent(button, QHelpEvent(QEvent.Type.ToolTip, place, button.mapToGlobal(place)))
    assert QToolTip.text() == "The job has started already."
    QToolTip.hideText()


def test_an_action_in_flight_can_not_be_pressed_again(bar: ActionBar) -> None:
    bar.set_state("start", True, "Begins all pieces.")
    bar.set_busy("start", True)
    assert not bar.button("start").isEnabled()
    assert bar.button("start").toolTip() == say.BUSY
    bar.set_state("start", True, "Begins all pieces.")
    assert not bar.button("start").isEnabled()
    bar.set_busy("start", False)
    assert bar.button("start").isEnabled()
    assert bar.button("start").toolTip() == "Begins all pieces."


def test_the_sign_of_work_in_flight_goes_with_it(qtbot: QtBot, theme: Theme, messages: Messages) -> None:
    plain = ActionButton(Action("plain", "Plain"), theme, messages)
    qtbot.addWidget(plain)
    assert plain.icon().isNull()
    plain.set_busy(True)
    assert not plain.icon().isNull()
    plain.set_busy(False)
    assert plain.icon().isNull()


def test_actions_speak_another_language_and_keep_their_state(bar: ActionBar, loud: LoudMessages) -> None:
    bar.set_state("start", False, "No.")
    bar.retranslate(loud)
    assert bar.button("start").text() == "START"
    assert not bar.button("start").isEnabled()


def test_actions_wrap_and_are_never_cut(qtbot: QtBot, theme: Theme, messages: Messages) -> None:
    narrow = QWidget()
    qtbot.addWidget(narrow)
    bar = ActionBar(ACTIONS, theme, messages)
    column = QVBoxLayout(narrow)
    column.addWidget(bar)
    column.addStretch(1)
    narrow.resize(180, 400)
    narrow.show()
    buttons = [bar.button(action.key) for action in ACTIONS]
    assert len({button.y() for button in buttons}) > 1
    assert all(button.width() >= button.sizeHint().width() for button in buttons)
    assert all(bar.rect().contains(button.geometry()) for button in buttons)


def test_the_rail_tells_where_to_go(rail: NavigationRail, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rail.chosen) as told:
        rail.button("orders").click()
    assert told.args == ["orders"]
    with qtbot.assertNotEmitted(rail.chosen):
        rail.show_place("jobs")
    assert rail.button("jobs").isChecked()
    assert not rail.button("orders").isChecked()


def test_arrow_keys_walk_the_rail(rail: NavigationRail, qtbot: QtBot) -> None:
    rail.show_place("jobs")
    rail.button("jobs").setFocus()
    with qtbot.waitSignal(rail.chosen) as told:
        QTest.keyClick(rail.button("jobs"), Key.Key_Down)
    assert told.args == ["orders"]


def test_the_rail_is_wide_enough_for_every_title(rail: NavigationRail, loud: LoudMessages) -> None:
    for _ in range(2):
        for place in PLACES:
            button = rail.button(place.key)
            assert button.width() >= button.sizeHint().width()
        rail.retranslate(loud)
        rail.adjustSize()
    assert rail.button("orders").text() == "MANUFACTURING ORDERS"
    assert nameless(rail) == []


def test_the_rail_shows_what_waits(rail: NavigationRail) -> None:
    before = rail.button("inbox").grab().toImage()
    rail.set_count("inbox", 3)
    waiting = rail.button("inbox").grab().toImage()
    rail.set_count("inbox", 0)
    assert waiting != before
    assert rail.button("inbox").grab().toImage() == before


def test_the_strip_shows_the_newest_first_and_no_more_than_fit(
    qtbot: QtBot, theme: Theme, messages: Messages, loud: LoudMessages
) -> None:
    strip = ActivityStrip(theme, messages, lines=2)
    qtbot.addWidget(strip)
    assert _said(strip) == [say.NO_ACTIVITY, ""]
    height = strip.sizeHint().height()
    strip.show_happenings([Happening("10:42", "three"), Happening("10:41", "two"), Happening("10:40", "one")])
    assert _said(strip) == ["three", "two"]
    assert abs(strip.sizeHint().height() - height) <= 2
    strip.retranslate(loud)
    assert strip.accessibleName() == say.LIVE_ACTIVITY.upper()
    assert _said(strip) == ["three", "two"]


def test_the_panel_names_its_thing_and_closes(qtbot: QtBot, theme: Theme, messages: Messages) -> None:
    panel = SidePanel(theme, messages)
    qtbot.addWidget(panel)
    panel.show()
    panel.set_title("HJ-2611-0042", "Tote No.7, saddle")
    assert panel.accessibleName() == "HJ-2611-0042"
    with qtbot.waitSignal(panel.closed):
        panel.close_button.click()
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(panel, Key.Key_Escape)
    assert nameless(panel) == []


def test_what_stands_in_a_panel_does_not_widen_it(qtbot: QtBot, theme: Theme, messages: Messages) -> None:
    panel = SidePanel(theme, messages)
    qtbot.addWidget(panel)
    panel.body.addWidget(ActionBar(ACTIONS, theme, messages))
    panel.body.addWidget(PlainLabel(theme, THAI * 3))
    assert panel.sizeHint().width() == PANEL_WIDTH


def _said(strip: ActivityStrip) -> list[str]:
    return [line.said() for line in strip.findChildren(OneLine)]


def _ground(banner: Banner) -> QColor:
    image = banner.grab().toImage()
    return image.pixelColor(banner.width() - 12, banner.height() // 2)
