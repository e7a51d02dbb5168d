"""What is offered first where papers are printed."""

from __future__ import annotations

from app.domain.paper.kinds import PaperKind
from app.messages import Language
from app.values import frozen


@frozen
class First:
    """The paper and its language that somebody has come for, whatever was chosen the last time."""

    kind: PaperKind
    language: Language
