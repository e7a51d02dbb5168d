"""Verbs on work items."""

from __future__ import annotations

from app.domain import work as rules
from app.domain.commands import work as commands
from app.domain.decision import Context, Decision
from app.lifecycle.desk import Desk
from app.lifecycle.verbs.registry import verb
from app.models.loading import tickets as loading


@verb(commands.WorkStart)
def start(desk: Desk, command: commands.WorkStart, context: Context) -> Decision:
    """The clock starts."""
    pieces = loading.work_pieces(desk.db, command.tokens)
    return rules.start(pieces, loading.running_tray(desk.db, context.person.id), context)


@verb(commands.WorkResume)
def resume(desk: Desk, command: commands.WorkResume, context: Context) -> Decision:
    """The clock starts again."""
    pieces = loading.work_pieces(desk.db, command.tokens)
    return rules.resume(pieces, loading.running_tray(desk.db, context.person.id), context)


@verb(commands.WorkPause)
def pause(desk: Desk, command: commands.WorkPause, context: Context) -> Decision:
    """The clock stops."""
    pieces = loading.work_pieces(desk.db, command.tokens)
    trays = loading.trays_with(desk.db, (piece.item for piece in pieces))
    return rules.pause(pieces, command.reason, trays, context)


@verb(commands.WorkComplete)
def complete(desk: Desk, command: commands.WorkComplete, context: Context) -> Decision:
    """The step is done."""
    pieces = loading.work_pieces(desk.db, command.tokens)
    trays = loading.trays_with(desk.db, (piece.item for piece in pieces))
    graphs = {version: desk.graphs.of(desk.db, version) for version in {piece.version_id for piece in pieces}}
    return rules.complete(pieces, trays, graphs, context)
