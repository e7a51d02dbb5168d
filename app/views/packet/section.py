"""The packets of one ticket in its panel: what was made, how far it is, and what can be made."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import zip_longest

from PySide6.QtCore import Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.lifecycle.queries.activity import FactLine
from app.lifecycle.queries.packet_lists import PacketLine, packets_of
from app.messages import Messages
from app.views.context import PACKETS, Context
from app.views.packet import texts
from app.views.packet.deeds import PacketDeeds
from app.views.packet.line import PackingLine
from app.views.packet.words import kind_of, look_of, status_of
from app.views.theme.scale import SMALL, TIGHT, Text
from app.views.widgets.actions import Action, ActionButton
from app.views.widgets.badge import Badge
from app.views.widgets.flow import FlowLayout
from app.views.widgets.label import PlainLabel
from app.views.widgets.tabbing import follow

MOST_ROWS = 5
OPEN = "open_packet"
MAKE = Action("packets_make", texts.MAKE, "file-text")
PRINT_NOW = Action("packets_print_now", texts.PRINT_NOW, "printer")


class PrintNowButton(ActionButton):
    """Paper comes out once: the second press of a double click, which may come after the answer, is none."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Nothing."""
        event.accept()


class _Row(QWidget):
    """One packet: what it is and when it was made, its state, and the way to it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._packet: int | None = None
        self.name = PlainLabel(context.theme)
        self.badge = Badge(context.theme)
        self.open = ActionButton(
            Action(OPEN, texts.OPEN_PAGE, "arrow-right"), context.theme, context.messages
        )
        self.open.setProperty("reach", "dense")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(TIGHT)
        state = QWidget()
        line = FlowLayout(state)  # in large letters one stands beneath the other
        line.addWidget(self.badge)
        line.addWidget(self.open)
        whole.addWidget(self.name)
        whole.addWidget(state)
        self.open.pressed_key.connect(self._go)

    def show_packet(self, line: PacketLine, messages: Messages) -> None:
        """Shows a packet."""
        self._packet = line.id
        said = {"kind": kind_of(line, messages), "moment": messages.moment(line.created_at)}
        status = status_of(line, messages)
        self.name.say(messages.text(texts.PACKET_LINE, **said))
        self.badge.show_status(look_of(line), status)
        self.open.retranslate(messages)
        self.open.setAccessibleName(messages.text(texts.PACKET_SPOKEN, status=status, **said))

    @Slot()
    def _go(self) -> None:
        self._context.guide.go(PACKETS, self._packet)


class PacketSection(QWidget):
    """Under a title of its own unless what it stands in says already that these are packets."""

    def __init__(self, context: Context, *, titled: bool = True) -> None:
        super().__init__()
        self._context = context
        self._tickets: tuple[int, ...] = ()
        self.deeds = PacketDeeds(context, self)
        self.title = PlainLabel(context.theme, step=Text.SECTION)
        self.print_now = PrintNowButton(PRINT_NOW, context.theme, context.messages)
        self.make = ActionButton(MAKE, context.theme, context.messages)
        self.line = PackingLine(context, self.deeds)
        self.none = PlainLabel(context.theme, kind="muted")
        self._rows: list[_Row] = []  # made when there is a packet to show
        self.setObjectName("packet_section")
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.title)
        column.addWidget(self._buttons())
        column.addWidget(self.line)
        column.addWidget(self.none)
        self.title.setVisible(titled)  # not before it stands here: it would be a window of its own
        self.make.clicked.connect(self._make)
        self.print_now.clicked.connect(self._print_now)
        self.deeds.sent.connect(partial(self._be_busy, True))
        self.deeds.done.connect(partial(self._be_busy, False))
        self.deeds.failed.connect(partial(self._be_busy, False))
        context.bridge.facts_committed.connect(self._hear)

    def show_tickets(self, tickets: Sequence[int], messages: Messages) -> None:
        """Shows what was made of the ticket; of several only what can be made."""
        self._tickets = tuple(tickets)
        self.title.say(messages.text(texts.PACKETS))
        for button in (self.print_now, self.make):
            button.retranslate(messages)
        self.line.retranslate(messages)
        reason = self.deeds.why_not_made(tickets)
        self.print_now.set_state(not reason, reason or messages.text(texts.PRINT_NOW_HINT))
        self.make.set_state(not reason, reason or messages.text(texts.MAKE_HINT))
        one = self._tickets[0] if len(self._tickets) == 1 else None
        lines = [] if one is None else packets_of(self._context.desk, one, MOST_ROWS)
        self.none.say(messages.text(texts.NONE_YET))
        self.none.setVisible(one is not None and not lines)
        self._show_rows(lines, messages)

    def _show_rows(self, lines: Sequence[PacketLine], messages: Messages) -> None:
        while len(self._rows) < len(lines):
            before = self._rows[-1] if self._rows else self.line
            self._rows.append(_Row(self._context))
            self._column.addWidget(self._rows[-1])
            follow(before, self._rows[-1])
        for row, line in zip_longest(self._rows, lines):
            row.setVisible(line is not None)
            if line is not None:
                row.show_packet(line, messages)

    def _buttons(self) -> QWidget:
        both = QWidget()
        line = FlowLayout(both)
        for action, button in ((PRINT_NOW, self.print_now), (MAKE, self.make)):
            button.setObjectName(action.key)
            button.setProperty("reach", "dense")
            line.addWidget(button)
        return both

    @Slot()
    def _print_now(self) -> None:
        self.deeds.print_now(self._tickets)

    @Slot()
    def _make(self) -> None:
        self.deeds.make(self._tickets)

    def _be_busy(self, busy: bool, *_told: object) -> None:
        for button in (self.print_now, self.make):
            button.set_busy(busy)

    @Slot(tuple)
    def _hear(self, facts: tuple[FactLine, ...]) -> None:
        if self.isVisible() and any(fact.kind.startswith("packet.") for fact in facts):
            self.show_tickets(self._tickets, self._context.messages)
