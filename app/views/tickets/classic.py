"""What only a classic ticket has: lifecycle buttons that work, and who answers for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.commands import Command
from app.domain.commands import tickets as commands
from app.domain.tickets.owner import may_answer
from app.domain.tickets.states import Action as Step
from app.domain.tickets.states import actions
from app.domain.words import Line
from app.lifecycle.queries import choices
from app.lifecycle.queries.tickets import TicketDetail
from app.lifecycle.receipts import Receipt
from app.messages import Messages
from app.views.context import Context
from app.views.runner import Problem
from app.views.theme.scale import MEDIUM, SMALL
from app.views.tickets import texts
from app.views.widgets.action_menu import ActionMenu
from app.views.widgets.actions import Action, Weight
from app.views.widgets.ask import Choice, Question, ask_reason
from app.views.widgets.choice import ChoiceField, Option
from app.views.widgets.label import PlainLabel
from app.views.widgets.once import has_dialog

NOBODY = ""
BUTTONS = (
    Action(Step.START, texts.START, "play", Weight.PRIMARY),
    Action(Step.PAUSE, texts.PAUSE, "pause"),
    Action(Step.RESUME, texts.RESUME, "skip-forward"),
    Action(Step.COMPLETE, texts.COMPLETE, "check"),
    Action(Step.EDIT, texts.EDIT, "pencil"),
    Action(Step.RESTORE, texts.RESTORE, "rotate-ccw"),
    Action(Step.CLOSE_SHORT, texts.CLOSE_SHORT, "scissors", Weight.WARNING),
    Action(Step.CANCEL, texts.CANCEL_DOTS, "ban", Weight.WARNING),
)
SHORTCUTS: Mapping[str, str] = {
    Step.START: "Ctrl+Shift+S",
    Step.PAUSE: "Ctrl+Shift+P",
    Step.RESUME: "Ctrl+Shift+R",
    Step.COMPLETE: "Ctrl+Shift+C",
    Step.EDIT: "Ctrl+E",
    Step.RESTORE: "Ctrl+Shift+Z",
    Step.CLOSE_SHORT: "Ctrl+Shift+X",
    Step.CANCEL: "Ctrl+Shift+Delete",
}
PLAIN: Mapping[Step, Callable[[int], Command]] = {
    Step.START: lambda ticket: commands.TicketStart(tickets=(ticket,)),
    Step.PAUSE: lambda ticket: commands.TicketPause(tickets=(ticket,)),
    Step.RESUME: lambda ticket: commands.TicketResume(tickets=(ticket,)),
    Step.COMPLETE: lambda ticket: commands.TicketComplete(tickets=(ticket,)),
    Step.RESTORE: lambda ticket: commands.TicketRestore(tickets=(ticket,)),
}


class Classic(QWidget):
    """Follows the ticket of the panel. Nothing in it knows a status: the lifecycle is asked.

    `changed`: a command was answered, and the ticket is to be read again. `edited(Receipt)`: so was a form.
    """

    changed = Signal()
    edited = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: TicketDetail | None = None
        self.bar = ActionMenu(BUTTONS, SHORTCUTS, context.theme, context.messages, "ticket_action_")
        self._title = PlainLabel(context.theme, kind="muted", wraps=False)
        self.owner = ChoiceField(context.theme)
        self._arrange()
        self.bar.triggered.connect(self._act)
        self.owner.activated.connect(self._choose_owner)
        self.show_ticket(None, context.messages)

    def menu_actions(self) -> list[QAction]:
        """The same actions for the menu."""
        return self.bar.menu_actions()

    def show_ticket(self, detail: TicketDetail | None, messages: Messages) -> None:
        """Shows what can be done with a classic ticket; None: with nothing, and no word of it stays."""
        self._shown = detail
        self.bar.retranslate(messages)
        title = "" if detail is None else messages.text(texts.OWNER)
        self._title.say(title)
        self.owner.setAccessibleName(title)
        reasons = self._reasons(messages)
        self.bar.show_reasons(reasons)
        self.owner.setEnabled(not reasons[Step.ASSIGN_OWNER])
        self.owner.setToolTip(reasons[Step.ASSIGN_OWNER])
        self._offer(messages)

    def _reasons(self, messages: Messages) -> Mapping[Step, str]:
        """For each action why it is not allowed, "" where it is."""
        if self._shown is None:
            return dict.fromkeys(Step, messages.text(texts.NO_CLASSIC))
        answers = actions(self._shown.known, self._context.actor, Line.CLASSIC)
        return {
            step: "" if refused is None else self._context.why(refused) for step, refused in answers.items()
        }

    def _offer(self, messages: Messages) -> None:
        """Everybody who works here, and nobody; somebody who no longer does stays, if they are the owner."""
        if self._shown is None:
            self.owner.clear()
            return
        owner = self._shown.owner
        found = choices.people(self._context.desk)
        able = [each for each in found if (each.active and may_answer(each.roles)) or each.id == owner]
        nobody = Option(NOBODY, messages.text(texts.NOBODY))
        self.owner.set_options([nobody, *(Option(str(each.id), each.name) for each in able)])
        self.owner.choose(NOBODY if owner is None else str(owner))

    # what people do

    @Slot(str)
    def _act(self, key: str) -> None:
        step, detail = Step(key), self._shown
        if detail is None:
            return
        if step is Step.EDIT:
            self._edit(detail)
        elif step in PLAIN:
            self._send(key, PLAIN[step](detail.line.id))
        elif (reason := self._reason(step, detail)) is not None:
            ending = commands.TicketCancel if step is Step.CANCEL else commands.TicketCloseShort
            self._send(key, ending(tickets=(detail.line.id,), reason=reason))

    def _edit(self, detail: TicketDetail) -> None:
        from app.views.tickets.dialog import EditTicketDialog  # noqa: PLC0415 - seldom opened

        window = self.window()
        if not has_dialog(window):
            dialog = EditTicketDialog(self._context, detail, window)
            dialog.edited.connect(self.edited)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    @Slot()
    def _choose_owner(self) -> None:
        if self._shown is None:
            return
        chosen = self.owner.value() or None
        owner = None if chosen is None else int(chosen)
        if owner != self._shown.owner:
            self._send("", commands.TicketAssignOwner(ticket=self._shown.line.id, owner=owner))

    def _reason(self, step: Step, detail: TicketDetail) -> str | None:
        """Why the ticket ends; None for not doing it."""
        messages, code = self._context.messages, detail.line.code
        unfinished = messages.sentence(texts.SHORT_TEXT, {"count": detail.known.unfinished})
        cancel = messages.text(texts.CANCEL_BEGUN if detail.known.begun else texts.CANCEL_PLANNED)
        title, text, yes = {
            Step.CANCEL: (texts.CANCEL_TITLE, cancel, texts.CANCEL_YES),
            Step.CLOSE_SHORT: (texts.SHORT_TITLE, unfinished, texts.SHORT_YES),
        }[step]
        question = Question(
            title=messages.text(title, code=code),
            text=text,
            choices=(Choice(step, messages.text(yes), Weight.DANGER),),
            dismiss=messages.text(texts.KEEP_IT),
            reason=messages.text(texts.REASON),
        )
        return ask_reason(self._context.ask, question)

    def _send(self, key: str, command: Command) -> None:
        if key:
            self.bar.set_busy(key, True)
        self._context.send(command, partial(self._done, key), partial(self._failed, key))

    def _done(self, key: str, receipt: Receipt) -> None:
        self._answered(key)

    def _failed(self, key: str, problem: Problem) -> None:
        self._answered(key)
        self._context.tell_problem(problem)

    def _answered(self, key: str) -> None:
        if key:
            self.bar.set_busy(key, False)
        self.changed.emit()

    def _arrange(self) -> None:
        self.owner.setObjectName("ticket_owner")
        self._title.setBuddy(self.owner)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self._title)
        row.addWidget(self.owner, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(MEDIUM)
        whole.addLayout(row)
        whole.addWidget(self.bar)
