from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.messages import Messages
from app.messages import window as say
from app.views.theme.theme import Theme
from app.views.widgets.actions import Weight
from app.views.widgets.ask import Answer, Choice, Question, ask_reason, choose, confirm, tell
from app.views.widgets.ask_dialog import AskDialog, WindowAsk
from tests.views.accessible import nameless
from tests.views.scripted import ScriptedAsk

CANCEL = Question(
    title="Cancel HJ-2611-0042?",
    text="Work is recorded on 5 of its 8 pieces.",
    choices=(
        Choice("pause", "Pause instead", Weight.PLAIN, needs_reason=False),
        Choice("cancel", "Cancel the job", Weight.DANGER),
    ),
    dismiss="Keep the job",
    details=("Tote No.7, saddle",),
    reason="Reason",
)


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, messages: Messages) -> AskDialog:
    made = AskDialog(CANCEL, theme, messages)
    qtbot.addWidget(made)
    made.show()
    return made


def button(dialog: QWidget, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_an_answer_carries_the_choice_and_the_reason(dialog: AskDialog) -> None:
    dialog.write("  the hide is scarred ")
    button(dialog, "choice_cancel").click()
    assert dialog.answer == Answer("cancel", "the hide is scarred")
    assert not dialog.isVisible()


def test_without_its_reason_it_asks_for_it_and_stays(dialog: AskDialog) -> None:
    button(dialog, "choice_cancel").click()
    assert dialog.answer is None
    assert dialog.isVisible()
    assert dialog.error.isVisible()
    assert dialog.error.said() == say.REASON_MISSING
    assert dialog.focusWidget() is dialog.reason


def test_a_way_on_that_needs_no_reason_takes_none(dialog: AskDialog) -> None:
    button(dialog, "choice_pause").click()
    assert dialog.answer == Answer("pause", "")


def test_the_way_out_answers_nothing(dialog: AskDialog) -> None:
    dialog.write("because")
    button(dialog, "dismiss").click()
    assert dialog.answer is None
    assert not dialog.isVisible()


def test_enter_never_ends_something_by_default(dialog: AskDialog) -> None:
    assert not button(dialog, "choice_cancel").isDefault()


def test_enter_presses_what_is_framed(qtbot: QtBot, theme: Theme, messages: Messages) -> None:
    question = Question(
        "Undo?", "It was done.", (Choice("undo", "Undo"),), "Leave it", details=("• A long line",)
    )
    made = AskDialog(question, theme, messages)
    qtbot.addWidget(made)
    made.show()
    assert button(made, "choice_undo").isDefault()
    assert made.focusWidget() is button(made, "choice_undo")


def test_the_dialog_is_named_throughout(dialog: AskDialog) -> None:
    assert dialog.objectName() == "ask_dialog"
    assert dialog.accessibleName() == CANCEL.title
    assert nameless(dialog) == []


def test_the_window_waits_for_the_answer(qtbot: QtBot, theme: Theme, messages: Messages) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)

    def answer() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, AskDialog)
        reason = shown.findChild(QPlainTextEdit, "reason")
        assert isinstance(reason, QPlainTextEdit)
        reason.setPlainText("because")
        button(shown, "choice_cancel").click()

    QTimer.singleShot(0, answer)
    assert WindowAsk(parent, theme, messages).ask(CANCEL) == Answer("cancel", "because")


def test_a_person_may_agree_or_not() -> None:
    port = ScriptedAsk(Answer("yes"), None)
    assert confirm(port, "Start?", "8 pieces begin.", "Start", "Not now")
    assert not confirm(port, "Start?", "8 pieces begin.", Choice("go", "Start"), "Not now")
    assert [question.choices[0].key for question in port.questions] == ["yes", "go"]


def test_a_choice_and_a_reason_come_through_one_port() -> None:
    port = ScriptedAsk(Answer("pause"), Answer("cancel", "because"), None, None)
    assert choose(port, CANCEL.title, CANCEL.text, CANCEL.choices, CANCEL.dismiss) == "pause"
    assert ask_reason(port, CANCEL) == "because"
    assert ask_reason(port, CANCEL) is None
    tell(port, "Imported", "12 jobs were made.", "OK", ("one warning",))
    assert port.questions[-1].choices == ()


def test_an_error_that_comes_makes_the_dialog_grow(dialog: AskDialog, qtbot: QtBot) -> None:
    before = dialog.height()
    button(dialog, "choice_cancel").click()
    qtbot.waitUntil(lambda: dialog.height() > before)
    assert dialog.error.geometry().top() > dialog.reason.geometry().bottom()
