"""What people are asked where some of those that they chose can't do what was pressed."""

from __future__ import annotations

from collections.abc import Sequence

from app.messages.marks import Plural
from app.views.context import Context
from app.views.ordered import texts
from app.views.widgets.ask import Choice, Question

WITHOUT = "without"
NAMED = 6
"""So many of those that can't are named with their reason."""


def go_on_without(context: Context, action: str, text: Plural, refused: Sequence[str], others: int) -> bool:
    """Whether those that allow the action are to go on alone; `refused` says why each other one can't."""
    messages, count = context.messages, len(refused)
    more = count - NAMED
    rest = (messages.sentence(texts.WITHOUT_MORE, {"count": more}),) if more > 0 else ()
    question = Question(
        title=messages.text(texts.CANNOT[action], count=count, all=others + count),
        text=messages.sentence(text, {"count": count}),
        choices=(Choice(WITHOUT, messages.sentence(texts.WITHOUT_YES, {"others": others})),),
        dismiss=messages.text(texts.WITHOUT_NO),
        details=(*refused[:NAMED], *rest),
    )
    return context.ask.ask(question) is not None
