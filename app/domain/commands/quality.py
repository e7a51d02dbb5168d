"""Commands that judge pieces, and that decide what becomes of them apart from their work."""

from __future__ import annotations

from app.domain.commands.fields import FieldKind, FieldSpec, Keep, TokenRef, spec
from app.domain.commands.registry import Command, command
from app.domain.commands.shapes import EDIT_NOTES, note, reason, ref, tokens
from app.domain.permissions import Permission
from app.domain.words import Ending, Priority, Then

_NODE = FieldSpec(FieldKind.CODE, required=False, maximum=40)
_ENDING = FieldSpec(FieldKind.CHOICE, choices=tuple(Ending))
_TOKEN = FieldSpec(FieldKind.TOKEN, many=True, singular="token")


@command("qc.pass", Permission.WORK, undoable=True)
class QcPass(Command):
    """Finds pieces good at their inspection; they go on."""

    tokens: tuple[TokenRef, ...] = tokens()
    note: str | None = note()


@command("qc.fail", Permission.WORK, counter="qc.pass")
class QcFail(Command):
    """Finds a fault in pieces at their inspection, and sends them to the step that is redone."""

    tokens: tuple[TokenRef, ...] = tokens()
    to: str | None = spec(_NODE)
    then: str = spec(FieldSpec(FieldKind.CHOICE, required=False, choices=tuple(Then)), Then.FLOW)
    defect: str | int | None = ref("defect", required=False)
    note: str | None = note()


@command("token.scrap", Permission.SCRAP_FAILED)
class TokenScrap(Command):
    """Ends pieces early: with a replacement each (`qc_fail`), or as a loss (`permanent`)."""

    tokens: tuple[TokenRef, ...] = tokens()
    type: str = spec(_ENDING)
    reason: str = reason()
    defect: str | int | None = ref("defect", required=False)
    at: str | None = spec(_NODE)


@command("token.hold", Permission.DECIDE, counter="token.resolve")
class TokenHold(Command):
    """Lets pieces stand where they are, with their parts, until a manager decides on their redesign."""

    tokens: tuple[TokenRef, ...] = tokens()
    reason: str = reason()


@command("token.resolve", Permission.DECIDE, counter="token.move")
class TokenResolve(Command):
    """Sends held pieces on: to a step, onto another published version of their routing, or to their end."""

    tokens: tuple[TokenRef, ...] = spec(_TOKEN)
    to: str | None = spec(_NODE)
    version: int | None = spec(FieldSpec(FieldKind.INTEGER, required=False, minimum=1, maximum=1_000_000))
    scrap: str | None = spec(FieldSpec(FieldKind.CHOICE, required=False, choices=tuple(Ending)))
    at: str | None = spec(_NODE)
    reason: str | None = note()


@command("token.move", Permission.DECIDE, counter="token.move")
class TokenMove(Command):
    """Sends pieces to another step of the branch they are in."""

    tokens: tuple[TokenRef, ...] = spec(_TOKEN)
    to: str = spec(FieldSpec(FieldKind.CODE, maximum=40))
    reason: str = reason()


@command("token.edit", Permission.RUN_TICKETS, counter="token.edit")
class TokenEdit(Command):
    """Changes the note of pieces, or their own priority (null: as their job's)."""

    tokens: tuple[TokenRef, ...] = spec(_TOKEN)
    note: str | Keep | None = spec(EDIT_NOTES, Keep.AS_IS)
    priority: str | Keep | None = spec(
        FieldSpec(FieldKind.CHOICE, required=False, choices=tuple(Priority), clearable=True), Keep.AS_IS
    )
