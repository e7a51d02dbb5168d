"""Verbs that judge pieces and decide what becomes of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache, partial

from app.domain.commands import quality as commands
from app.domain.commands.fields import Keep, TokenRef
from app.domain.decision import Context, Decision
from app.domain.facts.work import WorkTakenOver
from app.domain.game.endings import Scrap
from app.domain.refusals import Code, Refused
from app.domain.words import Ending, RoutingState, Then
from app.domain.work import decided, done, hands, skills
from app.domain.work.done import Table
from app.ids import VersionId
from app.lifecycle.desk import Desk
from app.lifecycle.verbs.able import by_somebody_able
from app.lifecycle.verbs.registry import verb
from app.lifecycle.verbs.work import counted
from app.models.loading import defects, flow, things
from app.models.loading import routings as loading_routings
from app.models.records import TokenRow, VersionRow


@verb(commands.QcPass)
def passed(desk: Desk, command: commands.QcPass, context: Context) -> Decision:
    """Good."""
    lies = _table(desk, command.tokens)
    kept, table = _out_of_vain_hands(desk, lies, context)
    yielded = counted(desk, command)
    defect = defects.code_of(desk.db, command.defect)
    failure = done.Failure(command.to, Then(command.then), defect, command.note)
    before = flow.failed_before(desk.db, table.pieces) if yielded else None
    passed = done.passed(table, command.note, context, yielded, failure, before)
    passed = replace(passed, facts=[*kept, *passed.facts])
    return by_somebody_able(desk, passed, lies.pieces, context.person, context)


@verb(commands.QcFail)
def failed(desk: Desk, command: commands.QcFail, context: Context) -> Decision:
    """Not good."""
    lies = _table(desk, command.tokens)
    kept, table = _out_of_vain_hands(desk, lies, context)
    defect = defects.code_of(desk.db, command.defect)
    failure = done.Failure(command.to, Then(command.then), defect, command.note)
    before = flow.failed_before(desk.db, table.pieces)
    failed = done.failed(table, failure, before, context, command.quantity)
    failed = replace(failed, facts=[*kept, *failed.facts])
    return by_somebody_able(desk, failed, lies.pieces, context.person, context)


@verb(commands.TokenScrap)
def scrap(desk: Desk, command: commands.TokenScrap, context: Context) -> Decision:
    """The end."""
    table = _table(desk, command.tokens)
    defect = defects.code_of(desk.db, command.defect)
    how = Scrap(Ending(command.type), command.reason, defect, command.at)
    return decided.scrap(table, how, context, command.quantity)


@verb(commands.TokenHold)
def hold(desk: Desk, command: commands.TokenHold, context: Context) -> Decision:
    """Standing still."""
    return decided.hold(_table(desk, command.tokens), command.reason, context)


@verb(commands.TokenResolve)
def resolve(desk: Desk, command: commands.TokenResolve, context: Context) -> Decision:
    """The manager's answer."""
    _refuse_two_answers(command)
    table = _table(desk, command.tokens)
    defect = defects.code_of(desk.db, command.defect)
    if command.scrap is not None:
        decided.refuse_not_held(table.pieces, context)
        how = Scrap(Ending(command.scrap), command.reason or "", defect, command.at)
        return decided.scrap(table, how, context)
    flow.know_left(desk.db, table.floor)
    onto = {} if command.version is None else _versions(desk, table, command.version)
    onward = decided.Onward(command.to, onto, command.reason)
    return decided.resolve(_with_graphs(desk, table, onto.values()), onward, context)


@verb(commands.TokenMove)
def move(desk: Desk, command: commands.TokenMove, context: Context) -> Decision:
    """Elsewhere."""
    onward = decided.Onward(command.to, {}, command.reason)
    return decided.move(_table(desk, command.tokens), onward, context)


@verb(commands.TokenEdit)
def edit(desk: Desk, command: commands.TokenEdit, context: Context) -> Decision:
    """The pieces' own values."""
    given = {"note": command.note, "priority": command.priority}
    if all(value is Keep.AS_IS for value in given.values()):
        raise Refused(Code.MISSING_FIELD, {}, details={"field": "note"}, variant="token_edit")
    table = _table(desk, command.tokens)
    rows = {
        row.id: row
        for piece in table.pieces
        for row in TokenRow.select().where(TokenRow.id == piece.token).execute(desk.db)
    }
    values = {
        token: {name: getattr(row, name) if value is Keep.AS_IS else value for name, value in given.items()}
        for token, row in rows.items()
    }
    return decided.edit(table, values, context)


def _out_of_vain_hands(desk: Desk, table: Table, context: Context) -> tuple[list[WorkTakenOver], Table]:
    """The pieces out of the hands that keep them from their inspection, and how the person took these."""
    known = cache(partial(things.actor, desk.db))
    judged = {
        piece.token: skills.as_judged(piece, table.node(piece), context.person, known)
        for piece in table.pieces
        if piece.item is not None
    }
    vain = {token: out for token, (_, out) in judged.items() if out}
    if not vain:
        return [], table
    kept = [piece for piece in table.pieces if piece.token in vain]
    taken = [judged[piece.token][0] if piece.token in vain else piece for piece in table.pieces]
    return hands.out_of_vain_hands(kept, vain, context), replace(table, pieces=taken)


def _table(desk: Desk, refs: tuple[TokenRef, ...]) -> Table:
    return flow.table(desk.db, desk.graphs, refs)


def _refuse_two_answers(command: commands.TokenResolve) -> None:
    """A held piece goes on or ends: one of them must be said, not both, nor what belongs to the other."""
    onward = command.to is not None or command.version is not None
    if onward == (command.scrap is not None):
        variant = "resolve_both" if onward else "resolve"
        code = Code.BAD_VALUE if onward else Code.MISSING_FIELD
        params = {"field": "scrap" if onward else "to"}
        raise Refused(code, params, details=params, variant=variant)
    for name in ("at", "defect"):
        value = getattr(command, name)
        if command.scrap is None and value is not None:
            params = {"field": name, "value": value}
            raise Refused(Code.BAD_VALUE, params, details=params, variant="goes_on")
    if command.scrap is not None and command.reason is None:
        params = {"field": "reason", "command": command.kind}
        raise Refused(Code.MISSING_FIELD, params, details={"field": "reason"})


def _versions(desk: Desk, table: Table, number: int) -> dict[VersionId, VersionId]:
    """For each version by which pieces go, the published one with that number of the same routing."""
    return {own: _version(desk, own, number) for own in {piece.version_id for piece in table.pieces}}


def _version(desk: Desk, own: VersionId, number: int) -> VersionId:
    routing = VersionRow.select(VersionRow.routing).where(VersionRow.id == own).scalar(desk.db)
    row = loading_routings.version(desk.db, routing, number)
    if row is None or row.state != RoutingState.PUBLISHED:
        raise loading_routings.no_version(loading_routings.routing(desk.db, routing).code, number)
    return VersionId(row.id)


def _with_graphs(desk: Desk, table: Table, versions: Iterable[VersionId]) -> Table:
    graphs = {**table.graphs, **{each: desk.graphs.of(desk.db, each) for each in versions}}
    return Table(table.pieces, table.trays, table.floor, graphs)
