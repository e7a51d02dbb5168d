"""Verbs on job packets. None touches a file: what is wanted is written down, and the pipeline reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from pathlib import PurePath, PurePosixPath, PureWindowsPath
from typing import Any

from app.domain.bad_value import bad
from app.domain.commands import packets as commands
from app.domain.commands.fields import Keep
from app.domain.decision import Context, Decision
from app.domain.facts import Fact
from app.domain.facts import packets as facts
from app.domain.packets.kinds import choose
from app.domain.packets.names import packet_code, safe_name
from app.domain.packets.states import ENDS, PACKED, PacketAction, after, refusal, resumed
from app.domain.packets.values import Goal, Kind, KnownPacket, PacketStatus, To
from app.domain.refusals import Code, Refused
from app.domain.tickets.values import Ticket
from app.lifecycle.desk import Desk
from app.lifecycle.verbs.registry import verb
from app.models import ledger
from app.models.loading import packets as loading
from app.models.loading import things
from app.models.loading import tickets as loading_tickets
from app.models.loading.packets import LoadedPacket

_DAY = timedelta(days=1) // timedelta(microseconds=1)


@verb(commands.PacketCreate)
def create(desk: Desk, command: commands.PacketCreate, context: Context) -> Decision:
    """A packet for each ticket, each with what the ticket asks for."""
    if command.kind_ is not None and command.template is not None:
        raise Refused(
            Code.BAD_VALUE,
            {"field": "kind", "other": "template"},
            details={"field": "kind"},
            variant="one_or_many",
        )
    if command.template is not None and safe_name(command.template) != command.template:
        raise bad("template", command.template, "file_name", better=safe_name(command.template))
    found = {each.id: each for each in (loading_tickets.ticket(desk.db, ref) for ref in command.tickets)}
    made = [_created(desk, command, ticket, context) for ticket in found.values()]
    rows = [
        _row(fact.packet, fact.code, PacketStatus.CREATED)
        | {"ticket": ticket.code, "kind": fact.packet_kind, "kinds": list(fact.kinds)}
        for fact, ticket in zip(made, found.values(), strict=True)
    ]
    return Decision(made, _together(rows))


def _created(
    desk: Desk, command: commands.PacketCreate, ticket: Ticket, context: Context
) -> facts.PacketCreated:
    kind = None if command.kind_ is None else Kind(command.kind_)
    chosen = choose(ticket.line, ticket.run is not None, ticket.code, kind, command.template)
    packet = context.ids.take()
    days = loading.settings(desk.db).preview_days
    return facts.PacketCreated(
        packet=packet,
        code=packet_code(context.now, str(packet).encode(), ledger.origin(desk.db).incarnation),
        ticket=ticket.id,
        packet_kind=chosen.kind,
        kinds=chosen.kinds,
        template=command.template,
        why=chosen.why,
        purpose=command.purpose,
        language=command.language,
        requester=context.person.id,
        expires_at=context.now + days * _DAY if Kind.STATIC_HTML in chosen.kinds else None,
        at=context.now,
    )


@verb(commands.PacketRun)
def run(desk: Desk, command: commands.PacketRun, context: Context) -> Decision:
    """They are wanted as far as files and archive, or at their place; those that are so far, or failed, stay
    as they are. Raises the refusal of the first where all are."""
    found = _packets(desk, command.packets)
    some = _allowing(found, PacketAction.RUN)
    to, target = _destination(command.to, command.target)
    if to is not None:
        return _asked(found, [_ask(each, each.status, Goal.DONE, to, target) for each in some])
    return _asked(found, [_packed(each) for each in some])


@verb(commands.PacketRetry)
def retry(desk: Desk, command: commands.PacketRetry, context: Context) -> Decision:
    """They are wanted again as before; those that did not fail stay as they are. Raises the refusal of the
    first where none did."""
    found = _packets(desk, command.packets)
    some = _allowing(found, PacketAction.RETRY)
    return _asked(found, [_again(each) for each in some])


@verb(commands.PacketDeploy)
def deploy(desk: Desk, command: commands.PacketDeploy, context: Context) -> Decision:
    """They are wanted at a place."""
    found = _allowed(desk, command.packets, PacketAction.DEPLOY)
    to, target = _destination(command.to, command.target)
    again = command.again
    return _asked(found, [_ask(each, resumed(each), Goal.DONE, to, target, again=again) for each in found])


@verb(commands.PacketStop)
def stop(desk: Desk, command: commands.PacketStop, context: Context) -> Decision:
    """Those that run stand. Raises the refusal of the first where none of them runs."""
    found = _packets(desk, command.packets)
    stopped = [facts.PacketStopped(**_of(each)) for each in _allowing(found, PacketAction.STOP)]
    return Decision(stopped, _together([_row(each.id, each.code, each.status) for each in found]))


@verb(commands.PacketDiscard)
def discard(desk: Desk, command: commands.PacketDiscard, context: Context) -> Decision:
    """They are to be removed."""
    found = _allowed(desk, command.packets, PacketAction.DISCARD)
    return _asked(found, [_ask(each, each.status, Goal.REMOVED, None, None) for each in found])


@verb(commands.PacketSet)
def settings(desk: Desk, command: commands.PacketSet, context: Context) -> Decision:
    """Where packets are kept from now on; what is not given stays."""
    now = loading.settings(desk.db)
    values = {}
    for name in ("work", "output", "logs", "templates", "keep_days", "preview_days"):
        given = getattr(command, name)
        values[name] = getattr(now, name) if given is Keep.AS_IS else given
        if isinstance(values[name], str):
            _refuse_relative(name, values[name])
    return Decision((facts.PacketSet(**values),), values)


@verb(commands.PacketMove)
def move(desk: Desk, command: commands.PacketMove, context: Context) -> Decision:
    """One stage was done, if the packet still waits for it."""
    loaded = loading.packet(desk.db, command.packet)
    known, to = loaded.known, PacketStatus(command.to)
    told: list[Fact] = []
    delivered = to is PacketStatus.DEPLOYED and known.status is PacketStatus.DONE
    if not delivered:
        _refuse_moved_on(known, to)
        told.append(
            facts.PacketMoved(
                **_of(known),
                was=known.status,
                packet_status=to,
                timing_ms=command.timing_ms,
                files=command.files,
                expires_at=_expiry(desk, loaded, to, context),
                at=context.now,
            )
        )
    if to is PacketStatus.DEPLOYED and command.place is not None:
        assert known.to is not None
        told.append(
            facts.PacketDeployed(
                **_of(known),
                to=known.to,
                target=known.target or "",
                place=command.place,
                copied=command.copied,
                at=context.now,
            )
        )
    return Decision(told, _row(known.id, known.code, to))


@verb(commands.PacketFail)
def fail(desk: Desk, command: commands.PacketFail, context: Context) -> Decision:
    """A stage could not be done."""
    loaded, to = loading.packet(desk.db, command.packet), PacketStatus(command.to)
    known, ends = loaded.known, PacketStatus.FAILED
    if to is PacketStatus.DEPLOYED and known.status is PacketStatus.DONE:
        ends = PacketStatus.DONE  # one more delivery
    else:
        _refuse_moved_on(known, to)
    fact = facts.PacketFailed(
        **_of(known),
        was=known.status,
        to=to,
        failure=command.code,
        params=dict(command.params),
        expires_at=_expiry(desk, loaded, PacketStatus.FAILED, context),
        at=context.now,
    )
    return Decision((fact,), _row(known.id, known.code, ends))


@verb(commands.PacketClear)
def clear(desk: Desk, command: commands.PacketClear, context: Context) -> Decision:
    """Its files are gone, and so is the packet. Raises Refused where nobody wanted that."""
    loaded = loading.any_packet(desk.db, command.packet)
    if loaded is None:
        raise things.not_found("packet", command.packet)
    known = loaded.known
    wanted = known.goal is Goal.REMOVED
    if not wanted and not loading.is_over(loaded, context.now):
        raise _moved_on(known)
    return Decision(
        (facts.PacketDiscarded(**_of(known), expired=not wanted),), {"id": known.id, "code": known.code}
    )


def _packets(desk: Desk, refs: Iterable[things.Ref]) -> list[KnownPacket]:
    found = {each.id: each for each in (loading.packet(desk.db, ref).known for ref in refs)}
    return list(found.values())


def _allowed(desk: Desk, refs: Iterable[things.Ref], action: PacketAction) -> list[KnownPacket]:
    """The packets, each once. Raises the refusal of the first that does not allow the action."""
    found = _packets(desk, refs)
    for each in found:
        refused = refusal(action, each)
        if refused is not None:
            raise refused
    return found


def _allowing(found: Sequence[KnownPacket], action: PacketAction) -> list[KnownPacket]:
    """Those that allow the action. Raises the refusal of the first where none does."""
    refusals = [refusal(action, each) for each in found]
    if all(refusals):
        raise next(each for each in refusals if each is not None)
    return [each for each, refused in zip(found, refusals, strict=True) if refused is None]


def _asked(found: Iterable[KnownPacket], asked: Sequence[facts.PacketAsked]) -> Decision:
    """What is wanted of some of them, and where each stands."""
    statuses = {fact.packet: fact.status for fact in asked}
    return Decision(
        asked, _together([_row(each.id, each.code, statuses.get(each.id, each.status)) for each in found])
    )


def _packed(known: KnownPacket) -> facts.PacketAsked:
    """It is wanted as far as files; one that has them is on its way to a place, and is left on it."""
    return _again(known) if known.status in PACKED else _ask(known, known.status, Goal.PACKAGED, None, None)


def _again(known: KnownPacket) -> facts.PacketAsked:
    goal = known.goal or (Goal.DONE if known.status is PacketStatus.DONE else Goal.PACKAGED)
    return _ask(known, resumed(known), goal, known.to, known.target, again=known.again)


def _ask(
    known: KnownPacket,
    status: PacketStatus,
    goal: Goal,
    to: To | None,
    target: str | None,
    *,
    again: bool = False,
) -> facts.PacketAsked:
    return facts.PacketAsked(
        **_of(known),
        status=status,
        goal=goal,
        to=to,
        target=target,
        again=again,
        attempt=known.attempt + 1,
    )


def _of(known: KnownPacket) -> dict[str, Any]:
    return {"packet": known.id, "ticket": known.ticket, "code": known.code}


def _destination(to: str | None, target: str | None) -> tuple[To | None, str | None]:
    """Where to, with its place. Raises Refused(ERR_BAD_VALUE) for a folder that is not told in full as this
    system has it: it is here that the files are copied."""
    if to is None and target is None:
        return None, None
    for name, given in (("to", to), ("target", target)):
        if given is None:
            raise Refused(Code.MISSING_FIELD, {"field": name}, details={"field": name}, variant="inside")
    assert to is not None
    assert target is not None
    if To(to) is not To.PRINTER:
        _refuse_relative("target", target, (PurePath,))
    return To(to), target


def _refuse_relative(
    name: str, path: str, kinds: Sequence[type[PurePath]] = (PurePosixPath, PureWindowsPath)
) -> None:
    """A path that leads somewhere else from each folder that one stands in is none."""
    if not any(kind(path).is_absolute() for kind in kinds) or ".." in PureWindowsPath(path).parts:
        raise bad(name, path, "whole_path")


def _refuse_moved_on(known: KnownPacket, to: PacketStatus) -> None:
    """A report about a packet that has moved meanwhile, or that stopped being wanted, is of no use."""
    if known.status is PacketStatus.FAILED or known.status is PacketStatus.DONE or after(known.status) != to:
        raise _moved_on(known)


def _moved_on(known: KnownPacket) -> Refused:
    said = {"packet": known.code, "packet_status": known.status}
    return Refused(Code.PACKET_MOVED_ON, said, details={"packet": known.code, "status": known.status})


def _expiry(desk: Desk, loaded: LoadedPacket, to: PacketStatus, context: Context) -> int | None:
    """When its time is over: a page's from the beginning, any other's from where it comes to an end."""
    if Kind.STATIC_HTML in loaded.kinds:
        return loaded.expires_at
    return context.now + loading.settings(desk.db).keep_days * _DAY if to in ENDS else None


def _row(packet: int, code: str, status: str) -> dict[str, object]:
    return {"id": packet, "code": code, "status": status}


def _together(rows: list[dict[str, object]]) -> dict[str, object]:
    if len(rows) == 1:
        return rows[0]
    statuses = {row["status"] for row in rows}
    return {"status": statuses.pop() if len(statuses) == 1 else None, "packets": rows}
