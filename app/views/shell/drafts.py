"""What people have begun to write in its place: it outlives the pages, and is not lost without a question."""

from __future__ import annotations

from collections.abc import Mapping

from app.views.context import Context, Drafts
from app.views.shell import texts
from app.views.shell.pages import Pages
from app.views.widgets.actions import Weight
from app.views.widgets.ask import Choice, confirm

THROW_AWAY = "throw_away"


class Begun:
    """Keeps it for whoever wrote it: somebody else may sit here for a while."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._writer = context.actor.id
        self._of: dict[int, Mapping[str, Drafts]] = {}

    def keep(self, pages: Pages) -> None:
        """The pages go."""
        self._of[self._writer] = pages.drafts()

    def give_back(self, pages: Pages) -> None:
        """Other pages have come, for whoever sits here now."""
        self._writer = self._context.actor.id
        pages.take_drafts(self._of.pop(self._writer, {}))

    def may_go(self, pages: Pages) -> bool:
        """Whether nothing would be lost with the window, or the person wants it so."""
        if not pages.drafts() and not any(self._of.values()):
            return True
        messages = self._context.messages
        title, text = messages.text(texts.UNSAVED), messages.text(texts.UNSAVED_TEXT)
        yes = Choice(THROW_AWAY, messages.text(texts.THROW_AWAY), Weight.WARNING)
        return confirm(self._context.ask, title, text, yes, messages.text(texts.KEEP_TYPING))
