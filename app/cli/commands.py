"""The catalogue of commands, as JSON, as a table, and as the page of the manual: all from the registry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app.domain.commands import COMMANDS, CommandSpec
from app.domain.commands.fields import FieldSpec


def as_data(spec: CommandSpec) -> dict[str, Any]:
    """One command: its fields with their types, who may give it, and what leads back from it."""
    return {
        "do": spec.kind,
        "permission": spec.permission,
        "about": (spec.type.__doc__ or "").strip(),
        "fields": [_field(name, given) for name, given in spec.fields.items()],
        "instead": dict(spec.alternatives or {}),
        "ignored": sorted(spec.ignored),
        "undoable": spec.undoable,
        "counter": spec.counter or None,
    }


def catalogue() -> Iterator[Mapping[str, Any]]:
    """All commands, by name."""
    return (as_data(COMMANDS[kind]) for kind in sorted(COMMANDS))


def signature(spec: CommandSpec) -> str:
    """The command as the manual writes it: `job.edit {job, version, quantity?, …}`."""
    return f"{spec.kind} {{{', '.join(_written(spec, name) for name in spec.fields)}}}"


def _written(spec: CommandSpec, name: str) -> str:
    """The field with what may stand for it: `job | jobs`, `routing | file`."""
    given = spec.fields[name]
    one = [given.singular] if given.singular else []
    others = [other for other, replaced in (spec.alternatives or {}).items() if replaced == name]
    return " | ".join((*one, name, *others)) + ("" if given.required else "?")


def _field(name: str, given: FieldSpec) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": name,
        "type": given.kind,
        "required": given.required,
        "many": given.many,
    }
    if given.singular:
        described["singular"] = given.singular
    if given.choices:
        described["choices"] = list(given.choices)
    if given.offered:
        described["offered"] = list(given.offered)
    if given.refers_to:
        described["refers_to"] = given.refers_to
    if given.maximum:
        described |= {"minimum": given.minimum, "maximum": given.maximum}
    if given.fields:
        described["fields"] = [_field(inside, each) for inside, each in given.fields.items()]
    if given.lines:
        described["lines"] = True
    if given.clearable:
        described["clearable"] = True
    if given.secret:
        described["secret"] = True
    return described
