"""What the commands that take an order sheet in have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.domain.commands.fields import FieldKind, FieldSpec, spec
from app.domain.commands.registry import Command
from app.domain.commands.shapes import (
    EDIT_DUE,
    EDIT_NOTES,
    EDIT_OPTIONAL_NAME,
    EDIT_PRIORITY,
    NAME_LENGTH,
    QUANTITY,
    flag,
    text,
)
from app.domain.record import record

LONGEST_HEADING = 32_767  # what a cell of a spreadsheet holds

# One order of a sheet, by the names of a sheet's columns.
ORDER_LINE: Mapping[str, FieldSpec] = {
    "product": FieldSpec(FieldKind.TEXT, maximum=NAME_LENGTH),
    "quantity": QUANTITY,
    "due": EDIT_DUE,
    "priority": EDIT_PRIORITY,
    "notes": EDIT_NOTES,
    "name": EDIT_OPTIONAL_NAME,
    "reference": EDIT_OPTIONAL_NAME,
}
SCHEDULED_LINE: Mapping[str, FieldSpec] = {**ORDER_LINE, "start": EDIT_DUE, "end": EDIT_DUE}
"""One manufacturing order of a sheet: it has a schedule too."""

_HEADING = FieldSpec(FieldKind.TEXT, required=False, maximum=LONGEST_HEADING)
_COLUMNS = (*SCHEDULED_LINE, "line")


def lines(fields: Mapping[str, FieldSpec] = ORDER_LINE) -> Any:
    """The orders of a sheet, at least one."""
    return spec(FieldSpec(FieldKind.OBJECT, many=True, fields=fields))


@record
class SheetImport(Command):
    """Makes something of each line of an order sheet, all or none. `mapping`: headings, to remember."""

    lines: tuple[Mapping[str, Any], ...] = lines()
    sheet: str = text(length=255)
    fingerprint: str = text(length=64)
    mapping: Mapping[str, str] | None = spec(
        FieldSpec(FieldKind.OBJECT, required=False, fields=dict.fromkeys(_COLUMNS, _HEADING))
    )
    create_products: bool = flag()
    again: bool = flag()

    def is_big(self) -> bool:
        return True
