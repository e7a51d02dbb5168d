"""What the palette of this window suggests: what its menus do, and what its workspace holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtGui import QAction, QKeySequence

from app.domain.permissions import Permission
from app.lifecycle.desk import Desk
from app.lifecycle.queries.finding import Found, find
from app.views.context import Context
from app.views.palette.suggestions import Suggestion, ranked
from app.views.runner import is_gone
from app.views.shell.found import suggested
from app.views.shell.menus import PALETTE, Menus
from app.views.widgets.actions import SIGN
from app.views.widgets.scanner import as_typed

KEY = "palette"
MOST_THINGS = 8
NATIVE = QKeySequence.SequenceFormat.NativeText


class Suggesting:
    """Answers the palette; knows menus, screens and queries, and none of the three knows it."""

    def __init__(self, context: Context, menus: Menus) -> None:
        self._context = context
        self._menus = menus

    def commands(self, typed: str, things: Sequence[QAction]) -> list[Suggestion]:
        """Commands that fit; `things` are the actions of the shown screen."""
        return ranked(self._commands(things), typed)

    def find(self, typed: str, hear: Callable[[Sequence[Suggestion]], None]) -> None:
        """Looks for things that fit, beside the window; `hear` is given them, unless more was typed since or
        its widget is gone."""
        context = self._context
        if not typed.strip() or not context.actor.may(Permission.SEE_ALL):
            context.reader.drop(KEY)
            hear(())
            return
        done = partial(self._tell, typed, hear)
        context.reader.ask(KEY, partial(_look, typed=typed), done, partial(done, Found()))

    def _tell(self, typed: str, hear: Callable[[Sequence[Suggestion]], None], found: Found) -> None:
        if not is_gone(hear):
            hear(suggested(found, typed, self._context))

    def _commands(self, things: Sequence[QAction]) -> Iterator[Suggestion]:
        for action in things:
            if not action.isSeparator():
                english = self._context.messages.english_of(action.text().replace("&", ""))
                yield _of_action(action, action.property(SIGN) or "", words=english)
        for item, action in self._menus.items():
            if item.key != PALETTE:
                yield _of_action(action, item.icon, words=f"{item.title} {item.words}")
        yield from self._offered()

    def _offered(self) -> Iterator[Suggestion]:
        """The recent workspaces, and the people as whom one may work."""
        for submenu, offered, act in self._menus.offered():
            if not offered.is_now:
                detail = self._context.messages.text(submenu.title)
                words = f"{submenu.title} {detail}"
                yield Suggestion(offered.title, act, submenu.icon, detail, words=words)


def _look(desk: Desk, typed: str) -> Found:
    """What was typed may be a code, typed or scanned on a Thai keyboard."""
    return find(desk, typed, MOST_THINGS) or find(desk, as_typed(typed), MOST_THINGS)


def _of_action(action: QAction, icon: str = "", words: str = "") -> Suggestion:
    """The suggestion of a menu's line; `words` is its English title, known by who learned it so."""
    why_not = "" if action.isEnabled() else action.toolTip()
    return Suggestion(
        title=action.text().replace("&", ""),
        act=action.trigger,
        icon=icon or "arrow-right",
        words=words,
        shortcut=action.shortcut().toString(NATIVE),
        why_not=why_not,
    )
