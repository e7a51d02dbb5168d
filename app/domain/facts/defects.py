"""Facts about the catalogue of faults."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.facts.codec import Fact, fact, listed


@fact("defect.created")
class DefectCreated(Fact):
    """A kind of fault; `steps` are where it usually arises."""

    id: int
    code: str
    name_en: str
    name_th: str | None
    steps: tuple[str, ...] = listed()

    def touches(self) -> Sequence[int]:
        return (self.id,)


@fact("defect.edited")
class DefectEdited(Fact):
    """All editable values of a kind of fault as they are now."""

    id: int
    code: str
    name_en: str
    name_th: str | None
    steps: tuple[str, ...] = listed()
    active: bool

    def touches(self) -> Sequence[int]:
        return (self.id,)
