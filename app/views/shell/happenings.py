"""Keeps the activity strip at the last facts, as sentences in the language that is spoken."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QObject, Slot

from app.lifecycle.queries import activity
from app.lifecycle.queries.activity import FactLine
from app.messages import Messages
from app.views.context import Context
from app.views.widgets.activity import ActivityStrip, Happening

SHOWN = 3
UNTOLD = ("packet.asked", "packet.moved")
"""What a strip of so few lines would be full of: the stages of packets, which have a page of their own."""


class Happenings(QObject):
    """The newest facts, from the bridge onto the strip."""

    def __init__(self, context: Context, strip: ActivityStrip) -> None:
        super().__init__(strip)
        self._context = context
        self._strip = strip
        self._facts = deque(activity.latest(context.desk, SHOWN, UNTOLD), maxlen=SHOWN)
        context.bridge.facts_committed.connect(self._hear)
        self._show()

    def retranslate(self, messages: Messages) -> None:
        """Says everything in another language."""
        self._strip.retranslate(messages)
        self._show()

    @Slot(tuple)
    def _hear(self, facts: tuple[FactLine, ...]) -> None:
        told = [fact for fact in facts if fact.kind not in UNTOLD]
        self._facts.extendleft(told[-SHOWN:])
        self._show()

    def _show(self) -> None:
        messages, now = self._context.messages, self._context.now()
        self._strip.show_happenings([happening(fact, now, messages) for fact in self._facts])


def happening(fact: FactLine, now: int, messages: Messages) -> Happening:
    """A fact as a line of the strip; of what was not today, the day is said."""
    is_today = messages.day_of(fact.at) == messages.day_of(now)
    time = messages.time(fact.at) if is_today else messages.moment(fact.at)
    return Happening(time, messages.fact(fact.kind, fact.params))
