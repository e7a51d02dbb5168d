"""The faults that inspections find: the workshop's own catalogue, and the step that is done again for one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from app.domain.routing.graph import Node
from app.values import frozen


@frozen
class Defect:
    """A kind of fault. `steps`: the codes of steps, or of work centres, where it usually arises."""

    code: str
    name_en: str
    name_th: str | None = None
    steps: tuple[str, ...] = ()


FIRST = (
    Defect("stitching", "Stitching", "รอยเย็บ", ("SEW",)),
    Defect("edge", "Edge", "ขอบ", ("EDGE",)),
    Defect("scratch", "Scratch", "รอยขีดข่วน"),
    Defect("hole", "Hole or cut", "รูหรือรอยบาด", ("CUT",)),
    Defect("size", "Size", "ขนาด", ("CUT",)),
    Defect("colour", "Colour", "สี"),
    Defect("glue", "Glue", "กาว", ("ASM", "GLUE")),
)
"""What every workshop begins with; the ids are their places, from 1: before a station gives any."""


def ranked(offered: Iterable[Node], steps: Sequence[str], history: Mapping[str, int]) -> list[Node]:
    """The steps that can be done again, the likeliest first: where the fault usually arises, then where
    pieces were sent for it before, most often first; else as they are offered."""
    usual = {code.upper() for code in steps}

    def place(node: Node) -> tuple[bool, int]:
        return not usual & {(node.code or "").upper(), (node.work_center or "").upper()}, -history.get(
            node.code, 0
        )

    return sorted(offered, key=place)
