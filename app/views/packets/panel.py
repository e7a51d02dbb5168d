"""The panel beside the list of packets: what can be done with the chosen, everything about the one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from app.domain.packets.states import PacketAction
from app.domain.paper.kinds import PaperKind
from app.lifecycle.queries.packet_lists import PacketDetail, packet_detail
from app.lifecycle.queries.tickets import ticket_lines
from app.messages import Language, Messages
from app.messages import window as say
from app.messages.packets import PACKET_KIND
from app.views.context import JOBS, TICKETS, Context
from app.views.packet import texts as shared
from app.views.packet.deeds import OF_PACKETS, PacketDeeds
from app.views.packet.opening import open_file
from app.views.packet.words import kind_of, look_of, status_of
from app.views.packets import log, texts
from app.views.packets.files import PacketFiles
from app.views.packets.stages import Stages
from app.views.paper.first import First
from app.views.theme.scale import BUTTON_ICON, MEDIUM, TIGHT, Text
from app.views.theme.theme import Theme
from app.views.widgets.actions import ActionBar
from app.views.widgets.ask import tell
from app.views.widgets.badge import Badge
from app.views.widgets.banner import Banner, Gravity
from app.views.widgets.frames import SidePanel
from app.views.widgets.label import PlainLabel, level
from app.views.widgets.once import has_dialog

SHORTCUTS = {
    PacketAction.RUN: "Ctrl+Shift+S",
    PacketAction.RETRY: "Ctrl+Shift+R",
    PacketAction.DEPLOY: "Ctrl+Shift+D",
    PacketAction.STOP: "Ctrl+Shift+P",
    PacketAction.DISCARD: "Ctrl+Shift+Delete",
}
Value = Callable[[PacketDetail, Messages], str | None]


def _purpose(packet: PacketDetail, messages: Messages) -> str | None:
    return packet.line.purpose


def _requester(packet: PacketDetail, messages: Messages) -> str | None:
    return packet.line.requester


def _made(packet: PacketDetail, messages: Messages) -> str | None:
    return messages.moment(packet.line.created_at)


def _language(packet: PacketDetail, messages: Messages) -> str | None:
    thai = packet.record["language"] == Language.THAI
    return messages.text(shared.THAI if thai else shared.ENGLISH)


def _holds(packet: PacketDetail, messages: Messages) -> str | None:
    return "\n".join(messages.text(PACKET_KIND[kind]) for kind in packet.line.kinds) or None


def _deployed(packet: PacketDetail, messages: Messages) -> str | None:
    return "\n".join(packet.record["paths"]["deployed_to"]) or None


def _until(packet: PacketDetail, messages: Messages) -> str | None:
    return None if packet.expires_at is None else messages.moment(packet.expires_at)


def _code(packet: PacketDetail, messages: Messages) -> str | None:
    return packet.line.code


# A value of None leaves its line out.
FACTS: tuple[tuple[str, Value], ...] = (
    (texts.FOR, _purpose),
    (texts.REQUESTER, _requester),
    (texts.MADE_AT, _made),
    (texts.LANGUAGE, _language),
    (texts.HOLDS, _holds),
    (texts.DEPLOYED, _deployed),
    (texts.KEPT_UNTIL, _until),
    (texts.CODE_OF, _code),
)


class PacketFacts(QWidget):
    """Title and value of each thing on record, under each other."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._titles = [PlainLabel(theme, kind="muted", wraps=False) for _ in FACTS]
        self._values = [PlainLabel(theme, selectable=True) for _ in FACTS]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(MEDIUM)
        grid.setVerticalSpacing(TIGHT)
        grid.setColumnStretch(1, 1)
        for row, (title, value) in enumerate(zip(self._titles, self._values, strict=True)):
            grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)

    def show_packet(self, packet: PacketDetail, messages: Messages) -> None:
        """Says what is on record."""
        for (title, value_of), title_label, label in zip(FACTS, self._titles, self._values, strict=True):
            value = value_of(packet, messages)
            title_label.say(messages.text(title))
            label.say(value or "")
            level(title_label, label)
            for each in (title_label, label):
                each.setVisible(value is not None)


class PacketPanel(SidePanel):
    """Follows the selection of the list."""

    changed = Signal()

    def __init__(self, context: Context, deeds: PacketDeeds, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, context.messages, parent)
        theme, messages = context.theme, context.messages
        self._context = context
        self._deeds = deeds
        self._chosen: tuple[int, ...] = ()
        self._ticket: int | None = None
        self.badge = Badge(theme)
        self.hint = PlainLabel(theme, kind="muted")
        self.failure = Banner(theme, Gravity.ERROR)
        self.buttons = ActionBar(OF_PACKETS, theme, messages, "packet_action_", dense=True)
        self.stages = Stages(theme)
        self.facts = PacketFacts(theme)
        self.files = PacketFiles(context)
        self.log_title = PlainLabel(theme, step=Text.SECTION)
        self.log = PlainLabel(theme, step=Text.SMALL, kind="muted", selectable=True)
        self.job = QPushButton()
        self._actions = {action.key: self._action(action.key) for action in OF_PACKETS}
        self._arrange_parts()
        self._connect()
        self._tint_job()
        self.speak(messages)

    def show_packets(self, chosen: Sequence[int]) -> None:
        """Shows the chosen packets: none, one in full, or how many."""
        if tuple(chosen) == self._chosen:
            return  # only another one of them is current
        self._chosen = tuple(chosen)
        self.scroll_to_top()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Reads everything again."""
        for used in (self.buttons, self.close_button):
            used.setVisible(bool(self._chosen))  # of nothing, nothing can be done
        for action, reason in self._deeds.reasons(self._chosen).items():
            self.buttons.set_state(action, not reason, reason)
            self._actions[action].setEnabled(not reason)
            self._actions[action].setToolTip(reason)
        packet = packet_detail(self._context.desk, self._chosen[0]) if len(self._chosen) == 1 else None
        of_one: tuple[QWidget, ...] = (self.badge, self.stages, self.facts, self.files, self.job)
        for part in of_one:
            part.setVisible(packet is not None)
        for label in (self.log_title, self.log):
            label.setVisible(packet is not None and bool(packet.log))
        self.failure.setVisible(packet is not None and packet.record["failure"] is not None)
        self.hint.setVisible(packet is None)
        if packet is None:
            self._show_hint()
        else:
            self._show_packet(packet)

    def set_busy(self, key: str, busy: bool) -> None:
        """Whether the command of an action is in flight, if the action has a button here."""
        if key in self._actions:
            self.buttons.set_busy(key, busy)

    def menu_actions(self) -> list[QAction]:
        """The actions for the menu, in the order of the buttons."""
        return list(self._actions.values())

    def speak(self, messages: Messages) -> None:
        """Puts everything into another language."""
        self.retranslate(messages)
        self.buttons.retranslate(messages)
        for action in OF_PACKETS:
            self._actions[action.key].setText(messages.text(action.title))
        self.job.setText(messages.text(texts.OPEN_JOB))
        self.job.setAccessibleName(messages.text(texts.OPEN_JOB))
        self.refresh()

    def _show_packet(self, packet: PacketDetail) -> None:
        messages, line = self._context.messages, packet.line
        self._ticket = line.ticket
        self.set_title(f"{line.ticket_code} · {kind_of(line, messages)}")
        self.badge.show_status(look_of(line), status_of(line, messages))
        failure = packet.record["failure"]
        if failure is not None:
            said = messages.packet_failure(failure["code"], failure["params"])
            self.failure.say(messages.text(texts.UNDELIVERED, reason=said) if line.undelivered else said)
        for part in (self.stages, self.facts, self.files):
            part.show_packet(packet, messages)
        self.log_title.say(messages.text(texts.LOG))
        self.log.say(log.said(packet.log, messages))

    def _show_hint(self) -> None:
        messages, count = self._context.messages, len(self._chosen)
        if count > 1:
            self.set_title(messages.sentence(texts.SEVERAL, {"count": count}))
            self.hint.say(messages.text(texts.SEVERAL_HINT))
        else:
            self.set_title(messages.text(texts.TITLE))
            self.hint.say(messages.text(texts.GONE if count else texts.CHOOSE))

    def _arrange_parts(self) -> None:
        self.setObjectName("packet_panel")
        self.job.setObjectName("packet_job")
        self.job.setIconSize(self._context.theme.icon_size(BUTTON_ICON, TIGHT))
        badges = QHBoxLayout()
        badges.addWidget(self.badge)
        badges.addStretch(1)
        self.body.addLayout(badges)
        parts = (self.hint, self.failure, self.buttons, self.stages, self.files, self.facts)
        for part in (*parts, self.log_title, self.log):
            self.body.addWidget(part)
        self.body.addStretch(0)  # else a short body is squeezed to what it would need without wrapping
        self.foot.add_wide(self.job)

    def _connect(self) -> None:
        self.buttons.triggered.connect(self._act)
        self.job.clicked.connect(self._open_job)
        self.files.wanted.connect(self._open)
        self.files.printing.connect(self._print)
        self._context.theme.changed.connect(self._tint_job)

    def _action(self, key: str) -> QAction:
        return self.buttons.button(key).menu_action(self, SHORTCUTS[PacketAction(key)])

    @Slot(str)
    def _act(self, key: str) -> None:
        self._deeds.act(key, self._chosen)

    @Slot(object)
    def _open(self, path: Path) -> None:
        if not open_file(path):
            messages = self._context.messages
            why = messages.text(texts.NOT_OPENED_WHY, file=str(path))
            tell(self._context.ask, messages.text(texts.NOT_OPENED), why, messages.text(say.OK))

    @Slot(object)
    def _print(self, kind: str) -> None:
        """Shows a paper of the job before it is printed, in the language of the packet."""
        from app.views.paper.dialog import PaperDialog  # noqa: PLC0415 - Qt's printing, only for who prints

        window, packet = self.window(), packet_detail(self._context.desk, self._chosen[0])
        if packet is not None and not has_dialog(window):
            first = First(PaperKind(kind), Language(packet.record["language"]))
            PaperDialog(self._context, (packet.line.ticket,), window, first=first).open()

    @Slot()
    def _open_job(self) -> None:
        if self._ticket is None:
            return
        (line,) = ticket_lines(self._context.desk, (self._ticket,))
        if line is not None:
            self._context.guide.go(JOBS if line.code.startswith("HJ") else TICKETS, self._ticket)

    @Slot()
    def _tint_job(self) -> None:
        self.job.setIcon(self._context.theme.icon("ticket", "text", BUTTON_ICON, TIGHT))
