"""What people are asked before a job ends, or before work is recorded for somebody else."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.tickets.values import KnownTicket
from app.messages import window as say
from app.messages.marks import Plural
from app.views.context import Context
from app.views.jobs import texts
from app.views.widgets.actions import Weight
from app.views.widgets.ask import Answer, Choice, Question, ask_reason, confirm

CANCEL, PAUSE, CLOSE_SHORT = "cancel", "pause", "close_short"


def ask_cancel(context: Context, jobs: Sequence[KnownTicket], *, may_pause: bool) -> Answer | None:
    """The reason for cancelling, or the wish to pause instead; None for neither.

    Where work is recorded already it says so, and offers the pause where that is allowed.
    """
    messages, count = context.messages, {"count": len(jobs)}
    worked = sum(each.worked for each in jobs)
    text = texts.CANCEL_BEGUN if any(each.begun for each in jobs) else texts.CANCEL_PLANNED
    yes = Choice(CANCEL, messages.sentence(texts.CANCEL_YES, count), Weight.DANGER)
    instead = Choice(PAUSE, messages.text(texts.PAUSE_INSTEAD), Weight.PLAIN, needs_reason=False)
    question = Question(
        title=_title(context, texts.CANCEL_ONE, texts.CANCEL_TITLE, jobs),
        text=messages.sentence(text, count),
        choices=(instead, yes) if worked and may_pause else (yes,),
        dismiss=messages.sentence(texts.CANCEL_NO, count),
        details=(messages.sentence(texts.CANCEL_WORKED, {"count": worked}),) if worked else (),
        reason=messages.text(texts.REASON),
    )
    return context.ask.ask(question)


def ask_close_short(context: Context, jobs: Sequence[KnownTicket]) -> str | None:
    """The reason for closing with pieces unfinished; None for not doing it."""
    messages, unfinished = context.messages, sum(each.unfinished for each in jobs)
    question = Question(
        title=_title(context, texts.SHORT_ONE, texts.SHORT_TITLE, jobs),
        text=messages.sentence(texts.SHORT_TEXT, {"count": unfinished}),
        choices=(Choice(CLOSE_SHORT, messages.text(texts.SHORT_YES), Weight.DANGER),),
        dismiss=messages.text(texts.SHORT_NO),
        details=(messages.text(texts.SHORT_FINAL),),
        reason=messages.text(texts.REASON),
    )
    return ask_reason(context.ask, question)


def may_record_for(context: Context, holder: str, pieces: int) -> bool:
    """Whether the step is to be recorded as the work of the one who holds the pieces."""
    messages = context.messages
    return confirm(
        context.ask,
        messages.text(texts.FOR_HOLDER_TITLE, person=holder),
        messages.sentence(texts.FOR_HOLDER_TEXT, {"count": pieces, "person": holder}),
        messages.text(texts.FOR_HOLDER_YES),
        messages.text(say.CANCEL),
    )


def _title(context: Context, one: str, several: Plural, jobs: Sequence[KnownTicket]) -> str:
    """One job is named; of several it is said how many they are."""
    if len(jobs) == 1:
        return context.messages.text(one, code=jobs[0].code)
    return context.messages.sentence(several, {"count": len(jobs)})
