"""Scenes of packets: the page, the panel of one in each state, the sections in other panels, the dialogs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app.domain.commands import Command
from app.domain.commands.packets import PacketCreate, PacketDeploy, PacketRun
from app.domain.packets.states import PacketAction
from app.domain.packets.values import Kind, To
from app.lifecycle.queries.tickets import TicketFilter, ticket_ids
from app.lifecycle.receipts import Receipt
from app.views.context import JOBS, PACKETS, TICKETS
from app.views.jobs.details import PACKETS as PACKETS_PANE
from app.views.jobs.view import JobsScreen
from app.views.packet.dialogs import DeployDialog, MakeDialog
from app.views.packets.view import PacketsScreen
from app.views.shell.waiting import settle, wait_until
from app.views.tickets.view import TicketsScreen

if TYPE_CHECKING:
    from scenes import Stage


def packets_of_jobs(stage: Stage) -> None:
    """Finished, deployed, failed, only created ones; then the sections and the dialogs."""
    tickets = list(ticket_ids(stage.window_hand.window.context.desk, TicketFilter()))[:6]
    made, pages = _packets(stage, tickets)
    screen = stage.window_hand.window.go(PACKETS)
    assert isinstance(screen, PacketsScreen)
    settle()
    stage.snap("packets")
    for packets, name in ((made[:1], "done"), (made[1:2], "failed"), (pages, "page")):
        screen.table.choose(packets)
        settle()
        stage.snap(f"packets-{name}")
        screen.panel.scroll_to_end()
        settle()
        stage.snap(f"packets-{name}-end")
    _give(stage, PacketDeploy(packets=tuple(made[:1]), to=To.DRIVE, target=str(stage.folder / "gone")))
    wait_until(stage.window_hand.window.context.packing.is_idle, "the delivery")
    screen.table.choose(made[:1])
    screen.panel.scroll_to_top()
    settle()
    stage.snap("packets-done-undelivered")
    screen.table.choose(made)
    settle()
    stage.snap("packets-several")
    screen.deeds.act(PacketAction.DEPLOY, made[:1])
    stage.snap_dialog(DeployDialog, "packets-deploy")
    _sections(stage, tickets)


def _packets(stage: Stage, tickets: Sequence[int]) -> tuple[list[int], list[int]]:
    """Packets of three jobs, and the page for a customer of a fourth; two more that nobody has run."""
    language = stage.variant.language
    made = _make(stage, tickets[:3], language=language, purpose="Bench 2")
    pages = _make(stage, tickets[3:4], kind_=Kind.STATIC_HTML, language=language)
    _make(stage, tickets[4:6], language=language)
    stick = stage.folder / "stick"
    stick.mkdir(exist_ok=True)
    _give(stage, PacketRun(packets=tuple(made[:1]), to=To.FOLDER, target=str(stick)))
    _give(stage, PacketRun(packets=tuple(made[1:2]), to=To.DRIVE, target=str(stage.folder / "gone")))
    _give(stage, PacketRun(packets=(*made[2:], *pages)))
    wait_until(stage.window_hand.window.context.packing.is_idle, "the packets")
    return made, pages


def _sections(stage: Stage, tickets: Sequence[int]) -> None:
    hand = stage.window_hand
    jobs = hand.window.go(JOBS)
    assert isinstance(jobs, JobsScreen)
    settle()
    jobs.table.choose(tickets[:1])
    settle()
    jobs.panel.one.panes.choose(PACKETS_PANE)
    jobs.panel.refresh()
    jobs.panel.scroll_to_end()
    settle()
    stage.snap("jobs-packets")
    jobs.panel.one.packets.deeds.make(tickets[:1])
    stage.snap_dialog(MakeDialog, "packets-make")
    jobs.table.choose(tickets[2:6])
    settle()
    stage.snap("jobs-several-packets")
    tickets_screen = hand.window.go(TICKETS, tickets[0])
    assert isinstance(tickets_screen, TicketsScreen)
    settle()
    tickets_screen.panel.scroll_to_end()
    settle()
    stage.snap("tickets-packets")


def _make(stage: Stage, tickets: Sequence[int], **fields: str) -> list[int]:
    result = _give(stage, PacketCreate(tickets=tuple(tickets), **fields)).result
    return [row["id"] for row in result.get("packets", [result])]


def _give(stage: Stage, command: Command) -> Receipt:
    context, heard = stage.window_hand.window.context, list[Receipt]()
    context.send(command, heard.append, context.tell_problem)
    wait_until(lambda: bool(heard), "the command")
    return heard[0]


PACKET_SCENES: tuple[Callable[[Stage], None], ...] = (packets_of_jobs,)
