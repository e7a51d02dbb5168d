"""What the buttons of Hatthasilpa Jobs mean: asks the lifecycle what is allowed, and sends commands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.domain.commands import Command
from app.domain.refusals import Refused
from app.domain.tickets.states import Action
from app.lifecycle.queries.tickets import known_ticket, ticket_actions
from app.lifecycle.receipts import Receipt
from app.views.context import Context
from app.views.jobs import questions
from app.views.jobs.actions import COMMANDS, ENDINGS
from app.views.jobs.model import OF
from app.views.runner import Problem

MOST_AT_ONCE = 100
"""So many jobs are asked about and commanded together."""

Allowed = Mapping[Action, Refused | None]


class JobsController(QObject):
    """Between the screen and the door.

    `sent(key)`: a command is on its way. `done(key, Receipt)`, `failed(key, Problem)`: its answer.
    """

    sent = Signal(str)
    done = Signal(str, object)
    failed = Signal(str, object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def allowed(self, ids: Sequence[int]) -> Allowed:
        """For each action: None when every one of the jobs allows it, else the first refusal."""
        first: dict[Action, Refused | None] = dict.fromkeys(Action)
        for each in ids:
            for action, refused in self._allowed_of(each).items():
                first[action] = first[action] or refused
        return first

    def act(self, action: Action, ids: Sequence[int]) -> None:
        """Does an action with these jobs, all or none; the ones that end something ask for the reason."""
        if action in COMMANDS:
            self.send(action, COMMANDS[action](jobs=tuple(ids)))
        elif action is Action.CANCEL:
            self._cancel(ids)
        elif action is Action.CLOSE_SHORT:
            self._close_short(ids)

    def send(self, key: str, command: Command, person: int | None = None) -> None:
        """Sends a command; `key` says what it was when the answer is told."""
        self.sent.emit(key)
        done, failed = partial(self._tell_done, key), partial(self._tell_failed, key)
        self._context.send(command, done, failed, person)

    def _allowed_of(self, job: int) -> Allowed:
        return ticket_actions(self._context.desk, job, self._context.actor, OF)

    def _cancel(self, ids: Sequence[int]) -> None:
        worked = sum(known_ticket(self._context.desk, each).worked for each in ids)
        may_pause = self.allowed(ids)[Action.PAUSE] is None
        answer = questions.ask_cancel(self._context, len(ids), worked, may_pause=may_pause)
        if answer is None:
            return
        if answer.choice == questions.PAUSE:
            self.act(Action.PAUSE, ids)
        else:
            self._end(Action.CANCEL, ids, answer.text)

    def _close_short(self, ids: Sequence[int]) -> None:
        unfinished = sum(known_ticket(self._context.desk, each).unfinished for each in ids)
        reason = questions.ask_close_short(self._context, len(ids), unfinished)
        if reason is not None:
            self._end(Action.CLOSE_SHORT, ids, reason)

    def _end(self, action: Action, ids: Sequence[int], reason: str) -> None:
        self.send(action, ENDINGS[action](jobs=tuple(ids), reason=reason))

    def _tell_done(self, key: str, receipt: Receipt) -> None:
        self.done.emit(key, receipt)

    def _tell_failed(self, key: str, problem: Problem) -> None:
        self.failed.emit(key, problem)
