"""Undo: first what was done and what undoing it does, then the question; what can't be undone says why."""

from __future__ import annotations

from functools import partial
from typing import Any

from app.domain.commands.undo import Undo
from app.errors import KnownError, Trouble
from app.lifecycle.queries import undo
from app.lifecycle.queries.undo import Change, Effect, Offer
from app.lifecycle.receipts import Receipt
from app.messages import Messages
from app.messages import window as say
from app.messages.words import PRIORITY
from app.views.context import Context
from app.views.shell import texts
from app.views.widgets.ask import Choice, Question, tell

UNDO = "undo"
TOLD = 6
"""So many things that were done, or that would come of it, are named."""
LONGEST = 60


def offer_undo(context: Context, request: str | None = None) -> None:
    """Offers to undo the person's last command, or the one with this request id.

    What was shown is undone, whatever comes meanwhile.
    """
    ask = partial(undo.offer, actor=context.actor, request=request)  # long where it was about many pieces
    failed = partial(context.tell_problem, KnownError(Trouble.INTERNAL))
    context.reader.ask(UNDO, ask, partial(_ask_about, context), failed)


def _ask_about(context: Context, offer: Offer) -> None:
    if offer.given is None or offer.refused is not None:
        _say_why_not(offer, context)
    elif context.ask.ask(question(offer, context.messages)) is not None:
        context.send(Undo(request=offer.given.request), _done, context.tell_problem)


def question(offer: Offer, messages: Messages) -> Question:
    """What was done and when, and what undoing it would do."""
    assert offer.given is not None
    effects = [line for each in offer.effects for line in _effect_lines(each, messages)]
    return Question(
        title=messages.text(texts.UNDO_TITLE),
        text=messages.text(texts.UNDO_DID, when=offer.given.at),
        choices=(Choice(UNDO, messages.text(texts.UNDO_YES), needs_reason=False),),
        dismiss=messages.text(texts.UNDO_NO),
        details=(*_happened(offer, messages), messages.text(texts.UNDO_EFFECT), *_few(effects, messages)),
    )


def _say_why_not(offer: Offer, context: Context) -> None:
    messages = context.messages
    assert offer.refused is not None
    title, why = messages.text(texts.UNDO_CANNOT), context.why(offer.refused)
    tell(context.ask, title, why, messages.text(say.OK), _happened(offer, messages))


def _happened(offer: Offer, messages: Messages) -> tuple[str, ...]:
    return _few([messages.fact(each.kind, each.params) for each in offer.happened], messages)


def _few(lines: list[str], messages: Messages) -> tuple[str, ...]:
    more = len(lines) - TOLD
    shown = tuple(messages.text(texts.UNDO_LINE, sentence=each) for each in lines[:TOLD])
    return (*shown, messages.sentence(texts.UNDO_MORE, {"count": more})) if more > 0 else shown


def _effect_lines(effect: Effect, messages: Messages) -> list[str]:
    said = messages.effect_of_undo(effect.kind, effect.params)
    changes = [_change(each, messages) for each in effect.changes if each.field in texts.UNDO_FIELDS]
    return [said, *changes] if said else []


def _change(change: Change, messages: Messages) -> str:
    now, then = (_value(change.field, each, messages) for each in (change.now, change.then))
    return messages.text(
        texts.UNDO_CHANGE, field=messages.text(texts.UNDO_FIELDS[change.field]), now=now, then=then
    )


def _value(field: str, value: Any, messages: Messages) -> str:
    """A value as people read it; long notes are cut."""
    if value is None:
        return texts.NOTHING
    if field == "due":
        return messages.date(value)
    if field == "priority":
        return messages.text(PRIORITY[value])
    if isinstance(value, bool):
        return messages.text(texts.YES if value else texts.NO)
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _done(receipt: Receipt) -> None:
    """The lists and the activity strip tell it."""
