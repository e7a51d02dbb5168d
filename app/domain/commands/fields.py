"""How one field of a command is written in JSON, read, checked and described.

A command is a frozen dataclass; each of its fields carries a `FieldSpec`. From it come the parser, the
catalogue (`commands --json`) and the form's limits, so that a field is described once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeGuard

from app.domain.bad_value import HALF, bad, shown
from app.domain.refusals import Code, Refused
from app.values import frozen

MAX_LIST = 50_000  # as many as an order sheet may have rows
SHORTEST_PIN = 4
_LARGEST_ID = 2**63 - 1  # what a database column holds


class FieldKind(StrEnum):
    """The shapes that a field's value can have."""

    TEXT = "text"
    CODE = "code"
    INTEGER = "integer"
    DATE = "date"
    TIME = "time"
    CHOICE = "choice"
    FLAG = "flag"
    REF = "reference"
    TOKEN = "token"
    OBJECT = "object"
    PIN = "pin"


@frozen
class FieldSpec:
    """One field of a command: its kind, limits and what it refers to."""

    kind: FieldKind
    required: bool = True
    many: bool = False
    singular: str = ""  # the name under which one alone may stand ("job" for "jobs")
    choices: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()  # texts that are said in the reader's language; any other stands as it is
    refers_to: str = ""
    minimum: int = 0
    maximum: int = 0
    lines: bool = False  # a text that may run over several lines
    clearable: bool = False  # null is a value of its own: "no due date any more"
    secret: bool = False
    fields: Mapping[str, FieldSpec] = field(default_factory=dict)  # what stands in an object; any if nothing


class Keep(StrEnum):
    """Stands in an edit for a field that was not given: it stays as it is."""

    AS_IS = "as_is"


@frozen
class TokenRef:
    """A token as people name it: by id, by serial, or by ticket and number in the active run.

    `at`: the node at which it stands for whoever names it; a command about it is refused when it has gone on.
    """

    id: int | None = None
    serial: str | None = None
    ticket: str | int | None = None
    number: int | None = None
    at: str | None = None


def spec(given: FieldSpec, default: Any = None) -> Any:
    """A dataclass field that carries its description."""
    if given.required:
        return field(metadata={"spec": given})
    return field(default=default, metadata={"spec": given})


def read(given: FieldSpec, value: object, name: str, alone: str = "") -> Any:
    """The checked value of a field. Raises Refused(ERR_BAD_VALUE) with the field's name; `alone` is the one
    under which the only entry of a list was given."""
    if value is None and given.clearable:
        return None
    if not given.many:
        return _read_one(given, value, name)
    if not isinstance(value, list) or not value:
        raise bad(name, value, "list")
    if len(value) > MAX_LIST:
        raise bad(name, len(value), "list_too_long", maximum=MAX_LIST)
    return tuple(_read_one(given, each, alone or f"{name}[{place}]") for place, each in enumerate(value))


def _read_one(given: FieldSpec, value: object, name: str) -> Any:
    return _READERS[given.kind](given, value, name)


def _text(given: FieldSpec, value: object, name: str) -> str:
    if not isinstance(value, str):
        raise bad(name, value, "text")
    text = value.replace(_ZERO_WIDTH_SPACE, "").strip()
    if not text:
        raise bad(name, value, "text_empty")
    if len(text) > given.maximum:
        raise bad(name, text, "text_too_long", maximum=given.maximum)
    if _CONTROL.search(text) or HALF.search(text):
        raise bad(name, _CONTROL.sub("�", text), "text_control")
    if _BREAK.search(text) and not given.lines:
        raise bad(name, text, "text_lines")
    if _DIRECTION.search(text):
        raise bad(name, _DIRECTION.sub("�", text), "text_direction")
    return text


def _code(given: FieldSpec, value: object, name: str) -> str:
    text = _text(given, value, name)
    if not _CODE.fullmatch(text):
        raise bad(name, text, "code")
    return text


def _integer(given: FieldSpec, value: object, name: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise bad(name, value, "integer", minimum=given.minimum, maximum=given.maximum)
    if not given.minimum <= value <= given.maximum:
        raise bad(name, value, "integer", minimum=given.minimum, maximum=given.maximum)
    return value


def _date(given: FieldSpec, value: object, name: str) -> str:
    """Dates stay ISO text inside commands and facts: it orders and compares as dates do."""
    if not isinstance(value, str) or not _ISO_DATE.fullmatch(value):
        raise bad(name, value, "date")
    try:
        day = date.fromisoformat(value)
    except ValueError as error:
        raise bad(name, value, "date") from error
    if not 2000 <= day.year <= 2400:
        raise bad(name, value, "date_year")
    return value


def _time(given: FieldSpec, value: object, name: str) -> str:
    """A time of day stays text, as dates do."""
    if not isinstance(value, str) or not _HOUR.fullmatch(value):
        raise bad(name, value, "time")
    return value


def _choice(given: FieldSpec, value: object, name: str) -> str:
    if not isinstance(value, str) or value not in given.choices:
        raise bad(name, value, "choice", choices=", ".join(given.choices))
    return value


def _flag(given: FieldSpec, value: object, name: str) -> bool:
    if not isinstance(value, bool):
        raise bad(name, value, "flag")
    return value


def _reference(given: FieldSpec, value: object, name: str) -> str | int:
    if not isinstance(value, str) and not _is_id(value):
        raise bad(name, value, "reference", what=given.refers_to)
    return _text(_REFERENCE_TEXT, value, name) if isinstance(value, str) else value


def _pin(given: FieldSpec, value: object, name: str) -> str:
    """Digits. What was written is told by nobody: a refusal may stand on a screen."""
    if not isinstance(value, str) or not _PIN.fullmatch(value) or len(value) > given.maximum:
        raise bad(name, "", "pin", minimum=SHORTEST_PIN, maximum=given.maximum)
    return value


def _is_id(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _LARGEST_ID


def _token(given: FieldSpec, value: object, name: str) -> TokenRef:
    if isinstance(value, dict) and "at" in value:
        said = {key: inside for key, inside in value.items() if key != "at"}
        named = _token(given, said["token"] if set(said) == {"token"} else said, name)
        return replace(named, at=_code(_NODE, value["at"], f"{name}.at"))
    if _is_id(value):
        return TokenRef(id=value)
    if isinstance(value, str) and value.strip():
        return TokenRef(serial=_text(_REFERENCE_TEXT, value, name))
    if isinstance(value, dict) and set(value) == {"ticket", "number"}:
        ticket = _reference(_TICKET, value["ticket"], f"{name}.ticket")
        return TokenRef(ticket=ticket, number=_number(value, name))
    raise bad(name, value, "token")


def _number(value: Mapping[str, object], name: str) -> int:
    number = value["number"]
    match = _TOKEN_NUMBER.fullmatch(number) if isinstance(number, str) else None
    if match is None:
        raise bad(f"{name}.number", number, "token_number")
    return int(match[1])


def _object(given: FieldSpec, value: object, name: str) -> Any:
    if not isinstance(value, dict):
        raise bad(name, value, "object")
    if not given.fields:
        return value
    for inside in value:
        if inside not in given.fields:
            raise _unknown_inside(f"{name}.{inside}", given.fields)
    for inside, described in given.fields.items():
        if described.required and inside not in value:
            place = f"{name}.{inside}"
            raise Refused(Code.MISSING_FIELD, {"field": place}, details={"field": place}, variant="inside")
    return {inside: read(given.fields[inside], each, f"{name}.{inside}") for inside, each in value.items()}


def _unknown_inside(name: str, known: Iterable[str]) -> Refused:
    place = shown(name)
    return Refused(
        Code.UNKNOWN_FIELD,
        {"field": place, "fields": ", ".join(known)},
        details={"field": place},
        variant="inside",
    )


_ZERO_WIDTH_SPACE = "\u200b"  # a mark for breaking Thai lines on screens; it is never stored
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_BREAK = re.compile(r"[\n\t]")
_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z._/-]*")
_PIN = re.compile(rf"[0-9]{{{SHORTEST_PIN},}}", re.ASCII)
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_HOUR = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]", re.ASCII)
_TOKEN_NUMBER = re.compile(r"F0*([1-9][0-9]{0,6})", re.ASCII)
_REFERENCE_TEXT = FieldSpec(FieldKind.TEXT, maximum=200)
_NODE = FieldSpec(FieldKind.CODE, maximum=40)
_TICKET = FieldSpec(FieldKind.REF, refers_to="ticket")

_READERS: dict[FieldKind, Callable[[FieldSpec, object, str], Any]] = {
    FieldKind.TEXT: _text,
    FieldKind.CODE: _code,
    FieldKind.INTEGER: _integer,
    FieldKind.DATE: _date,
    FieldKind.TIME: _time,
    FieldKind.CHOICE: _choice,
    FieldKind.FLAG: _flag,
    FieldKind.REF: _reference,
    FieldKind.TOKEN: _token,
    FieldKind.OBJECT: _object,
    FieldKind.PIN: _pin,
}
