"""What people are asked before a job ends, or before work is recorded for somebody else."""

from __future__ import annotations

from app.messages import window as say
from app.views.context import Context
from app.views.jobs import texts
from app.views.ordered.without import Asking
from app.views.widgets.actions import Weight
from app.views.widgets.ask import Answer, Choice, Question, ask_reason, confirm

CANCEL, PAUSE, CLOSE_SHORT = "cancel", "pause", "close_short"
WITHOUT = Asking(texts.WITHOUT_TITLE, texts.WITHOUT_TEXT)


def ask_cancel(context: Context, jobs: int, worked: int, *, may_pause: bool) -> Answer | None:
    """The reason for cancelling, or the wish to pause instead; None for neither.

    `worked` pieces have work recorded: then it says so, and offers the pause where that is allowed.
    """
    messages = context.messages
    yes = Choice(CANCEL, messages.sentence(texts.CANCEL_YES, {"count": jobs}), Weight.DANGER)
    instead = Choice(PAUSE, messages.text(texts.PAUSE_INSTEAD), Weight.PLAIN, needs_reason=False)
    question = Question(
        title=messages.sentence(texts.CANCEL_TITLE, {"count": jobs}),
        text=messages.text(texts.CANCEL_TEXT),
        choices=(instead, yes) if worked and may_pause else (yes,),
        dismiss=messages.sentence(texts.CANCEL_NO, {"count": jobs}),
        details=(messages.sentence(texts.CANCEL_WORKED, {"count": worked}),) if worked else (),
        reason=messages.text(texts.REASON),
    )
    return context.ask.ask(question)


def ask_close_short(context: Context, jobs: int, unfinished: int) -> str | None:
    """The reason for closing with pieces unfinished; None for not doing it."""
    messages = context.messages
    question = Question(
        title=messages.sentence(texts.SHORT_TITLE, {"count": jobs}),
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
