"""That somebody else has stopped one's clock is told, until it is read or the clock runs again."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.lifecycle.queries.stopped import Stop
from app.messages import Messages
from app.messages.marks import N_, NP_, Sentence
from app.messages.thai import beginning
from app.views.context import Context
from app.views.piece.cells import in_language
from app.views.queue import texts
from app.views.queue.cards import named
from app.views.widgets.banner import Banner, Gravity

HELD = N_("{actor} put {numbers} on hold until a manager decides.")
SCRAPPED = N_("{actor} scrapped {numbers}: {reason}.")
MOVED = N_("{actor} sent {numbers} to “{step}”.")
ENOUGH = NP_(
    "{numbers} is not needed any more: enough of the other parts are there.",
    "{numbers} are not needed any more: enough of the other parts are there.",
    "count",
)
ENDED = NP_(
    "{numbers} has ended, with the piece it belongs to.",
    "{numbers} have ended, with what they belong to.",
    "count",
)
TAKEN = N_("{actor} took over {numbers}: {reason}.")
DONE = N_("{actor} completed {numbers}.")
JUDGED = N_("{actor} judged {numbers}.")
PAUSED = N_("{actor} paused the job {ticket}.")
CANCELLED = N_("{actor} cancelled the job {ticket}: {reason}.")
CLOSED = N_("{actor} closed the job {ticket} short: {reason}.")
PAUSED_FOR_YOU = N_("{actor} paused {numbers} in your name: {reason}.")
GIVEN_FOR_YOU = N_("{actor} handed {numbers} over to {to} in your name.")
PUT_BACK_FOR_YOU = N_("{actor} put {numbers} back in your name.")
DONE_FOR_YOU = N_("{actor} completed {numbers} in your name.")
JUDGED_FOR_YOU = N_("{actor} judged {numbers} in your name.")
CHANGED = N_("{actor} stopped your clock on {numbers}.")
RECORDED = NP_("Your {count} minute is recorded.", "Your {count} minutes are recorded.", "count")
NO_MINUTE = N_("Your time is recorded.")

MOST_SHOWN = 80
"""So many letters of a reason are shown; the cards keep their room."""

HAPPENED: Mapping[str, Sentence] = {
    "tokens.held": HELD,
    "tokens.scrapped": SCRAPPED,
    "tokens.redirected": MOVED,
    "tokens.cancelled/join_satisfied": ENOUGH,
    "tokens.cancelled/piece_ended": ENDED,
    "work.taken_over": TAKEN,
    "work.completed": DONE,
    "qc.passed": JUDGED,
    "qc.failed": JUDGED,
    "ticket.paused": PAUSED,
    "ticket.cancelled": CANCELLED,
    "ticket.closed_short": CLOSED,
    "work.paused/in_their_name": PAUSED_FOR_YOU,
    "work.handed_over/in_their_name": GIVEN_FOR_YOU,
    "work.requeued/in_their_name": PUT_BACK_FOR_YOU,
    "work.completed/in_their_name": DONE_FOR_YOU,
    "qc.passed/in_their_name": JUDGED_FOR_YOU,
    "qc.failed/in_their_name": JUDGED_FOR_YOU,
}


class StoppedStrip(Banner):
    """Shows what stopped the clock; its button says that it was read."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, Gravity.WARNING, parent)
        self._context = context
        self._stop: Stop | None = None
        self._read: set[tuple[int, int]] = set()  # by whom, of which command
        self.setObjectName("queue_stopped")
        self.button.setObjectName("queue_stopped_read")
        self.button.setProperty("reach", "touch")
        self.acted.connect(self._hear)
        self.hide()

    def show_stop(self, stop: Stop | None) -> None:
        """Tells it, if it was not read before."""
        self._stop = stop if stop is not None and self._noted(stop) not in self._read else None
        self.setVisible(self._stop is not None)
        self.retranslate(self._context.messages)

    def retranslate(self, messages: Messages) -> None:
        """Says it in another language."""
        if self._stop is not None:
            self.say(sentence(self._stop, messages), messages.text(texts.GOT_IT))

    @Slot()
    def _hear(self) -> None:
        if self._stop is not None:
            self._read.add(self._noted(self._stop))
        self.show_stop(None)

    def _noted(self, stop: Stop) -> tuple[int, int]:
        return self._context.actor.id, stop.command


def sentence(stop: Stop, messages: Messages) -> str:
    """What happened to the pieces, and that the time is not lost."""
    params = {**stop.params, "numbers": named(stop.numbers, messages), "count": len(stop.numbers)}
    if params.get("reason"):
        params["reason"] = beginning(" ".join(str(params["reason"]).split()), MOST_SHOWN).rstrip(".")
    if params.get("node"):
        params["step"] = in_language(params["node"], params.get("node_th"), messages)
    happened = messages.sentence(HAPPENED.get(stop.what, CHANGED), params)
    minutes = {"count": stop.minutes}
    recorded = messages.sentence(RECORDED, minutes) if stop.minutes else messages.text(NO_MINUTE)
    return f"{happened} {recorded}"
