"""Commands on what a workshop has: organisation, work centres, products."""

from __future__ import annotations

from app.domain.commands.fields import FieldKind, FieldSpec, Keep, spec
from app.domain.commands.registry import Command, command
from app.domain.commands.shapes import (
    EDIT_FLAG,
    EDIT_NAME,
    EDIT_OPTIONAL_NAME,
    EDIT_ROUTING,
    EDIT_TIME,
    SKU_LENGTH,
    code,
    edited,
    line,
    ref,
    text,
)
from app.domain.permissions import Permission


@command("org.set", Permission.ADMINISTER, undoable=True)
class OrgSet(Command):
    """Names the organisation; its code stands first in every serial number made from then on. Its shift is
    when people work: what still runs after it is asked about."""

    code: str = code(length=8)
    name_en: str | Keep | None = edited(EDIT_OPTIONAL_NAME)
    name_th: str | Keep | None = edited(EDIT_OPTIONAL_NAME)
    shift_from: str | Keep | None = edited(EDIT_TIME)
    shift_to: str | Keep | None = edited(EDIT_TIME)


@command("work_center.create", Permission.EDIT_CATALOGUE)
class WorkCenterCreate(Command):
    """A place where work is done; its capacity is in people."""

    code: str = code()
    name_en: str = text()
    name_th: str | None = text(required=False)
    capacity: int = spec(FieldSpec(FieldKind.INTEGER, required=False, minimum=1, maximum=10_000), 1)


@command("product.create", Permission.EDIT_CATALOGUE, counter="product.edit")
class ProductCreate(Command):
    """A product; its line decides how it is made."""

    sku: str = text(length=SKU_LENGTH)
    name_en: str = text()
    name_th: str | None = text(required=False)
    line: str = line()
    routing: str | int | None = ref("routing", required=False)


@command("product.edit", Permission.EDIT_CATALOGUE, undoable=True)
class ProductEdit(Command):
    """Changes a product's names or routing, or takes it out of use (`active: false`) and back."""

    product: str | int = ref("product")
    name_en: str | Keep = edited(EDIT_NAME)
    name_th: str | Keep | None = edited(EDIT_OPTIONAL_NAME)
    routing: str | int | Keep = edited(EDIT_ROUTING)
    active: bool | Keep = edited(EDIT_FLAG)
