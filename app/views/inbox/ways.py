"""The ways out for one held piece: each with its choices, what would come of it, and its button."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from app.domain.commands import Command
from app.domain.commands.quality import TokenResolve, TokenScrap
from app.domain.refusals import Refused
from app.domain.words import Ending, TokenKind
from app.lifecycle.queries.decisions import WaysOut, outcome
from app.lifecycle.queries.inbox import InboxEntry
from app.lifecycle.queries.work import refs
from app.messages import Messages
from app.messages import window as say
from app.messages.undo import WAYS_BACK
from app.values import frozen
from app.views.cells import name_of
from app.views.context import Context
from app.views.inbox import texts
from app.views.inbox.written import Written
from app.views.piece.consequences import consequence, step_options
from app.views.theme.scale import MEDIUM, SMALL, Text
from app.views.theme.theme import Theme
from app.views.widgets.actions import Action, ActionButton, Weight
from app.views.widgets.choice import ChoiceField, Option
from app.views.widgets.flow import FlowLayout
from app.views.widgets.frames import Card
from app.views.widgets.label import PlainLabel

GO_ON, SEND, VERSION, REPLACE, END = "go_on", "send", "version", "replace", "end"
BUTTONS = (
    Action(GO_ON, texts.GO_ON, "play"),
    Action(SEND, texts.SEND, "arrow-right", Weight.PRIMARY),
    Action(VERSION, texts.VERSION, "route"),
    Action(REPLACE, texts.REPLACE, "rotate-ccw", Weight.WARNING),
    Action(END, texts.END, "ban", Weight.WARNING),
)
SHORTCUTS = {
    GO_ON: "Ctrl+Shift+G",
    SEND: "Ctrl+Shift+S",
    VERSION: "Ctrl+Shift+V",
    REPLACE: "Ctrl+Shift+R",
    END: "Ctrl+Shift+Delete",
}
NEEDS_REASON = frozenset({REPLACE, END})
REASON_HEIGHT = 52
LEAST_LETTERS = 6
"""Of a choice that can still be told from another; where there is room it is wider."""
MOST_LETTERS = 16
"""Of a step, or “From the beginning”, which are read whole; what stands beside them wraps."""
BEGINNING = UNSAID = ""
UNWRITTEN = "…"
"""Stands for the reason in a command that is only tried."""


@frozen
class Wish:
    """What was chosen for an entry, as the ways make commands of it."""

    entry: InboxEntry
    reason: str
    step: str | None
    version: str | None
    version_step: str | None
    restart: str | None
    fault: str | None
    any_fault: str | None  # in a command that is only tried


def _go_on(wish: Wish) -> Command | str:
    here = None if wish.entry.ways is None else wish.entry.ways.as_they_were
    if here is None:
        return texts.NOT_HELD_SO
    return TokenResolve(tokens=refs((wish.entry.line.id,)), to=here, reason=wish.reason or None)


def _send(wish: Wish) -> Command | str:
    if wish.step is None:
        return texts.NO_STEP
    return TokenResolve(tokens=refs((wish.entry.line.id,)), to=wish.step, reason=wish.reason or None)


def _version(wish: Wish) -> Command | str:
    if wish.version is None or wish.version_step is None:
        return texts.PART_STAYS if wish.entry.line.kind is TokenKind.COMPONENT else texts.NO_VERSION
    return TokenResolve(
        tokens=refs((wish.entry.line.id,)),
        to=wish.version_step,
        version=int(wish.version),
        reason=wish.reason or None,
    )


def _replace(wish: Wish) -> Command | str:
    tokens, reason = refs((wish.entry.line.id,)), wish.reason or UNWRITTEN
    at, fault = wish.restart or None, wish.fault or wish.any_fault
    return TokenScrap(tokens=tokens, type=Ending.QC_FAIL, reason=reason, at=at, defect=fault)


def _end(wish: Wish) -> Command | str:
    tokens, reason = refs((wish.entry.line.id,)), wish.reason or UNWRITTEN
    return TokenScrap(tokens=tokens, type=Ending.PERMANENT, reason=reason)


# The command of each way, or the sentence that says why there is none.
COMMANDS: Mapping[str, Callable[[Wish], Command | str]] = {
    GO_ON: _go_on,
    SEND: _send,
    VERSION: _version,
    REPLACE: _replace,
    END: _end,
}


def with_keys(sentence: str, shortcut: str, messages: Messages) -> str:
    """A sentence about a way, with the keys by which it is taken."""
    keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return messages.text(texts.WITH_KEYS, sentence=sentence, keys=keys)


class Named(QWidget):
    """A field of a way, with what it is before it."""

    def __init__(self, theme: Theme, name: str, field: QWidget) -> None:
        super().__init__()
        self._name = name
        self.label = PlainLabel(theme, step=Text.SMALL, kind="muted", wraps=False)
        if isinstance(field, ChoiceField):
            field.setMinimumContentsLength(LEAST_LETTERS)
        for each in (self, field):
            each.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SMALL)
        line.addWidget(self.label)
        line.addWidget(field, 1)

    def retranslate(self, messages: Messages) -> None:
        """Says in another language what it is."""
        self.label.say(messages.text(self._name))


class Way(Card):
    """One way out: its button and keys, what is chosen with it, and its consequence."""

    def __init__(self, action: Action, context: Context, *fields: Named) -> None:
        super().__init__()
        self._fields = fields
        self.button = ActionButton(action, context.theme, context.messages)
        self.button.setObjectName(f"inbox_{action.key}")
        self.consequence = PlainLabel(context.theme, kind="muted")
        self.body.setContentsMargins(MEDIUM, SMALL, MEDIUM, SMALL)
        head = FlowLayout()
        self.body.addLayout(head)
        head.addWidget(self.button)
        for field in fields[:1]:
            head.addWidget(field)
        for field in fields[1:]:
            self.body.addWidget(field)
        self.body.addWidget(self.consequence)

    def offer(self, *, choice: bool) -> None:
        """Whether there is anything to choose with it."""
        for field in self._fields:
            field.setVisible(choice)

    def retranslate(self, messages: Messages) -> None:
        """Puts its own words into another language."""
        self.button.retranslate(messages)
        for field in self._fields:
            field.retranslate(messages)


class WaysOutForm(QWidget):
    """Everything with which an entry is decided. `decided(key, Command)`: a way was taken."""

    decided = Signal(str, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = context.theme
        self._context = context
        self._entry: InboxEntry | None = None
        self.label = PlainLabel(theme, step=Text.SECTION, kind="muted")
        self.reason = QPlainTextEdit()
        self.written = Written(reason=self.reason)
        self.error = PlainLabel(theme, step=Text.SMALL, kind="error")
        self.for_good = PlainLabel(theme, step=Text.SMALL, kind="muted")
        self.step, self.version, self.version_step, self.restart, self.fault = (
            ChoiceField(theme) for _ in range(5)
        )
        named = partial(Named, theme)
        fields = {
            SEND: (named(texts.AT_STEP, self.step),),
            VERSION: (named(texts.OF_VERSION, self.version), named(texts.AT_STEP, self.version_step)),
            REPLACE: (named(texts.FOR_FAULT, self.fault), named(texts.BEGINS_AT, self.restart)),
        }
        self.ways = {each.key: Way(each, context, *fields.get(each.key, ())) for each in BUTTONS}
        self._actions = {each.key: self._action(each.key) for each in BUTTONS}
        self._arrange()
        self.retranslate(context.messages)

    def show_entry(self, entry: InboxEntry) -> None:
        """Offers the ways out of this entry; what was written or chosen for the same one stays."""
        same = self.written.shows(entry.line.id)
        self._entry = entry
        if not same:
            self.written.show(entry.line.id)
            self.error.hide()
        self._offer(keep=same)
        self._show_consequences()

    def forget(self) -> None:
        """Nothing is to be decided: no way out is open."""
        self._entry = None
        self.written.show(None)
        for key, action in self._actions.items():
            action.setEnabled(False)
            action.setVisible(False)
            self.ways[key].button.set_state(False)

    def set_busy(self, key: str, busy: bool) -> None:
        """Whether the command of a way is on its way."""
        self.ways[key].button.set_busy(busy)
        self._actions[key].setEnabled(self.ways[key].button.isEnabled())

    def menu_actions(self) -> list[QAction]:
        """The ways out for the menu."""
        return list(self._actions.values())

    def retranslate(self, messages: Messages) -> None:
        """Puts everything into another language."""
        self.label.say(messages.text(texts.REASON))
        self.reason.setAccessibleName(messages.text(texts.REASON))
        self.for_good.say(messages.text(WAYS_BACK[TokenResolve.kind]))
        self.error.hide()
        for field, name in (
            (self.step, texts.SEND_TO),
            (self.version, texts.VERSION_NUMBER),
            (self.version_step, texts.VERSION_TO),
            (self.restart, texts.REPLACE_AT),
            (self.fault, texts.REPLACE_FOR),
        ):
            field.setAccessibleName(messages.text(name))
            field.setToolTip(messages.text(name))
        for action in BUTTONS:
            self.ways[action.key].retranslate(messages)
            self._actions[action.key].setText(messages.text(action.title))
        if self._entry is not None:
            self._offer(keep=True)
            self._show_consequences()

    def showEvent(self, event: QShowEvent) -> None:
        """Now it is known how wide the buttons are."""
        super().showEvent(event)
        self._align_buttons()

    def _align_buttons(self) -> None:
        """What is chosen with a way stands under what is chosen with the other."""
        buttons = [way.button for way in self.ways.values()]
        for button in buttons:
            button.setMinimumWidth(0)
        for button in buttons:
            button.setMinimumWidth(max(each.sizeHint().width() for each in buttons))

    # what is offered

    def _offer(self, *, keep: bool) -> None:
        assert self._entry is not None
        messages, ways = self._context.messages, self._ways_out()
        steps = step_options(ways.steps, messages)
        begin = Option(BEGINNING, messages.text(texts.FROM_THE_BEGINNING))
        versions = [
            Option(str(each.number), messages.text(texts.VERSION_OPTION, number=each.number))
            for each in ways.versions
        ]
        _fill(self.step, steps, ways.usual, keep=keep)
        _fill(self.restart, [begin, *step_options(ways.restarts, messages)], BEGINNING, keep=keep)
        faults = [Option(each.code, name_of(each, messages)) for each in ways.faults]
        unsaid = [] if ways.found else [Option(UNSAID, messages.text(texts.WHICH_FAULT))]
        _fill(self.fault, [*unsaid, *faults], ways.found or UNSAID, keep=keep)
        _fill(self.version, versions, None, keep=keep)
        self._offer_version_steps(keep=keep)
        self.ways[SEND].offer(choice=bool(steps))
        self.ways[VERSION].offer(choice=bool(versions))

    def _offer_version_steps(self, *, keep: bool) -> None:
        assert self._entry is not None
        number = self.version.value()
        steps = next((each.steps for each in self._ways_out().versions if str(each.number) == number), ())
        options = step_options(steps, self._context.messages)
        _fill(self.version_step, options, self._ways_out().usual, keep=keep)

    def _ways_out(self) -> WaysOut:
        """Those of the entry: what is held has some."""
        assert self._entry is not None
        assert self._entry.ways is not None
        return self._entry.ways

    def _wish(self) -> Wish:
        assert self._entry is not None
        return Wish(
            entry=self._entry,
            reason=self.reason.toPlainText().strip(),
            step=self.step.value(),
            version=self.version.value(),
            version_step=self.version_step.value(),
            restart=self.restart.value(),
            fault=self.fault.value(),
            any_fault=next((each.code for each in self._ways_out().faults), None),
        )

    @Slot()
    def _show_consequences(self) -> None:
        if self._entry is None:
            return
        wish, context = self._wish(), self._context
        for key in self.ways:
            command = COMMANDS[key](wish)
            if isinstance(command, str):
                self._show_way(key, context.messages.text(command), allowed=False)
                continue
            answer = outcome(context.desk, command, context.actor, context.now())
            if isinstance(answer, Refused):
                self._show_way(key, context.why(answer), allowed=False)
            else:
                self._show_way(key, consequence(answer, context.messages), allowed=True)

    def _show_way(self, key: str, sentence: str, *, allowed: bool) -> None:
        way, is_one = self.ways[key], key != GO_ON or self._ways_out().as_they_were is not None
        way.setVisible(is_one)
        way.consequence.say(with_keys(sentence, SHORTCUTS[key], self._context.messages))
        way.button.set_state(allowed, sentence)
        self._actions[key].setVisible(is_one)
        self._actions[key].setEnabled(allowed)
        self._actions[key].setToolTip(sentence)

    @Slot()
    def _change_version(self) -> None:
        if self._entry is not None:
            self._offer_version_steps(keep=True)
            self._show_consequences()

    # deciding

    @Slot(str)
    def _decide(self, key: str) -> None:
        if self._entry is None:
            return
        wish = self._wish()
        if key in NEEDS_REASON and not wish.reason:
            self._ask_for(self.reason, say.REASON_MISSING)
            return
        if key == REPLACE and not wish.fault:
            self._ask_for(self.fault, texts.NO_FAULT)
            return
        self.error.hide()
        command = COMMANDS[key](wish)
        if isinstance(command, Command):
            self.decided.emit(key, command)

    def _ask_for(self, field: QWidget, sentence: str) -> None:
        """Says what is missing, and goes there."""
        self.error.say(self._context.messages.text(sentence))
        self.error.show()
        field.setAccessibleDescription(self.error.said())
        field.setFocus()

    # setting up

    def _action(self, key: str) -> QAction:
        button = self.ways[key].button
        button.pressed_key.connect(self._decide)
        return button.menu_action(self, SHORTCUTS[key])

    def _arrange(self) -> None:
        self.reason.setObjectName("inbox_reason")
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(REASON_HEIGHT)
        self.error.hide()
        for name in ("step", "version", "version_step", "restart", "fault"):
            field: ChoiceField = getattr(self, name)
            field.setObjectName(f"inbox_{name}")
        for field in (self.step, self.version_step, self.restart, self.fault):
            field.currentIndexChanged.connect(self._show_consequences)
        self.version.currentIndexChanged.connect(self._change_version)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        for part in (self.label, self.reason, self.error):
            column.addWidget(part)
        for way in self.ways.values():
            column.addWidget(way)
        column.addWidget(self.for_good)


def _fill(field: ChoiceField, options: list[Option], usual: str | None, *, keep: bool) -> None:
    """Offers these; what was chosen stays if it may, else the usual one is, or the first."""
    before = field.value() if keep else None
    field.blockSignals(True)
    field.set_options(options)
    values = [option.value for option in options]
    chosen = next((each for each in (before, usual) if each is not None and each in values), None)
    field.choose(chosen if chosen is not None else next(iter(values), None))
    field.blockSignals(False)
