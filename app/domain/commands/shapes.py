"""The shapes of fields that several commands share."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.domain.commands.fields import FieldKind, FieldSpec, Keep, spec
from app.domain.words import Line, Priority, Reason, Role

NAME_LENGTH = 200
SKU_LENGTH = 60
NOTE_LENGTH = 4_000
LARGEST_QUANTITY = 1_000_000


def text(*, required: bool = True, length: int = NAME_LENGTH) -> Any:
    """A text on one line."""
    return spec(FieldSpec(FieldKind.TEXT, required, maximum=length))


def notes() -> Any:
    """Free text of a ticket, optional."""
    return spec(FieldSpec(FieldKind.TEXT, required=False, maximum=NOTE_LENGTH, lines=True))


def reason(offered: tuple[Reason, ...] = ()) -> Any:
    """Why something was done; never left out."""
    return spec(FieldSpec(FieldKind.TEXT, maximum=500, lines=True, offered=offered))


def note(offered: tuple[Reason, ...] = ()) -> Any:
    """What one wants to say with it, optional."""
    return spec(FieldSpec(FieldKind.TEXT, required=False, maximum=500, lines=True, offered=offered))


def code(*, length: int = 40) -> Any:
    """A code that the user chooses: letters, digits, dot, dash, slash, underscore."""
    return spec(FieldSpec(FieldKind.CODE, maximum=length))


def quantity() -> Any:
    """A number of pieces."""
    return spec(QUANTITY)


def counted() -> Any:
    """How much of a batch, optional; it may be nothing."""
    return spec(FieldSpec(FieldKind.INTEGER, required=False, maximum=LARGEST_QUANTITY))


def some() -> Any:
    """So much of a batch, where it isn't the whole."""
    return spec(replace(QUANTITY, required=False))


def node() -> Any:
    """A node of the routing by its code, optional."""
    return spec(FieldSpec(FieldKind.CODE, required=False, maximum=40))


def ref(what: str, *, required: bool = True) -> Any:
    """A thing named by its code or id."""
    return spec(FieldSpec(FieldKind.REF, required, refers_to=what))


def refs(what: str, singular: str) -> Any:
    """One thing (under its singular name) or several."""
    return spec(FieldSpec(FieldKind.REF, many=True, singular=singular, refers_to=what))


def tokens() -> Any:
    """Tokens by id, serial, or ticket and number."""
    return spec(FieldSpec(FieldKind.TOKEN, many=True))


def line() -> Any:
    """One of the two production lines."""
    return spec(FieldSpec(FieldKind.CHOICE, choices=tuple(Line)))


def roles() -> Any:
    """A list of roles."""
    return spec(FieldSpec(FieldKind.CHOICE, many=True, choices=tuple(Role)))


def due() -> Any:
    """A day, optional."""
    return spec(FieldSpec(FieldKind.DATE, required=False))


def priority() -> Any:
    """How urgent, normal unless told."""
    return spec(FieldSpec(FieldKind.CHOICE, required=False, choices=tuple(Priority)), Priority.NORMAL)


def flag() -> Any:
    """Yes or no, no unless told."""
    return spec(FieldSpec(FieldKind.FLAG, required=False), default=False)


def edited(given: FieldSpec) -> Any:
    """A field of an edit: left as it is unless given."""
    return spec(given, Keep.AS_IS)


QUANTITY = FieldSpec(FieldKind.INTEGER, minimum=1, maximum=LARGEST_QUANTITY)
EDIT_NAME = FieldSpec(FieldKind.TEXT, required=False, maximum=NAME_LENGTH)
EDIT_OPTIONAL_NAME = FieldSpec(FieldKind.TEXT, required=False, maximum=NAME_LENGTH, clearable=True)
EDIT_QUANTITY = replace(QUANTITY, required=False)
EDIT_ROUTING = FieldSpec(FieldKind.REF, required=False, refers_to="routing")
EDIT_DUE = FieldSpec(FieldKind.DATE, required=False, clearable=True)
EDIT_TIME = FieldSpec(FieldKind.TIME, required=False, clearable=True)
EDIT_PRIORITY = FieldSpec(FieldKind.CHOICE, required=False, choices=tuple(Priority))
EDIT_NOTES = FieldSpec(FieldKind.TEXT, required=False, maximum=NOTE_LENGTH, lines=True, clearable=True)
EDIT_FLAG = FieldSpec(FieldKind.FLAG, required=False)
