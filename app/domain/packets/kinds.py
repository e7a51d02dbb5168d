"""Which documents a job gets: it follows from its line, and from whether there are pieces yet."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.packets.values import BY_LINE, TEMPLATE, Kind
from app.domain.refusals import Code, Refused
from app.domain.words import Line
from app.values import frozen

# What goes with a job of each line by itself.
OF_LINE: Mapping[Line, tuple[Kind, ...]] = {
    Line.HATTHASILPA: (Kind.WORK_CARD, Kind.PIECE_LABELS),
    Line.CLASSIC: (Kind.WORK_CARD, Kind.BATCH_TRAVELLER),
}
PER_PIECE = frozenset({Kind.PIECE_LABELS})
"""What names pieces, so that there is none before the start."""
ONLY_CLASSIC = frozenset({Kind.BATCH_TRAVELLER})
ON_PAPER = frozenset({Kind.WORK_CARD, Kind.PIECE_LABELS, Kind.BATCH_TRAVELLER})
"""What is printed."""


@frozen
class Chosen:
    """The kinds of one packet, and why they are these."""

    kind: str
    kinds: tuple[Kind, ...]
    why: str


def choose(
    line: Line, started: bool, ticket: str, kind: Kind | None = None, template: str | None = None
) -> Chosen:
    """What a packet of a job holds. Raises Refused(ERR_PACKET_KIND) for what the job has none of."""
    if template is not None:
        return Chosen(TEMPLATE, (), f"template {template}, as asked")
    if kind is not None:
        _refuse(line, started, ticket, kind)
        return Chosen(kind, (kind,), f"{kind}, as asked")
    kinds = tuple(each for each in OF_LINE[line] if started or each not in PER_PIECE)
    left = [each for each in OF_LINE[line] if each not in kinds]
    without = f"; without {', '.join(left)}: not started" if left else ""
    return Chosen(BY_LINE, kinds, f"{', '.join(kinds)}, by the line {line}{without}")


def _refuse(line: Line, started: bool, ticket: str, kind: Kind) -> None:
    said = {"ticket": ticket, "packet_kind": kind}
    if kind in ONLY_CLASSIC and line is not Line.CLASSIC:
        raise Refused(Code.PACKET_KIND, said, details={"kind": kind}, variant="line")
    if kind in PER_PIECE and not started:
        raise Refused(Code.PACKET_KIND, said, details={"kind": kind})
