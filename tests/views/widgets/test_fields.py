from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget, QLineEdit
from pytestqt.qtbot import QtBot

from app.messages import Language, Messages
from app.messages import window as say
from app.messages.marks import N_
from app.views.theme.theme import Theme
from app.views.widgets.choice import ChoiceField, Option
from app.views.widgets.date_field import DateField
from app.views.widgets.form import Form
from app.views.widgets.number_field import NumberField
from tests.views.accessible import nameless
from tests.views.saying import LoudMessages

TODAY = date(2026, 11, 20)
OPTIONS = (Option("TOTE-07", "Tote No.7, saddle"), Option("CARD-01", "Card holder, olive"))
Key = Qt.Key

popups = pytest.mark.qt_log_ignore("does not support")


@pytest.fixture
def due(qtbot: QtBot, theme: Theme, messages: Messages) -> DateField:
    made = DateField(theme, messages, TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def form(qtbot: QtBot, theme: Theme, messages: Messages) -> Form:
    made = Form(theme, messages)
    made.add("quantity", N_("Quantity"), NumberField(), required=True)
    made.add("due", N_("Due"), DateField(theme, messages, TODAY))
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_typed_day_is_given_as_it_is_stored(due: DateField) -> None:
    QTest.keyClicks(due, "28/11/2569")
    assert (due.day(), due.iso()) == (date(2026, 11, 28), "2026-11-28")


@popups
def test_alt_and_down_open_the_calendar(due: DateField) -> None:
    QTest.keyClick(due, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    (days,) = due.findChildren(QCalendarWidget)
    assert days.isVisible()


def test_leaving_the_field_says_which_day_was_read(due: DateField, messages: Messages, qtbot: QtBot) -> None:
    QTest.keyClicks(due, "28/11/2569")
    with qtbot.waitSignal(due.understood) as told:
        QTest.keyClick(due, Key.Key_Return)
    assert told.args == [messages.date(date(2026, 11, 28))]


@pytest.mark.parametrize("language", Language)
def test_a_stored_day_stands_there_as_people_read_it(qtbot: QtBot, theme: Theme, language: Language) -> None:
    messages = Messages(language)
    due = DateField(theme, messages, TODAY)
    qtbot.addWidget(due)
    due.show_iso("2026-12-04")
    assert due.text() == messages.date("2026-12-04")
    assert (due.iso(), due.problem()) == ("2026-12-04", ""), "and is read as it stands"
    other = Messages(next(each for each in Language if each is not language))
    due.retranslate(other)
    assert due.text() == other.date("2026-12-04")
    with qtbot.waitSignal(due.understood) as told:
        due.set_day(due.day())
    assert told.args == [""], "it says already which day it is"


def test_what_is_no_date_is_kept_with_a_sentence(due: DateField, qtbot: QtBot) -> None:
    QTest.keyClicks(due, "next week")
    with qtbot.waitSignal(due.problem_found) as told:
        QTest.keyClick(due, Key.Key_Return)
    assert told.args == [due.problem()] == [say.DATE_UNREADABLE]
    assert due.text() == "next week"
    assert due.iso() is None


def test_typing_on_takes_the_sentence_away(due: DateField, qtbot: QtBot) -> None:
    due.setText("next week")
    with qtbot.waitSignal(due.problem_found) as told:
        QTest.keyClicks(due, "x")
    assert told.args == [""]


def test_an_empty_field_is_no_day_and_no_problem(due: DateField) -> None:
    due.set_day(date(2026, 11, 28))
    due.set_day(None)
    assert (due.text(), due.day(), due.problem()) == ("", None, "")


@popups
def test_a_day_is_taken_from_the_calendar(due: DateField, messages: Messages) -> None:
    due.open_calendar()
    calendar = due.findChild(QCalendarWidget)
    assert isinstance(calendar, QCalendarWidget)
    assert calendar.selectedDate() == QDate(2026, 11, 20)
    assert calendar.firstDayOfWeek() is Qt.DayOfWeek.Monday
    calendar.clicked.emit(QDate(2026, 12, 24))
    assert due.iso() == "2026-12-24"
    assert not calendar.window().isVisible()


@popups
def test_the_calendar_opens_where_the_field_is_and_closes_by_escape(due: DateField) -> None:
    due.set_day(date(2027, 1, 5))
    due.open_calendar()
    calendar = due.findChild(QCalendarWidget)
    assert isinstance(calendar, QCalendarWidget)
    assert calendar.selectedDate() == QDate(2027, 1, 5)
    popup = calendar.window()
    assert nameless(popup) == []
    QTest.keyClick(popup, Key.Key_Escape)
    assert not popup.isVisible()


@pytest.mark.parametrize(
    ("text", "value", "unreadable"),
    [
        ("8", 8, False),
        (" 1,250 ", 1250, False),
        ("๑๒", 12, False),
        ("", None, False),
        ("8x", None, True),
        ("-1", None, True),
    ],
)
def test_a_count_is_read_as_it_is_typed(
    qtbot: QtBot, theme: Theme, text: str, value: int | None, unreadable: bool
) -> None:
    field = NumberField()
    qtbot.addWidget(field)
    field.setText(text)
    assert (field.value(), field.is_unreadable()) == (value, unreadable)


def test_a_choice_gives_what_is_stored(qtbot: QtBot, theme: Theme) -> None:
    field = ChoiceField(theme)
    qtbot.addWidget(field)
    field.set_options(OPTIONS)
    assert field.value() is None
    field.choose("CARD-01")
    assert (field.value(), field.currentText()) == ("CARD-01", "Card holder, olive")
    field.choose("unknown")
    assert field.value() is None


def test_new_options_keep_the_choice(qtbot: QtBot, theme: Theme) -> None:
    field = ChoiceField(theme)
    qtbot.addWidget(field)
    field.set_options(OPTIONS)
    field.choose("CARD-01")
    field.set_options((Option("BELT-32", "Belt 32 mm"), *OPTIONS))
    assert field.value() == "CARD-01"


def test_a_typed_choice_counts_once_it_names_something(qtbot: QtBot, theme: Theme) -> None:
    field = ChoiceField(theme, typed=True)
    qtbot.addWidget(field)
    field.set_options(OPTIONS)
    line = field.lineEdit()
    assert isinstance(line, QLineEdit)
    line.setText("tote")
    assert field.value() is None
    field.set_options(OPTIONS)
    assert line.text() == "tote"
    line.setText("tote no.7, SADDLE")
    assert field.value() == "TOTE-07"


def test_a_choice_is_painted_in_each_state(qtbot: QtBot, theme: Theme) -> None:
    field = ChoiceField(theme)
    qtbot.addWidget(field)
    field.set_options(OPTIONS)
    pictures = [field.grab().toImage()]
    field.choose("CARD-01")
    pictures.append(field.grab().toImage())
    field.setProperty("wrong", True)
    pictures.append(field.grab().toImage())
    field.setEnabled(False)
    pictures.append(field.grab().toImage())
    assert all(left != right for i, left in enumerate(pictures) for right in pictures[i + 1 :])


def test_an_error_stands_beneath_its_field_and_nothing_typed_is_lost(form: Form) -> None:
    quantity = form.field("quantity")
    assert isinstance(quantity.control, NumberField)
    quantity.control.setText("0")
    form.set_error("quantity", "Write a number from 1 to 10,000.")
    assert quantity.error.isVisible()
    assert quantity.error.y() > quantity.control.y()
    assert quantity.control.property("wrong")
    assert quantity.control.accessibleDescription() == "Write a number from 1 to 10,000."
    assert quantity.control.text() == "0"
    assert form.problems() == {"quantity": "Write a number from 1 to 10,000."}
    form.clear_errors()
    assert not quantity.error.isVisible()
    assert form.problems() == {}


def test_controls_have_their_names(form: Form) -> None:
    assert form.findChild(NumberField, "quantity") is form.field("quantity").control
    assert form.field("quantity").control.accessibleName() == "Quantity (required)"
    assert nameless(form) == []
    assert form.has("due")
    assert not form.has("owner")


def test_the_cursor_goes_to_the_first_problem(form: Form, qtbot: QtBot) -> None:
    form.set_error("due", "This is not a date.")
    form.focus_first_problem()
    assert form.focusWidget() is form.field("due").control
    form.clear_errors()
    form.focus_first_problem()
    assert form.focusWidget() is form.field("quantity").control


def test_the_cursor_never_stands_in_what_cannot_be_written(form: Form, qtbot: QtBot) -> None:
    form.field("quantity").control.setEnabled(False)
    form.focus_first_problem()
    assert form.focusWidget() is form.field("due").control


def test_a_date_says_its_problem_and_its_meaning_beneath_itself(form: Form, messages: Messages) -> None:
    field = form.field("due")
    assert isinstance(field.control, DateField)
    field.control.setText("31/11/2026")
    field.control.editingFinished.emit()
    assert field.problem() == say.DATE_IMPOSSIBLE
    field.control.setText("30/11/2026")
    field.control.editingFinished.emit()
    assert field.problem() == ""
    assert field.hint.said() == messages.date(date(2026, 11, 30))


def test_a_form_speaks_another_language_and_keeps_what_was_typed(form: Form, loud: LoudMessages) -> None:
    control = form.field("due").control
    assert isinstance(control, DateField)
    control.setText("31/11/2026")
    control.editingFinished.emit()
    form.retranslate(loud)
    assert form.field("quantity").label.said() == "QUANTITY (REQUIRED)"
    assert form.field("due").problem() == say.DATE_IMPOSSIBLE.upper()
    assert control.text() == "31/11/2026"
