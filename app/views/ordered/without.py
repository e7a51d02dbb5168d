"""What people are asked where some of those that they chose can't do what was pressed."""

from __future__ import annotations

from collections.abc import Sequence

from app.messages import window as say
from app.messages.marks import Plural
from app.values import frozen
from app.views.context import Context
from app.views.ordered import texts
from app.views.widgets.ask import Choice, Question

WITHOUT = "without"
NAMED = 6
"""So many of those that can't are named with their reason."""


@frozen
class Asking:
    """The question about them: how many can't do it, and how many can."""

    title: Plural
    text: Plural


def go_on_without(context: Context, asking: Asking, action: str, refused: Sequence[str], others: int) -> bool:
    """Whether those that allow the action are to go on alone; `refused` says why each other one can't."""
    messages, count = context.messages, len(refused)
    more = count - NAMED
    rest = (messages.sentence(texts.WITHOUT_MORE, {"count": more}),) if more > 0 else ()
    numbers = {"count": count, "others": others, "all": others + count}
    question = Question(
        title=messages.sentence(asking.title, {"count": count, "action": action}),
        text=messages.sentence(asking.text, numbers),
        choices=(Choice(WITHOUT, messages.sentence(texts.WITHOUT_YES, {"count": count})),),
        dismiss=messages.text(say.CANCEL),
        details=(*refused[:NAMED], *rest),
    )
    return context.ask.ask(question) is not None
