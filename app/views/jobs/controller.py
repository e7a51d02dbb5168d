"""What the buttons of Hatthasilpa Jobs mean: asks the lifecycle what is allowed, and sends commands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.refusals import Refused
from app.domain.tickets.states import OF_LINE, Action
from app.lifecycle.queries.tickets import known_ticket, ticket_actions
from app.lifecycle.receipts import Receipt
from app.views.context import Context
from app.views.jobs.model import OF
from app.views.jobs.texts import WITHOUT_TEXT
from app.views.runner import Problem

if TYPE_CHECKING:
    from app.domain.commands import Command

COMPLETE_STEP = "complete_step"
"""The key of the one command that is about pieces."""
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
        """For each action: None when one of the jobs allows it at least, else the first refusal."""
        answers = [self._allowed_of(each) for each in ids]
        return {action: _best([answer[action] for answer in answers]) for action in OF_LINE[OF]}

    def act(self, action: Action, ids: Sequence[int]) -> None:
        """Does an action with these jobs, all or none; the ones that end something ask for the reason.

        Where some of them refuse it, they are named first, and the others may go on without them.
        """
        answers = {each: self._allowed_of(each)[action] for each in ids}
        refused = [answer for answer in answers.values() if answer is not None]
        allowed = [each for each, answer in answers.items() if answer is None]
        if not refused or not allowed or self._goes_on_without(action, refused, len(allowed)):
            self._act(action, allowed or ids)

    def _goes_on_without(self, action: Action, refused: Sequence[Refused], others: int) -> bool:
        from app.views.ordered.without import go_on_without  # noqa: PLC0415 - seldom asked

        reasons = [self._context.why(each) for each in refused]
        return go_on_without(self._context, action, WITHOUT_TEXT, reasons, others)

    def _act(self, action: Action, ids: Sequence[int]) -> None:
        from app.views.jobs.commands import COMMANDS  # noqa: PLC0415 - a list is seen before

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
        from app.views.jobs import questions  # noqa: PLC0415 - seldom asked

        jobs = [known_ticket(self._context.desk, each) for each in ids]
        may_pause = all(self._allowed_of(each)[Action.PAUSE] is None for each in ids)
        answer = questions.ask_cancel(self._context, jobs, may_pause=may_pause)
        if answer is None:
            return
        if answer.choice == questions.PAUSE:
            self._act(Action.PAUSE, ids)
        else:
            self._end(Action.CANCEL, ids, answer.text)

    def _close_short(self, ids: Sequence[int]) -> None:
        from app.views.jobs import questions  # noqa: PLC0415 - seldom asked

        jobs = [known_ticket(self._context.desk, each) for each in ids]
        reason = questions.ask_close_short(self._context, jobs)
        if reason is not None:
            self._end(Action.CLOSE_SHORT, ids, reason)

    def _end(self, action: Action, ids: Sequence[int], reason: str) -> None:
        from app.views.jobs.commands import ENDINGS  # noqa: PLC0415 - a list is seen before

        self.send(action, ENDINGS[action](jobs=tuple(ids), reason=reason))

    def _tell_done(self, key: str, receipt: Receipt) -> None:
        self.done.emit(key, receipt)

    def _tell_failed(self, key: str, problem: Problem) -> None:
        self.failed.emit(key, problem)


def _best(answers: Sequence[Refused | None]) -> Refused | None:
    """None where one of them is, else the first."""
    return None if None in answers else next(iter(answers), None)
