"""Projections of the catalogue of faults."""

from __future__ import annotations

from app.domain.defects import FIRST, Defect
from app.domain.facts import defects as facts
from app.models import hot
from app.models.connection import Database
from app.models.projections.registry import projects
from app.models.records import DefectRow


def first_defects(db: Database) -> None:
    """What every workshop begins with."""
    for id_, each in enumerate(FIRST, 1):
        _insert(db, id_, each)


@projects(facts.DefectCreated)
def defect_created(db: Database, fact: facts.DefectCreated) -> None:
    """One kind of fault, in use."""
    _insert(db, fact.id, fact)


@projects(facts.DefectEdited)
def defect_edited(db: Database, fact: facts.DefectEdited) -> None:
    """Its editable values."""
    values = {"name_en": fact.name_en, "name_th": fact.name_th, "active": fact.active}
    DefectRow.update({**values, "steps": ",".join(fact.steps)}).where(DefectRow.id == fact.id).execute(db)


def _insert(db: Database, id_: int, defect: Defect | facts.DefectCreated) -> None:
    values = (id_, defect.code, defect.name_en, defect.name_th, ",".join(defect.steps))
    db.connection().execute(hot.INSERT_DEFECT, values)
