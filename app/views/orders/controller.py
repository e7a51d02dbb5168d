"""What the buttons of Manufacturing Orders mean: asks the lifecycle what is allowed, and sends commands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.domain.commands import Command
from app.domain.commands.orders import OrderCancel, OrderRestore, OrderUnlink
from app.domain.orders.states import OrderAction
from app.domain.refusals import Refused
from app.lifecycle.queries.orders import known_order, order_actions
from app.lifecycle.receipts import Receipt
from app.views.context import Context
from app.views.ordered.without import go_on_without
from app.views.orders import texts
from app.views.runner import Problem
from app.views.widgets.actions import Weight
from app.views.widgets.ask import Choice, Question, ask_reason

MOST_AT_ONCE = 100
"""So many orders are asked about and commanded together."""

Allowed = Mapping[OrderAction, Refused | None]


class OrdersController(QObject):
    """Between the screen and the door.

    `sent(key)`: a command is on its way. `done(key, Receipt)`, `failed(key, Problem)`: its answer.
    `planning(ids)`: it is to be asked how these orders are planned.
    """

    sent = Signal(str)
    done = Signal(str, object)
    failed = Signal(str, object)
    planning = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def allowed(self, ids: Sequence[int]) -> Allowed:
        """For each action: None when one of the orders allows it at least, else the first refusal."""
        answers = [order_actions(self._context.desk, each, self._context.actor) for each in ids]
        return {action: _best([answer[action] for answer in answers]) for action in OrderAction}

    def act(self, action: OrderAction, ids: Sequence[int]) -> None:
        """Plans, cancels or restores these orders, all or none.

        Where some of them refuse it, they are named first, and the others may go on without them.
        """
        desk, actor = self._context.desk, self._context.actor
        answers = {each: order_actions(desk, each, actor)[action] for each in ids}
        refused = [answer for answer in answers.values() if answer is not None]
        allowed = [each for each, answer in answers.items() if answer is None]
        if not refused or not allowed or self._goes_on_without(action, refused, len(allowed)):
            self._act(action, tuple(allowed or ids))

    def unlink(self, order: int, job: int) -> None:
        """Takes a job from an order."""
        self.send(OrderAction.UNLINK, OrderUnlink(order=order, job=job))

    def send(self, key: str, command: Command) -> None:
        """Sends a command; `key` says what it was when the answer is told."""
        self.sent.emit(key)
        self._context.send(command, partial(self._tell_done, key), partial(self._tell_failed, key))

    def _act(self, action: OrderAction, ids: tuple[int, ...]) -> None:
        if action is OrderAction.PLAN:
            self.planning.emit(ids)
        elif action is OrderAction.RESTORE:
            self.send(action, OrderRestore(orders=ids))
        elif (reason := self._reason(ids)) is not None:
            self.send(action, OrderCancel(orders=ids, reason=reason))

    def _reason(self, orders: Sequence[int]) -> str | None:
        """Why orders are cancelled; None for not doing it."""
        messages, count = self._context.messages, {"count": len(orders)}
        title = messages.sentence(texts.CANCEL_TITLE, count)
        if len(orders) == 1:
            title = messages.text(texts.CANCEL_ONE, code=known_order(self._context.desk, orders[0]).code)
        question = Question(
            title=title,
            text=messages.sentence(texts.CANCEL_TEXT, count),
            choices=(Choice(OrderAction.CANCEL, messages.sentence(texts.CANCEL_YES, count), Weight.DANGER),),
            dismiss=messages.sentence(texts.CANCEL_NO, count),
            reason=messages.text(texts.REASON),
        )
        return ask_reason(self._context.ask, question)

    def _goes_on_without(self, action: OrderAction, refused: Sequence[Refused], others: int) -> bool:
        reasons = [self._context.why(each) for each in refused]
        return go_on_without(self._context, action, texts.WITHOUT_TEXT, reasons, others)

    def _tell_done(self, key: str, receipt: Receipt) -> None:
        self.done.emit(key, receipt)

    def _tell_failed(self, key: str, problem: Problem) -> None:
        self.failed.emit(key, problem)


def _best(answers: Sequence[Refused | None]) -> Refused | None:
    """None where one of them is, else the first."""
    return None if None in answers else next(iter(answers), None)
