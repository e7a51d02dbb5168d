"""Verbs on what a workshop has: organisation, work centres, products."""

from __future__ import annotations

from typing import Any

from app.domain.bad_value import bad
from app.domain.codes import organisation_code
from app.domain.commands import catalogue as commands
from app.domain.commands.fields import Keep
from app.domain.decision import Context, Decision
from app.domain.facts import catalogue as facts
from app.domain.refusals import Notice
from app.domain.serials import fits_serials, sku_key
from app.domain.shifts import Shift, hours
from app.domain.tickets.create import of_other_line
from app.domain.words import Line
from app.lifecycle.desk import Desk
from app.lifecycle.verbs.registry import verb
from app.models.loading import routings as loading_routings
from app.models.loading import things
from app.models.records import OrganisationRow, ProductRow, WorkCenterRow


@verb(commands.OrgSet)
def org_set(desk: Desk, command: commands.OrgSet, context: Context) -> Decision:
    """Names the organisation and its shift; what is not given stays."""
    code = organisation_code(command.code)
    row = OrganisationRow.select().get(desk.db)
    name_en, name_th = kept(command.name_en, row.name_en), kept(command.name_th, row.name_th)
    shift_from, shift_to = (
        kept(command.shift_from, row.shift_from),
        kept(command.shift_to, row.shift_to),
    )
    shift = Shift.of(shift_from, shift_to)
    if shift.begins == shift.ends:
        raise bad("shift_to", hours(shift.ends), "no_shift")
    fact = facts.OrgSet(code=code, name_en=name_en, name_th=name_th, shift_from=shift_from, shift_to=shift_to)
    return Decision((fact,), {"code": code})


@verb(commands.WorkCenterCreate)
def work_center_create(desk: Desk, command: commands.WorkCenterCreate, context: Context) -> Decision:
    """One more work centre."""
    things.refuse_duplicate(desk.db, WorkCenterRow, "code", "work_center", command.code)
    fact = facts.WorkCenterCreated(
        id=context.ids.take(),
        code=command.code,
        name_en=command.name_en,
        name_th=command.name_th,
        capacity=command.capacity,
    )
    return Decision((fact,), {"id": fact.id, "code": fact.code})


@verb(commands.ProductCreate)
def product_create(desk: Desk, command: commands.ProductCreate, context: Context) -> Decision:
    """One more product, in use."""
    fact = created(desk, command, context)
    return Decision(
        (fact,), {"id": fact.id, "code": fact.sku}, _notices(desk, command.routing, Line(command.line))
    )


def created(desk: Desk, command: commands.ProductCreate, context: Context) -> facts.ProductCreated:
    """The fact of a new product. Raises Refused(ERR_BAD_VALUE) when no serial could be made for its SKU."""
    things.refuse_duplicate(desk.db, ProductRow, "sku", "product", command.sku)
    routing = None if command.routing is None else loading_routings.routing(desk.db, command.routing).id
    if not fits_serials(command.sku):
        raise bad("sku", command.sku, "sku")
    return facts.ProductCreated(
        id=context.ids.take(),
        sku=command.sku,
        key=sku_key(command.sku),
        name_en=command.name_en,
        name_th=command.name_th,
        line=command.line,
        routing=routing,
    )


@verb(commands.ProductEdit)
def product_edit(desk: Desk, command: commands.ProductEdit, context: Context) -> Decision:
    """The product's values as they are from now on."""
    row = things.find(desk.db, ProductRow, "sku", "product", command.product)
    named = None if command.routing is Keep.AS_IS else command.routing
    routing = row.routing if named is None else loading_routings.routing(desk.db, named).id
    fact = facts.ProductEdited(
        id=row.id,
        name_en=kept(command.name_en, row.name_en),
        name_th=kept(command.name_th, row.name_th),
        routing=routing,
        active=kept(command.active, bool(row.active)),
    )
    result = {"id": fact.id, "code": row.sku, "active": fact.active}
    return Decision((fact,), result, _notices(desk, named, Line(row.line)))


def _notices(desk: Desk, routing: str | int | None, line: Line) -> list[Notice]:
    """What is to be heard of the routing that a product was given, if it was given one."""
    return [] if routing is None else of_other_line(things.pinned(desk.db, routing), line)


def kept(given: Any, before: Any) -> Any:
    """What an edit gives, or what was before where it says nothing."""
    return before if given is Keep.AS_IS else given
