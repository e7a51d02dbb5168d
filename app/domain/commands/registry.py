"""The one registry of commands: window, palette, command line, documentation and tests all read it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any, TypeVar, dataclass_transform

from app.domain.bad_value import shown
from app.domain.commands.fields import FieldSpec, Keep, read
from app.domain.permissions import Permission
from app.domain.record import Record, record
from app.domain.refusals import Code, Notice, Refused, WarningCode
from app.values import frozen


class Command(Record):
    """What a user does. Its kind is its name on the command line (`area.verb`, or `undo`)."""

    kind: str = ""

    def is_big(self) -> bool:
        """Whether so much changes at once that a backup is made before."""
        return False


@frozen
class CommandSpec:
    """What the registry knows of one kind of command."""

    kind: str
    type: type[Command]
    permission: Permission | None  # None: the verb asks for it, as it depends on what there is
    fields: Mapping[str, FieldSpec]
    ignored: frozenset[str] = frozenset()  # fields of incoming data that are dropped with a warning
    alternatives: Mapping[str, str] | None = (
        None  # a field that outer rooms replace by another: file → routing
    )
    left_out: frozenset[str] = frozenset()  # fields of which null says that they are not given
    undoable: bool = False  # `undo` takes it back
    counter: str = ""  # the command that leads back, where `undo` does not
    settled: Mapping[str, str] = field(default_factory=dict)  # what incoming data may repeat, never choose

    @property
    def singulars(self) -> dict[str, str]:
        """The names under which one alone may stand, and the field that it fills."""
        return {given.singular: name for name, given in self.fields.items() if given.singular}


COMMANDS: dict[str, CommandSpec] = {}
NOT_OFFERED: dict[str, CommandSpec] = {}
"""What can be asked for and is always refused, with what to do instead: no list of commands shows it."""
_NEEDED = (dataclasses.MISSING, Keep.AS_IS)  # of a field that an edit keeps, null is a value like any other

T = TypeVar("T", bound=type)


@dataclass_transform(frozen_default=True, kw_only_default=True)
def command(
    kind: str,
    permission: Permission | None,
    *,
    ignored: frozenset[str] = frozenset(),
    alternatives: Mapping[str, str] | None = None,
    undoable: bool = False,
    counter: str = "",
    settled: Mapping[str, str] | None = None,
    offered: bool = True,
) -> Callable[[T], T]:
    """Makes a class a frozen command dataclass and enters it in the registry."""

    def enter(cls: T) -> T:
        made: Any = record(cls)
        made.kind = kind
        fields = {written(each.name): each.metadata["spec"] for each in dataclasses.fields(made)}
        left_out = frozenset(
            written(each.name) for each in dataclasses.fields(made) if each.default not in _NEEDED
        )
        (COMMANDS if offered else NOT_OFFERED)[kind] = CommandSpec(
            kind, made, permission, fields, ignored, alternatives, left_out, undoable, counter, settled or {}
        )
        return made  # type: ignore[no-any-return]

    return enter


def parse(kind: str, values: Mapping[str, object]) -> tuple[Command, tuple[Notice, ...]]:
    """The command that `values` describe, and notices of what was ignored.

    Raises Refused with ERR_UNKNOWN_COMMAND, ERR_UNKNOWN_FIELD, ERR_MISSING_FIELD or ERR_BAD_VALUE.
    """
    found = find(kind)
    values = _unsettled(found, values)
    ignored = tuple(name for name in values if name in found.ignored)
    given = {name: value for name, value in values.items() if value is not None or name not in found.left_out}
    plain = _plural(found, {name: value for name, value in given.items() if name not in found.ignored})
    _refuse_unknown(found, plain)
    _refuse_missing(found, plain)
    alone = {many: one for one, many in found.singulars.items() if one in given}
    read_values = {
        _attribute(name): read(found.fields[name], value, name, alone.get(name, ""))
        for name, value in plain.items()
    }
    notices = tuple(Notice(WarningCode.FIELD_IGNORED, {"field": name, "command": kind}) for name in ignored)
    return found.type(**read_values), notices


def written(attribute: str) -> str:
    """The name of a command's field outside of the program: one that clashes there ends in an underscore."""
    return attribute.rstrip("_")


def find(kind: str) -> CommandSpec:
    """The registered command of that kind. Raises Refused(ERR_UNKNOWN_COMMAND) with the nearest name."""
    if kind in COMMANDS:
        return COMMANDS[kind]
    if kind in NOT_OFFERED:
        return NOT_OFFERED[kind]
    params = {"command": shown(kind), "nearest": _nearest(kind, COMMANDS)}
    raise Refused(
        Code.UNKNOWN_COMMAND,
        params,
        details=params,
        variant="nearest" if params["nearest"] else "",
    )


def _attribute(name: str) -> str:
    return "kind_" if name == "kind" else name  # every command has a kind of its own


def _unsettled(found: CommandSpec, values: Mapping[str, object]) -> dict[str, object]:
    """The values without those that repeat what is settled. Raises Refused(ERR_NOT_CLASSIC) for others."""
    for name, only in found.settled.items():
        if name in values and values[name] != only:
            raise Refused(
                Code.NOT_CLASSIC,
                {"field": name, "value": shown(values[name]), "only": only},
                details={"field": name},
                variant="settled",
            )
    return {name: value for name, value in values.items() if name not in found.settled}


def _plural(found: CommandSpec, values: dict[str, object]) -> dict[str, object]:
    """Writes `job: x` as `jobs: [x]`, so that verbs know one shape."""
    for one, many in found.singulars.items():
        if one in values and many in values:
            raise Refused(
                Code.BAD_VALUE, {"field": one, "other": many}, details={"field": one}, variant="one_or_many"
            )
        if one in values:
            values = {name: value for name, value in values.items() if name != one} | {many: [values[one]]}
    return values


def _refuse_unknown(found: CommandSpec, values: Mapping[str, object]) -> None:
    known = [*found.fields, *found.singulars, *(found.alternatives or {})]
    for name in values:
        if name not in found.fields:
            nearest = _nearest(name, known)
            raise Refused(
                Code.UNKNOWN_FIELD,
                {"field": shown(name), "command": found.kind, "nearest": nearest, "fields": ", ".join(known)},
                details={"field": shown(name), "nearest": nearest},
                variant="nearest" if nearest else "",
            )


def _refuse_missing(found: CommandSpec, values: Mapping[str, object]) -> None:
    for name, given in found.fields.items():
        if given.required and name not in values:
            shown = given.singular or name
            raise Refused(
                Code.MISSING_FIELD, {"field": shown, "command": found.kind}, details={"field": shown}
            )


def _nearest(name: str, known: object) -> str:
    import difflib  # noqa: PLC0415 - for a mistyped name alone

    matches = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)  # type: ignore[call-overload]
    return str(matches[0]) if matches else ""
