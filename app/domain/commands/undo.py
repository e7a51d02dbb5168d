"""The command that takes another one back."""

from __future__ import annotations

from app.domain.commands.fields import FieldKind, FieldSpec, spec
from app.domain.commands.registry import Command, command


@command("undo", None)
class Undo(Command):
    """Takes back the actor's last command, or the one with this request id, while nothing depends on it."""

    request: str | None = spec(FieldSpec(FieldKind.TEXT, required=False, maximum=64))
