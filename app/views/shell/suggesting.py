"""What the palette of this window suggests: what its menus do, and what its workspace holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtGui import QAction, QKeySequence

from app.domain.permissions import Permission
from app.domain.words import Line
from app.lifecycle.queries.finding import find
from app.lifecycle.queries.tickets import TicketLine
from app.messages.orders import ORDER_STATE
from app.messages.words import TICKET_STATUS
from app.views.cells import name_of
from app.views.context import JOBS, ORDERS, PIECES, TICKETS, Context
from app.views.palette import texts
from app.views.palette.suggestions import Suggestion, ranked
from app.views.shell.menus import PALETTE, Menus
from app.views.widgets.actions import SIGN
from app.views.widgets.scanner import as_typed

MOST_THINGS = 8
NATIVE = QKeySequence.SequenceFormat.NativeText


class Suggesting:
    """Answers the palette; knows menus, screens and queries, and none of the three knows it."""

    def __init__(self, context: Context, menus: Menus) -> None:
        self._context = context
        self._menus = menus

    def suggest(self, typed: str, things: Sequence[QAction]) -> list[Suggestion]:
        """Commands that fit, and behind them things; `things` are the actions of the shown screen."""
        commands = ranked(self._commands(things), typed)
        sees = self._context.actor.may(Permission.SEE_ALL)
        return [*commands, *self._found(typed)] if sees else [*commands]

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

    def _found(self, typed: str) -> Iterator[Suggestion]:
        messages = self._context.messages
        found = find(self._context.desk, typed, MOST_THINGS)
        if not found.tickets and found.piece is None:  # a code, typed or scanned on a Thai keyboard
            found = find(self._context.desk, as_typed(typed), MOST_THINGS)
        if found.piece is not None:
            serial, token, ticket = found.piece
            detail = messages.text(texts.PIECE_DETAIL, ticket=ticket.code)
            yield Suggestion(serial, partial(self._context.guide.go, PIECES, token), "package", detail)
        for line in found.tickets:
            status = messages.text(TICKET_STATUS[line.status])
            detail = messages.text(texts.TICKET_DETAIL, product=name_of(line, messages), status=status)
            yield Suggestion(line.code, partial(self._go, line), "ticket", detail)

        for order in found.orders:
            state = messages.text(ORDER_STATE[order.state])
            detail = messages.text(texts.TICKET_DETAIL, product=name_of(order, messages), status=state)
            yield Suggestion(order.code, partial(self._context.guide.go, ORDERS, order.id), "factory", detail)

    def _go(self, ticket: TicketLine) -> None:
        self._context.guide.go(JOBS if ticket.line is Line.HATTHASILPA else TICKETS, ticket.id)


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
