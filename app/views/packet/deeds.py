"""What people do with packets: the rules are asked, commands are sent, and answers are told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.domain.commands import Command
from app.domain.commands import packets as commands
from app.domain.packets.states import PacketAction
from app.domain.packets.values import To
from app.domain.permissions import Permission
from app.domain.tickets.states import not_allowed
from app.lifecycle.queries.packet_lists import allowing, packet_actions, wanted_packets
from app.lifecycle.receipts import Receipt
from app.messages import window as say
from app.views.context import Context
from app.views.packet import texts
from app.views.packet.printers import printers_of
from app.views.runner import Problem
from app.views.widgets.actions import Action, Weight
from app.views.widgets.ask import Choice, confirm, tell

MAKE, PRINT_NOW = "make", "print_now"
OF_PACKETS: tuple[Action, ...] = (
    Action(PacketAction.RUN, texts.RUN, "play", Weight.PRIMARY),
    Action(PacketAction.RETRY, texts.RETRY, "rotate-ccw"),
    Action(PacketAction.DEPLOY, texts.DEPLOY, "upload"),
    Action(PacketAction.STOP, texts.STOP, "octagon-x"),
    Action(PacketAction.DISCARD, texts.DISCARD, "ban", Weight.WARNING),
)
MOST_AT_ONCE = 1_000
"""So many jobs or packets are commanded together."""
ASKED_ABOUT = 50
"""So many of the chosen packets are asked about for the buttons."""
_AT_ONCE: Mapping[PacketAction, type[Command]] = {
    PacketAction.RUN: commands.PacketRun,
    PacketAction.RETRY: commands.PacketRetry,
    PacketAction.STOP: commands.PacketStop,
}


class PacketDeeds(QObject):
    """`sent(key)`: a command is on its way. `done(key)`: it was done; `failed(key, Problem)`: it was not."""

    sent = Signal(str)
    done = Signal(str)
    failed = Signal(str, object)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._window = parent

    # of jobs

    def why_not_made(self, tickets: Sequence[int]) -> str:
        """Why no documents of these jobs can be made, "" where they can."""
        return self._why_not(len(tickets), texts.CHOOSE_JOBS)

    def make(self, tickets: Sequence[int]) -> None:
        """Opens the choice of documents; what is chosen is made, and printed if a printer is chosen."""
        from app.views.packet.dialogs import MakeDialog  # noqa: PLC0415 - seldom opened

        dialog = MakeDialog(self._context, tickets, self._window)
        dialog.made.connect(self._run_made)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def print_now(self, tickets: Sequence[int]) -> None:
        """Makes what the lines of these jobs ask for and prints it on the usual printer. Without any, the
        files are made, and that is said."""
        printer = next(iter(printers_of(self._context)), "")
        language = self._context.messages.language
        command = commands.PacketCreate(tickets=tuple(tickets), language=language)
        self._send(PRINT_NOW, command, partial(self._print_made, printer))

    def _print_made(self, printer: str, receipt: Receipt) -> None:
        self._run_made(receipt, printer)
        if not printer:
            messages = self._context.messages
            title, why = messages.text(texts.NOT_PRINTED), messages.text(texts.UNPRINTED)
            tell(self._context.ask, title, why, messages.text(say.OK))

    @Slot(object, str)
    def _run_made(self, receipt: Receipt, printer: str) -> None:
        """Sets the packets of a receipt going; their papers come out of the printer, unless that is ""."""
        rows = receipt.result.get("packets", [receipt.result])
        packets = tuple(row["id"] for row in rows)
        run = commands.PacketRun(packets=packets)
        if printer:
            run = commands.PacketRun(packets=packets, to=To.PRINTER, target=printer)
        self._send(MAKE, run)

    # of packets

    def reasons(self, packets: Sequence[int]) -> Mapping[PacketAction, str]:
        """For each action why it can't be done with any of the packets, "" where it can."""
        reason = self._why_not(len(packets), texts.CHOOSE_FIRST)
        if reason:
            return dict.fromkeys(PacketAction, reason)
        some = list(packets)[:ASKED_ABOUT]
        answers = packet_actions(self._context.desk, some, self._context.actor)
        return {action: "" if no is None else self._context.why(no) for action, no in answers.items()}

    def act(self, key: str, packets: Sequence[int]) -> None:
        """Does an action with those of the packets that allow it."""
        action = PacketAction(key)
        allowed = allowing(self._context.desk, packets, action) or list(packets)
        if action in _AT_ONCE:
            self._send(action, _AT_ONCE[action](packets=tuple(allowed)))
        elif action is PacketAction.DEPLOY:
            self._deploy(allowed)
        elif self._is_sure(len(allowed)):
            self._send(action, commands.PacketDiscard(packets=tuple(allowed)))

    def stop_all(self) -> None:
        """Lets every packet stand that is on its way."""
        running = allowing(self._context.desk, wanted_packets(self._context.desk), PacketAction.STOP)
        if running:
            self._send(PacketAction.STOP, commands.PacketStop(packets=tuple(running)))

    def _deploy(self, packets: Sequence[int]) -> None:
        from app.views.packet.dialogs import DeployDialog  # noqa: PLC0415 - seldom opened

        dialog = DeployDialog(self._context, packets, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.accepted.connect(partial(self.done.emit, PacketAction.DEPLOY))
        dialog.open()

    def _is_sure(self, count: int) -> bool:
        messages = self._context.messages
        yes = Choice("discard", messages.text(texts.DISCARD_YES), Weight.DANGER, needs_reason=False)
        title = messages.sentence(texts.DISCARD_TITLE, {"count": count})
        return confirm(
            self._context.ask, title, messages.text(texts.DISCARD_TEXT), yes, messages.text(say.CANCEL)
        )

    def _why_not(self, count: int, none: str) -> str:
        messages = self._context.messages
        forbidden = not_allowed(self._context.actor, Permission.RUN_TICKETS)
        if forbidden is not None:
            return self._context.why(forbidden)
        if not count:
            return messages.text(none)
        return messages.text(texts.TOO_MANY, maximum=f"{MOST_AT_ONCE:,}") if count > MOST_AT_ONCE else ""

    def _send(self, key: str, command: Command, then: Callable[[Receipt], None] | None = None) -> None:
        self.sent.emit(key)
        self._context.send(command, partial(self._hear_done, key, then), partial(self._fail, key))

    def _hear_done(self, key: str, then: Callable[[Receipt], None] | None, receipt: Receipt) -> None:
        self.done.emit(key)
        if then is not None:
            then(receipt)

    def _fail(self, key: str, problem: Problem) -> None:
        self.failed.emit(key, problem)
        self._context.tell_problem(problem)
