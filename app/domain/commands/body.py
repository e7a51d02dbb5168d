"""A command as plain JSON values: what the ledger keeps and what a repeated request is compared with."""

from __future__ import annotations

import dataclasses
from typing import Any

from app.domain.commands.fields import Keep, TokenRef
from app.domain.commands.registry import Command, find, written


def to_body(command: Command) -> dict[str, Any]:
    """The command's fields as JSON values, without those left at their default and without secrets."""
    body: dict[str, Any] = {}
    for each in dataclasses.fields(command):  # type: ignore[arg-type]
        value = getattr(command, each.name)
        if (
            value != each.default
            and value is not Keep.AS_IS
            and not find(command.kind).fields[written(each.name)].secret
        ):
            body[written(each.name)] = _plain(value)
    return body


def _plain(value: Any) -> Any:
    if isinstance(value, TokenRef):
        return _token(value)
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _token(ref: TokenRef) -> Any:
    if ref.at is not None:
        named = _token(dataclasses.replace(ref, at=None))
        return (named if isinstance(named, dict) else {"token": named}) | {"at": ref.at}
    if ref.number is not None:
        return {"ticket": ref.ticket, "number": f"F{ref.number:03d}"}
    return ref.serial if ref.id is None else ref.id
