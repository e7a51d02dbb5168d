"""Scenes of packets: the page, the panel of one in each state, the sections in other panels, the dialogs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app.domain.commands import Command
from app.domain.commands.packets import PacketCreate, PacketRun
from app.domain.packets.values import Kind, To
from app.lifecycle.queries.tickets import TicketFilter, ticket_ids
from app.lifecycle.receipts import Receipt
from app.views.context import JOBS, PACKETS, TICKETS
from app.views.jobs.details import PACKETS as PACKETS_PANE
from app.views.jobs.view import JobsScreen
from app.views.lists.view import ListView
from app.views.packet.dialogs import DeployDialog, MakeDialog
from app.views.packets.view import PacketsScreen
from app.views.shell.waiting import settle, wait_until

if TYPE_CHECKING:
    from scenes import Stage


def packets_of_jobs(stage: Stage) -> None:
    """Finished, deployed, failed, only created ones; then the sections and the dialogs."""
    context, hand = stage.window_hand.window.context, stage.window_hand
    tickets = list(ticket_ids(context.desk, TicketFilter()))[:6]
    language = stage.variant.language
    made = [_make(stage, tickets[:3], language=language, purpose="Bench 2")]
    made.append(_make(stage, tickets[3:4], kind_=Kind.STATIC_HTML, language=language))
    _make(stage, tickets[4:6], language=language)
    stick = stage.folder / "stick"
    stick.mkdir(exist_ok=True)
    _give(stage, PacketRun(packets=tuple(made[0][:1]), to=To.FOLDER, target=str(stick)))
    _give(stage, PacketRun(packets=tuple(made[0][1:2]), to=To.DRIVE, target=str(stage.folder / "gone")))
    _give(stage, PacketRun(packets=(*made[0][2:], *made[1])))
    wait_until(context.packing.is_idle, "the packets")
    screen = hand.window.go(PACKETS)
    assert isinstance(screen, PacketsScreen)
    settle()
    stage.snap("packets")
    for packets, name in ((made[0][:1], "done"), (made[0][1:2], "failed"), (made[1], "page")):
        screen.table.choose(packets)
        settle()
        stage.snap(f"packets-{name}")
        screen.panel.scroll_to_end()
        settle()
        stage.snap(f"packets-{name}-end")
    screen.deeds.act("deploy", made[0][:1])
    stage.snap_dialog(DeployDialog, "packets-deploy")
    jobs = hand.window.go(JOBS)
    assert isinstance(jobs, JobsScreen)
    settle()
    jobs.table.choose(tickets[:1])
    settle()
    jobs.panel.one.panes.choose(PACKETS_PANE)
    jobs.panel.refresh()
    stage.snap("jobs-packets")
    jobs.panel.one.packets.deeds.act_on_jobs("make", tickets[:1])
    stage.snap_dialog(MakeDialog, "packets-make")
    hand.window.go(TICKETS, tickets[0])
    settle()
    hand.find(ListView, "tickets_table")
    stage.snap("tickets-packets")


def _make(stage: Stage, tickets: Sequence[int], **fields: str) -> list[int]:
    result = _give(stage, PacketCreate(tickets=tuple(tickets), **fields)).result  # type: ignore[arg-type]
    return [row["id"] for row in result.get("packets", [result])]


def _give(stage: Stage, command: Command) -> Receipt:
    context, heard = stage.window_hand.window.context, list[Receipt]()
    context.send(command, heard.append, context.tell_problem)
    wait_until(lambda: bool(heard), "the command")
    return heard[0]


PACKET_SCENES: tuple[Callable[[Stage], None], ...] = (packets_of_jobs,)
