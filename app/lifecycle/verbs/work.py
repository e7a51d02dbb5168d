"""Verbs on work items."""

from __future__ import annotations

from functools import partial

from app.domain.commands import work as commands
from app.domain.commands.quality import QcPass
from app.domain.decision import Context, Decision
from app.domain.permissions import Permission
from app.domain.refusals import Code, Refused
from app.domain.tickets.values import Tray
from app.domain.work import clock, done, hands
from app.domain.work.clock import Running
from app.domain.work.yields import Yield
from app.lifecycle.desk import Desk
from app.lifecycle.verbs.able import by_somebody_able, node_of
from app.lifecycle.verbs.registry import verb
from app.models.loading import defects, flow, things
from app.models.loading import tickets as loading


@verb(commands.WorkStart)
def start(desk: Desk, command: commands.WorkStart, context: Context) -> Decision:
    """The clock starts."""
    pieces = loading.work_pieces(desk.db, command.tokens)
    started = clock.start(pieces, partial(node_of, desk), _running(desk, command.pausing, context), context)
    return by_somebody_able(desk, started, pieces, context.person, context)


@verb(commands.WorkResume)
def resume(desk: Desk, command: commands.WorkResume, context: Context) -> Decision:
    """The clock starts again."""
    pieces = loading.work_pieces(desk.db, command.tokens)
    resumed = clock.resume(pieces, _running(desk, command.pausing, context), context)
    return by_somebody_able(desk, resumed, pieces, context.person, context)


@verb(commands.WorkAssist)
def assist(desk: Desk, command: commands.WorkAssist, context: Context) -> Decision:
    """Two clocks run."""
    pieces = loading.work_pieces(desk.db, command.tokens)
    joined = clock.assist(pieces, partial(node_of, desk), _running(desk, command.pausing, context), context)
    return by_somebody_able(desk, joined, pieces, context.person, context)


@verb(commands.WorkPause)
def pause(desk: Desk, command: commands.WorkPause, context: Context) -> Decision:
    """The clock stops."""
    pieces = loading.work_pieces(desk.db, command.tokens)
    return clock.pause(pieces, command.reason, _own_tray(desk, context), context)


@verb(commands.WorkComplete)
def complete(desk: Desk, command: commands.WorkComplete, context: Context) -> Decision:
    """The step is done."""
    table = flow.table(desk.db, desk.graphs, command.tokens)
    completed = done.complete(table, context, counted(desk, command))
    return by_somebody_able(desk, completed, table.pieces, context.person, context)


def counted(desk: Desk, command: commands.WorkComplete | QcPass) -> Yield | None:
    """What a command says of how much of a batch is good; None where it says nothing. Raises Refused where it
    only says why, or whither, some of it is not good: that would be dropped without a word."""
    said = (command.good, command.scrapped, command.rework)
    if said == (None, None, None):
        _refuse_without_counts(command)
        return None
    return Yield(
        good=command.good,
        scrapped=command.scrapped or 0,
        rework=command.rework or 0,
        reason=command.reason,
        defect=defects.code_of(desk.db, command.defect),
        to=command.to,
    )


def _refuse_without_counts(command: commands.WorkComplete | QcPass) -> None:
    for field in ("reason", "defect", "to"):
        if getattr(command, field) is not None:
            raise Refused(Code.QUANTITIES, {"field": field}, details={"field": field}, variant="unsaid")


@verb(commands.WorkClaim)
def claim(desk: Desk, command: commands.WorkClaim, context: Context) -> Decision:
    """In one's own hands."""
    pieces = loading.work_pieces(desk.db, command.tokens)
    claimed = hands.claim(pieces, partial(node_of, desk), context)
    return by_somebody_able(desk, claimed, pieces, context.person, context)


@verb(commands.WorkHandoff)
def hand_over(desk: Desk, command: commands.WorkHandoff, context: Context) -> Decision:
    """Into another's hands."""
    pieces = loading.work_pieces(desk.db, command.tokens)
    to = things.person(desk.db, command.to)
    handed = hands.hand_over(pieces, to, command.note, _own_tray(desk, context), context)
    return by_somebody_able(desk, handed, pieces, to, context)


@verb(commands.WorkRequeue)
def put_back(desk: Desk, command: commands.WorkRequeue, context: Context) -> Decision:
    """Into nobody's hands."""
    pieces = loading.work_pieces(desk.db, command.tokens)
    return hands.put_back(pieces, command.note, _own_tray(desk, context), context)


@verb(commands.WorkTakeOver)
def take_over(desk: Desk, command: commands.WorkTakeOver, context: Context) -> Decision:
    """Out of another's hands."""
    pieces = loading.work_pieces(desk.db, command.tokens)
    trays = loading.trays_with(desk.db, (piece.item for piece in pieces))
    taken = hands.take_over(pieces, command.reason, trays, context)
    if not context.actor.may(Permission.DECIDE):
        holders = {piece.holder for piece in pieces if piece.holder is not None}
        hands.refuse_other_team([things.actor(desk.db, each) for each in sorted(holders)], context)
    return by_somebody_able(desk, taken, pieces, context.person, context)


@verb(commands.WorkAskHelp)
def ask_for_help(desk: Desk, command: commands.WorkAskHelp, context: Context) -> Decision:
    """Two hands are not enough."""
    return hands.ask_for_help(loading.work_pieces(desk.db, command.tokens), context)


@verb(commands.WorkWithdrawHelp)
def withdraw_help(desk: Desk, command: commands.WorkWithdrawHelp, context: Context) -> Decision:
    """Two hands are enough."""
    return hands.withdraw_help(loading.work_pieces(desk.db, command.tokens), context)


def _running(desk: Desk, pausing: str | None, context: Context) -> Running:
    tray = loading.running_tray(desk.db, context.person.id)
    return Running(tray, loading.pieces_on(desk.db, tray) if pausing is not None else (), pausing)


def _own_tray(desk: Desk, context: Context) -> list[Tray]:
    tray = loading.running_tray(desk.db, context.person.id)
    return [] if tray is None else [tray]
