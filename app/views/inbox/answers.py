"""What can be answered to a question about work in hand: each answer with its consequence and its button."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.commands import Command
from app.domain.commands.inbox import InboxAccept
from app.domain.commands.sessions import SessionSettle
from app.domain.commands.work import WorkHandoff, WorkRequeue
from app.domain.decision import Person
from app.domain.permissions import Permission
from app.domain.refusals import Refused
from app.domain.tickets.states import not_allowed
from app.domain.words import Hold, Question
from app.lifecycle.queries import choices
from app.lifecycle.queries.inbox import About, InboxEntry
from app.lifecycle.queries.work import hindrance, refs
from app.messages import Messages
from app.messages import window as say
from app.values import frozen
from app.views.context import Context
from app.views.inbox import texts
from app.views.inbox.ways import REASON_HEIGHT, UNWRITTEN, Named, Way, with_keys
from app.views.inbox.written import Written
from app.views.remaining import duration
from app.views.theme.scale import SMALL, Text
from app.views.widgets.actions import Action, Weight
from app.views.widgets.label import PlainLabel
from app.views.widgets.number_field import NumberField

ACCEPT, CORRECT, STAY, PUT_BACK, GIVE_BACK = "accept", "correct", "stay", "put_back", "give_back"
BUTTONS = (
    Action(ACCEPT, texts.ACCEPT, "check", Weight.PRIMARY),
    Action(CORRECT, texts.CORRECT, "clock"),
    Action(STAY, texts.STAY, "check", Weight.PRIMARY),
    Action(PUT_BACK, texts.PUT_BACK, "rotate-ccw"),
    Action(GIVE_BACK, texts.GIVE_BACK, "undo-2"),
)
SHORTCUTS = {
    ACCEPT: "Ctrl+Shift+A",
    CORRECT: "Ctrl+Shift+T",
    STAY: "Ctrl+Shift+A",
    PUT_BACK: "Ctrl+Shift+B",
    GIVE_BACK: "Ctrl+Shift+B",
}
ANSWERS: Mapping[Hold | Question, tuple[str, ...]] = {
    Question.LEFT_OPEN: (ACCEPT, CORRECT),
    Question.LONG_PAUSE: (STAY, PUT_BACK),
    Question.REASSIGNED: (STAY, GIVE_BACK),
    Question.ACROSS_TEAMS: (STAY, GIVE_BACK),
}


@frozen
class Given:
    """A question, and what was written as its answer."""

    entry: InboxEntry
    about: About
    minutes: int | None
    reason: str


def _accept(given: Given) -> Command:
    return SessionSettle(session=given.entry.line.id)


def _correct(given: Given) -> Command:
    minutes = given.about.minutes if given.minutes is None else given.minutes
    return SessionSettle(session=given.entry.line.id, minutes=minutes, reason=given.reason or UNWRITTEN)


def _stay(given: Given) -> Command:
    return InboxAccept(tokens=refs(given.about.tokens))


def _put_back(given: Given) -> Command:
    return WorkRequeue(tokens=refs(given.about.tokens), note=given.reason or None)


def _give_back(given: Given) -> Command:
    return WorkHandoff(
        tokens=refs(given.about.tokens), to=given.about.former or "", note=given.reason or None
    )


COMMANDS: Mapping[str, Callable[[Given], Command]] = {
    ACCEPT: _accept,
    CORRECT: _correct,
    STAY: _stay,
    PUT_BACK: _put_back,
    GIVE_BACK: _give_back,
}
IN_THEIR_NAME = frozenset({PUT_BACK, GIVE_BACK})
"""What only whoever holds the pieces can do; a manager records it for them."""


class AnswersForm(QWidget):
    """Everything with which a question is answered. `decided(key, Command, person)`: an answer was given;
    `person` in whose name, None for one's own."""

    decided = Signal(str, object, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._entry: InboxEntry | None = None
        self.label = PlainLabel(context.theme, step=Text.SECTION, kind="muted")
        self.reason = QPlainTextEdit()
        self.error = PlainLabel(context.theme, step=Text.SMALL, kind="error")
        self.minutes = NumberField()
        self.written = Written(note=self.reason, minutes=self.minutes)
        minutes = Named(context.theme, texts.IN_MINUTES, self.minutes)
        self.ways = {
            each.key: Way(each, context, *((minutes,) if each.key == CORRECT else ())) for each in BUTTONS
        }
        self._actions = {each.key: self._action(each.key) for each in BUTTONS}
        self._arrange()
        self._name_reason(texts.NOTE)
        self.retranslate(context.messages)

    def show_entry(self, entry: InboxEntry) -> None:
        """Offers the answers to this question; what was written for the same one stays."""
        same = self.written.shows(entry.line.id)
        self._entry = entry
        if not same:
            minutes = None if entry.line.about is None else entry.line.about.minutes
            self.written.show(entry.line.id, minutes="" if minutes is None else str(minutes))
            self.error.hide()
        self._show_answers()

    def forget(self) -> None:
        """Nothing is asked."""
        self._entry = None
        self.written.show(None)
        for key, action in self._actions.items():
            action.setEnabled(False)
            action.setVisible(False)
            self.ways[key].button.set_state(False)

    def set_busy(self, key: str, busy: bool) -> None:
        """Whether the command of an answer is on its way."""
        self.ways[key].button.set_busy(busy)
        self._actions[key].setEnabled(self.ways[key].button.isEnabled())

    def menu_actions(self) -> list[QAction]:
        """The answers for the menu; those to another question are hidden."""
        return list(self._actions.values())

    def retranslate(self, messages: Messages) -> None:
        """Puts everything into another language."""
        self.minutes.setAccessibleName(messages.text(texts.MINUTES))
        self.minutes.setPlaceholderText(messages.text(texts.MINUTES))
        for action in BUTTONS:
            self.ways[action.key].retranslate(messages)
            self._actions[action.key].setText(messages.text(action.title))
        if self._entry is not None:
            self._show_answers()

    # what is offered

    def _given(self) -> Given:
        assert self._entry is not None
        about = self._entry.line.about
        assert about is not None
        return Given(self._entry, about, self.minutes.value(), self.reason.toPlainText().strip())

    @Slot()
    def _show_answers(self) -> None:
        if self._entry is None:
            return
        given, offered = self._given(), ANSWERS[self._entry.line.why]
        self._name_reason(texts.NOTE_ON_TIME if CORRECT in offered else texts.NOTE)
        for key, way in self.ways.items():
            way.setVisible(key in offered)
            self._actions[key].setVisible(key in offered)
            if key in offered:
                self._show_answer(key, given)
            else:
                self._actions[key].setEnabled(False)

    def _name_reason(self, msgid: str) -> None:
        said = self._context.messages.text(msgid)
        self.label.say(said)
        self.reason.setAccessibleName(said)

    def _show_answer(self, key: str, given: Given) -> None:
        refused = self._hindrance(key, given)
        sentence = self._consequence(key, given) if refused is None else self._context.why(refused)
        way = self.ways[key]
        way.consequence.say(with_keys(sentence, SHORTCUTS[key], self._context.messages))
        way.button.set_state(refused is None, sentence)
        self._actions[key].setEnabled(refused is None)
        self._actions[key].setToolTip(sentence)

    def _hindrance(self, key: str, given: Given) -> Refused | None:
        context, doer = self._context, self._doer(key, given)
        refused = None if doer is None else not_allowed(context.actor, Permission.ACT_FOR_OTHERS)
        return refused or hindrance(context.desk, COMMANDS[key](given), context.actor, context.now(), doer)

    def _doer(self, key: str, given: Given) -> Person | None:
        """In whose name the answer is given, where it is not one's own."""
        if key not in IN_THEIR_NAME or given.about.person_id == self._context.actor.id:
            return None
        return choices.person(self._context.desk, str(given.about.person_id))

    def _consequence(self, key: str, given: Given) -> str:
        line, about = given.entry.line, given.about
        params = {
            "person": about.person,
            "former": about.former or "",
            "duration": duration(about.minutes or 0, self._context.messages),
            "count": len(about.tokens),
        }
        return self._context.messages.sentence(texts.COMES_OF[line.why, key], params)

    # answering

    @Slot(str)
    def _decide(self, key: str) -> None:
        if self._entry is None:
            return
        given = self._given()
        if key == CORRECT and self._is_unsaid(given):
            return
        self.error.hide()
        doer = self._doer(key, given)
        self.decided.emit(key, COMMANDS[key](given), None if doer is None else int(doer.id))

    def _is_unsaid(self, given: Given) -> bool:
        """Says what is still to be written for another time, and goes there."""
        if given.minutes is None:
            missing: QWidget = self.minutes
            said = texts.MINUTES_MISSING
        elif not given.reason:
            missing, said = self.reason, say.REASON_MISSING
        else:
            return False
        self.error.say(self._context.messages.text(said))
        self.error.show()
        missing.setAccessibleDescription(self.error.said())
        missing.setFocus()
        return True

    # setting up

    def _action(self, key: str) -> QAction:
        action = QAction(self)
        action.setShortcut(QKeySequence(SHORTCUTS[key]))
        action.setAutoRepeat(False)
        action.triggered.connect(self.ways[key].button.click)
        self.ways[key].button.pressed_key.connect(self._decide)
        return action

    def _arrange(self) -> None:
        self.reason.setObjectName("inbox_note")
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(REASON_HEIGHT)
        self.minutes.setObjectName("inbox_minutes")
        self.minutes.textChanged.connect(self._show_answers)
        self.error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        for part in (self.label, self.reason, self.error, *self.ways.values()):
            column.addWidget(part)
