"""Commands on the catalogue of faults."""

from __future__ import annotations

from app.domain.commands.fields import FieldKind, FieldSpec, Keep, spec
from app.domain.commands.registry import Command, command
from app.domain.commands.shapes import EDIT_FLAG, EDIT_NAME, EDIT_OPTIONAL_NAME, code, edited, ref, text
from app.domain.permissions import Permission

_STEPS = FieldSpec(FieldKind.CODE, required=False, many=True, singular="step", maximum=40)
_EDIT_STEPS = FieldSpec(
    FieldKind.CODE, required=False, many=True, singular="step", maximum=40, clearable=True
)


@command("defect.create", Permission.EDIT_CATALOGUE, counter="defect.edit")
class DefectCreate(Command):
    """A kind of fault that inspections find, with the steps or work centres where it usually arises: they are
    suggested first when a piece goes back for it."""

    code: str = code()
    name_en: str = text()
    name_th: str | None = text(required=False)
    steps: tuple[str, ...] = spec(_STEPS, ())


@command("defect.edit", Permission.EDIT_CATALOGUE, undoable=True)
class DefectEdit(Command):
    """Changes a kind of fault, or takes it out of use (`active: false`) and back."""

    defect: str | int = ref("defect")
    name_en: str | Keep = edited(EDIT_NAME)
    name_th: str | Keep | None = edited(EDIT_OPTIONAL_NAME)
    steps: tuple[str, ...] | Keep | None = edited(_EDIT_STEPS)
    active: bool | Keep = edited(EDIT_FLAG)
