"""The large buttons for the chosen cards, and what was done last with its undo."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.lifecycle.queries.undo import Offer
from app.messages import Messages
from app.views.context import Context
from app.views.queue import texts
from app.views.queue.cards import moment_of
from app.views.queue.deeds import BUTTONS, SHORTCUTS, Do
from app.views.theme.scale import MEDIUM, SMALL, TIGHT, Text
from app.views.widgets.actions import Action, ActionButton
from app.views.widgets.flow import FlowLayout
from app.views.widgets.label import OneLine, PlainLabel

OF_CARDS = tuple(key for key in Do if key is not Do.PAUSE)
HIGH_ENOUGH = 500
UNDO = Action("queue_undo", texts.UNDO, "undo-2")


class DeedBar(QWidget):
    """What can be done with the chosen cards. `triggered(key)`: a button, a menu or a shortcut."""

    triggered = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.why = PlainLabel(context.theme, step=Text.SMALL, kind="muted")
        self.buttons = {key: self._button(key) for key in OF_CARDS}
        self.actions_ = {key: self._action(key) for key in Do}
        line = QWidget()
        flow = FlowLayout(line)
        for button in self.buttons.values():
            flow.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(TIGHT)
        whole.addWidget(self.why)
        whole.addWidget(line)
        self.retranslate(context.messages)

    def show_reasons(self, reasons: Mapping[Do, str], said: str, aside: Collection[Do]) -> None:
        """For each deed why it can't be done, "" where it can; `said` is what stands over the buttons.

        Those of the deeds that are `aside` have no button for now; the menu has all of them.
        """
        self.why.say(said)
        for key, button in self.buttons.items():
            reason = reasons.get(key, "")
            button.set_state(not reason, reason)
            button.setVisible(key not in aside)
            self.set_action(key, reason)

    def set_action(self, key: Do, reason: str) -> None:
        """Whether a deed can be done from the menu, and why not."""
        self.actions_[key].setEnabled(not reason)
        self.actions_[key].setToolTip(reason)

    def set_busy(self, busy: bool) -> None:
        """Whether a command is on its way: a second touch does nothing."""
        for button in self.buttons.values():
            button.set_busy(busy)

    def retranslate(self, messages: Messages) -> None:
        """Puts every title into another language; the reasons are their owner's to give again."""
        for button in self.buttons.values():
            button.retranslate(messages)
        for key, action in self.actions_.items():
            action.setText(messages.text(BUTTONS[key].title))

    def _button(self, key: Do) -> ActionButton:
        button = ActionButton(BUTTONS[key], self._context.theme, self._context.messages)
        button.setObjectName(f"queue_{key}")
        button.setProperty("reach", "touch")
        button.pressed_key.connect(self.triggered)
        return button

    def _action(self, key: Do) -> QAction:
        action = QAction(self)
        action.setObjectName(f"queue_action_{key}")
        action.setShortcut(QKeySequence(SHORTCUTS[key]))
        action.setAutoRepeat(False)
        action.triggered.connect(partial(self._tell, key))
        return action

    def _tell(self, key: Do, checked: bool = False) -> None:
        self.triggered.emit(key)


class LastDone(QWidget):
    """What the person did last, and its undo. `undo_wanted(request id)`."""

    undo_wanted = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._request = ""
        self.said = OneLine(context.theme, step=Text.SMALL, token="muted")
        self.keys = OneLine(context.theme, step=Text.SMALL, token="muted")
        self.undo = ActionButton(UNDO, context.theme, context.messages)
        self.undo.setObjectName("queue_undo")
        self.undo.setProperty("reach", "touch")
        self.undo.clicked.connect(self._tell)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.said)
        words.addWidget(self.keys)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, SMALL, 0, SMALL)
        line.setSpacing(MEDIUM)
        line.addLayout(words, 1)
        line.addWidget(self.undo)
        self.retranslate(context.messages)

    def show_offer(self, offer: Offer) -> None:
        """Shows what could be undone, or why it can't."""
        messages = self._context.messages
        reason = "" if offer.refused is None else self._context.why(offer.refused)
        self.undo.set_state(not reason, reason)
        self._request = "" if offer.given is None else offer.given.request
        if offer.given is None or not offer.happened:
            self.said.say(messages.text(texts.NOTHING_DONE))
            return
        first, more = offer.happened[0], len(offer.happened) - 1
        sentence = messages.fact(first.kind, first.params)
        if more:
            sentence = messages.sentence(texts.LAST_MORE, {"sentence": sentence, "count": more})
        moment = moment_of(offer.given.at, self._context.today(), messages)
        self.said.say(messages.text(texts.LAST, moment=moment, sentence=sentence))

    def set_busy(self, busy: bool) -> None:
        """Whether a command is on its way."""
        self.undo.set_busy(busy)

    def retranslate(self, messages: Messages) -> None:
        """Puts the words into another language; what was done is its owner's to tell again."""
        self.undo.retranslate(messages)
        self.keys.say(messages.text(texts.KEYS))
        self._show_keys()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The keys are told where there is room for all of them, and the cards have enough."""
        super().resizeEvent(event)
        self._show_keys()

    def _show_keys(self) -> None:
        room = self.width() - self.undo.sizeHint().width() - MEDIUM
        is_high = self.window().height() >= self._context.theme.scaled(HIGH_ENOUGH)
        self.keys.setVisible(is_high and self.keys.sizeHint().width() <= room)

    @Slot()
    def _tell(self) -> None:
        if self._request:
            self.undo_wanted.emit(self._request)
