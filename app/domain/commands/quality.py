"""Commands that judge pieces, and that decide what becomes of them apart from their work."""

from __future__ import annotations

from app.domain.commands.fields import FieldKind, FieldSpec, Keep, TokenRef, spec
from app.domain.commands.registry import Command, command
from app.domain.commands.shapes import EDIT_NOTES, counted, node, note, reason, ref, some, tokens
from app.domain.permissions import Permission
from app.domain.words import LOSSES, Ending, Priority, Then

_THEN = FieldSpec(FieldKind.CHOICE, required=False, choices=tuple(Then))
_ENDING = FieldSpec(FieldKind.CHOICE, choices=tuple(Ending))
_TOKEN = FieldSpec(FieldKind.TOKEN, many=True, singular="token")


@command("qc.pass", Permission.WORK, undoable=True)
class QcPass(Command):
    """Finds pieces good at their inspection; they go on. Of one batch it can be said how much is good; the
    rest is split off it: lost, for a reason, or failed as by `qc.fail`."""

    tokens: tuple[TokenRef, ...] = tokens()
    good: int | None = counted()
    scrapped: int | None = counted()
    rework: int | None = counted()
    reason: str | None = note(LOSSES)
    defect: str | int | None = ref("defect", required=False)
    to: str | None = node()
    then: str = spec(_THEN, Then.FLOW)
    note: str | None = note()


@command("qc.fail", Permission.WORK, counter="token.move")
class QcFail(Command):
    """Finds a fault in pieces at their inspection, and sends them to the step that is redone. With a
    `quantity` so many of one batch fail, and the rest stays."""

    tokens: tuple[TokenRef, ...] = tokens()
    quantity: int | None = some()
    to: str | None = node()
    then: str = spec(_THEN, Then.FLOW)
    defect: str | int | None = ref("defect", required=False)
    note: str | None = note()


@command("token.scrap", Permission.SCRAP_FAILED)
class TokenScrap(Command):
    """Ends pieces early: with a replacement each (`qc_fail`, for a `defect` that is told or that the last
    inspection found), or as a loss (`permanent`). With a `quantity`, so many of one batch."""

    tokens: tuple[TokenRef, ...] = tokens()
    quantity: int | None = some()
    type: str = spec(_ENDING)
    reason: str = reason()
    defect: str | int | None = ref("defect", required=False)
    at: str | None = node()


@command("token.hold", Permission.DECIDE, counter="token.resolve")
class TokenHold(Command):
    """Lets pieces stand where they are, with their parts, until a manager decides on their redesign."""

    tokens: tuple[TokenRef, ...] = tokens()
    reason: str = reason()


@command("token.resolve", Permission.DECIDE, counter="token.move")
class TokenResolve(Command):
    """Sends held pieces on: to a step, onto another published version of their routing, or to their end, as
    `token.scrap` does it. `to` the place where a piece is held for a redesign, it and its parts go on as they
    were."""

    tokens: tuple[TokenRef, ...] = spec(_TOKEN)
    to: str | None = node()
    version: int | None = spec(FieldSpec(FieldKind.INTEGER, required=False, minimum=1, maximum=1_000_000))
    scrap: str | None = spec(FieldSpec(FieldKind.CHOICE, required=False, choices=tuple(Ending)))
    at: str | None = node()
    defect: str | int | None = ref("defect", required=False)
    reason: str | None = note()


@command("token.move", Permission.DECIDE, counter="token.move")
class TokenMove(Command):
    """Sends pieces to another step of the branch they are in."""

    tokens: tuple[TokenRef, ...] = spec(_TOKEN)
    to: str = spec(FieldSpec(FieldKind.CODE, maximum=40))
    reason: str = reason()


@command("token.edit", Permission.RUN_TICKETS, undoable=True)
class TokenEdit(Command):
    """Changes the note of pieces, or their own priority (null: as their job's)."""

    tokens: tuple[TokenRef, ...] = spec(_TOKEN)
    note: str | Keep | None = spec(EDIT_NOTES, Keep.AS_IS)
    priority: str | Keep | None = spec(
        FieldSpec(FieldKind.CHOICE, required=False, choices=tuple(Priority), clearable=True), Keep.AS_IS
    )
