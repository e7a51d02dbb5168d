"""Projections of the catalogue of faults."""

from __future__ import annotations

from playhouse.apsw_ext import APSWDatabase

from app.domain.defects import FIRST
from app.domain.facts import defects as facts
from app.models.projections.registry import projects
from app.models.records import DefectRow


def first_defects(db: APSWDatabase) -> None:
    """What every workshop begins with."""
    for id_, each in enumerate(FIRST, 1):
        values = {"code": each.code, "name_en": each.name_en, "name_th": each.name_th}
        DefectRow.insert(id=id_, **values, steps=",".join(each.steps), active=True).execute(db)


@projects(facts.DefectCreated)
def defect_created(db: APSWDatabase, fact: facts.DefectCreated) -> None:
    """One kind of fault, in use."""
    values = {"code": fact.code, "name_en": fact.name_en, "name_th": fact.name_th}
    DefectRow.insert(id=fact.id, **values, steps=",".join(fact.steps), active=True).execute(db)


@projects(facts.DefectEdited)
def defect_edited(db: APSWDatabase, fact: facts.DefectEdited) -> None:
    """Its editable values."""
    values = {"name_en": fact.name_en, "name_th": fact.name_th, "active": fact.active}
    DefectRow.update({**values, "steps": ",".join(fact.steps)}).where(DefectRow.id == fact.id).execute(db)
