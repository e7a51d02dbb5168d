"""Verbs on the catalogue of faults."""

from __future__ import annotations

from app.domain.commands import defects as commands
from app.domain.commands.fields import Keep
from app.domain.decision import Context, Decision
from app.domain.facts import defects as facts
from app.lifecycle.desk import Desk
from app.lifecycle.verbs.catalogue import kept
from app.lifecycle.verbs.registry import verb
from app.models.loading import defects, things
from app.models.records import DefectRow


@verb(commands.DefectCreate)
def defect_create(desk: Desk, command: commands.DefectCreate, context: Context) -> Decision:
    """One more kind of fault, in use."""
    things.refuse_duplicate(desk.db, DefectRow, "code", "defect", command.code)
    fact = facts.DefectCreated(
        id=context.ids.take(),
        code=command.code,
        name_en=command.name_en,
        name_th=command.name_th,
        steps=tuple(dict.fromkeys(command.steps)),
    )
    return Decision((fact,), {"id": fact.id, "code": fact.code})


@verb(commands.DefectEdit)
def defect_edit(desk: Desk, command: commands.DefectEdit, context: Context) -> Decision:
    """Its values as they are from now on."""
    row = things.find(desk.db, DefectRow, "code", "defect", command.defect)
    steps = defects.as_steps(row.steps) if command.steps is Keep.AS_IS else command.steps or ()
    fact = facts.DefectEdited(
        id=row.id,
        code=row.code,
        name_en=kept(command.name_en, row.name_en),
        name_th=kept(command.name_th, row.name_th),
        steps=tuple(dict.fromkeys(steps)),
        active=kept(command.active, bool(row.active)),
    )
    return Decision((fact,), {"id": fact.id, "code": row.code, "active": fact.active})
